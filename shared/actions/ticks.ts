import type { Id } from '../board/ids.ts'
import { keyInBox, type SealedKey } from '../board/secrets.ts'
import type { Tick } from '../speaking/tick.ts'
import { patchBalance } from './balanceRow.ts'
import type { Scene } from './define.ts'

/*
 * [W61] Ticks lie in a box of their own, as votes do: storage keeps them under a key that is destroyed with the box. No
 * round or check has this name, because it could be no id.
 */
const BOX = 'ticks~'

const keyOfBox = ({ secrets }: Pick<Scene, 'secrets'>) => keyInBox(BOX, secrets.key('box', BOX))

/** Where the tick of a seat lies; `seal` makes a key out of its parts. */
export const tickKey = (key: (...parts: string[]) => SealedKey, seat: Id<'seat'>): SealedKey =>
  keyInBox(BOX, key('tick', seat))

export function openTicks(scene: Scene): void {
  scene.secrets.put('box', keyOfBox(scene), { key: '' })
}

/** Puts a tick in the place of the one that this seat has made before. Null takes it out. */
export function putTick({ secrets }: Scene, seat: Id<'seat'>, group: Tick | null): void {
  const key = tickKey(secrets.key, seat)
  if (group) secrets.put('tick', key, { seat, group })
  else secrets.remove('tick', key)
}

/** Destroys every tick, and what they were kept under. */
export function destroyTicks(scene: Scene): void {
  for (const key of scene.secrets.rows.tick.keys()) scene.secrets.remove('tick', key)
  scene.secrets.remove('box', keyOfBox(scene))
}

/** Nothing is asked any more, and nothing was shown. */
export function cancelTicks(scene: Scene): void {
  destroyTicks(scene)
  for (const { groups } of scene.draft.board.balance.values())
    if (groups === 'asked') patchBalance(scene, { groups: '' })
}
