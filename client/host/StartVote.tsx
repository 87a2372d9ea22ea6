import { nanoid } from 'nanoid'
import { useId, useState } from 'react'
import { MOST_VOTES } from '#shared/actions/votes.ts'
import type { StepView } from '#shared/board/projection.ts'
import type { RefusalReason } from '#shared/protocol/refusal.ts'
import { type MethodName, methodNames } from '#shared/voting/methods.ts'
import { useAct } from '../board/table.tsx'
import { firstWords, usePileName } from '../cards/pileName.ts'
import { answer } from '../ui/announcer.ts'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'

/** What each person has unless the host says otherwise. */
const USUAL_VOTES = 3

/** The host picks what can be chosen, and how. */
export function StartVote({ step, close }: { step: StepView; close: () => void }) {
  const { t } = useWords()
  const act = useAct()
  const ids = useId()
  const pileName = usePileName()
  const [method, setMethod] = useState<MethodName>('dots')
  const [votes, setVotes] = useState(USUAL_VOTES)
  const [several, setSeveral] = useState(true)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [refusal, setRefusal] = useState<RefusalReason | null>(null)
  const things = [
    ...step.piles
      .filter(({ cards }) => cards.length > 0)
      .map(pile => ({ id: pile.id as string, text: pileName(pile), lang: '' })),
    ...step.kinds.flatMap(({ cards }) =>
      cards.map(({ id, text, lang }) => ({ id: id as string, text: firstWords(text ?? ''), lang })),
    ),
  ]
  const options = things.map(({ id }) => id).filter(id => !left.has(id))

  async function open() {
    if (options.length < 2) return setRefusal('too_few_options')
    const outcome = await act('round.open', { round: nanoid(12), step: step.id, method, votes, several, options })
    answer(outcome.done ? t('vote.opened') : t(`refusal.${outcome.reason}`))
    if (outcome.done) close()
    else setRefusal(outcome.reason)
  }

  return (
    <Sheet title={t('vote.start')} close={close}>
      <form
        className="start-vote"
        onSubmit={event => {
          event.preventDefault()
          void open()
        }}
      >
        <p>{t('vote.start_hint')}</p>
        <fieldset>
          <legend className="label">{t('vote.what')}</legend>
          <p className="hint">{t('vote.what_hint')}</p>
          <div className="pick-list">
            {things.map(({ id, text, lang }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={!left.has(id)}
                  onChange={event => {
                    const next = new Set(left)
                    if (event.target.checked) next.delete(id)
                    else next.add(id)
                    setLeft(next)
                  }}
                />
                <span className="words" dir="auto" lang={lang || undefined}>
                  {text}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend className="label">{t('vote.method')}</legend>
          <div className="choices">
            {methodNames.map(name => (
              <label key={name}>
                <input type="radio" name={`${ids}-method`} checked={method === name} onChange={() => setMethod(name)} />
                {t(`method.${name}`)}
              </label>
            ))}
          </div>
        </fieldset>
        {method === 'dots' && (
          <fieldset>
            <legend className="label">{t('vote.each')}</legend>
            <div className="choices numbers">
              {Array.from({ length: MOST_VOTES }, (_, at) => at + 1).map(n => (
                <label key={n}>
                  <input type="radio" name={`${ids}-votes`} checked={votes === n} onChange={() => setVotes(n)} />
                  {n}
                </label>
              ))}
            </div>
            <div className="pick-list">
              <label>
                <input type="checkbox" checked={several} onChange={event => setSeveral(event.target.checked)} />
                {t('vote.several')}
              </label>
            </div>
          </fieldset>
        )}
        {refusal && <Notice sort="bad">{t(`refusal.${refusal}`)}</Notice>}
        <button type="submit" className="btn">
          {t('vote.open')}
        </button>
      </form>
    </Sheet>
  )
}
