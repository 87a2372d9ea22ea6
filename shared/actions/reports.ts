import * as v from 'valibot'
import { action, lastDeed, record } from './define.ts'

export const reportActions = {
  /** [O35] A host has taken a report out, made a link for readers, or taken one back; everyone is shown that it was done. */
  'report.deed': action({
    args: v.object({ what: v.picklist(['exported', 'shared', 'unshared']) }),
    who: ['server'],
    when: ['planned', 'open', 'closed'],
    apply(scene, { what }) {
      // Eight files of one evening are one line, or they would push out what else was done.
      if (what === 'exported' && lastDeed(scene.draft.board)?.what === what) return
      record(scene, what)
    },
  }),
} as const
