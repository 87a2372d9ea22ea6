import { useEffect, useState } from 'react'
import {
  NOTHING_OFFERED,
  nextPrompted,
  type Prompt,
  type Prompted,
  promptsFor,
  type Room,
  snoozed,
  takenUp,
} from '#shared/speaking/prompts.ts'
import type { BoardStore } from '../board/store.ts'
import { useStore } from '../board/table.tsx'
import { keepOffer, keptOffer } from './offerKept.ts'

/** What was offered at a table on this page: the same on the map and beside the step. */
const offeredAt = new WeakMap<BoardStore, Prompted>()

/** What a host is offered now, if anything is, and what becomes of it. */
export interface Offer {
  readonly prompt: Prompt | null
  takeUp(): void
  notNow(): void
}

export function useOffer(room: Room): Offer {
  const store = useStore()
  const [, now] = room.figures.span
  const [, setPrompted] = useState(NOTHING_OFFERED)
  const before = offeredAt.get(store) ?? keptOffer(store.board)
  const next = nextPrompted(before, promptsFor(room), now)

  function keep(offered: Prompted) {
    offeredAt.set(store, offered)
    keepOffer(store.board, offered)
    setPrompted(offered)
  }
  useEffect(() => {
    if (next === offeredAt.get(store)) return
    offeredAt.set(store, next)
    keepOffer(store.board, next)
  }, [store, next])

  return {
    prompt: next.prompt,
    takeUp: () => keep(takenUp(next)),
    notNow: () => keep(snoozed(next, now)),
  }
}
