import * as v from 'valibot'
import type { Id } from '#shared/board/ids.ts'
import type { Kind } from '#shared/board/kinds.ts'
import type { Board } from '#shared/board/schema.ts'
import { type SealedKey, type Secret, type SecretChange, secretTables } from '#shared/board/secrets.ts'
import type { Device } from './device.ts'

/** A card that this device wrote, while it still knows that it did. */
const own = v.variant('table', [
  v.object({ table: v.literal('letterbox'), meeting: v.string(), row: secretTables.letterbox, out: v.boolean() }),
  v.object({ table: v.literal('claim'), meeting: v.string(), row: secretTables.claim, out: v.boolean() }),
])
type Own = v.InferOutput<typeof own>

/**
 * This device's own waiting cards and claims. They never leave it: whether a card has been turned over is found by
 * looking for the same words on the board, not by asking the server, which would tell it whose card is whose.
 */
export class OwnCards {
  readonly #device: Device
  readonly #prefix: string
  readonly #cards = new Map<SealedKey, Own>()

  constructor(device: Device, board: Id<'board'>) {
    this.#device = device
    this.#prefix = `own.${board}.`
    for (const key of device.keys(this.#prefix)) {
      const card = v.safeParse(own, device.get(key))
      if (card.success) this.#cards.set(key.slice(this.#prefix.length) as SealedKey, card.output)
    }
  }

  /** As the rows that actions work on. */
  get letterbox(): ReadonlyMap<SealedKey, Secret<'letterbox'>> {
    return new Map([...this.#cards].flatMap(([key, card]) => (card.table === 'letterbox' ? [[key, card.row]] : [])))
  }

  get claims(): ReadonlyMap<SealedKey, Secret<'claim'>> {
    return new Map([...this.#cards].flatMap(([key, card]) => (card.table === 'claim' ? [[key, card.row]] : [])))
  }

  /** Has been seen on the board. */
  isOut(key: SealedKey): boolean {
    return this.#cards.get(key)?.out ?? false
  }

  /** Takes in what an action did, once the server has it. */
  keep(changes: readonly SecretChange[], meeting: string): void {
    for (const { table, key, row } of changes) {
      if (table !== 'letterbox' && table !== 'claim') continue
      if (row) this.#set(key, { table, meeting, row, out: table === 'claim' } as Own)
      else if (this.#cards.get(key)?.table === table) this.#forget(key)
    }
  }

  /** Looks which cards are out now, and forgets those of meetings that are over. */
  look(board: Board): void {
    const [meeting] = board.meeting.values()
    if (!meeting) return
    for (const [key, card] of this.#cards) {
      if (card.meeting !== meeting.id) this.#forget(key)
      else if (card.table === 'letterbox' && !card.out && isOnBoard(card.row, board))
        this.#set(key, { ...card, out: true })
    }
  }

  /** "Forget these are mine": nobody, this device included, can tell any more. */
  forgetAll(): void {
    for (const key of this.#cards.keys()) this.#forget(key)
  }

  #set(key: SealedKey, card: Own) {
    this.#cards.set(key, card)
    this.#device.set(this.#prefix + key, card)
  }

  #forget(key: SealedKey) {
    this.#cards.delete(key)
    this.#device.remove(this.#prefix + key)
  }
}

const isOnBoard = ({ step, kind, text }: { step: Id<'step'>; kind: Kind; text: string }, board: Board) =>
  [...board.card.values()].some(
    card => card.step === step && card.kind === kind && card.text === text && card.by === '',
  )
