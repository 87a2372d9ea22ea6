import { useEffect, useRef, useState } from 'react'
import { device } from '../board/device.ts'
import { answer } from '../ui/announcer.ts'
import { canDictate, dictate } from '../ui/dictate.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'

/** Where this device notes that its person has been told who may hear them. */
const WARNED = 'mic-warned'

/**
 * Words instead of typing, only where the browser can. Before the first time it says where the voice may go; the mic of
 * the phone's own keyboard is always there instead.
 */
export function SayIt({ add }: { add: (words: string) => void }) {
  const { t, language } = useWords()
  const [at, setAt] = useState<'idle' | 'warning' | 'listening' | 'failed'>('idle')
  const stop = useRef<(() => void) | null>(null)
  // What was heard goes behind what is in the box by then, not behind what was there at the beginning.
  const latest = useRef(add)
  latest.current = add
  useEffect(() => () => stop.current?.(), [])
  if (!canDictate()) return null

  function listen() {
    device.set(WARNED, true)
    setAt('listening')
    answer(t('mic.listening'))
    stop.current = dictate(language.tag, {
      heard: words => latest.current(words),
      ended: failed => {
        stop.current = null
        setAt(failed ? 'failed' : 'idle')
        answer(t(failed ? 'mic.failed' : 'mic.ended'))
      },
    })
  }

  function press() {
    if (at === 'listening') stop.current?.()
    else if (device.get(WARNED)) listen()
    else setAt(at === 'warning' ? 'idle' : 'warning')
  }

  return (
    <>
      <button type="button" className="tool" aria-pressed={at === 'listening'} onClick={press}>
        <Icon name="mic" />
        {t(at === 'listening' ? 'mic.stop' : 'mic.say')}
      </button>
      {at === 'warning' && (
        <Notice sort="wait">
          <p>{t('mic.warn')}</p>
          <p className="hint">{t('mic.keyboard')}</p>
          <div className="row">
            <button type="button" className="tool" onClick={listen}>
              {t('mic.go_on')}
            </button>
            <button type="button" className="tool bare" onClick={() => setAt('idle')}>
              {t('mic.not_now')}
            </button>
          </div>
        </Notice>
      )}
      {at === 'failed' && <Notice sort="bad">{t('mic.failed')}</Notice>}
    </>
  )
}
