import * as v from 'valibot'
import { type Id, id } from '../board/ids.ts'
import { echoId } from '../board/schema.ts'
import { LONGEST, text } from '../board/text.ts'
import { emptyBox } from './boxes.ts'
import { action, lastDeed, meetingOf, nothing, patchMeeting, record, type Scene } from './define.ts'

/** The group's own words that are the same as those of a card that is erased go with it, unless another card says them. */
function eraseWords({ draft, ...scene }: Scene, words: string): void {
  const { board } = draft
  if ([...board.card.values()].some(card => card.text === words)) return
  for (const decision of board.decision.values()) {
    if (decision.was === words) draft.patch('decision', decision.id, { was: '' })
    if (decision.text !== words) continue
    draft.remove('decision', decision.id)
    for (const check of board.check.values())
      if (check.decision === decision.id && check.state === 'open') {
        emptyBox({ draft, ...scene }, check.id)
        draft.remove('check', check.id)
      }
  }
  for (const check of board.check.values()) {
    const left = check.reasons.filter(reason => reason.text !== words)
    if (left.length < check.reasons.length) draft.patch('check', check.id, { reasons: left })
  }
}

/** [E4] Nothing of a card is left, on the table or taken off it, nor of who wrote it and who said "me too". */
function eraseCard(scene: Scene, card: Id<'card'>): void {
  const { draft, secrets } = scene
  const takenKey = secrets.key('card', card)
  const row = draft.board.card.get(card) ?? secrets.rows.taken.get(takenKey)?.card
  if (!row) return
  draft.remove('card', card)
  draft.remove('echo', echoId(card))
  secrets.remove('taken', takenKey)
  secrets.remove('tally', secrets.key('tally', card))
  for (const table of ['claim', 'meToo', 'cover'] as const)
    for (const [key, about] of secrets.rows[table]) if (about.card === card) secrets.remove(table, key)
  if (meetingOf(draft.board).spotlight === card) patchMeeting(scene, { spotlight: '' })
  eraseWords(scene, row.text)
}

export const eraseActions = {
  /** [E4] A host erases a card for good: nobody can bring it back. Everyone is shown that it was done, without its words. */
  'card.erase': action({
    args: v.object({ card: id<'card'>() }),
    who: ['host'],
    apply(scene, { card }) {
      const row =
        scene.draft.board.card.get(card) ?? scene.secrets.rows.taken.get(scene.secrets.key('card', card))?.card
      if (!row) return
      eraseCard(scene, card)
      record(scene, 'erased', row.step)
    },
  }),

  /** [E6] What was erased from the record of an earlier meeting, and kept for this one, goes from here too. */
  'words.erase': action({
    args: v.object({ text: text(LONGEST.card) }),
    who: ['server'],
    when: ['planned', 'open', 'closed'],
    preview: false,
    apply(scene, { text: words }) {
      for (const card of [...scene.draft.board.card.values()])
        if (card.carried && card.text === words) eraseCard(scene, card.id)
      eraseWords(scene, words)
      // Several of one record in a row are one line, as with files.
      if (lastDeed(scene.draft.board)?.what !== 'erased') record(scene, 'erased')
    },
  }),

  /** [E2] [E4] The time to bring back what its writer has taken back is over; then all is written anew without it. */
  'words.forget': action({
    args: nothing,
    who: ['server'],
    when: ['planned', 'open', 'closed'],
    preview: false,
    apply(scene) {
      const { rows } = scene.secrets
      for (const { card, byWriter } of rows.taken.values()) if (byWriter) eraseCard(scene, card.id)
      for (const [key, row] of rows.forget) scene.secrets.put('forget', key, { ...row, now: true })
    },
  }),
} as const
