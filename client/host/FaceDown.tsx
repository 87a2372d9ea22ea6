import type { StepView } from '#shared/board/projection.ts'
import { Stacks } from '../cards/Stacks.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

/** The cards of a step before they are turned over. The host sees what everyone sees. */
export function FaceDown({ step }: { step: StepView }) {
  const { t } = useWords()
  return (
    <>
      <Stacks step={step} />
      <p className="face-down">
        <Icon name="lock" />
        {t('host.face_down')}
      </p>
    </>
  )
}
