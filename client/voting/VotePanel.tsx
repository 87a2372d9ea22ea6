import { useMemo } from 'react'
import type { OptionView, RoundView } from '#shared/board/chosen.ts'
import type { Id } from '#shared/board/ids.ts'
import { doneCount, isDoneWith } from '#shared/board/projection.ts'
import { mostOnOne } from '#shared/voting/methods.ts'
import { useAct, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { canHear, hear } from '../ui/hear.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'
import { BoxSees } from './BoxSees.tsx'
import { inOwnOrder, optionLook, useOptionText } from './option.ts'
import { useBallot } from './useBallot.ts'
import './voting.css'

/** More dots than this are not counted by eye. */
const MOST_DOTS = 5

/** What is left to give: in words, and in dots that fill. */
function VotesLeft({ round, left }: { round: RoundView; left: number }) {
  const { t } = useWords()
  const isCounted = Number.isFinite(left)
  return (
    <div className="votes-left">
      <p>{isCounted ? t(left > 0 ? 'vote.left' : 'vote.left_none', { n: left }) : t('vote.any')}</p>
      {isCounted && round.votes <= MOST_DOTS && (
        <span aria-hidden="true">
          {Array.from({ length: round.votes }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: dots without a name
            <i key={at} className={at < round.votes - left ? 'full' : ''}>
              {at < round.votes - left && <Icon name="tick" />}
            </i>
          ))}
        </span>
      )}
    </div>
  )
}

interface OptionProps {
  readonly option: OptionView
  readonly count: number
  readonly most: number
  readonly left: number
  readonly change: (by: 1 | -1) => void
}

/** One thing to choose: its words, then minus and plus, or one button where it can be chosen once. */
function Option({ option, count, most, left, change }: OptionProps) {
  const { t } = useWords()
  const idea = useOptionText()(option)
  const isFull = left < 1 || count >= most
  const choice = t(count > 0 ? 'vote.chosen' : 'vote.choose')
  return (
    <li className={`card vote-option ${optionLook(option)} ${count > 0 ? 'has-votes' : ''}`}>
      <p className="words" id={`idea-${option.id}`} dir="auto" lang={option.lang || undefined}>
        {idea}
      </p>
      {option.pile > 0 && <p className="state">{t('vote.pile', { n: option.pile })}</p>}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would read its legend before every button again */}
      <div className="taps" role="group" aria-labelledby={`idea-${option.id}`}>
        {most === 1 ? (
          <button
            type="button"
            className="choose"
            aria-pressed={count > 0}
            aria-disabled={count === 0 && isFull}
            aria-label={`${choice}: ${idea}`}
            onClick={() => change(count > 0 ? -1 : 1)}
          >
            {count > 0 && <Icon name="tick" />}
            {choice}
          </button>
        ) : (
          <>
            <button
              type="button"
              className="step-by"
              aria-disabled={count === 0}
              aria-label={t('vote.take', { idea })}
              onClick={() => change(-1)}
            >
              <Icon name="minus" />
            </button>
            <span className="count">{t('vote.votes', { n: count })}</span>
            <button
              type="button"
              className="step-by"
              aria-disabled={isFull}
              aria-label={t('vote.add', { idea })}
              onClick={() => change(1)}
            >
              <Icon name="plus" />
            </button>
          </>
        )}
        {canHear() && (
          <button
            type="button"
            className="more"
            aria-label={`${t('common.hear')}: ${idea}`}
            onClick={() => hear([{ text: idea, lang: option.lang }])}
          >
            <Icon name="sound" />
          </button>
        )}
      </div>
    </li>
  )
}

/** "I'm done", and how many are. */
function VoteDone({ round }: { round: RoundView }) {
  const { t } = useWords()
  const act = useAct()
  const { projection, here, seat } = useView()
  const seats = projection?.seats ?? []
  const isDone = seats.some(one => one.id === seat && isDoneWith(one, round.id))
  const { done, of } = doneCount(seats, here, round.id)
  return (
    <div className="done">
      <button
        type="button"
        className={isDone ? 'btn alt block' : 'btn block'}
        aria-pressed={isDone}
        onClick={() => {
          void act('vote.done', { round: round.id, done: !isDone }, round.step)
          answer(t(isDone ? 'done.not' : 'vote.thanks'))
        }}
      >
        {isDone && <Icon name="tick" />}
        {t(isDone ? 'vote.is_done' : 'vote.done')}
      </button>
      {of > 0 && <p className="hint">{t('vote.waiting', { n: done, total: of })}</p>}
    </div>
  )
}

/** A secret vote for one person: their own order, their own votes, changed until it is closed. */
export function VotePanel({ round, voter = '' }: { round: RoundView; voter?: Id<'seat'> | '' }) {
  const { t } = useWords()
  const { seat } = useView()
  const { left, countOn, change, refusal } = useBallot(round, voter)
  const who = voter || seat
  const options = useMemo(() => inOwnOrder(round.options, who), [round.options, who])
  return (
    <section className="vote-panel" aria-label={t('title.vote')}>
      {voter && <h2>{t('title.vote')}</h2>}
      <VotesLeft round={round} left={left} />
      {refusal && <Notice sort="bad">{t(`refusal.${refusal}`)}</Notice>}
      <ul>
        {options.map(option => (
          <Option
            key={option.id}
            option={option}
            count={countOn(option.id)}
            most={mostOnOne(round)}
            left={left}
            change={by => void change(option.id, by)}
          />
        ))}
      </ul>
      {!voter && <VoteDone round={round} />}
      <BoxSees of="vote" />
    </section>
  )
}
