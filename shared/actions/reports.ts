import * as v from 'valibot'
import { action, lastDeed, record } from './define.ts'

export const reportActions = {
  /** [O35] What a host has done with a report, with links for readers, or with what was filed; everyone is shown it. */
  'report.deed': action({
    args: v.object({
      what: v.picklist(['exported', 'shared', 'unshared', 'talk_added', 'talk_removed', 'talk_destroyed']),
    }),
    who: ['server'],
    when: ['planned', 'open', 'closed'],
    apply(scene, { what }) {
      // Eight files of one evening are one line, or they would push out what else was done.
      if (what === 'exported' && lastDeed(scene.draft.board)?.what === what) return
      record(scene, what)
    },
  }),
} as const
