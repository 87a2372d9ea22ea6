import { meetingOf } from '../actions/define.ts'
import type { ActionName } from '../actions/index.ts'
import type { Board } from '../board/schema.ts'
import type { SecretRows } from '../board/secrets.ts'
import { FORGET_AFTER } from './forgetting.ts'

/** The wall is told of the talk so far apart, and so long after the last change; milliseconds. */
const TALK_EVERY = 30_000
const TALK_LASTS = 5 * 60_000

/** Me-toos are told together, this far apart, so that no tap can be seen arriving. Milliseconds. */
export const ME_TOO_EVERY = 15_000

/** [E2] When words that were removed or replaced are to be gone for good, milliseconds since 1970; null for none. */
export function forgetAt({ forget }: SecretRows): number | null {
  for (const { since } of forget.values()) return since + FORGET_AFTER
  return null
}

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
  const dues: Due[] = []
  const forget = forgetAt(secrets)
  if (forget !== null) dues.push({ at: forget, name: 'words.forget' })
  if (state === 'planned') return dues[0] ?? null
  if ([...secrets.tally.values()].some(({ told }) => !told))
    dues.push({ at: (Math.floor(now / ME_TOO_EVERY) + 1) * ME_TOO_EVERY, name: 'meToo.tell' })
  if (state === 'closed') dues.push({ at: finalAt, name: 'meeting.finish' })
  else {
    for (const { changed, told } of secrets.gauge.values())
      if (told - changed < TALK_LASTS) dues.push({ at: Math.max(now, told + TALK_EVERY), name: 'balance.tell' })
    for (const { wayEnds } of board.balance.values()) if (wayEnds > 0) dues.push({ at: wayEnds, name: 'way.end' })
  }
  return dues.sort((a, b) => a.at - b.at)[0] ?? null
}

/** [R6] Is the meeting final: closed, and the time to open it again over? */
export function isFinal(board: Board, now: number): boolean {
  const { state, finalAt } = meetingOf(board)
  return state === 'closed' && now >= finalAt
}
