import { nanoid } from 'nanoid'
import { openConnection } from '#client/board/connection.ts'
import { memoryDevice } from '#client/board/device.ts'
import { BoardStore } from '#client/board/store.ts'
import type { View } from '#client/board/view.ts'
import { post } from './server.ts'
import type { Links } from './stage.ts'

/** The client's own store over the stock y-websocket provider and a real socket: a page without a window. */
export async function openRealStore(
  url: string,
  { board, keys }: Links,
  name: string,
  role: keyof Links['keys'] = 'everyone',
) {
  // The one thing of a page that the connection asks for.
  Object.assign(globalThis, { location: { origin: url } })
  const ticket = nanoid(22)
  const { status, body } = await post(`${url}/api/join`, { ticket, by: { board, key: keys[role] }, name, knock: null })
  if (status !== 200) throw new Error(`could not join: ${body.reason}`)
  const place = { board: board as never, epoch: body.epoch as number, ticket }
  const store = new BoardStore(place, body.seat, {
    openLink: openConnection,
    device: memoryDevice(),
    rejoin: async place => {
      const again = await post(`${url}/api/join`, { ticket, by: null, name: '', knock: null })
      if (again.status !== 200 && again.body.reason !== 'gone') throw new Error(again.body.reason)
      return again.status === 200 ? { ...place, epoch: again.body.epoch } : null
    },
    viewer: role === 'screen' ? 'screen' : 'person',
  })
  await viewUntil(store, view => view.link === 'live' && view.projection !== null)
  return store
}

/** Waits until a store shows what is wanted. */
export function viewUntil(store: BoardStore, wanted: (view: View) => boolean): Promise<View> {
  return new Promise(resolve => {
    const look = () => {
      if (!wanted(store.view)) return
      stop()
      resolve(store.view)
    }
    const stop = store.subscribe(look)
    look()
  })
}
