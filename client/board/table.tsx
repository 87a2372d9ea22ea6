import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { ActionName, Args } from '#shared/actions/index.ts'
import type { Id } from '#shared/board/ids.ts'
import type { Viewer } from '#shared/board/projection.ts'
import { Refusal, type RefusalReason } from '#shared/protocol/refusal.ts'
import { join } from './api.ts'
import { openConnection } from './connection.ts'
import { device } from './device.ts'
import type { Place } from './link.ts'
import type { Whose } from './outbox.ts'
import { BoardStore, type Outcome } from './store.ts'
import type { View } from './view.ts'

const TableContext = createContext<BoardStore | null>(null)

/** Refusals that say nothing of the seat: it may be asked for again. */
const passing: ReadonlySet<RefusalReason> = new Set(['slow_down', 'damaged'])

/** After an epoch has ended: the same ticket, if it still has a seat. @throws when that cannot be known now */
async function rejoin(place: Place): Promise<Place | null> {
  try {
    const answer = await join({ ticket: place.ticket, by: null, name: '', knock: null })
    return 'knock' in answer ? null : { ...place, epoch: answer.epoch }
  } catch (error) {
    if (error instanceof Refusal && !passing.has(error.reason)) return null
    throw error
  }
}

/** Sits somebody down at a board: opens its store while shown, and closes it after. */
export function Table({
  place,
  seat,
  viewer,
  children,
}: {
  place: Place
  seat: Id<'seat'> | ''
  viewer: Viewer
  children: ReactNode
}) {
  const [store, setStore] = useState<BoardStore | null>(null)
  useEffect(() => {
    const opened = new BoardStore(place, seat, { openLink: openConnection, device, rejoin, viewer })
    const retry = () => opened.retry()
    addEventListener('online', retry)
    setStore(opened)
    return () => {
      removeEventListener('online', retry)
      opened.close()
    }
  }, [place, seat, viewer])
  return store && <TableContext value={store}>{children}</TableContext>
}

/** @throws outside of `<Table>` */
export function useStore(): BoardStore {
  const store = useContext(TableContext)
  if (!store) throw new Error('no table here')
  return store
}

/** The board as it stands, with what was done here on top. Draws again when it changes. */
export function useView(): View {
  const store = useStore()
  return useSyncExternalStore(store.subscribe, () => store.view)
}

/** Does a named action; see `BoardStore.act`. */
export function useAct(): <Name extends ActionName>(
  name: Name,
  args: Args<Name>,
  step?: Id<'step'>,
  whose?: Whose,
) => Promise<Outcome> {
  const store = useStore()
  return (name, args, step, whose) => store.act(name, args, step, whose)
}
