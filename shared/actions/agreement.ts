import type { Id } from '../board/ids.ts'
import type { Row } from '../board/schema.ts'
import type { PersonFigures } from '../speaking/person.ts'
import { patchBalance } from './balanceRow.ts'
import type { Scene } from './define.ts'

/*
 * [W52] Names beside turns, where everyone agreed. Who agrees is known to the server alone; a "no" looks like no answer.
 */

const keyOf = ({ secrets }: Scene, seat: Id<'seat'>) => secrets.key('agree', seat)
const rowIn = ({ draft }: Scene): Row<'balance'> | undefined => [...draft.board.balance.values()][0]

/** Somebody agrees, if everyone has been asked. */
export function agree(scene: Scene, seat: Id<'seat'>): void {
  if (rowIn(scene)?.namedAsked) scene.secrets.put('agree', keyOf(scene, seat), { seat })
}

/** Somebody's turns are not listed from now on. */
export function unname(scene: Scene, seat: Id<'seat'>): void {
  const named = rowIn(scene)?.named
  if (named?.some(one => one.seat === seat)) patchBalance(scene, { named: named.filter(one => one.seat !== seat) })
}

/** Somebody does not agree, or no more. */
export function disagree(scene: Scene, seat: Id<'seat'>): void {
  scene.secrets.remove('agree', keyOf(scene, seat))
  unname(scene, seat)
}

/** No names and no question; of who had agreed nothing is left. */
export function endNamed(scene: Scene): void {
  for (const key of scene.secrets.rows.agree.keys()) scene.secrets.remove('agree', key)
  const row = rowIn(scene)
  if (row?.namedAsked || row?.named) patchBalance(scene, { namedAsked: 0, named: null })
}

/**
 * A host has taken somebody's seat away. Did names come on with that, everyone would know who had not agreed: the
 * question goes too.
 */
export function endUnagreed(scene: Scene, seat: Id<'seat'>): void {
  const row = rowIn(scene)
  if (row?.namedAsked && !row.named) endNamed(scene)
  else disagree(scene, seat)
}

/**
 * The turns of everyone who agreed; null until all have who were in the room since they were asked. Those who have gone
 * home count too: did names come on as somebody leaves, everyone would know who had not agreed.
 */
export function namedNow(scene: Scene, people: ReadonlyMap<Id<'seat'>, PersonFigures>): Row<'balance'>['named'] {
  const row = rowIn(scene)
  if (!row?.namedAsked) return null
  const { agree: agreed, presence } = scene.secrets.rows
  const isMissing = [...presence.values()].some(({ seat, spans }) => {
    const end = spans.at(-1)?.[1]
    return (end === null || (end ?? 0) >= row.namedAsked) && !agreed.has(keyOf(scene, seat))
  })
  if (!row.named && (isMissing || agreed.size === 0)) return null
  return [...agreed.values()]
    .filter(({ seat }) => scene.draft.board.seat.has(seat))
    .map(({ seat }) => ({ seat, turns: people.get(seat)?.turns ?? 0 }))
    .sort((a, b) => (a.seat < b.seat ? -1 : 1))
}
