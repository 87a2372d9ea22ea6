import * as v from 'valibot'
import type { BoardId } from '#shared/board/ids.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { hashOf, SECRET_PATTERN } from '../access/secret.ts'
import { wasThere } from '../storage/storage.ts'
import type { AppParts } from './parts.ts'

const secret = v.pipe(v.string(), v.regex(SECRET_PATTERN, 'no_key'))

/** What somebody shows who asks for what a meeting has left behind: the key of a link, or the ticket of their seat. */
export const pass = v.union([v.object({ key: secret }), v.object({ ticket: secret })])
export type Pass = v.InferOutput<typeof pass>

/** A host makes reports and shares them; a member reads what the group may. */
export type Standing = 'host' | 'member'

/**
 * [O7] As whom somebody comes: by the host's link or leading now, a host; by everyone's link, with a seat, or having been there, a member.
 * @throws Refusal
 */
export async function standingOf(given: Pass, board: BoardId, { storage, rooms }: AppParts): Promise<Standing> {
  if ('key' in given) {
    const entry = await storage.access.findKey(hashOf(given.key))
    if (entry?.board === board && entry.role === 'host') return 'host'
    if (entry?.board === board && entry.role === 'everyone') return 'member'
    throw new Refusal('no_key')
  }
  const ticket = await storage.access.findTicket(hashOf(given.ticket))
  if (ticket?.board !== board) throw new Refusal('no_key')
  if (ticket.role === 'host') return 'host'
  if (wasThere(ticket)) return 'member'
  const room = ticket.seat ? await rooms.open(board) : null
  const seat = ticket.seat ? room?.current.seat.get(ticket.seat) : undefined
  if (!seat) throw new Refusal('no_key')
  return seat.leads ? 'host' : 'member'
}

/** Refuses everyone who does not come as a host. @throws Refusal */
export async function onlyHost(given: Pass, board: BoardId, parts: AppParts): Promise<void> {
  if ((await standingOf(given, board, parts)) !== 'host') throw new Refusal('not_yours')
}
