import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import type { BoardId } from '#shared/board/ids.ts'
import { day } from '#shared/board/schema.ts'
import { LONGEST, optionalText, text } from '#shared/board/text.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { audiences } from '#shared/report/report.ts'
import { formatNames } from '../export/formats.ts'
import { changePart } from '../rooms/changePart.ts'
import { dayAt } from '../rooms/shares.ts'
import type { AppParts } from './parts.ts'
import { onlyHost } from './pass.ts'
import { readBody } from './reply.ts'
import { asking, language } from './wanted.ts'

const MOST = 200
/** So many with the longest words in the widest letters, bytes. */
const LARGEST = 384 * 1024

const entryId = v.pipe(v.string(), v.regex(/^[\w-]{8,32}$/))

/** Somebody whom the group reports to. */
const entry = v.object({
  id: entryId,
  who: text(LONGEST.audience),
  needs: optionalText(LONGEST.about),
  format: v.picklist([...formatNames, 'link']),
  language,
  audience: v.picklist(audiences),
  since: day,
  /** The day on which something was sent last; empty before. */
  sent: day,
})
const list = v.pipe(
  v.array(entry),
  v.maxLength(MOST, 'list_full'),
  v.check(entries => new Set(entries.map(({ id }) => id)).size === entries.length),
)

interface Kept {
  /** Counts the changes: who writes says which list they have read. */
  readonly version: number
  readonly list: v.InferOutput<typeof list>
}

const read = (json: string | null): Kept => (json === null ? { version: 0, list: [] } : (JSON.parse(json) as Kept))

/** [O36] Whom the group reports to, and how. For hosts. */
export function audienceRoutes(app: FastifyInstance, parts: AppParts): void {
  const { storage, clock } = parts
  const place = (board: BoardId) => ({ board, number: 0, part: 'audiences' })

  async function change(board: BoardId, next: (kept: Kept) => Kept['list']): Promise<Kept> {
    let kept = read(null)
    await changePart(storage, place(board), was => {
      const before = read(was)
      kept = { version: before.version + 1, list: next(before) }
      return JSON.stringify(kept)
    })
    return kept
  }

  app.post('/api/audiences', async request => {
    const { board, pass } = readBody(v.object(asking), request.body)
    await onlyHost(pass, board, parts)
    return read(await storage.part(board, 0, 'audiences'))
  })

  app.post('/api/audiences/save', { bodyLimit: LARGEST }, async request => {
    const body = readBody(v.object({ ...asking, version: v.number(), list }), request.body)
    await onlyHost(body.pass, body.board, parts)
    return change(body.board, ({ version }) => {
      if (version !== body.version) throw new Refusal('behind')
      return body.list
    })
  })

  app.post('/api/audiences/sent', async request => {
    const { board, pass, id } = readBody(v.object({ ...asking, id: entryId }), request.body)
    await onlyHost(pass, board, parts)
    const sent = dayAt(clock.now())
    return change(board, ({ list }) => {
      if (!list.some(one => one.id === id)) throw new Refusal('gone')
      return list.map(one => (one.id === id ? { ...one, sent } : one))
    })
  })
}
