import { useCallback, useEffect, useRef, useState } from 'react'
import { useStore, useView } from '../board/table.tsx'
import { say } from '../ui/announcer.ts'
import { useWords } from '../words.tsx'
import { type Nudge, nextNudge, noNudge } from './nudge.ts'
import { keepNudge, keptNudge } from './nudgeKept.ts'
import { useServerClock } from './useServerClock.ts'

const isTyping = () => document.activeElement?.matches('textarea, input:not([type=checkbox], [type=radio])') ?? false

/** The hint on this phone, and the switch for it. */
export interface NudgeHere {
  readonly isShown: boolean
  readonly isOn: boolean
  turn(on: boolean): void
  close(): void
}

/** [W35] Looks whenever something is told of one's own talk, and as somebody begins to type. */
export function useNudge(isSpeaking: boolean, isLooking: boolean): NudgeHere {
  const { t } = useWords()
  const { board } = useStore()
  const clock = useServerClock()
  const { ownTalk: talk, wish, projection } = useView()
  const [isOn, setOn] = useState(() => keptNudge(board).on)
  const [nudge, setNudge] = useState(() => noNudge(keptNudge(board).came))
  const current = useRef(nudge)
  const balance = projection?.balance
  const isSpared = wish === 'listen' || Boolean(balance?.way || balance?.oneVoice) || balance?.word === 'quiet'

  const become = useCallback(
    (next: Nudge) => {
      const was = current.current
      current.current = next
      if (next.came !== was.came) keepNudge(board, { on: true, came: next.came })
      if (next.isShown && !was.isShown) say('nudge', t('nudge.text'))
      if (next.isShown !== was.isShown) setNudge(next)
    },
    [board, t],
  )
  useEffect(() => {
    const look = () => {
      const moment = { isWanted: isOn, talk, isSpeaking, isTyping: isTyping(), isLooking, isSpared }
      become(nextNudge(current.current, moment, clock.now()))
    }
    look()
    document.addEventListener('focusin', look)
    return () => document.removeEventListener('focusin', look)
  }, [isOn, talk, isSpeaking, isLooking, isSpared, clock, become])

  return {
    isShown: nudge.isShown,
    isOn,
    turn(on) {
      keepNudge(board, { on, came: current.current.came })
      setOn(on)
    },
    close: () => become({ ...current.current, isShown: false }),
  }
}
