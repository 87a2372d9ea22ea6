import * as v from 'valibot'
import { type Id, id } from '../board/ids.ts'
import { action, handsOf, nothing, patchMeeting, type Scene, seatOf } from './define.ts'

/*
 * [O5] Names in reports. Each says for themselves that theirs may be there; who says nothing has said no, and so has who
 * says no. Until the meeting is final only the server knows.
 */

function credit({ secrets }: Scene, seat: Id<'seat'>, yes: boolean): void {
  const key = secrets.key('credit', seat)
  if (yes) secrets.put('credit', key, { seat })
  else secrets.remove('credit', key)
}

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
      credit(scene, seatOf(scene).id, yes)
    },
  }),

  /** Who of those without a phone has said yes, aloud; the others of them have not. */
  'credit.hands': action({
    args: v.object({ seats: v.pipe(v.array(id<'seat'>()), v.maxLength(300)) }),
    who: ['host'],
    when: ['open', 'closed'],
    preview: false,
    apply(scene, { seats }) {
      for (const { seat, isUp } of handsOf(scene, seats)) credit(scene, seat, isUp)
    },
  }),
} as const
