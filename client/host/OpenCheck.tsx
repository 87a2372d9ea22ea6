import { useState } from 'react'
import type { CheckView, DecisionView } from '#shared/board/chosen.ts'
import { useAct } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { CheckPanel } from '../voting/CheckPanel.tsx'
import { useAnswered, useQuestion } from '../voting/check.tsx'
import { useWords } from '../words.tsx'

/** A question that is open: how many have answered, the host's own answer, and the ways to end it. */
export function OpenCheck({ check, decision }: { check: CheckView; decision: DecisionView | undefined }) {
  const { t } = useWords()
  const act = useAct()
  const answered = useAnswered()
  const question = useQuestion()(check)
  const [answering, setAnswering] = useState(false)
  return (
    <div className="open-check">
      {!decision && (
        <b className="words" dir="auto">
          {question}
        </b>
      )}
      <span>{answered(check)}</span>
      <div className="row">
        <button type="button" className="btn" onClick={() => void act('check.close', { check: check.id })}>
          {t('check.close')}
        </button>
        <button type="button" className="tool" onClick={() => setAnswering(true)}>
          {t('vote.yours_answer')}
        </button>
        <button
          type="button"
          className="tool bare"
          onClick={async () => {
            const outcome = await act('check.cancel', { check: check.id })
            answer(t(outcome.done ? 'check.cancelled' : `refusal.${outcome.reason}`))
          }}
        >
          {t('check.cancel')}
        </button>
      </div>
      {answering && (
        <Sheet title={question} close={() => setAnswering(false)}>
          <CheckPanel check={check} decision={decision} />
        </Sheet>
      )}
    </div>
  )
}
