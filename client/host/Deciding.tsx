import { nanoid } from 'nanoid'
import { useId, useState } from 'react'
import type { DecisionView } from '#shared/board/chosen.ts'
import type { StepView } from '#shared/board/projection.ts'
import { LONGEST } from '#shared/board/text.ts'
import type { RefusalReason } from '#shared/protocol/refusal.ts'
import { useAct } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { CheckResult, DecisionWords } from '../voting/CheckPanel.tsx'
import { Decided } from '../voting/Decided.tsx'
import { useWords } from '../words.tsx'
import { OpenCheck } from './OpenCheck.tsx'

interface WordingProps {
  readonly step: StepView
  readonly id: DecisionView['id'] | ''
  readonly text: string
  readonly close: () => void
}

/** The words of a decision: the group's, typed in by whoever leads. */
function Wording({ step, id, text, close }: WordingProps) {
  const { t, language } = useWords()
  const act = useAct()
  const ids = useId()
  const [words, setWords] = useState(text)
  const [refusal, setRefusal] = useState<RefusalReason | null>(null)
  async function save() {
    const decision = id || nanoid(12)
    const outcome = await act('decision.word', { decision, step: step.id, text: words, lang: language.tag })
    setRefusal(outcome.done ? null : outcome.reason)
    if (!outcome.done) return
    answer(t('common.saved'))
    close()
  }
  return (
    <Sheet title={t('decide.title')} close={close}>
      <form
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <label className="label" htmlFor={`${ids}-words`}>
          {t('decide.words')}
        </label>
        <textarea
          id={`${ids}-words`}
          className="field words"
          rows={3}
          dir="auto"
          maxLength={LONGEST.card}
          value={words}
          aria-describedby={`${ids}-hint`}
          onChange={event => setWords(event.target.value)}
        />
        <p className="hint" id={`${ids}-hint`}>
          {t('decide.words_hint')}
        </p>
        {refusal && <Notice sort="bad">{t(`refusal.${refusal}`)}</Notice>}
        <button type="submit" className="btn">
          {t('decide.save')}
        </button>
      </form>
    </Sheet>
  )
}

/** One thing that may be decided: ask, change the words, ask again, decide. */
function OpenDecision({ decision, step }: { decision: DecisionView; step: StepView }) {
  const { t } = useWords()
  const act = useAct()
  const ids = useId()
  const [wording, setWording] = useState(false)
  const [again, setAgain] = useState('')
  const check = step.chosen.checks.findLast(one => one.decision === decision.id)
  const isOpen = check?.state === 'open'
  const canMake = check?.state === 'closed' && check.answered > 0 && !decision.changed

  const say = (
    done: Promise<{ done: boolean; reason?: RefusalReason }>,
    key: 'check.asked' | 'decide.made' | 'decide.dropped',
  ) => void done.then(outcome => answer(t(outcome.done ? key : `refusal.${outcome.reason!}`)))
  const ask = () =>
    say(
      act('check.ask', { check: nanoid(12), step: step.id, sort: 'live', question: '', decision: decision.id }),
      'check.asked',
    )

  return (
    <article className="panel open-decision">
      <DecisionWords decision={decision} />
      {decision.changed && <Notice sort="news">{t('decide.changed')}</Notice>}
      {check && isOpen && <OpenCheck check={check} decision={decision} />}
      {check && !isOpen && <CheckResult check={check} decision={undefined} />}
      {!isOpen && (
        <>
          {canMake && (
            <form
              className="make"
              onSubmit={event => {
                event.preventDefault()
                say(act('decision.make', { decision: decision.id, again }), 'decide.made')
              }}
            >
              <label className="label" htmlFor={`${ids}-again`}>
                {t('decide.again')}
              </label>
              <input
                id={`${ids}-again`}
                type="date"
                className="field"
                value={again}
                aria-describedby={`${ids}-again-hint`}
                onChange={event => setAgain(event.target.value)}
              />
              <p className="hint" id={`${ids}-again-hint`}>
                {t('decide.again_hint')}
              </p>
              <button type="submit" className="btn">
                {t('decide.make')}
              </button>
            </form>
          )}
          <div className="row">
            <button type="button" className={canMake ? 'btn alt' : 'btn'} onClick={ask}>
              {t(check ? 'decide.ask_again' : 'decide.ask')}
            </button>
            <button type="button" className="tool" onClick={() => setWording(true)}>
              <Icon name="pen" />
              {t('decide.change')}
            </button>
            <button
              type="button"
              className="tool bare"
              onClick={() => say(act('decision.drop', { decision: decision.id }), 'decide.dropped')}
            >
              {t('decide.drop')}
            </button>
          </div>
        </>
      )}
      {wording && <Wording step={step} id={decision.id} text={decision.text} close={() => setWording(false)} />}
    </article>
  )
}

/** From what was chosen to what is decided: nothing is, before everyone was asked. */
export function Deciding({ step, isNow }: { step: StepView; isNow: boolean }) {
  const { t } = useWords()
  const [wording, setWording] = useState(false)
  const { rounds, decisions } = step.chosen
  const last = rounds.at(-1)
  const [winner] = last?.winners.length === 1 ? last.winners : []
  const hasOpen = decisions.some(({ state }) => state === 'asked')
  if (last?.state === 'open') return null
  return (
    <>
      {decisions.map(decision =>
        decision.state === 'made' || !isNow ? (
          decision.state === 'made' && <Decided key={decision.id} decision={decision} />
        ) : (
          <OpenDecision key={decision.id} decision={decision} step={step} />
        ),
      )}
      {isNow && !hasOpen && (last || step.type === 'ideas') && (
        <button
          type="button"
          className={winner && decisions.length === 0 ? 'btn' : 'tool'}
          onClick={() => setWording(true)}
        >
          {t('decide.ask')}
        </button>
      )}
      {wording && <Wording step={step} id="" text={winner?.text ?? ''} close={() => setWording(false)} />}
    </>
  )
}
