import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { eraseFromRecord, eraseWordsFrom } from '#shared/meeting/eraseFromRecord.ts'
import { cardsOf, readFiled } from '#shared/meeting/filed.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { pastOf } from '../rooms/past.ts'
import { MAIN_PART, type PartChange, type Storage } from '../storage/storage.ts'
import type { AppParts } from './parts.ts'
import { onlyHost } from './pass.ts'
import { readBody } from './reply.ts'
import { asking, number } from './wanted.ts'

/** How often somebody else may be first before it is given up. */
const MOST_TRIES = 5

/** A later meeting may have kept the same words: the record without those that it has from before. */
function withoutKept(json: string, text: string): string {
  const kept = readFiled(json).steps.flatMap(step =>
    cardsOf(step).flatMap(card => (card.carried && card.text === text ? [card.n] : [])),
  )
  return kept.reduce((left, n) => eraseFromRecord(left, n)?.json ?? left, json)
}

/** What is to be rewritten, and the words that are gone; null where nothing has this number (any more). */
async function changesFor(storage: Storage, board: Parameters<Storage['parts']>[0], at: number, n: number) {
  const parts = await storage.parts(board, at)
  const main = parts.find(({ part }) => part === MAIN_PART)
  const erased = main && eraseFromRecord(main.json, n)
  if (!main || !erased) return null
  const { text } = erased
  const changes: PartChange[] = [{ number: at, part: MAIN_PART, was: main.json, json: erased.json }]
  const change = (where: number, part: string, was: string, json: string) =>
    json !== was && changes.push({ number: where, part, was, json })
  for (const { part, json } of parts)
    if (part !== MAIN_PART && text !== null) change(at, part, json, eraseWordsFrom(json, text))
  for (const later of await storage.records(board))
    if (later.number > at && text !== null) change(later.number, MAIN_PART, later.json, withoutKept(later.json, text))
  return { changes, text }
}

/**
 * [E6] Something that was said is erased for good: from the record of a meeting that is final, from all that was filed with
 * it, and from where later meetings have kept it. Reports and links are made anew from the record, so it is in none of them.
 */
export function eraseRoute(app: FastifyInstance, parts: AppParts): void {
  const { storage, rooms } = parts
  app.post('/api/records/erase', async request => {
    const { board, pass, number: at, n } = readBody(v.object({ ...asking, number, n: number }), request.body)
    await onlyHost(pass, board, parts)
    const { now } = await pastOf(board, parts)
    // Until it is final it is on the board, and erased there.
    if (now.number === at) throw new Refusal('not_final')
    for (let tries = 0; ; tries++) {
      if (tries >= MOST_TRIES) throw new Refusal('behind')
      const erasing = await changesFor(storage, board, at, n)
      if (!erasing) return { done: true }
      if ((await storage.rewrite(board, erasing.changes)) !== 'rewritten') continue
      const { text } = erasing
      if (text !== null) await rooms.withRoom(board, room => room.perform('words.erase', { text }))
      return { done: true }
    }
  })
}
