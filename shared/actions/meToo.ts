import * as v from 'valibot'
import { id } from '../board/ids.ts'
import { echoOf } from '../board/projection.ts'
import { echoId } from '../board/schema.ts'
import { action, found, seatOf } from './define.ts'

export const meTooActions = {
  /** [T7] One a person, unnamed; the board learns the sums later, all together. */
  'card.meToo': action({
    args: v.object({ card: id<'card'>(), on: v.boolean() }),
    who: ['person'],
    apply(scene, { card, on }) {
      const { draft, secrets } = scene
      found(draft.board.card.get(card))
      const mine = secrets.key('meToo', card, seatOf(scene).id)
      if (secrets.rows.meToo.has(mine) === on) return
      if (on) secrets.put('meToo', mine, { card })
      else secrets.remove('meToo', mine)
      const tally = secrets.key('tally', card)
      const count = (secrets.rows.tally.get(tally)?.count ?? 0) + (on ? 1 : -1)
      secrets.put('tally', tally, { card, count, told: false })
    },
  }),

  'meToo.tell': action({
    args: v.object({}),
    who: ['server'],
    when: ['open', 'closed'],
    apply({ draft, secrets }) {
      for (const [key, tally] of secrets.rows.tally) {
        if (tally.told) continue
        secrets.put('tally', key, { ...tally, told: true })
        if (draft.board.card.has(tally.card) && echoOf(draft.board, tally.card) !== tally.count)
          draft.put('echo', { id: echoId(tally.card), count: tally.count })
      }
    },
  }),
} as const
