import type { Id } from '#shared/board/ids.ts'
import type { Kind } from '#shared/board/kinds.ts'
import type { Board } from '#shared/board/schema.ts'
import type { SealedKey, SecretRows } from '#shared/board/secrets.ts'

/**
 * Where a card of one's own is.
 * - `waiting`: face down until all turn over
 * - `late`: its step is not the one the room is at; it waits in the letterbox for the next turning over
 * - `out`: on the board, for all to see
 * - `gone`: taken off the board
 */
export type Whereabouts = 'waiting' | 'late' | 'out' | 'gone'

export interface OwnCard {
  readonly claim: string
  readonly step: Id<'step'>
  readonly kind: Kind
  readonly text: string
  readonly where: Whereabouts
  /** The server has everything that was done with it. */
  readonly saved: boolean
}

const CLAIM = 'claim/'

interface Known {
  readonly waiting: ReadonlySet<SealedKey>
  isOut(key: SealedKey): boolean
}

/** The cards that this device knows to be its own, in the order they were written. */
export function ownCards(board: Board, { letterbox, claim }: SecretRows, { waiting, isOut }: Known): OwnCard[] {
  const [meeting] = board.meeting.values()
  const rest = (key: SealedKey) => ({ claim: key.slice(CLAIM.length), saved: !waiting.has(key) })
  const onBoard = (step: Id<'step'>, kind: Kind, text: string) =>
    [...board.card.values()].some(card => card.step === step && card.kind === kind && card.text === text)
  return [
    ...[...letterbox].map(([key, { step, kind, text }]): OwnCard => {
      const where = !isOut(key)
        ? step === meeting?.step
          ? 'waiting'
          : 'late'
        : onBoard(step, kind, text)
          ? 'out'
          : 'gone'
      return { ...rest(key), step, kind, text, where }
    }),
    ...[...claim].flatMap(([key, { card }]): OwnCard[] => {
      const row = board.card.get(card)
      return row ? [{ ...rest(key), step: row.step, kind: row.kind, text: row.text, where: 'out' }] : []
    }),
  ]
}
