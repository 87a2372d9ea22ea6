import * as v from 'valibot'
import { id } from '../board/ids.ts'
import { Refusal } from '../protocol/refusal.ts'
import { action, found, nothing, patchMeeting, seatOf } from './define.ts'

/*
 * [O5] Names in reports. Each says for themselves that theirs may be there; who says nothing has said no, and so has who
 * says no. Until the meeting is final only the server knows.
 */
export const creditActions = {
  /** Everyone is asked whether their name may be in reports. */
  'credit.ask': action({
    args: nothing,
    who: ['host'],
    when: ['open', 'closed'],
    apply: scene => patchMeeting(scene, { namesAsked: true }),
  }),

  /** A person's own yes, or no; the last one counts. */
  'credit.say': action({
    args: v.object({ yes: v.boolean() }),
    who: ['person'],
    when: ['open', 'closed'],
    apply(scene, { yes }) {
      const { id: seat } = seatOf(scene)
      const key = scene.secrets.key('credit', seat)
      if (yes) scene.secrets.put('credit', key, { seat })
      else scene.secrets.remove('credit', key)
    },
  }),

  /** Who of those without a phone has said yes, aloud; the others of them have not. */
  'credit.hands': action({
    args: v.object({ seats: v.pipe(v.array(id<'seat'>()), v.maxLength(300)) }),
    who: ['host'],
    when: ['open', 'closed'],
    preview: false,
    apply({ draft, secrets }, { seats }) {
      for (const seat of seats) if (!found(draft.board.seat.get(seat)).noPhone) throw new Refusal('not_yours')
      for (const { id: seat, noPhone } of draft.board.seat.values()) {
        if (!noPhone) continue
        const key = secrets.key('credit', seat)
        if (seats.includes(seat)) secrets.put('credit', key, { seat })
        else secrets.remove('credit', key)
      }
    },
  }),
} as const
