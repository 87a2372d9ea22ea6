import { nanoid } from 'nanoid'
import { useEffect, useReducer } from 'react'
import type { Id } from '#shared/board/ids.ts'
import type { Ms, Who } from '#shared/speaking/entry.ts'
import { floorNow, type Speaking } from '#shared/speaking/speakingNow.ts'
import type { BoardStore } from '../board/store.ts'
import { useAct, useStore, useView } from '../board/table.tsx'
import { useServerClock } from './useServerClock.ts'

/** This load of the page, in the talk log. */
const CAP = nanoid(12) as Id<'cap'>
let turns = 0

/** Under what this page files the next turn that it captures. */
export const nextTurn = (): { cap: Id<'cap'>; turn: number } => ({ cap: CAP, turn: turns++ })

/** The last change that was tapped here, so that it can be taken back. */
interface Change {
  readonly before: Who | ''
  readonly opened: Speaking | null
  readonly at: Ms
}

/** What was tapped at a table on this page; it stays while the map is closed. */
interface Tapped {
  floor: Speaking | null
  last: Change | null
}
const tappedAt = new WeakMap<BoardStore, Tapped>()

export interface Floor {
  /** Who has it now; whoever does not lead knows only of their own taps. */
  readonly now: Speaking | null
  /** Gives it to somebody, or, with `''`, to nobody. */
  give(who: Who | ''): void
  /** Takes the last change back; without one nothing happens. */
  undo(): void
  readonly canUndo: boolean
}

/** Taps for the whole room: one at a time has the floor. @param leads hosts see also what others tap */
export function useFloor(leads: boolean): Floor {
  const store = useStore()
  const act = useAct()
  const { talk } = useView()
  const clock = useServerClock()
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  const tapped = tappedAt.get(store) ?? { floor: null, last: null }
  tappedAt.set(store, tapped)
  const now = leads ? floorNow([...talk.talk.values()].map(({ cap, entry }) => [cap, entry] as const)) : tapped.floor

  const isOpen = now !== null
  useEffect(() => {
    if (!isOpen) return
    clock.open('floor')
    return () => clock.close('floor')
  }, [clock, isOpen])

  function open(who: Who, start: Ms): Speaking {
    const opened = { ...nextTurn(), who, start }
    void act('talk.tap', { ...opened, len: 0, closed: false })
    return opened
  }

  return {
    now,
    canUndo: tapped.last !== null,
    give(who) {
      const at = clock.now()
      if (now) {
        const { cap, turn, who: before, start } = now
        void act('talk.tap', {
          ...{ cap: cap as Id<'cap'>, turn, who: before, start },
          ...{ len: Math.max(0, at - start), closed: true },
        })
      }
      tapped.floor = who === '' ? null : open(who, at)
      tapped.last = { before: now?.who ?? '', opened: tapped.floor, at }
      redraw()
    },
    undo() {
      const { last } = tapped
      if (!last) return
      if (last.opened) {
        const { cap, turn } = last.opened
        void act('talk.undo', { cap: cap as Id<'cap'>, turn, own: CAP })
      }
      // An end cannot be taken back: whoever was cut short goes on in a turn that begins right there.
      tapped.floor = last.before === '' ? null : open(last.before, last.at)
      tapped.last = null
      redraw()
    },
  }
}
