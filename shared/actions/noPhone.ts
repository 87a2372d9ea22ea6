import * as v from 'valibot'
import { id } from '../board/ids.ts'
import { LONGEST, optionalText } from '../board/text.ts'
import { action } from './define.ts'
import { takeSeat } from './seats.ts'

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
