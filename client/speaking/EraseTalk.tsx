import { useRef, useState } from 'react'
import type { SeatView } from '#shared/board/projection.ts'
import { useAct } from '../board/table.tsx'
import { useNameOf } from '../people/Face.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

interface EraseTalkProps {
  /** Somebody without a phone, for whom a host does it; oneself where it is left out. [W64] */
  readonly of?: SeatView
  /** Ends a turn that goes on here. */
  readonly drop?: () => void
}

/** To be rid of what was captured, once it was asked whether that is meant. [W19] */
export function EraseTalk({ of, drop }: EraseTalkProps) {
  const { t } = useWords()
  const act = useAct()
  const nameOf = useNameOf()
  const [isAsking, setAsking] = useState(false)
  const name = of ? nameOf(of) : ''

  const opener = useRef<HTMLButtonElement>(null)
  function close() {
    setAsking(false)
    opener.current?.focus()
  }
  async function erase() {
    drop?.()
    close()
    const outcome = await act('talk.erase', { for: of?.id ?? '' })
    if (!outcome.done) return answer(t(`refusal.${outcome.reason}`))
    answer(of ? t('speak.erased_for', { name }) : t('speak.erased'))
  }

  return (
    <>
      <button ref={opener} type="button" className="tool" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
        <Icon name="bin" />
        <span className="words" dir="auto">
          {of ? t('speak.erase_for', { name }) : t('speak.erase')}
        </span>
      </button>
      {isAsking && (
        <div className="ask">
          <p>{of ? t('speak.erase_for_ask', { name }) : t('speak.erase_ask')}</p>
          <div className="row">
            <button type="button" className="btn alt" onClick={close}>
              {t('speak.erase_no')}
            </button>
            <button type="button" className="btn" onClick={() => void erase()}>
              {t('speak.erase_yes')}
            </button>
          </div>
        </div>
      )}
    </>
  )
}
