import { meetingOf } from '../actions/define.ts'
import type { ActionName } from '../actions/index.ts'
import type { Board } from '../board/schema.ts'
import type { SecretRows } from '../board/secrets.ts'

/** Me-toos are told together, this far apart, so that no tap can be seen arriving. Milliseconds. */
export const ME_TOO_EVERY = 15_000

export interface Due {
  readonly at: number
  readonly name: ActionName
}

/**
 * What the server will do by itself next, if nothing else happens.
 * Me-toos wait for the next full quarter of a minute after `now`, the same for all.
 */
export function nextDue(board: Board, secrets: SecretRows, now: number): Due | null {
  const { state, finalAt } = meetingOf(board)
  if (state === 'planned') return null
  for (const tally of secrets.tally.values())
    if (!tally.told) return { at: (Math.floor(now / ME_TOO_EVERY) + 1) * ME_TOO_EVERY, name: 'meToo.tell' }
  return state === 'closed' ? { at: finalAt, name: 'meeting.finish' } : null
}

/** [R6] Is the meeting final: closed, and the time to open it again over? */
export function isFinal(board: Board, now: number): boolean {
  const { state, finalAt } = meetingOf(board)
  return state === 'closed' && now >= finalAt
}
