import type { Id } from '#shared/board/ids.ts'
import type { Kind } from '#shared/board/kinds.ts'
import type { Board } from '#shared/board/schema.ts'
import type { SecretRows } from '#shared/board/secrets.ts'
import { claimKey, isOnBoard, type Own } from './own.ts'

/**
 * Where a card of one's own is.
 * - `waiting`: face down until all turn over
 * - `late`: its step is not the one the room is at; it waits in the letterbox for the next turning over
 * - `out`: on the board, for all to see
 * - `back`: taken back by its writer, who can bring it back
 * - `gone`: taken off the board by the group
 */
type Whereabouts = 'waiting' | 'late' | 'out' | 'back' | 'gone'

export interface OwnCard {
  readonly claim: string
  readonly step: Id<'step'>
  readonly kind: Kind
  readonly text: string
  readonly where: Whereabouts
  /** Written for somebody without a phone. */
  readonly isTheirs: boolean
  /** The server has everything that was done with it. */
  readonly saved: boolean
}

const CLAIM = claimKey('')

/**
 * The cards that this device knows to be its own, in the order they were written.
 * @param secrets this person's own, with what is not answered yet done on top
 * @param unanswered claims of cards that something was done with which the server has not answered
 * @param strangers claims of cards that are on their way from here and are nobody's on this device
 */
export function ownCards(
  known: ReadonlyMap<string, Own>,
  board: Board,
  secrets: SecretRows,
  unanswered: ReadonlySet<string>,
  strangers: ReadonlySet<string>,
): OwnCard[] {
  const [meeting] = board.meeting.values()
  const cards = new Map<string, OwnCard>()
  const add = (claim: string, { step, kind, text }: Pick<OwnCard, 'step' | 'kind' | 'text'>, where: Whereabouts) => {
    const isTheirs = known.get(claim)?.whose === 'theirs'
    if (!strangers.has(claim))
      cards.set(claim, { claim, step, kind, text, where, isTheirs, saved: !unanswered.has(claim) })
  }

  for (const [claim, own] of known) {
    const waiting = secrets.letterbox.get(claimKey(claim))
    if (waiting) add(claim, waiting, waiting.step === meeting?.step ? 'waiting' : 'late')
    else if (own.state === 'back') add(claim, own, 'back')
    else if (own.state === 'out') {
      const row = own.card ? board.card.get(own.card) : undefined
      add(claim, row ?? own, row || (!own.card && isOnBoard(own, board)) ? 'out' : 'gone')
    }
  }
  // Written here and not answered yet.
  for (const [key, waiting] of secrets.letterbox) {
    const claim = key.slice(CLAIM.length)
    if (!known.has(claim)) add(claim, waiting, waiting.step === meeting?.step ? 'waiting' : 'late')
  }
  for (const [key, { card }] of secrets.claim) {
    const claim = key.slice(CLAIM.length)
    const row = board.card.get(card)
    if (row && !known.has(claim)) add(claim, row, 'out')
  }
  return [...cards.values()]
}
