import { nanoid } from 'nanoid'
import { useId, useState } from 'react'
import type { CheckView } from '#shared/board/chosen.ts'
import type { StepView } from '#shared/board/projection.ts'
import { LONGEST } from '#shared/board/text.ts'
import { checkSorts } from '#shared/meeting/checks.ts'
import type { RefusalReason } from '#shared/protocol/refusal.ts'
import { useAct } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { lastChecks } from '../voting/Asked.tsx'
import { CheckResult } from '../voting/CheckPanel.tsx'
import { useWords } from '../words.tsx'
import { OpenCheck } from './OpenCheck.tsx'

/** What can be asked at any time; a decision is asked about from its own place. */
const sorts = checkSorts.filter(sort => sort !== 'live')

/** Whether enough of us say no that the host is asked to stop for a minute. From what everyone may see, and no more. */
const isLow = ({ cells }: CheckView): boolean => {
  const no = cells?.[2]
  return typeof no === 'number' ? no >= 2 : no !== undefined
}

/** Questions for everyone: one tap each, no names. */
export function AskCheck({ step }: { step: StepView }) {
  const { t } = useWords()
  const act = useAct()
  const ids = useId()
  const [asking, setAsking] = useState(false)
  const [question, setQuestion] = useState('')
  const [refusal, setRefusal] = useState<RefusalReason | null>(null)
  const checks = lastChecks(step.chosen.checks).filter(({ sort }) => sort !== 'live')
  const open = checks.filter(({ state }) => state === 'open')
  const closed = checks.filter(({ state }) => state === 'closed')

  async function ask(sort: (typeof sorts)[number]) {
    const outcome = await act('check.ask', { check: nanoid(12), step: step.id, sort, question })
    setRefusal(outcome.done ? null : outcome.reason)
    answer(t(outcome.done ? 'check.asked' : `refusal.${outcome.reason}`))
    if (outcome.done) setAsking(false)
  }

  return (
    <section className="panel ask-check" aria-labelledby={`${ids}-ask`}>
      <h3 id={`${ids}-ask`}>
        <Icon name="help" />
        {t('check.ask')}
      </h3>
      {open.map(check => (
        <OpenCheck key={check.id} check={check} decision={undefined} />
      ))}
      {closed.map(check => (
        <div key={check.id}>
          {isLow(check) && <Notice sort="wait">{t('check.low')}</Notice>}
          <CheckResult check={check} decision={undefined} />
        </div>
      ))}
      <button type="button" className="tool" onClick={() => setAsking(true)}>
        <Icon name="plus" />
        {t('check.ask')}
      </button>
      {asking && (
        <Sheet title={t('check.ask')} close={() => setAsking(false)}>
          <p>{t('check.ask_hint')}</p>
          {refusal && <Notice sort="bad">{t(`refusal.${refusal}`)}</Notice>}
          <div className="choices-down">
            {sorts
              .filter(sort => sort !== 'own')
              .map(sort => (
                <button key={sort} type="button" className="btn alt" onClick={() => void ask(sort)}>
                  {t(`check.${sort}`)}
                </button>
              ))}
          </div>
          <form
            onSubmit={event => {
              event.preventDefault()
              void ask('own')
            }}
          >
            <label className="label" htmlFor={`${ids}-own`}>
              {t('check.question')}
            </label>
            <input
              id={`${ids}-own`}
              className="field"
              dir="auto"
              value={question}
              maxLength={LONGEST.about}
              onChange={event => setQuestion(event.target.value)}
            />
            <button type="submit" className="btn">
              {t('check.ask')}
            </button>
          </form>
        </Sheet>
      )}
    </section>
  )
}
