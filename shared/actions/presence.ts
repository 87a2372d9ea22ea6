import type { Id } from '../board/ids.ts'
import type { Scene } from './define.ts'

/*
 * [W16] When somebody was in the room, for how much talk would be their share. Not when their phone was connected: that
 * sleeps in a pocket while its owner is here. Only hosts are told.
 */

const keyOf = ({ secrets }: Scene, seat: Id<'seat'>) => secrets.key('presence', seat)

/** Somebody is in the room from now on. */
export function came(scene: Scene, seat: Id<'seat'>): void {
  const key = keyOf(scene, seat)
  const spans = scene.secrets.rows.presence.get(key)?.spans ?? []
  if (spans.at(-1)?.[1] === null) return
  scene.secrets.put('presence', key, { seat, spans: [...spans, [scene.at, null]] })
}

/** Somebody is no longer in the room. What they said stays said. */
export function went(scene: Scene, seat: Id<'seat'>): void {
  const key = keyOf(scene, seat)
  const spans = scene.secrets.rows.presence.get(key)?.spans ?? []
  const last = spans.at(-1)
  if (last?.[1] !== null) return
  scene.secrets.put('presence', key, { seat, spans: [...spans.slice(0, -1), [last[0], scene.at]] })
}

/** Who is in the room, by what hosts say. */
export const present = ({ secrets }: Scene): Id<'seat'>[] =>
  [...secrets.rows.presence.values()].filter(({ spans }) => spans.at(-1)?.[1] === null).map(({ seat }) => seat)
