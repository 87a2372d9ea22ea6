import * as v from 'valibot'
import type { Id } from '../board/ids.ts'
import { id } from '../board/ids.ts'
import { byOrder, orderAfter } from '../board/order.ts'
import { type Board, day, type Row } from '../board/schema.ts'
import { LONGEST, langTag, text } from '../board/text.ts'
import { Refusal } from '../protocol/refusal.ts'
import { action, found, record } from './define.ts'

const MOST_DECISIONS = 200

/** The last time that the group was asked about a decision. */
export const lastAsked = (board: Board, decision: Id<'decision'>): Row<'check'> | undefined =>
  [...board.check.values()]
    .filter(check => check.decision === decision)
    .sort(byOrder)
    .at(-1)

export const decisionActions = {
  /** What the group may decide, in words of its own. It is nothing before the group was asked and has said so. */
  'decision.word': action({
    args: v.object({ decision: id<'decision'>(), step: id<'step'>(), text: text(LONGEST.card), lang: langTag }),
    who: ['host'],
    apply({ draft }, { decision, step, text, lang }) {
      const old = draft.board.decision.get(decision)
      if (!old) {
        if (draft.board.decision.size >= MOST_DECISIONS) throw new Refusal('too_many')
        const order = orderAfter(draft.board.decision.values())
        const fresh = {
          was: '',
          // Asked about other words, that were let go.
          changed: lastAsked(draft.board, decision) !== undefined,
          state: 'asked',
          present: 0,
          again: '',
          cells: null,
          unanswered: 0,
          carried: false,
        } as const
        draft.put('decision', { ...fresh, id: decision, step: found(draft.board.step.get(step)).id, order, text, lang })
        return
      }
      if (old.state === 'made') throw new Refusal('vote_closed')
      // People are answering about these very words.
      const asked = lastAsked(draft.board, decision)
      if (asked?.state === 'open') throw new Refusal('vote_open')
      if (old.text !== text)
        draft.patch('decision', decision, { text, lang, was: asked ? old.was || old.text : '', changed: !!asked })
    },
  }),

  /** [V10] Only after the group was asked about these words, and never by silence: who has not answered is counted. */
  'decision.make': action({
    args: v.object({ decision: id<'decision'>(), again: day }),
    who: ['host'],
    preview: false,
    apply(scene, { decision, again }) {
      const row = found(scene.draft.board.decision.get(decision))
      if (row.state === 'made') return
      const asked = lastAsked(scene.draft.board, decision)
      if (row.changed || asked?.state !== 'closed' || asked.answered === 0) throw new Refusal('not_asked')
      scene.draft.patch('decision', decision, {
        state: 'made',
        again,
        present: asked.of,
        cells: asked.cells,
        unanswered: Math.max(0, asked.of - asked.answered),
      })
      record(scene, 'decided', row.step)
    },
  }),

  /** The group goes another way; or has looked at it again and lets it go. */
  'decision.drop': action({
    args: v.object({ decision: id<'decision'>() }),
    who: ['host'],
    apply({ draft }, { decision }) {
      if (lastAsked(draft.board, decision)?.state === 'open') throw new Refusal('vote_open')
      draft.remove('decision', decision)
    },
  }),
} as const
