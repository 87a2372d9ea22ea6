import { lazy, Suspense } from 'react'
import type { StepView } from '#shared/board/projection.ts'

const NoPhone = lazy(() => import('../nophone/NoPhone.tsx'))

/** What can be done for people without a phone; loaded when somebody wants it. */
export const ForOthers = ({ step, close }: { step: StepView; close: () => void }) => (
  <Suspense fallback={null}>
    <NoPhone room={step} close={close} />
  </Suspense>
)
