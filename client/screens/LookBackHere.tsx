import { Suspense, useEffect, useState } from 'react'
import { useView } from '../board/table.tsx'
import { Boundary } from '../ui/Boundary.tsx'
import { lazyPart } from '../ui/lazyPart.ts'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'

const LookBack = lazyPart(() => import('../speaking/LookBack.tsx'))

/**
 * Looking back, in the last step and after the end, if there is anything to look back on; loaded then. It does not come
 * in above what somebody is writing. [U7]
 */
export function LookBackHere({ isWriting = false }: { isWriting?: boolean }) {
  const { t } = useWords()
  const { projection, seat } = useView()
  const [isShown, setIsShown] = useState(false)
  const isOpen = projection?.meeting.state === 'open'
  const isTime = projection?.meeting.state === 'closed' || (isOpen && projection?.step?.type === 'end')
  const balance = projection?.balance
  const leads = projection?.seats.some(one => one.id === seat && one.leads) ?? false
  const hasFigures = Boolean(balance && !balance.isHidden && (balance.summary || balance.heard > 0))
  // Once it is closed it is here that one's own turns can be erased, whatever else there is to see.
  const hasTurns = projection?.meeting.state === 'closed' && balance !== null && balance !== undefined && balance.of > 0
  const isReady = isTime && (leads || hasFigures || hasTurns || balance?.keep === true)
  useEffect(() => {
    if (!isWriting) setIsShown(isReady)
  }, [isReady, isWriting])
  if (!isReady || !isShown) return null
  return (
    <Boundary fallback={<Notice sort="bad">{t('state.part_missing')}</Notice>}>
      <Suspense fallback={null}>
        <LookBack />
      </Suspense>
    </Boundary>
  )
}
