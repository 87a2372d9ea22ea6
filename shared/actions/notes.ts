import * as v from 'valibot'
import { byOrder } from '../board/order.ts'
import { LONGEST, langByLetters, langTag, text } from '../board/text.ts'
import { allowsKind } from '../meeting/steps.ts'
import { Refusal } from '../protocol/refusal.ts'
import { action } from './define.ts'

/** What can be put into the letterbox from outside of a meeting. */
export const noteKinds = ['hope', 'fear', 'elephant'] as const

/**
 * With so many cards, turned over or not, notes have to wait: nobody outside can stop people at the table from writing.
 * Counted with the cards, because nothing tells notes from them.
 */
const MOST_WITH_NOTES = 2000

export const noteActions = {
  /**
   * [T16] A note from outside, by the link of the letterbox. It waits like a card that somebody wrote at the table, and
   * nothing tells the two apart.
   */
  'note.post': action({
    args: v.object({
      claim: v.pipe(v.string(), v.regex(/^[\w-]{22}$/)),
      kind: v.picklist(noteKinds),
      text: text(LONGEST.card),
      lang: langTag,
    }),
    who: ['server'],
    // After a meeting was closed it goes with the letterbox to the next one.
    when: ['planned', 'open', 'closed'],
    apply({ draft, secrets }, { claim, kind, text }) {
      const key = secrets.key('claim', claim)
      if (secrets.rows.letterbox.has(key) || secrets.rows.claim.has(key)) return
      if (draft.board.card.size + secrets.rows.letterbox.size >= MOST_WITH_NOTES) throw new Refusal('too_many')
      const fitting = [...draft.board.step.values()].sort(byOrder).filter(({ type }) => allowsKind(type, kind))
      const step = fitting.find(({ skipped }) => !skipped) ?? fitting[0]
      if (!step) throw new Refusal('no_letterbox')
      secrets.put('letterbox', key, { step: step.id, kind, text, lang: langByLetters(text) })
    },
  }),
} as const
