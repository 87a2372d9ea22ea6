import * as v from 'valibot'
import { id } from '../board/ids.ts'
import { action, found, record, seatOf } from './define.ts'
import { bringBack, takeOff } from './taken.ts'

export const careActions = {
  /** [T8] Once, one person is enough. After the group has looked and shown it again, it takes two. */
  'card.cover': action({
    args: v.object({ card: id<'card'>() }),
    who: ['person'],
    apply(scene, args) {
      const { draft, secrets } = scene
      const card = found(draft.board.card.get(args.card))
      if (card.covered) return
      if (card.shownAgain > 0) {
        secrets.put('cover', secrets.key('cover', card.id, seatOf(scene).id), { card: card.id })
        const asked = [...secrets.rows.cover.values()].filter(row => row.card === card.id).length
        if (asked < 2) return 'one_more'
      }
      draft.patch('card', card.id, { covered: true })
      record(scene, 'covered', card.step)
    },
  }),

  'card.uncover': action({
    args: v.object({ card: id<'card'>() }),
    who: ['host'],
    apply(scene, args) {
      const { draft, secrets } = scene
      const card = found(draft.board.card.get(args.card))
      if (!card.covered) return
      for (const [key, row] of secrets.rows.cover) if (row.card === card.id) secrets.remove('cover', key)
      draft.patch('card', card.id, { covered: false, shownAgain: card.shownAgain + 1 })
      record(scene, 'shown', card.step)
    },
  }),

  /** The group takes a card away; it can be brought back while the meeting lasts. */
  'card.take': action({
    args: v.object({ card: id<'card'>() }),
    who: ['host'],
    apply(scene, args) {
      const card = scene.draft.board.card.get(args.card)
      if (!card) return
      takeOff(scene, card, false)
      record(scene, 'taken', card.step)
    },
  }),

  'card.restore': action({
    args: v.object({ card: id<'card'>() }),
    who: ['host'],
    preview: false,
    apply(scene, args) {
      if (scene.draft.board.card.has(args.card)) return
      bringBack(scene, args.card, false)
      record(scene, 'restored', found(scene.draft.board.card.get(args.card)).step)
    },
  }),
} as const
