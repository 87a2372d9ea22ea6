import type { Id } from '../board/ids.ts'
import type { Row } from '../board/schema.ts'
import { Refusal } from '../protocol/refusal.ts'
import { meetingOf, patchMeeting, type Scene } from './define.ts'

/** Takes a card off the board; nobody looks at a card that is gone. */
export function takeOff(scene: Scene, card: Row<'card'>, byWriter: boolean): void {
  scene.draft.remove('card', card.id)
  scene.secrets.put('taken', scene.secrets.key('card', card.id), { card, byWriter })
  if (meetingOf(scene.draft.board).spotlight === card.id) patchMeeting(scene, { spotlight: '' })
}

/** Puts a card back where it was, for whoever took it away. Does nothing when it is not away. */
export function bringBack(scene: Scene, card: Id<'card'>, byWriter: boolean): void {
  const key = scene.secrets.key('card', card)
  const taken = scene.secrets.rows.taken.get(key)
  if (!taken) return
  if (taken.byWriter !== byWriter) throw new Refusal('not_yours')
  const { board } = scene.draft
  const pile = taken.card.pile && board.pile.has(taken.card.pile) ? taken.card.pile : ''
  scene.draft.put('card', { ...taken.card, pile })
  scene.secrets.remove('taken', key)
}
