import { type ReactNode, Suspense, useState } from 'react'
import type { StepView } from '#shared/board/projection.ts'
import { useView } from '../board/table.tsx'
import { Boundary } from '../ui/Boundary.tsx'
import { lazyPart } from '../ui/lazyPart.ts'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'

const Asked = lazyPart(() => import('../voting/Asked.tsx'))

interface AskedHereProps {
  readonly step: StepView
  readonly isWriting: boolean
  readonly children: ReactNode
}

/** What everyone is asked here, if anything; loaded when there is something. What they are doing stays as it is below. */
export function AskedHere({ step, isWriting, children }: AskedHereProps) {
  const { t } = useWords()
  const { late } = useView()
  const [aside, putAside] = useState(false)
  const { rounds, checks, decisions } = step.chosen
  const isVoting = rounds.at(-1)?.state === 'open' && !aside && !isWriting
  const isAsked = rounds.length + checks.length + decisions.length + late.length > 0
  return (
    <>
      {isAsked && (
        <Boundary fallback={<Notice sort="bad">{t('state.part_missing')}</Notice>}>
          <Suspense fallback={null}>
            <Asked step={step} isVoting={isVoting} isWriting={isWriting} putAside={putAside} />
          </Suspense>
        </Boundary>
      )}
      <div hidden={isVoting}>{children}</div>
    </>
  )
}
