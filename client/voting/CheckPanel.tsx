import { useState } from 'react'
import type { CheckView, DecisionView } from '#shared/board/chosen.ts'
import type { Id } from '#shared/board/ids.ts'
import { LONGEST } from '#shared/board/text.ts'
import { type CheckAnswer, checkAnswers, takesReason } from '#shared/meeting/checks.ts'
import type { RefusalReason } from '#shared/protocol/refusal.ts'
import { useAct, useView } from '../board/table.tsx'
import { HelpNow } from '../care/HelpNow.tsx'
import { answer as sayAnswer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'
import { BoxSees } from './BoxSees.tsx'
import { answerIcons, ThreeNumbers, useAnswered, useQuestion } from './check.tsx'

/** The words that it is about. */
export function DecisionWords({ decision }: { decision: DecisionView }) {
  return (
    <blockquote className="decision-words words" dir="auto" lang={decision.lang || undefined}>
      {decision.text}
    </blockquote>
  )
}

/** A reason without a name, for whoever says "not like this". */
function Reason({ add }: { add: (text: string) => Promise<RefusalReason | null> }) {
  const { t } = useWords()
  const { projection } = useView()
  const [text, setText] = useState('')
  const [refusal, setRefusal] = useState<RefusalReason | null>(null)
  return (
    <form
      className="reason"
      onSubmit={event => {
        event.preventDefault()
        // Nothing takes the place of a reason that is in already.
        if (text.trim() === '') return setRefusal('empty')
        void add(text).then(refused => {
          setRefusal(refused)
          if (refused) return
          setText('')
          sayAnswer(t('check.why_in'))
        })
      }}
    >
      <label className="label" htmlFor="reason">
        {t('check.why')}
      </label>
      <textarea
        id="reason"
        className="field words"
        rows={2}
        dir="auto"
        value={text}
        maxLength={LONGEST.card}
        aria-describedby="reason-hint"
        onChange={event => setText(event.target.value)}
      />
      <p className="hint" id="reason-hint">
        {t('check.why_hint')}
      </p>
      {refusal && <Notice sort="bad">{t(`refusal.${refusal}`)}</Notice>}
      <HelpNow text={text} near={projection?.help ?? ''} />
      <button type="submit" className="btn alt" aria-disabled={text.trim() === ''}>
        {t('check.add_why')}
      </button>
    </form>
  )
}

/** What somebody has answered. */
interface Given {
  readonly answer: CheckAnswer
  readonly reason: string
}

interface CheckPanelProps {
  readonly check: CheckView
  readonly decision: DecisionView | undefined
  /** Somebody without a phone who has this device now. */
  readonly voter?: Id<'seat'> | ''
}

/** One question, three answers, one tap. */
export function CheckPanel({ check, decision, voter = '' }: CheckPanelProps) {
  const { t, language } = useWords()
  const act = useAct()
  const { ballots } = useView()
  const answered = useAnswered()
  const question = useQuestion()(check)
  const [theirs, setTheirs] = useState<Given | null>(null)
  const [refusal, setRefusal] = useState<RefusalReason | null>(null)
  const own = ballots.get(check.id)
  // Whoever has somebody else's device has nothing of what its owner said.
  const given = voter ? theirs : own ? { answer: own.marks[0]?.[0] as CheckAnswer, reason: own.reason } : null
  const mine = given?.answer
  const reason = given?.reason ?? ''

  async function give(next: Given): Promise<RefusalReason | null> {
    if (voter) setTheirs(next)
    const args = { check: check.id, ...next, lang: language.tag, for: voter }
    const outcome = await act('check.answer', args, check.step, voter ? 'nobodys' : 'mine')
    const refused = outcome.done ? null : outcome.reason
    setRefusal(refused)
    return refused
  }

  return (
    <section className="check-panel panel" aria-labelledby={`check-${check.id}`}>
      <h2 id={`check-${check.id}`} className="words" dir="auto">
        {question}
      </h2>
      {decision && <DecisionWords decision={decision} />}
      {/* biome-ignore lint/a11y/useSemanticElements: three buttons under one heading */}
      <div className="answers" role="group" aria-labelledby={`check-${check.id}`}>
        {checkAnswers.map(one => (
          <button
            key={one}
            type="button"
            className={`answer-${one}`}
            aria-pressed={mine === one}
            onClick={() => {
              void give({ answer: one, reason: takesReason(check.sort, one) ? reason : '' })
              sayAnswer(t('check.said'))
            }}
          >
            <Icon name={mine === one ? 'tick' : answerIcons[one]} />
            {t(`answer.${check.sort}_${one}`)}
          </button>
        ))}
      </div>
      {refusal && <Notice sort="bad">{t(`refusal.${refusal}`)}</Notice>}
      {mine && <p className="hint">{t('check.yours')}</p>}
      {mine && takesReason(check.sort, mine) && (
        <>
          {reason && (
            <p className="words" dir="auto">
              “{reason}”
            </p>
          )}
          <Reason add={text => give({ answer: mine, reason: text })} />
        </>
      )}
      <p className="hint">{answered(check)}</p>
      <BoxSees of="check" />
    </section>
  )
}

/** The three numbers, and the reasons without a name. */
export function CheckResult({ check, decision }: Omit<CheckPanelProps, 'voter'>) {
  const { t } = useWords()
  const act = useAct()
  const { projection, seat } = useView()
  const question = useQuestion()(check)
  const silent = Math.max(0, check.of - check.answered)
  const leads = projection?.seats.some(one => one.id === seat && one.leads) ?? false
  return (
    <section className="check-result panel" aria-labelledby={`check-${check.id}`}>
      <h2 id={`check-${check.id}`} className="words" dir="auto">
        {question}
      </h2>
      {decision && <DecisionWords decision={decision} />}
      {decision?.changed ? (
        // The numbers were about other words.
        <Notice sort="news">{t('decide.changed')}</Notice>
      ) : (
        <>
          {check.cells ? <ThreeNumbers sort={check.sort} cells={check.cells} /> : <p>{t('check.too_few')}</p>}
          {silent > 0 && <p className="hint">{t('check.waiting', { n: silent })}</p>}
        </>
      )}
      {check.reasons.length > 0 && (
        <>
          <h3>{t('check.reasons')}</h3>
          <ul className="reasons">
            {check.reasons.map(({ text, lang, covered }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: their place is what they are known by
              <li key={at}>
                <p className="words" dir="auto" lang={lang || undefined}>
                  {covered ? t('check.covered') : text}
                </p>
                {(!covered || leads) && (
                  <button
                    type="button"
                    className="tool bare"
                    onClick={() => void act('reason.cover', { check: check.id, at, covered: !covered }, check.step)}
                  >
                    <Icon name="cover" />
                    {t(covered ? 'check.uncover' : 'check.cover')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
