import type { Projection } from '#shared/board/projection.ts'
import { TimeLeft } from '../plan/TimeLeft.tsx'
import { useWords } from '../words.tsx'

/** "Step 3 of 9", the time left, and a line of marks. */
export function StepHead({ projection }: { projection: Projection }) {
  const { t } = useWords()
  const { step, steps, group } = projection
  const now = step?.number ?? 0
  return (
    <div className="step-head">
      <p>
        {step ? t('common.step_of', { n: now, total: steps.length }) : <span className="words">{group}</span>}
        <TimeLeft />
      </p>
      <div className="progress" aria-hidden="true">
        {steps.map(({ id, number, skipped }) => (
          <i key={id} className={skipped ? 'skipped' : number < now ? 'past' : number === now ? 'now' : ''} />
        ))}
      </div>
    </div>
  )
}
