import * as v from 'valibot'
import { maybeId } from '../board/ids.ts'
import { action, hostFor, nothing, patchMeeting } from './define.ts'

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

  /** A person's own yes, or no; the last one counts. A host says it for somebody without a phone, who has said it aloud. */
  'credit.say': action({
    args: v.object({ yes: v.boolean(), for: v.optional(maybeId<'seat'>(), '') }),
    who: ['person'],
    when: ['open', 'closed'],
    apply(scene, { yes, for: other }) {
      const { id: seat } = hostFor(scene, other)
      const key = scene.secrets.key('credit', seat)
      if (yes) scene.secrets.put('credit', key, { seat })
      else scene.secrets.remove('credit', key)
    },
  }),
} as const
