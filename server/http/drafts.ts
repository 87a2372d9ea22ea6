import { createHmac } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import type { BoardId } from '#shared/board/ids.ts'
import type { FiledMeeting } from '#shared/meeting/filed.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { build } from '#shared/report/build.ts'
import { cut } from '#shared/report/cut.ts'
import { answered, type Draft, newDraft, told, wordsOf } from '#shared/report/draft.ts'
import { hashOf, mint, SECRET_PATTERN } from '../access/secret.ts'
import { wordsIn } from '../export/words.ts'
import { changePart } from '../rooms/changePart.ts'
import { type Past, pastOf, toShare } from '../rooms/past.ts'
import { oneByOne } from './oneByOne.ts'
import type { AppParts } from './parts.ts'
import { onlyHost, type Pass, standingOf } from './pass.ts'
import { readBody } from './reply.ts'
import { sameWords } from './sameWords.ts'
import { asking, language, number, wanted } from './wanted.ts'

/** So many devices can answer one draft. */
const MOST_ANSWERS = 400

const PART = 'draft'
const secret = v.pipe(v.string(), v.regex(SECRET_PATTERN))
const ofMeeting = v.object({ ...asking, number })
/** `device`: a random name that tells apart those who came by one link. */
const reading = v.object({ ...asking, language, device: secret })
const answering = v.object({
  ...asking,
  number,
  id: secret,
  device: secret,
  ok: v.boolean(),
  leaveOut: v.pipe(v.array(number), v.maxLength(1000)),
})

/** Stands for the words of a record, under the key of a draft. */
const markOf = (key: string, record: FiledMeeting): string =>
  createHmac('sha256', key)
    .update(JSON.stringify(wordsOf(record)))
    .digest('base64url')

/** The name of a device in one draft: from a ticket, or, by everyone's link, from what it calls itself. */
function nameIn({ key }: Draft, pass: Pass, device: string): string {
  const who = 'ticket' in pass ? `ticket ${hashOf(pass.ticket)}` : `device ${device}`
  return createHmac('sha256', key).update(who).digest('base64url')
}

/** What a draft is made of, once the meeting is over. */
function overIn(past: Past, number: number) {
  if (past.now.state === 'open' && past.now.number === number) throw new Refusal('not_over')
  return toShare(past, number)
}

/**
 * [O32] [O33] A report that the group sees on their phones before it is shared, and what they say to it. It is about a
 * meeting that is over; one that can still be opened again has numbers that can change, and with its words its draft is over.
 */
export function draftRoutes(app: FastifyInstance, parts: AppParts): void {
  const { storage, clock, limits } = parts
  const inTurn = oneByOne()

  /** The draft of a meeting while the words are those that it was made of; and what it is made of. */
  function holding(json: string | null, past: Past, number: number) {
    if (json === null || (past.now.state === 'open' && past.now.number === number)) return null
    const draft = JSON.parse(json) as Draft
    const { record, beside } = toShare(past, number)
    return markOf(draft.key, record) === draft.of ? { draft, record, beside } : null
  }

  const change = (board: BoardId, number: number, decide: (was: string | null) => string | null) =>
    inTurn(board, () => changePart(storage, { board, number, part: PART }, decide))

  app.post('/api/draft', async request => {
    const { board, pass, number, language, choice, of } = readBody(v.object({ ...asking, ...wanted }), request.body)
    await onlyHost(pass, board, parts)
    const { record } = overIn(await pastOf(board, parts), number)
    sameWords(record, of)
    const key = mint()
    const draft = newDraft({ id: mint(), language, choice, key, of: markOf(key, record) }, clock.now())
    await change(board, number, () => JSON.stringify(draft))
    return { done: true }
  })

  app.post('/api/draft/sums', async request => {
    const { board, pass, number } = readBody(ofMeeting, request.body)
    await onlyHost(pass, board, parts)
    const past = await pastOf(board, parts)
    let draft: Draft | null = null
    await change(board, number, was => {
      const found = holding(was, past, number)
      draft = found && told(found.draft, clock.now())
      return found && draft !== found.draft ? JSON.stringify(draft) : was
    })
    if (!draft) return { draft: null }
    const { language, choice, told: sums } = draft as Draft
    return { draft: { number, language, choice, ...sums } }
  })

  app.post('/api/draft/away', async request => {
    const { board, pass, number } = readBody(ofMeeting, request.body)
    await onlyHost(pass, board, parts)
    await change(board, number, () => null)
    return { done: true }
  })

  app.post('/api/draft/read', async request => {
    const { board, pass, language, device } = readBody(reading, request.body)
    await standingOf(pass, board, parts)
    const past = await pastOf(board, parts)
    for (const { number } of [...past.meetings].reverse()) {
      const found = holding(await storage.part(board, number, PART), past, number)
      if (!found) continue
      const { draft, record, beside } = found
      const report = build(record, draft.choice, wordsIn(language || draft.language), beside)
      const mine = draft.answers.find(({ by }) => by === nameIn(draft, pass, device))
      const own = mine ? { ok: mine.ok, leaveOut: mine.leaveOut } : null
      return { draft: { id: draft.id, number, report, mine: own } }
    }
    return { draft: null }
  })

  app.post('/api/draft/answer', async request => {
    const { board, pass, number, id, device, ok, leaveOut } = readBody(answering, request.body)
    await standingOf(pass, board, parts)
    if (!limits.draftAnswers.take(request.ip, clock.now())) throw new Refusal('slow_down')
    const past = await pastOf(board, parts)
    await change(board, number, was => {
      const found = holding(was, past, number)
      if (found?.draft.id !== id) throw new Refusal('gone')
      const { draft, record } = found
      const by = nameIn(draft, pass, device)
      if (draft.answers.length >= MOST_ANSWERS && !draft.answers.some(one => one.by === by))
        throw new Refusal('list_full')
      const shown = new Set(wordsOf(cut(record, draft.choice)).flatMap(([n, text]) => (text === null ? [] : [n])))
      const marks = [...new Set(leaveOut)].filter(n => shown.has(n)).sort((a, b) => a - b)
      return JSON.stringify(answered(draft, by, { ok, leaveOut: marks }, clock.now()))
    })
    return { done: true }
  })
}
