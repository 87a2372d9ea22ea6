import type { BoardId } from '#shared/board/ids.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import type { Storage } from '../storage/storage.ts'

/** How often somebody else may be first before it is given up. */
const MOST_TRIES = 5

/**
 * Changes one part of what was filed: reads it, asks what shall be there, and again when somebody else was first.
 * @param decide is given what is there, or null; gives what shall be there, or null for nothing. May throw a Refusal.
 * @returns whether that is other than what was there
 * @throws Refusal
 */
export async function changePart(
  storage: Storage,
  place: { readonly board: BoardId; readonly number: number; readonly part: string },
  decide: (was: string | null) => string | null,
): Promise<boolean> {
  const { board, number, part } = place
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const was = await storage.part(board, number, part)
    const json = decide(was)
    if (json === was) return false
    if ((await storage.rewrite(board, [{ number, part, was, json }])) === 'rewritten') return true
  }
  throw new Refusal('behind')
}
