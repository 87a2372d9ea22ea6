import * as v from 'valibot'
import { type Id, id } from '../board/ids.ts'
import type { Row } from '../board/schema.ts'
import { LONGEST, optionalText } from '../board/text.ts'
import { Refusal } from '../protocol/refusal.ts'
import { action, found, type Scene } from './define.ts'
import { takeSeat } from './seats.ts'

/** Whoever acts, or the person without a phone for whom they do. Nobody acts for somebody who has their own device. */
export function actingFor(scene: Scene, own: Row<'seat'>, other: Id<'seat'> | ''): Row<'seat'> {
  if (!other) return own
  const seat = found(scene.draft.board.seat.get(other))
  if (!seat.noPhone) throw new Refusal('not_yours')
  return seat
}

export const noPhoneActions = {
  /** [A13] Somebody in the room has no phone, and a seat like everyone. */
  'seat.add': action({
    args: v.object({ seat: id<'seat'>(), name: optionalText(LONGEST.name) }),
    who: ['host'],
    apply(scene, { seat, name }) {
      if (!scene.draft.board.seat.has(seat)) takeSeat(scene, { id: seat, name, leads: false, noPhone: true })
    },
  }),
} as const
