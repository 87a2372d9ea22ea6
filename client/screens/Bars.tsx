import { useEffect, useRef, useState } from 'react'
import { useView } from '../board/table.tsx'
import { alarm, say } from '../ui/announcer.ts'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'

/** A blink of the connection is nobody's trouble, milliseconds. With the silence before it, less than 10 s. [U12] */
const BLINK = 1500
const THANKS_FOR = 6000

/** Under the header: no signal, and back again. What is written meanwhile is kept and sent later. */
export function LinkBar() {
  const { t } = useWords()
  const { link, waiting, refused } = useView()
  const isAllSent = refused.length === 0
  const [shown, setShown] = useState<'none' | 'offline' | 'back'>('none')
  const wasOffline = useRef(false)

  useEffect(() => {
    if (link === 'offline') {
      const timer = setTimeout(() => {
        wasOffline.current = true
        setShown('offline')
        alarm(t('state.offline'))
      }, BLINK)
      return () => clearTimeout(timer)
    }
    if (link === 'live' && wasOffline.current && waiting === 0) {
      wasOffline.current = false
      // What was refused stands there with its reason.
      if (!isAllSent) return setShown('none')
      setShown('back')
      say('link', t('state.back'))
      const timer = setTimeout(() => setShown('none'), THANKS_FOR)
      return () => clearTimeout(timer)
    }
  }, [link, waiting, isAllSent, t])

  if (shown === 'none') return null
  return <Notice sort={shown === 'offline' ? 'wait' : 'good'}>{t(`state.${shown}`)}</Notice>
}
