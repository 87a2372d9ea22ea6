import { useEffect } from 'react'
import { askedAt, isOn, type Subject } from '#shared/speaking/subjects.ts'
import { useAct, useView } from '../board/table.tsx'
import { answer, say } from '../ui/announcer.ts'
import { useWords } from '../words.tsx'

/**
 * [W52] [W54] [W57] One question to everyone, with what it would show or keep. Yes and no are alike, and a no looks like
 * no answer.
 */
export function AgreeAsk({ subject, answered }: { subject: Subject; answered: () => void }) {
  const { t } = useWords()
  const act = useAct()
  const question = t(`agreed.${subject}_ask`)
  useEffect(() => say(subject, question), [subject, question])
  return (
    <section className="still agree-ask" aria-labelledby={`ask-${subject}`}>
      <h3 id={`ask-${subject}`}>{question}</h3>
      <p>{t(`agreed.${subject}_what`)}</p>
      <p>{t('agreed.all')}</p>
      <p className="hint">{t(`agreed.${subject}_off`)}</p>
      <div className="row">
        {([true, false] as const).map(yes => (
          <button
            key={String(yes)}
            type="button"
            className="btn alt"
            onClick={() => {
              void act('agree.say', { about: subject, yes })
              answer(t(yes ? 'agreed.yes_done' : 'agreed.no_done'))
              answered()
            }}
          >
            {t(yes ? 'agreed.yes' : 'agreed.no')}
          </button>
        ))}
      </div>
    </section>
  )
}

/** How it stands, and how to be rid of it, whole or for oneself. [W53] */
export function AgreeHere({ subject }: { subject: Subject }) {
  const { t } = useWords()
  const act = useAct()
  const { projection, agreed } = useView()
  const balance = projection?.balance
  if (!askedAt(balance, subject)) return null
  const on = isOn(balance, subject)
  const isMine = agreed.includes(subject)
  return (
    <section className="agree-here" aria-labelledby={`here-${subject}`}>
      <h3 id={`here-${subject}`}>{t(`agreed.${subject}_title`)}</h3>
      {on ? <p>{t(`agreed.${subject}_on`)}</p> : isMine && <p>{t(`agreed.${subject}_waits`)}</p>}
      {!isMine && <AgreeAsk subject={subject} answered={() => {}} />}
      <div className="row">
        {isMine && (
          <button
            type="button"
            className="tool"
            onClick={() => {
              void act('agree.say', { about: subject, yes: false })
              answer(t(on ? `agreed.${subject}_left_out` : 'agreed.no_done'))
            }}
          >
            {t(on ? `agreed.${subject}_leave_out` : 'agreed.change')}
          </button>
        )}
        {on && <AgreeEnd subject={subject} />}
      </div>
    </section>
  )
}

/** Ends it for everyone; anyone can. */
export function AgreeEnd({ subject }: { subject: Subject }) {
  const { t } = useWords()
  const act = useAct()
  return (
    <button
      type="button"
      className="tool"
      onClick={() => {
        void act('agree.end', { about: subject })
        answer(t(`agreed.${subject}_ended`))
      }}
    >
      {t(`agreed.${subject}_end`)}
    </button>
  )
}
