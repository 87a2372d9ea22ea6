import { useEffect } from 'react'
import { answer, say } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { useHold } from './useHold.ts'
import type { OwnTurnHere } from './useOwnTurn.ts'

/** "I’m speaking": tapped on and off, or held down. [W31] */
export function OwnTalk({ own }: { own: OwnTurnHere }) {
  const { t } = useWords()
  const { open, begin, end } = own
  const start = (how: 'latch' | 'hold') => {
    begin(how)
    answer(t('speak.now'))
  }
  const stop = () => {
    end()
    answer(t('speak.ended'))
  }
  const hold = useHold({
    // Held while it is on, it stays on: letting go ends it all the same.
    begin: () => !open && start('hold'),
    end: stop,
    click: () => (open ? stop() : start('latch')),
  })
  return (
    <div className="own-talk">
      <button type="button" className={open ? 'speak-button on' : 'speak-button'} {...hold}>
        <Icon name={open ? 'tick' : 'talk'} />
        {open ? t('speak.end') : t('speak.begin')}
      </button>
      <p className={open ? 'speaks' : 'hint'}>{open ? t('speak.now') : t('speak.how')}</p>
    </div>
  )
}

/** In the bar, while the turn goes on and nothing else of it is in sight. */
export function OwnTurnBar({ own }: { own: OwnTurnHere }) {
  const { t } = useWords()
  return (
    <div className="turn-bar">
      <p className="speaks">{t('speak.now')}</p>
      <button
        type="button"
        className="btn alt"
        onClick={() => {
          own.end()
          answer(t('speak.ended'))
        }}
      >
        <Icon name="tick" />
        {t('speak.end')}
      </button>
    </div>
  )
}

/** "Still speaking?", asked quietly: nothing sounds, and nobody else is told. */
export function StillSpeaking({ own }: { own: OwnTurnHere }) {
  const { t } = useWords()
  const isAsked = own.open?.asked != null
  useEffect(() => {
    if (isAsked) say('still', t('speak.still'))
  }, [isAsked, t])
  if (!isAsked) return null
  return (
    <div className="still">
      <p>
        <strong>{t('speak.still')}</strong>
      </p>
      <button type="button" className="tool" onClick={own.goOn}>
        {t('speak.still_yes')}
      </button>
    </div>
  )
}
