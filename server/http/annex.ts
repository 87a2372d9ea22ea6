import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { type FiledMeeting, readFiled } from '#shared/meeting/filed.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { annexOf, annexTurns, MOST_ANNEXES } from '#shared/speaking/annex.ts'
import { type RoomSummary, roomSummary } from '#shared/speaking/roomSummary.ts'
import { changePart } from '../rooms/changePart.ts'
import { pastOf } from '../rooms/past.ts'
import { MAIN_PART } from '../storage/storage.ts'
import type { AppParts } from './parts.ts'
import { onlyHost } from './pass.ts'
import { readBody } from './reply.ts'
import { asking, number } from './wanted.ts'

/** The turns of many hours of talk, bytes. */
const LARGEST = 256 * 1024

const adding = v.object({ ...asking, number, turns: annexTurns })
const removing = v.object({ ...asking, number, summary: roomSummary })

/** What became of a transcript: `there` when the record has the same already. */
type AnnexOutcome = 'added' | 'there' | 'full' | 'too_few'

const areSame = (one: RoomSummary, other: RoomSummary) => JSON.stringify(one) === JSON.stringify(other)

/** [O44] Transcripts of a meeting that is final: each adds a summary of the whole room to its record, and nothing else. */
export function annexRoutes(app: FastifyInstance, parts: AppParts): void {
  /** Writes the record anew, under another key, and [O35] tells everyone `what` was done, if it was. */
  async function change(
    what: 'talk_added' | 'talk_removed',
    { board, number, pass }: Pick<v.InferOutput<typeof adding>, 'board' | 'number' | 'pass'>,
    decide: (record: FiledMeeting) => readonly RoomSummary[],
  ) {
    await onlyHost(pass, board, parts)
    const { now } = await pastOf(board, parts)
    // Until then a transcript is brought in at the board itself.
    if (now.number === number) throw new Refusal('not_final')
    const isChanged = await changePart(parts.storage, { board, number, part: MAIN_PART }, was => {
      if (was === null) throw new Refusal('gone')
      const record = readFiled(was)
      const added = decide(record)
      return added === record.added ? was : JSON.stringify({ ...record, added })
    })
    if (isChanged) await parts.rooms.withRoom(board, room => room.perform('report.deed', { what }))
  }

  app.post('/api/records/annex', { bodyLimit: LARGEST }, async request => {
    const body = readBody(adding, request.body)
    let outcome: AnnexOutcome = 'too_few'
    await change('talk_added', body, ({ people, added }) => {
      const summary = annexOf(people.length, body.turns)
      if (!summary) outcome = 'too_few'
      else if (added.some(one => areSame(one, summary))) outcome = 'there'
      else if (added.length >= MOST_ANNEXES) outcome = 'full'
      else {
        outcome = 'added'
        return [...added, summary]
      }
      return added
    })
    return { outcome }
  })

  app.post('/api/records/annex/away', async request => {
    const body = readBody(removing, request.body)
    await change('talk_removed', body, ({ added }) => {
      const left = added.filter(one => !areSame(one, body.summary))
      return left.length < added.length ? left : added
    })
    return { done: true }
  })
}
