import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import type { BoardId } from '#shared/board/ids.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { hashOf, SECRET_PATTERN } from '../access/secret.ts'
import { meetingIn, pastOf } from '../rooms/past.ts'
import { dayAt, findShare, isFiled, isOver, MOST_SHARES, type Share, shareChange, sharesOf } from '../rooms/shares.ts'
import type { AppParts } from './parts.ts'
import { onlyHost } from './pass.ts'
import { readBody } from './reply.ts'
import { sameWords } from './sameWords.ts'
import { asking, wanted } from './wanted.ts'

const sharing = v.object({
  ...asking,
  ...wanted,
  /** The page makes the key and keeps it before it asks; here only its hash is kept. */
  key: v.pipe(v.string(), v.regex(SECRET_PATTERN)),
  days: v.picklist([7, 30, 365]),
  to: v.pipe(v.string(), v.maxLength(32)),
})

const hash = v.pipe(v.string(), v.regex(/^[\w-]{43}$/))

/** [O31] Links by which somebody reads one report and nothing else. For hosts: making, listing and taking back. */
export function shareRoutes(app: FastifyInstance, parts: AppParts): void {
  const { storage, rooms, clock } = parts

  const tell = (board: BoardId, what: 'shared' | 'unshared') =>
    rooms.withRoom(board, room => room.perform('report.deed', { what }))

  /** @throws Refusal */
  async function mayBeShared(board: BoardId, number: number): Promise<void> {
    if (await isFiled(storage, board, number)) return
    const { now } = await pastOf(board, parts)
    throw new Refusal(now.number === number ? 'not_final' : 'gone')
  }

  app.post('/api/shares', async request => {
    const { board, pass, key, days, of, ...recipe } = readBody(sharing, request.body)
    await onlyHost(pass, board, parts)
    const id = hashOf(key)
    const before = await findShare(storage, board, id)
    // Asked again because the answer was lost: it was done.
    if (before) return { id, until: before.until }
    await mayBeShared(board, recipe.number)
    sameWords(meetingIn(await pastOf(board, parts), recipe.number).record, of)
    const now = clock.now()
    const all = await sharesOf(storage, board)
    const over = all.filter(({ share }) => isOver(share, now))
    if (all.length - over.length >= MOST_SHARES) throw new Refusal('list_full')
    const share: Share = { ...recipe, made: dayAt(now), until: dayAt(now, days) }
    // [O35] Told first: what was told and then could not be done has let nobody in.
    await tell(board, 'shared')
    if ((await storage.rewrite(board, [shareChange(id, null, share)])) === 'behind') throw new Refusal('behind')
    // By itself: another host can be clearing away the same ones, and then it is done.
    await storage.rewrite(
      board,
      over.map(one => shareChange(one.hash, one.share, null)),
    )
    return { id, until: share.until }
  })

  app.post('/api/shares/list', async request => {
    const { board, pass } = readBody(v.object(asking), request.body)
    await onlyHost(pass, board, parts)
    const all = await sharesOf(storage, board)
    const newestFirst = all.sort((a, b) => (a.share.made < b.share.made ? 1 : -1))
    return {
      shares: newestFirst.map(({ hash: id, share }) => ({ id, ...share, isOver: isOver(share, clock.now()) })),
    }
  })

  app.post('/api/shares/revoke', async request => {
    const { board, pass, id } = readBody(v.object({ ...asking, id: hash }), request.body)
    await onlyHost(pass, board, parts)
    const share = await findShare(storage, board, id)
    // Somebody else has taken it back: then it is done.
    if (!share) return { done: true }
    await tell(board, 'unshared')
    await storage.rewrite(board, [shareChange(id, share, null)])
    return { done: true }
  })
}
