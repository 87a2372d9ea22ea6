import type { Id } from '../board/ids.ts'
import { orderAfter } from '../board/order.ts'
import { echoOf } from '../board/projection.ts'
import type { Row } from '../board/schema.ts'
import { Refusal } from '../protocol/refusal.ts'
import { meetingOf, patchMeeting, type Scene } from './define.ts'
import { neighbours } from './neighbours.ts'

/** Takes a card off the board; nobody looks at a card that is gone. */
export function takeOff(scene: Scene, card: Row<'card'>, byWriter: boolean): void {
  scene.draft.remove('card', card.id)
  scene.secrets.put('taken', scene.secrets.key('card', card.id), { card, byWriter })
  if (meetingOf(scene.draft.board).spotlight === card.id) patchMeeting(scene, { spotlight: '' })
}

/** The writer takes back a card that the group had taken off already: from now on only the writer can bring it back. */
export function leaveOff(scene: Scene, card: Id<'card'>): void {
  const key = scene.secrets.key('card', card)
  const taken = scene.secrets.rows.taken.get(key)
  if (taken) scene.secrets.put('taken', key, { ...taken, byWriter: true })
}

/** Puts a card back where it was, for whoever took it away. Does nothing when it is not away. */
export function bringBack(scene: Scene, card: Id<'card'>, byWriter: boolean): void {
  const key = scene.secrets.key('card', card)
  const taken = scene.secrets.rows.taken.get(key)
  if (!taken) return
  if (taken.byWriter !== byWriter) throw new Refusal('not_yours')
  const { board } = scene.draft
  const pile = taken.card.pile && board.pile.has(taken.card.pile) ? taken.card.pile : ('' as const)
  const others = neighbours(board, { ...taken.card, pile })
  const placeGone = others.some(other => other.order === taken.card.order)
  scene.draft.put('card', { ...taken.card, pile, order: placeGone ? orderAfter(others) : taken.card.order })
  // Presses of "Me too" that came while it was away are still to be told.
  const tallyKey = scene.secrets.key('tally', card)
  const tally = scene.secrets.rows.tally.get(tallyKey)
  if (tally && tally.count !== echoOf(board, card)) scene.secrets.put('tally', tallyKey, { ...tally, told: false })
  scene.secrets.remove('taken', key)
}
