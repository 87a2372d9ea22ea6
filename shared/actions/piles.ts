import * as v from 'valibot'
import { id, maybeId } from '../board/ids.ts'
import { byOrder, orderAfter, orderBefore, ordersAfter } from '../board/order.ts'
import { LONGEST, optionalText } from '../board/text.ts'
import { Refusal } from '../protocol/refusal.ts'
import { action, found, meetingOf, type Scene, seatOf } from './define.ts'
import { neighbours } from './neighbours.ts'

/** Refuses where the group has left putting cards in piles to the host. */
function maySort(scene: Scene): void {
  if (meetingOf(scene.draft.board).sorting === 'host' && !seatOf(scene).leads) throw new Refusal('not_yours')
}

const MOST_PILES = 200

/** A place between two others is longer than both. Past this length the whole list gets short ones again. */
const LONGEST_ORDER = 40

export const pileActions = {
  /** Into a pile, out of one, or to another place in the same list. */
  'card.move': action({
    args: v.object({ card: id<'card'>(), pile: maybeId<'pile'>(), before: maybeId<'card'>() }),
    who: ['person'],
    apply(scene, args) {
      const { draft } = scene
      maySort(scene)
      const card = found(draft.board.card.get(args.card))
      if (args.pile && found(draft.board.pile.get(args.pile)).step !== card.step) throw new Refusal('not_here')
      const beside = () => neighbours(draft.board, { ...card, pile: args.pile }).filter(other => other.id !== card.id)
      let order = orderBefore(beside(), args.before || null)
      if (order.length > LONGEST_ORDER) {
        const sorted = beside().sort(byOrder)
        const orders = ordersAfter([], sorted.length)
        for (const [at, other] of sorted.entries()) draft.patch('card', other.id, { order: orders[at]! })
        order = orderBefore(beside(), args.before || null)
      }
      draft.patch('card', card.id, { pile: args.pile, order })
    },
  }),

  /** A new pile with one card in it. */
  'pile.make': action({
    args: v.object({ pile: id<'pile'>(), card: id<'card'>(), name: optionalText(LONGEST.pile) }),
    who: ['person'],
    apply(scene, args) {
      const { draft } = scene
      maySort(scene)
      if (draft.board.pile.has(args.pile)) return
      if (draft.board.pile.size >= MOST_PILES) throw new Refusal('too_many')
      const card = found(draft.board.card.get(args.card))
      const order = orderAfter([...draft.board.pile.values()].filter(pile => pile.step === card.step))
      draft.put('pile', { id: args.pile, step: card.step, name: args.name, order })
      draft.patch('card', card.id, { pile: args.pile, order: orderAfter([]) })
    },
  }),

  'pile.name': action({
    args: v.object({ pile: id<'pile'>(), name: optionalText(LONGEST.pile) }),
    who: ['person'],
    apply(scene, args) {
      maySort(scene)
      scene.draft.patch('pile', found(scene.draft.board.pile.get(args.pile)).id, { name: args.name })
    },
  }),

  /** Takes a pile apart; its cards go back to their kinds. */
  'pile.unmake': action({
    args: v.object({ pile: id<'pile'>() }),
    who: ['person'],
    apply(scene, args) {
      const { draft } = scene
      maySort(scene)
      for (const card of [...draft.board.card.values()].filter(card => card.pile === args.pile))
        draft.patch('card', card.id, { pile: '', order: orderAfter(neighbours(draft.board, { ...card, pile: '' })) })
      draft.remove('pile', args.pile)
    },
  }),
} as const
