import type { FastifyInstance } from 'fastify'
import { nanoid } from 'nanoid'
import * as v from 'valibot'
import type { BoardId } from '#shared/board/ids.ts'
import { type FiledMeeting, readFiled } from '#shared/meeting/filed.ts'
import { goOn } from '#shared/meeting/goOn.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { entriesOf, mintKeys } from '../access/keys.ts'
import { snapshotOf, standingOf } from '../rooms/ledger.ts'
import type { AppParts } from './parts.ts'
import { readBody } from './reply.ts'

/** All files together, bytes. A meeting of 500 cards is 200 KB. */
const LARGEST = 8 * 1024 * 1024
const MOST_MEETINGS = 200
/** The number of the last of them: a group can go on for long after it. */
const LAST_NUMBER = 100_000

const importing = v.object({ records: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(MOST_MEETINGS)) })

/** Records in their order, each meeting once. @throws Refusal where one is damaged, or two are of one meeting */
function readAll(files: readonly string[]): FiledMeeting[] {
  try {
    const meetings = files.map(readFiled).sort((a, b) => a.number - b.number)
    const isEachOnce = new Set(meetings.map(({ number }) => number)).size === meetings.length
    if (isEachOnce && meetings.at(-1)!.number <= LAST_NUMBER) return meetings
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof v.ValiError)) throw error
  }
  throw new Refusal('not_a_record')
}

/** [O40] A new group that goes on from the records of another. Everything is read before anything is made. */
export function importRoute(app: FastifyInstance, { storage, chance, clock, limits }: AppParts): void {
  app.post('/api/import', { bodyLimit: LARGEST }, async (request, reply) => {
    if (!limits.foundings.take(request.ip, clock.now())) throw new Refusal('slow_down')
    const meetings = readAll(readBody(importing, request.body).records)
    const last = meetings.at(-1)!
    const first = goOn(last, chance)
    const board = nanoid(16) as BoardId
    const keys = mintKeys()
    const beginning = { snapshot: snapshotOf(first), secrets: [], standing: standingOf(first) }
    const past = meetings.map(meeting => ({ number: meeting.number, json: JSON.stringify(meeting) }))
    await storage.create(board, beginning, entriesOf(board, keys), past)
    return reply.code(201).send({ board, group: last.group, keys })
  })
}
