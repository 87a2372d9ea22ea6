import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { meetingOf } from '#shared/actions/define.ts'
import { type BoardId, type Id, id } from '#shared/board/ids.ts'
import { LONGEST, optionalText } from '#shared/board/text.ts'
import { readCode } from '#shared/meeting/codes.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { hashOf, SECRET_PATTERN } from '../access/secret.ts'
import type { Room } from '../rooms/room.ts'
import type { KeyRole } from '../storage/storage.ts'
import { oneByOne } from './oneByOne.ts'
import type { AppParts } from './parts.ts'
import { readBody } from './reply.ts'

const secret = v.pipe(v.string(), v.regex(SECRET_PATTERN, 'no_key'))
const code = v.pipe(
  v.string(),
  v.transform(typed => readCode(typed) ?? ''),
  v.minLength(1, 'no_code'),
)
const byKey = v.object({ board: id<'board'>(), key: secret })
const byCode = v.object({ code })

/** How somebody says where they want to go: by a link or by a code. */
const door = v.union([byKey, byCode], issue => {
  const inner = issue.issues?.map(one => one.message) ?? []
  return inner.find(message => message === 'no_code' || message === 'no_key') ?? 'malformed'
})

/** The ticket is the client's own random secret, so that asking twice gives one seat. */
const joining = v.object({
  ticket: secret,
  by: v.nullable(door),
  name: optionalText(LONGEST.name),
  knock: v.nullable(id<'knock'>()),
})

interface Found {
  readonly board: BoardId
  readonly role: KeyRole
  /** Hash of the key; empty for a code. */
  readonly key: string
}

/** Finding a meeting and taking a seat in it. */
export function joinRoutes(app: FastifyInstance, { rooms, storage, chance, clock, limits }: AppParts): void {
  /** @throws Refusal */
  async function find(by: v.InferOutput<typeof door>, network: string): Promise<Found> {
    if ('key' in by) {
      // 128 random bits are not guessed, so nobody is slowed down for the mistakes of others on their network.
      const entry = await storage.access.findKey(hashOf(by.key))
      if (entry?.board !== by.board) throw new Refusal('no_key')
      return { board: entry.board, role: entry.role, key: entry.hash }
    }
    if (!limits.wrongCodes.has(network, clock.now())) throw new Refusal('slow_down')
    const board = await storage.access.boardOfCode(by.code)
    if (!board) {
      limits.wrongCodes.take(network, clock.now())
      throw new Refusal('no_code')
    }
    return { board, role: 'everyone', key: '' }
  }

  async function roomOf(board: BoardId): Promise<Room> {
    const room = await rooms.open(board)
    if (!room) throw new Refusal('no_key')
    return room
  }

  const seated = (room: Room, seat: Id<'seat'> | '', keeper: boolean) => ({
    board: room.board,
    epoch: room.epoch,
    seat,
    keeper,
    meeting: meetingOf(room.current).id,
  })

  /** What the join page shows before anyone has a seat: nothing but the group's name and how things stand. */
  app.post('/api/look', async request => {
    const found = await find(readBody(door, request.body), request.ip)
    const { current } = await roomOf(found.board)
    const { state, about, day, step } = meetingOf(current)
    const { name: group, help } = [...current.group.values()][0]!
    // The letterbox hangs where anyone may pass: it tells whose it is and nothing of their meetings.
    if (found.role === 'letterbox')
      return { board: found.board, role: found.role, group, help, about: '', state: 'planned', day: '', begun: false }
    return { board: found.board, role: found.role, group, help, about, state, day, begun: step !== '' }
  })

  /** The place that a ticket holds already; null for a seat that was taken away, or refused before it was taken. */
  async function held(hash: string) {
    const ticket = await storage.access.findTicket(hash)
    if (!ticket) return null
    const room = await roomOf(ticket.board)
    const holds = ticket.seat ? room.current.seat.has(ticket.seat) : ticket.role === 'screen'
    return holds ? seated(room, ticket.seat, ticket.role === 'host') : null
  }

  async function join({ ticket, by, name, knock }: v.InferOutput<typeof joining>, network: string) {
    const hash = hashOf(ticket)
    const place = await held(hash)
    if (place) {
      // Somebody who has a seat and opens the host's link keeps the seat, and is a keeper from now on.
      const found =
        by && 'key' in by && place.seat !== '' && !place.keeper ? await find(by, network).catch(() => null) : null
      if (found?.role !== 'host' || found.board !== place.board) return place
      await storage.access.addTicket({ hash, board: found.board, seat: place.seat, key: found.key })
      return { ...place, keeper: true }
    }
    // No seat (any more), or one that was refused before, as for a name that somebody has: a seat is taken anew.
    if (!by) throw new Refusal('gone')

    const { board, role, key } = await find(by, network)
    if (role === 'letterbox') throw new Refusal('no_key')
    if (role === 'screen') {
      await storage.access.addTicket({ hash, board, seat: '', key })
      return seated(await roomOf(board), '', false)
    }
    const result = await rooms.withRoom(board, async room => {
      if (key === '' && meetingOf(room.current).door === 'knock') {
        const state = knock && room.knockState(knock)
        if (state === 'away') throw new Refusal('door_shut')
        if (state !== 'welcome') {
          const known = knock && state === 'waiting' ? knock : chance.id<'knock'>()
          if (known !== knock) {
            if (!limits.knocks.take(network, clock.now())) throw new Refusal('slow_down')
            await room.perform('door.knock', { knock: known, name })
          }
          return { knock: known }
        }
      }
      const seat = chance.id<'seat'>()
      // Storing may have failed after the seat was taken, and this be the second try.
      const taken = await held(hash)
      if (taken) return taken
      // The ticket first: a crash in between leaves a ticket for no seat, not a seat that nobody can take.
      await storage.access.addTicket({ hash, board, seat, key })
      await room.perform('seat.take', { seat, name, leads: role === 'host' })
      if (knock) await room.perform('door.forget', { knock })
      return seated(room, seat, role === 'host')
    })
    if (!result) throw new Refusal('no_key')
    return result
  }

  const joinOnce = oneByOne()
  app.post('/api/join', async (request, reply) => {
    const body = readBody(joining, request.body)
    const result = await joinOnce(body.ticket, () => join(body, request.ip))
    return reply.code('knock' in result ? 202 : 200).send(result)
  })
}
