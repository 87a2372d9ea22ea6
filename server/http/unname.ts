import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { LONGEST, optionalText } from '#shared/board/text.ts'
import { readFiled } from '#shared/meeting/filed.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { changePart } from '../rooms/changePart.ts'
import { pastOf } from '../rooms/past.ts'
import { MAIN_PART } from '../storage/storage.ts'
import type { AppParts } from './parts.ts'
import { standingOf } from './pass.ts'
import { readBody } from './reply.ts'
import { asking, number } from './wanted.ts'

const taking = v.object({ ...asking, number, name: optionalText(LONGEST.name), guest: number })

/**
 * [O34] A name is taken out of what reports are made of, by whoever was there: for themselves, or for somebody who
 * cannot. There is no way to put it back. Nobody is told, and whether the name was in it is not said.
 */
export function unnameRoute(app: FastifyInstance, parts: AppParts): void {
  app.post('/api/records/unname', async request => {
    const { board, pass, number, name, guest } = readBody(taking, request.body)
    await standingOf(pass, board, parts)
    const { now } = await pastOf(board, parts)
    // Until it is final each says it for themselves, on the board.
    if (now.number === number) throw new Refusal('not_final')
    await changePart(parts.storage, { board, number, part: MAIN_PART }, was => {
      if (was === null) throw new Refusal('gone')
      const record = readFiled(was)
      const isTheirs = (one: { name: string; guest: number }) => one.name === name && one.guest === guest
      if (!record.people.some(one => isTheirs(one) && one.mayName)) return was
      const people = record.people.map(one => (isTheirs(one) ? { ...one, mayName: false } : one))
      return JSON.stringify({ ...record, people })
    })
    return { done: true }
  })
}
