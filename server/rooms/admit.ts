import type { BoardId } from '#shared/board/ids.ts'
import { CLOSE, PROTOCOL, readRoomName } from '#shared/protocol/version.ts'
import { hashOf } from '../access/secret.ts'
import type { Storage } from '../storage/storage.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'
import type { Guest } from './session.ts'

/** Let in, or the code and reason with which the socket is closed. */
export type Admission =
  | { readonly room: Room; readonly guest: Guest; readonly epoch: number }
  | { readonly code: number; readonly reason?: string }

/**
 * [P2] Decides about a socket that was opened: the room's name, what its client offers as sub-protocols, and the ticket
 * among them.
 */
export async function admit(
  name: string,
  offered: readonly string[],
  { rooms, storage }: { rooms: Rooms; storage: Storage },
): Promise<Admission> {
  if (!offered.includes(PROTOCOL)) return { code: CLOSE.version }
  const place = readRoomName(name)
  const tickets = offered.filter(one => !one.startsWith('sametable.'))
  if (!place || tickets.length !== 1) return { code: CLOSE.unknown }
  const hash = hashOf(tickets[0]!)
  const ticket = await storage.access.findTicket(hash)
  if (ticket?.board !== (place.board as BoardId)) return { code: CLOSE.unknown }
  const room = await rooms.open(ticket.board)
  // While the board was loaded its keys may have been made anew, and the new ones were told to those inside only.
  const still = room && (await storage.access.findTicket(hash))
  if (!still || (still.seat === '' && still.role !== 'screen')) return { code: CLOSE.unknown }
  const { seat, role } = still
  const { epoch } = place
  if (!room.goesOnFrom(place.epoch)) return { code: CLOSE.epoch, reason: String(room.epoch) }
  if (seat === '') return { room, epoch, guest: { actor: { type: 'screen' }, key: role } }
  if (!room.current.seat.has(seat)) return { code: CLOSE.removed }
  return { room, epoch, guest: { actor: { type: 'seat', seat, keeper: role === 'host' }, key: role } }
}
