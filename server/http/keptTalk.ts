import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { LONGEST, optionalText } from '#shared/board/text.ts'
import { readFiled } from '#shared/meeting/filed.ts'
import { readKept, withoutPeople } from '#shared/speaking/keptTurns.ts'
import { changePart } from '../rooms/changePart.ts'
import { MAIN_PART, TALK_PART } from '../storage/storage.ts'
import type { AppParts } from './parts.ts'
import { onlyHost, standingOf } from './pass.ts'
import { readBody } from './reply.ts'
import { asking, number } from './wanted.ts'

const ofMeeting = v.object({ ...asking, number })
const erasing = v.object({ ...asking, number, name: optionalText(LONGEST.name), guest: number })

/** [W59] Who spoke when, where everyone agreed to keep it: for hosts to look at, and for each to be taken out of. */
export function keptTalkRoutes(app: FastifyInstance, parts: AppParts): void {
  const { storage } = parts

  app.post('/api/records/talk', async request => {
    const { board, pass, number } = readBody(ofMeeting, request.body)
    const standing = await standingOf(pass, board, parts)
    const json = await storage.part(board, number, TALK_PART)
    // Whoever was there is told whether there is anything to be taken out of.
    return { isKept: json !== null, kept: json !== null && standing === 'host' ? readKept(json) : null }
  })

  app.post('/api/records/talk/erase', async request => {
    const { board, pass, number, name, guest } = readBody(erasing, request.body)
    await standingOf(pass, board, parts)
    const record = await storage.part(board, number, MAIN_PART)
    const people = record === null ? [] : readFiled(record).people
    const theirs = new Set(people.flatMap((one, at) => (one.name === name && one.guest === guest ? [at] : [])))
    await changePart(storage, { board, number, part: TALK_PART }, was => {
      if (was === null) return null
      const kept = readKept(was)
      const left = withoutPeople(kept, theirs)
      return left && left.turns.length === kept.turns.length ? was : left && JSON.stringify(left)
    })
    // Whoever asks for a name that nobody had would take theirs for gone.
    return { found: theirs.size > 0 }
  })

  app.post('/api/records/talk/destroy', async request => {
    const { board, pass, number } = readBody(ofMeeting, request.body)
    await onlyHost(pass, board, parts)
    const isChanged = await changePart(storage, { board, number, part: TALK_PART }, () => null)
    // [O35] The whole group had agreed to keep it: it is shown that it is gone.
    if (isChanged) await parts.rooms.withRoom(board, room => room.perform('report.deed', { what: 'talk_destroyed' }))
    return { done: true }
  })
}
