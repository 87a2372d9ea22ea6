import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { noteActions } from '#shared/actions/notes.ts'
import { id } from '#shared/board/ids.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { hashOf, SECRET_PATTERN } from '../access/secret.ts'
import type { KeyRole } from '../storage/storage.ts'
import type { AppParts } from './parts.ts'
import { readBody } from './reply.ts'

/** Whoever may take a seat may leave a note too. */
const MAY_WRITE: readonly KeyRole[] = ['letterbox', 'everyone']

const note = v.object({
  board: id<'board'>(),
  key: v.pipe(v.string(), v.regex(SECRET_PATTERN, 'no_key')),
  ...noteActions['note.post'].args.entries,
})

/** [T16] The letterbox between meetings: a note without a seat, a ticket or a name. Sent again it is there once. */
export function noteRoutes(app: FastifyInstance, { rooms, storage, clock, limits }: AppParts): void {
  app.post('/api/notes', async request => {
    const { board, key, ...words } = readBody(note, request.body)
    const entry = await storage.access.findKey(hashOf(key))
    if (entry?.board !== board || !MAY_WRITE.includes(entry.role)) throw new Refusal('no_key')
    if (!limits.notes.take(request.ip, clock.now())) throw new Refusal('slow_down')
    // Its claim stands for the action too: what came twice is done once, and it leaves the marks that any card leaves.
    await rooms.withRoom(board, room => room.perform('note.post', words, words.claim))
    return { done: true }
  })
}
