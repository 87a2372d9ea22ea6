import { Suspense } from 'react'
import type { StepView } from '#shared/board/projection.ts'
import { answer } from '../ui/announcer.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { lazyPart } from '../ui/lazyPart.ts'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'

const NoPhone = lazyPart(() => import('../nophone/NoPhone.tsx'))

/** What can be done for people without a phone; loaded when somebody wants it. */
export function ForOthers({ step, close }: { step: StepView; close: () => void }) {
  const { t } = useWords()
  return (
    <Boundary
      fallback={
        <Sheet title={t('no_phone.title')} close={close}>
          <Notice sort="bad">{t('state.part_missing')}</Notice>
        </Sheet>
      }
      onTrouble={() => answer(t('state.part_missing'))}
    >
      <Suspense fallback={null}>
        <NoPhone room={step} close={close} />
      </Suspense>
    </Boundary>
  )
}
