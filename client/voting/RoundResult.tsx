import { useEffect, useRef } from 'react'
import type { OptionView, RoundView } from '#shared/board/chosen.ts'
import { useWords } from '../words.tsx'
import { optionLook, useCellText, useOptionText } from './option.ts'
import './voting.css'

/** Longer rows of dots are not counted by eye. */
const MOST_DOTS = 30

/** Votes as dots that can be counted, and as a number; hands beside them. */
export function Votes({ option }: { option: OptionView }) {
  const { t } = useWords()
  const textOf = useCellText()
  const { cell, hands } = option
  return (
    <span className="votes">
      {typeof cell === 'number' && cell <= MOST_DOTS && (
        <span className="vote-dots" aria-hidden="true">
          {Array.from({ length: cell }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: dots without a name
            <i key={at} />
          ))}
        </span>
      )}
      {cell !== null && <b>{typeof cell === 'number' ? t('vote.votes', { n: cell }) : textOf(cell)}</b>}
      {hands > 0 && <span className="hands">{t('vote.hands_n', { n: hands })}</span>}
    </span>
  )
}

/** Who voted, and what that comes to, in one sentence or two. */
export function useVerdict(): (round: RoundView) => string {
  const { t } = useWords()
  return ({ turnout, handsOf, tooFew, winners }) => {
    const sentences = [handsOf > 0 && t('vote.people_hands', { n: handsOf })]
    // What hands have chosen is not what those few voted for.
    if (tooFew) sentences.push(t('vote.too_few'))
    if (winners.length > 1)
      sentences.push(
        winners.every(({ cell }) => typeof cell === 'number' || cell === null)
          ? t('vote.tie', { n: winners.length })
          : t('vote.maybe_level'),
      )
    else if (winners.length === 1) sentences.push(!tooFew && turnout > 0 && t('vote.people', { n: turnout }))
    else if (!tooFew) sentences.push(t('vote.nobody'))
    return sentences.filter(Boolean).join(' ')
  }
}

/**
 * What was chosen: the first large, the others as counted dots.
 * @param isNew it takes the place of the vote that this person was in, so it begins at its heading
 */
export function RoundResult({ round, isNew = false }: { round: RoundView; isNew?: boolean }) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const textOf = useOptionText()
  const verdict = useVerdict()
  const [winner] = round.winners.length === 1 ? round.winners : []
  useEffect(() => {
    if (isNew) heading.current?.focus()
  }, [isNew])
  return (
    <section className="round-result" aria-labelledby={`result-${round.id}`}>
      <h2 id={`result-${round.id}`} ref={heading} tabIndex={-1}>
        {t('vote.result')}
      </h2>
      <p>{verdict(round)}</p>
      <ul>
        {round.options.map(option => (
          <li key={option.id} className={option === winner ? `card winner ${optionLook(option)}` : ''}>
            <p className="words" dir="auto" lang={option.lang || undefined}>
              {textOf(option)}
            </p>
            <Votes option={option} />
          </li>
        ))}
      </ul>
    </section>
  )
}
