import type { FastifyInstance } from 'fastify'
import { nanoid } from 'nanoid'
import * as v from 'valibot'
import type { BoardId } from '#shared/board/ids.ts'
import { day } from '#shared/board/schema.ts'
import { LONGEST, optionalText, text } from '#shared/board/text.ts'
import { foundBoard } from '#shared/meeting/found.ts'
import { plans, stepNames } from '#shared/meeting/steps.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { hashOf, mint } from '../access/secret.ts'
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
    v.pipe(v.array(v.picklist(stepNames)), v.minLength(1), v.maxLength(stepNames.length)),
  ]),
})

const roles: readonly KeyRole[] = ['everyone', 'screen', 'host']

const mintKeys = () => Object.fromEntries(roles.map(role => [role, mint()])) as Record<KeyRole, string>

const entriesOf = (board: BoardId, keys: Partial<Record<KeyRole, string>>) =>
  Object.entries(keys).map(([role, key]) => ({ board, role: role as KeyRole, hash: hashOf(key) }))

const renewal = v.object({ ticket: v.string(), roles: v.pipe(v.array(v.picklist(roles)), v.minLength(1)) })

/** New groups, and new keys for their links. Keys are shown once, here; only their hashes are kept. */
export function groupRoutes(app: FastifyInstance, { rooms, storage, chance, clock, limits }: AppParts): void {
  app.post('/api/groups', async (request, reply) => {
    if (!limits.foundings.take(request.ip, clock.now())) throw new Refusal('slow_down')
    const { group, about, day, plan } = readBody(founding, request.body)
    const steps = typeof plan === 'string' ? plans[plan] : stepNames.filter(name => plan.includes(name))
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
    const { ticket, roles: wanted } = readBody(renewal, request.body)
    const found = await storage.access.findTicket(hashOf(ticket))
    if (found?.role !== 'host' || found.seat === '') throw new Refusal('no_key')
    const { board, seat } = found
    const all = mintKeys()
    const keys = Object.fromEntries(wanted.map(role => [role, all[role]])) as Partial<Record<KeyRole, string>>
    await storage.access.replaceKeys(board, entriesOf(board, keys))
    // The seat that made them goes on as keeper, by a new ticket for the new key.
    const next = keys.host ? mint() : ticket
    if (keys.host) await storage.access.addTicket({ hash: hashOf(next), board, seat, key: hashOf(keys.host) })
    await rooms.withRoom(board, room => room.keysRenewed(wanted, seat))
    return { keys, ticket: next }
  })
}
