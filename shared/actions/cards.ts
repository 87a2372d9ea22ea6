import * as v from 'valibot'
import { type Id, id, maybeId } from '../board/ids.ts'
import { kindNames } from '../board/kinds.ts'
import { orderAfter, ordersAfter } from '../board/order.ts'
import { LONGEST, langByLetters, langTag, text } from '../board/text.ts'
import { sharingOf } from '../meeting/sharing.ts'
import { allowsKind } from '../meeting/steps.ts'
import { Refusal } from '../protocol/refusal.ts'
import { actingFor, action, found, meetingOf, record, seatOf } from './define.ts'
import { neighbours } from './neighbours.ts'
import { bringBack, leaveOff, takeOff } from './taken.ts'

/** More than any group writes; a bound on what one board can cost. */
const MOST_CARDS = 5000

const claim = v.pipe(v.string(), v.regex(/^[\w-]{16,32}$/))
const kind = v.picklist(kindNames)
const words = text(LONGEST.card)

const fresh = { pile: '', talk: '', covered: false, shownAgain: 0, carried: false } as const

export const cardActions = {
  /** [T1] [T2] Writes a card. A sealed one goes to the letterbox and nowhere else. */
  'card.post': action({
    args: v.object({
      card: id<'card'>(),
      kind,
      text: words,
      lang: langTag,
      claim,
      showName: v.boolean(),
      // [A13] Whose name a named card bears, when it was written for somebody without a phone. Sealed cards never say it.
      for: v.optional(maybeId<'seat'>(), ''),
    }),
    who: ['person'],
    apply(scene, args) {
      const { draft, secrets } = scene
      const seat = actingFor(scene, seatOf(scene), args.for)
      const step = found(draft.board.step.get(scene.step as Id<'step'>))
      if (!allowsKind(step.type, args.kind)) throw new Refusal('not_here')
      const key = secrets.key('claim', args.claim)
      if (secrets.rows.letterbox.has(key) || secrets.rows.claim.has(key)) return
      if (draft.board.card.size + secrets.rows.letterbox.size >= MOST_CARDS) throw new Refusal('too_many')
      const sharing = sharingOf(args.kind, args.showName)
      const what = {
        step: step.id,
        kind: args.kind,
        text: args.text,
        lang: sharing === 'named' ? args.lang : langByLetters(args.text),
      }
      if (sharing === 'sealed') {
        secrets.put('letterbox', key, what)
        return meetingOf(draft.board).step === step.id ? undefined : 'waits_for_next'
      }
      if (draft.board.card.has(args.card)) throw new Refusal('malformed')
      const order = orderAfter(neighbours(draft.board, { ...what, pile: '' }))
      draft.put('card', { ...fresh, ...what, id: args.card, by: sharing === 'named' ? seat.id : '', order })
      secrets.put('claim', key, { card: args.card })
    },
  }),

  /** [T6] Only the device with the claim can; and nothing unnamed changes once all have seen it. */
  'card.change': action({
    args: v.object({ claim, kind, text: words, lang: langTag }),
    who: ['person'],
    apply({ draft, secrets }, args) {
      const key = secrets.key('claim', args.claim)
      const waiting = secrets.rows.letterbox.get(key)
      const { kind, text } = args
      if (waiting) {
        if (!allowsKind(found(draft.board.step.get(waiting.step)).type, kind)) throw new Refusal('not_here')
        // A card that waits stays sealed: a kind that shows at once would give its moment away.
        if (sharingOf(kind, false) !== 'sealed') throw new Refusal('not_here')
        secrets.put('letterbox', key, { ...waiting, kind, text, lang: langByLetters(text) })
        return
      }
      const card = found(draft.board.card.get(found(secrets.rows.claim.get(key)).card))
      if (sharingOf(card.kind, card.by !== '') === 'sealed') throw new Refusal('turned_over')
      draft.patch('card', card.id, { text, lang: card.by ? args.lang : langByLetters(text) })
    },
  }),

  /** [T6] The writer takes a card back, before or after it was turned over. */
  'card.withdraw': action({
    args: v.object({ claim }),
    who: ['person'],
    apply(scene, args) {
      const { draft, secrets } = scene
      const key = secrets.key('claim', args.claim)
      if (secrets.rows.letterbox.has(key)) return secrets.remove('letterbox', key)
      const claimed = secrets.rows.claim.get(key)?.card
      if (!claimed) return
      const card = draft.board.card.get(claimed)
      if (card) takeOff(scene, card, true)
      else leaveOff(scene, claimed)
    },
  }),

  /** [T6] Only the server knows which card it was. */
  'card.unwithdraw': action({
    args: v.object({ claim }),
    who: ['person'],
    preview: false,
    apply(scene, args) {
      const claimed = scene.secrets.rows.claim.get(scene.secrets.key('claim', args.claim))
      bringBack(scene, found(claimed).card, true)
    },
  }),

  /** [T3] [T4] Everything that waits for this step comes onto the board at once, shuffled, with nothing of its writers. */
  'cards.turnOver': action({
    // `turned` is how often it had been done when the button was pressed: pressing twice turns over once.
    args: v.object({ step: id<'step'>(), turned: v.number() }),
    who: ['host'],
    preview: false,
    apply(scene, args) {
      const { draft, secrets, chance } = scene
      const step = found(draft.board.step.get(args.step))
      if (step.turned !== args.turned) return
      const waiting = chance.shuffle([...secrets.rows.letterbox].filter(([, card]) => card.step === step.id))
      // [T5] A card that came late is never turned over alone. The answer is the same for none and for one.
      if (step.turned > 0 && waiting.length < 2) throw new Refusal('nothing_new')
      const orders = new Map<string, string[]>()
      for (const [key, card] of waiting) {
        const cardId = chance.id<'card'>()
        const list =
          orders.get(card.kind) ?? ordersAfter(neighbours(draft.board, { ...card, pile: '' }), waiting.length)
        orders.set(card.kind, list)
        draft.put('card', { ...fresh, ...card, id: cardId, by: '', order: list.shift()! })
        secrets.remove('letterbox', key)
        secrets.put('claim', key, { card: cardId })
      }
      draft.patch('step', step.id, { turned: step.turned + 1 })
      record(scene, 'turned', step.id)
    },
  }),

  /** What the group wants to do about a card. */
  'card.talk': action({
    args: v.object({ card: id<'card'>(), talk: v.picklist(['', 'now', 'later', 'done']) }),
    who: ['host'],
    apply({ draft }, args) {
      draft.patch('card', found(draft.board.card.get(args.card)).id, { talk: args.talk })
    },
  }),
} as const
