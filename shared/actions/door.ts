import * as v from 'valibot'
import { id } from '../board/ids.ts'
import { LONGEST, optionalText } from '../board/text.ts'
import { Refusal } from '../protocol/refusal.ts'
import { action, patchMeeting } from './define.ts'

const knock = id<'knock'>()

export const doorActions = {
  'door.set': action({
    args: v.object({ door: v.picklist(['open', 'knock']) }),
    who: ['host'],
    apply: (scene, args) => patchMeeting(scene, args),
  }),

  /** [A8] Somebody came with the code while the door was shut. Only hosts are told. */
  'door.knock': action({
    args: v.object({ knock, name: optionalText(LONGEST.name) }),
    who: ['server'],
    apply({ secrets, seats }, args) {
      const key = secrets.key('knock', args.knock)
      if (secrets.rows.knock.has(key)) return
      const knocks = [...secrets.rows.knock]
      if (knocks.filter(([, { state }]) => state !== 'away').length >= seats) throw new Refusal('full')
      // Those who were sent away have heard it by now; they are not kept for ever.
      if (knocks.length >= 2 * seats)
        for (const [key, { state }] of knocks) if (state === 'away') secrets.remove('knock', key)
      secrets.put('knock', key, { ...args, state: 'waiting' })
    },
  }),

  'door.answer': action({
    args: v.object({ knocks: v.array(knock), welcome: v.boolean() }),
    who: ['host'],
    preview: false,
    apply({ secrets }, { knocks, welcome }) {
      for (const one of knocks) {
        const key = secrets.key('knock', one)
        const row = secrets.rows.knock.get(key)
        if (row) secrets.put('knock', key, { ...row, state: welcome ? 'welcome' : 'away' })
      }
    },
  }),

  /** The person who knocked has a seat now, or went away. */
  'door.forget': action({
    args: v.object({ knock }),
    who: ['server'],
    when: ['planned', 'open', 'closed'],
    apply: ({ secrets }, args) => secrets.remove('knock', secrets.key('knock', args.knock)),
  }),
} as const
