import type { FastifyInstance } from 'fastify'
import { nanoid } from 'nanoid'
import * as v from 'valibot'
import type { BoardId } from '#shared/board/ids.ts'
import { day } from '#shared/board/schema.ts'
import { LONGEST, optionalText, text } from '#shared/board/text.ts'
import { foundBoard } from '#shared/meeting/found.ts'
import { plans, stepNames } from '#shared/meeting/steps.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { entriesOf, mintKeys } from '../access/keys.ts'
import { hashOf, SECRET_PATTERN } from '../access/secret.ts'
import { snapshotOf, standingOf } from '../rooms/ledger.ts'
import type { KeyRole } from '../storage/storage.ts'
import type { AppParts } from './parts.ts'
import { readBody } from './reply.ts'

const founding = v.object({
  group: text(LONGEST.group),
  about: optionalText(LONGEST.about),
  /** Empty for now: the meeting is open at once. */
  day,
  plan: v.union([
    v.picklist(['full', 'short']),
    v.pipe(v.array(v.picklist(stepNames)), v.minLength(1), v.maxLength(40)),
  ]),
})

const secret = v.pipe(v.string(), v.regex(SECRET_PATTERN))
/** The page makes the new keys and the next ticket, and keeps them before it asks: no lost answer loses a group. */
const renewal = v.object({
  ticket: v.string(),
  next: secret,
  keys: v.pipe(
    v.strictObject({
      everyone: v.optional(secret),
      screen: v.optional(secret),
      host: v.optional(secret),
      letterbox: v.optional(secret),
    }),
    v.check(keys => Object.keys(keys).length > 0 && new Set(Object.values(keys)).size === Object.keys(keys).length),
  ),
})

/** New groups, and new keys for their links. Keys are shown once, here; only their hashes are kept. */
export function groupRoutes(app: FastifyInstance, { rooms, storage, chance, clock, limits }: AppParts): void {
  app.post('/api/groups', async (request, reply) => {
    if (!limits.foundings.take(request.ip, clock.now())) throw new Refusal('slow_down')
    const { group, about, day, plan } = readBody(founding, request.body)
    const steps = typeof plan === 'string' ? plans[plan] : plan
    const board = nanoid(16) as BoardId
    const first = foundBoard({ group, about, day, steps }, chance)
    const keys = mintKeys()
    const beginning = { snapshot: snapshotOf(first), secrets: [], standing: standingOf(first) }
    await storage.create(board, beginning, entriesOf(board, keys))
    if (day === '') await rooms.withRoom(board, room => room.perform('meeting.open', {}))
    return reply.code(201).send({ board, keys })
  })

  /** [A7] New links; the old ones of these roles open nothing any more. Only for who came in by the host key. */
  app.post('/api/keys', async request => {
    const { ticket, next, keys } = readBody(renewal, request.body)
    const host = keys.host === undefined ? null : hashOf(keys.host)
    const before = await storage.access.findTicket(hashOf(next))
    // Asked again because the answer was lost: it was done.
    if (before?.role === 'host' && before.key === host) return { done: true }
    const found = await storage.access.findTicket(hashOf(ticket))
    if (found?.role !== 'host' || found.seat === '' || before) throw new Refusal('no_key')
    const { board, seat } = found
    // The seat that made them goes on as keeper. Its ticket first: after a crash in between it opens nothing yet, while
    // the other way round nobody would have a ticket for the only key.
    if (host) await storage.access.addTicket({ hash: hashOf(next), board, seat, key: host })
    await storage.access.replaceKeys(board, entriesOf(board, keys))
    await rooms.withRoom(board, room => room.keysRenewed(Object.keys(keys) as KeyRole[], seat))
    return { done: true }
  })
}
