import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { id } from '#shared/board/ids.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { build } from '#shared/report/build.ts'
import { forReader } from '#shared/report/forReader.ts'
import { hashOf, SECRET_PATTERN } from '../access/secret.ts'
import { formatNames } from '../export/formats.ts'
import { wordsIn } from '../export/words.ts'
import { pastOf, toShare } from '../rooms/past.ts'
import { findShare, isFiled, isOver, type Share } from '../rooms/shares.ts'
import { makeFile } from './file.ts'
import type { AppParts, Limits } from './parts.ts'
import { readBody } from './reply.ts'

/** What a reader may take along: a report to read, and never its tables or data. */
const forReaders: ReadonlySet<string> = new Set(['html', 'pdf', 'docx', 'docxLarge', 'large'])
const readerFormats = formatNames.filter(name => forReaders.has(name))

const byLink = { board: id<'board'>(), key: v.pipe(v.string(), v.regex(SECRET_PATTERN, 'link_over')) }
const fileByLink = v.object({
  ...byLink,
  format: v.pipe(
    v.picklist(formatNames),
    v.check(name => forReaders.has(name)),
  ),
})

/** [O31] What a link for readers opens: its report, made anew from what is kept. There is no other way in by it. */
export function sharedRoutes(app: FastifyInstance, parts: AppParts): void {
  const { storage, clock, limits } = parts

  /** A link that is not known, was taken back or has run out gives the same answer. @throws Refusal */
  async function open({ board, key }: v.InferOutput<v.ObjectSchema<typeof byLink, undefined>>, network: string) {
    const share = await findShare(storage, board, hashOf(key))
    // Who has a link is served however many wrong ones others on their network try.
    if (!share && !limits.wrongLinks.take(network, clock.now())) throw new Refusal('slow_down')
    if (!share || isOver(share, clock.now()) || !(await isFiled(storage, board, share.number)))
      throw new Refusal('link_over')
    return share
  }

  function allow(limit: keyof Limits, network: string) {
    if (!limits[limit].take(network, clock.now())) throw new Refusal('slow_down')
  }

  const orderOf = async (share: Share, body: { board: v.InferOutput<(typeof byLink)['board']> }) => ({
    ...toShare(await pastOf(body.board, parts), share.number),
    choice: share.choice,
    language: share.language,
  })

  app.post('/api/shared', async request => {
    const body = readBody(v.object(byLink), request.body)
    const share = await open(body, request.ip)
    allow('sharedReports', request.ip)
    const { record, choice, language, beside } = await orderOf(share, body)
    const report = forReader(build(record, choice, wordsIn(language), beside))
    return { report, until: share.until, formats: readerFormats }
  })

  app.post('/api/shared/file', async (request, reply) => {
    const { format, ...body } = readBody(fileByLink, request.body)
    const share = await open(body, request.ip)
    allow('sharedFiles', request.ip)
    return makeFile(reply, parts, body.board, { ...(await orderOf(share, body)), formats: [format] })
  })
}
