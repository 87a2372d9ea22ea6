import * as v from 'valibot'
import type { Args } from '#shared/actions/index.ts'
import { id, maybeId } from '#shared/board/ids.ts'
import { kindNames } from '#shared/board/kinds.ts'
import type { Board } from '#shared/board/schema.ts'
import { type SealedKey, type Secret, sealedKey } from '#shared/board/secrets.ts'
import { sharingOf } from '#shared/meeting/sharing.ts'
import type { Request } from '#shared/protocol/messages.ts'
import type { Device } from './device.ts'
import type { Whose } from './outbox.ts'

/**
 * A card that this device wrote, while it still knows that it did.
 * - `waiting`: face down, as far as this device knows
 * - `out`: has been seen on the board
 * - `back`: taken back by its writer after it was out
 */
const ownCard = v.object({
  meeting: v.string(),
  step: id<'step'>(),
  kind: v.picklist(kindNames),
  text: v.string(),
  lang: v.string(),
  /** Known for cards that were on the board at once; of a sealed card nobody tells us which one it became. */
  card: maybeId<'card'>(),
  state: v.picklist(['waiting', 'out', 'back']),
  /** Written by this person, for themselves or for somebody without a phone. */
  whose: v.optional(v.picklist(['mine', 'theirs']), 'mine'),
})
export type Own = v.InferOutput<typeof ownCard>

/** The key under which actions file a claim, on a device: nothing is sealed here. */
export const claimKey = (claim: string): SealedKey => sealedKey(text => text, 'claim', claim)

/**
 * This device's own cards, by claim. They never leave it: whether a card has been turned over is found by looking for
 * the same words on the board, not by asking the server, which would tell it whose card is whose.
 */
export class OwnCards {
  readonly #device: Device
  readonly #prefix: string
  readonly #cards = new Map<string, Own>()

  constructor(device: Device, board: string) {
    this.#device = device
    this.#prefix = `own.${board}.`
    for (const key of device.keys(this.#prefix)) {
      const card = v.safeParse(ownCard, device.get(key))
      if (card.success) this.#cards.set(key.slice(this.#prefix.length), card.output)
    }
  }

  /** By claim, in the order they were written. */
  get cards(): ReadonlyMap<string, Own> {
    return this.#cards
  }

  /** As the rows that actions work on. */
  get letterbox(): ReadonlyMap<SealedKey, Secret<'letterbox'>> {
    const waiting = [...this.#cards].filter(([, { state }]) => state === 'waiting')
    return new Map(waiting.map(([claim, { step, kind, text, lang }]) => [claimKey(claim), { step, kind, text, lang }]))
  }

  get claims(): ReadonlyMap<SealedKey, Secret<'claim'>> {
    return new Map([...this.#cards].flatMap(([claim, { card }]) => (card ? [[claimKey(claim), { card }]] : [])))
  }

  /** Takes in what the server has done for this device. */
  learn({ name, args, meeting, step }: Request, whose: Whose): void {
    if (whose === 'nobodys') return
    switch (name) {
      case 'card.post': {
        const { claim, card, kind, text, lang, showName } = args as Args<'card.post'>
        const isSealed = sharingOf(kind, showName) === 'sealed'
        const where = isSealed ? ({ card: '', state: 'waiting' } as const) : ({ card, state: 'out' } as const)
        return this.#set(claim, v.parse(ownCard, { meeting, step, kind, text, lang, whose, ...where }))
      }
      case 'card.change': {
        const { claim, kind, text, lang } = args as Args<'card.change'>
        const old = this.#cards.get(claim)
        return old && this.#set(claim, { ...old, kind, text, lang })
      }
      case 'card.withdraw': {
        const { claim } = args as Args<'card.withdraw'>
        const old = this.#cards.get(claim)
        if (old?.state === 'waiting') this.#forget(claim)
        else if (old) this.#set(claim, { ...old, state: 'back' })
        return
      }
      case 'card.unwithdraw': {
        const { claim } = args as Args<'card.unwithdraw'>
        const old = this.#cards.get(claim)
        return old && this.#set(claim, { ...old, state: 'out' })
      }
    }
  }

  /** Looks which cards are out now, and forgets those of meetings that are over. */
  look(board: Board): void {
    const [meeting] = board.meeting.values()
    if (!meeting) return
    for (const [claim, card] of this.#cards) {
      // "Forget these are mine" may have been said in another tab.
      if (card.meeting !== meeting.id || this.#device.get(this.#prefix + claim) === null) this.#forget(claim)
      else if (card.state === 'waiting' && isOnBoard(card, board)) this.#set(claim, { ...card, state: 'out' })
    }
  }

  /** [E4] What its writer has taken back is erased. */
  forgetTakenBack(): void {
    for (const [claim, { state }] of this.#cards) if (state === 'back') this.#forget(claim)
  }

  /** "Forget these are mine": nobody, this device included, can tell any more. */
  forgetAll(): void {
    for (const claim of this.#cards.keys()) this.#forget(claim)
  }

  #set(claim: string, card: Own) {
    this.#cards.set(claim, card)
    this.#device.set(this.#prefix + claim, card)
  }

  #forget(claim: string) {
    this.#cards.delete(claim)
    this.#device.remove(this.#prefix + claim)
  }
}

/** The same words, in the same step, of the same kind and without a name. */
export const isOnBoard = ({ step, kind, text }: Pick<Own, 'step' | 'kind' | 'text'>, board: Board): boolean =>
  [...board.card.values()].some(
    card => card.step === step && card.kind === kind && card.text === text && card.by === '',
  )
