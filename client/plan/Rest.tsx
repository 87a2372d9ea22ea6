import type { StepView } from '#shared/board/projection.ts'
import { Cup } from '../ui/Cup.tsx'
import { useWords } from '../words.tsx'

/** A step in which nobody writes: a break, or a talk. */
export function Rest({ step }: { step: StepView }) {
  const { t } = useWords()
  return step.type === 'break' ? (
    <div className="rest">
      <Cup />
      <p>{t('rest.break')}</p>
    </div>
  ) : (
    <p className="rest">{t('rest.talk')}</p>
  )
}
