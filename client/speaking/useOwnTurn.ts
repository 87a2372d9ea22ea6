import { nanoid } from 'nanoid'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Id } from '#shared/board/ids.ts'
import { useAct, useView } from '../board/table.tsx'
import { keepTurn, keptTurn } from './keptTurn.ts'
import { dueAt, type Happening, type OpenTurn, step } from './ownTurn.ts'
import { useServerClock } from './useServerClock.ts'

/** One's own turn in this tab, and what can be done about it. */
export interface OwnTurnHere {
  readonly open: OpenTurn | null
  begin(how: OpenTurn['how']): void
  end(): void
  /** "Yes, still speaking." */
  goOn(): void
  /** Ends it without a word about it. */
  drop(): void
}

/** [W31] Keeps one's own turn going: tells it, asks after a while, takes it through a reload. */
export function useOwnTurn(meeting: string): OwnTurnHere {
  const act = useAct()
  const { projection } = useView()
  const isOneVoice = projection?.balance?.oneVoice === true
  const clock = useServerClock()
  const [open, setOpen] = useState(() => keptTurn(meeting))
  const current = useRef(open)
  const tab = useRef({ cap: nanoid(12) as Id<'cap'>, next: 0 })
  const doing = useRef(act)
  doing.current = act
  const alone = useRef(isOneVoice)
  alone.current = isOneVoice

  const happen = useCallback(
    (happening: Happening) => {
      const was = current.current
      const { open, tell } = step(was, happening, clock.now(), alone.current)
      current.current = open
      keepTurn(meeting, open)
      if (!was && open) clock.open('own')
      if (was && !open) clock.close('own')
      for (const told of tell) void doing.current('talk.mine', told)
      if (was !== open) setOpen(open)
    },
    [clock, meeting],
  )

  useEffect(() => {
    if (current.current) {
      clock.open('own')
      happen({ is: 'back' })
    }
    const again = () => {
      if (document.visibilityState !== 'hidden') happen({ is: 'time' })
    }
    // Whoever holds the button lets go of it with the page; a turn that was tapped on is there when it comes back.
    const leave = () => happen({ is: current.current?.how === 'hold' ? 'end' : 'time' })
    addEventListener('online', again)
    addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', again)
    return () => {
      removeEventListener('online', again)
      removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', again)
      clock.close('own')
    }
  }, [clock, happen])

  // biome-ignore lint/correctness/useExhaustiveDependencies: when it begins, a question that waits is taken back
  useEffect(() => happen({ is: 'time' }), [isOneVoice, happen])

  useEffect(() => {
    if (!open) return
    const timer = setTimeout(() => happen({ is: 'time' }), Math.max(0, dueAt(open) - clock.now()) + 10)
    return () => clearTimeout(timer)
  }, [open, clock, happen])

  const begin = useCallback(
    (how: OpenTurn['how']) => {
      const { cap, next } = tab.current
      if (!current.current) tab.current = { cap, next: next + 1 }
      happen({ is: 'begin', how, cap, turn: next })
    },
    [happen],
  )
  return {
    open,
    begin,
    end: useCallback(() => happen({ is: 'end' }), [happen]),
    goOn: useCallback(() => happen({ is: 'still' }), [happen]),
    drop: useCallback(() => happen({ is: 'drop' }), [happen]),
  }
}
