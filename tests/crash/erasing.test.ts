import { fileURLToPath } from 'node:url'
import { nanoid } from 'nanoid'
import { afterAll, expect, test } from 'vitest'
import type { BoardStore } from '#client/board/store.ts'
import { Ledger } from '#server/rooms/ledger.ts'
import { SqliteStorage } from '#server/storage/sqlite.ts'
import { Damaged } from '#server/storage/storage.ts'
import type { Id } from '#shared/board/ids.ts'
import { FORGET_AFTER } from '#shared/meeting/forgetting.ts'
import { randomFrom } from '../fakes/chance.ts'
import { openRealStore, viewUntil } from '../fakes/realStore.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../fakes/server.ts'
import { foundGroup } from '../fakes/stage.ts'

const ROUNDS = 12
/** Its time runs this many times as fast. */
const TIMES = 50

let server: ServerProcess | null = null
const stores: BoardStore[] = []

afterAll(async () => {
  for (const store of stores) store.close()
  await server?.kill()
})

test('[E7] killed around the moment in which all is written anew, twelve times: the board is as before, with a mark, or wholly without the words', async () => {
  const random = randomFrom(7)
  const folder = temporaryFolder()
  const program = fileURLToPath(new URL('../fakes/fastServer.ts', import.meta.url))
  server = await startServer(folder, { program })
  const port = Number(new URL(server.url).port)
  const links = await foundGroup(server.url)
  const host = await openRealStore(server.url, links, 'Hana', 'host')
  const shaz = await openRealStore(server.url, links, 'Shaz')
  stores.push(host, shaz)
  const step = host.view.projection!.steps.find(({ type }) => type === 'hopes')!.id
  await host.act('step.go', { step })
  await viewUntil(shaz, view => view.projection?.step?.id === step)
  const write = (text: string) =>
    shaz.act('card.post', {
      ...{ card: nanoid(12) as Id<'card'>, kind: 'hope', text, lang: 'en', claim: nanoid(22), showName: true },
    })
  const cardsOf = (store: BoardStore) => store.view.projection!.step!.kinds.flatMap(({ cards }) => cards)

  const ended = { before: 0, after: 0 }
  // When it is written anew differs by machine: the moment of the kill feels its way there.
  let fuse = FORGET_AFTER / TIMES
  const waiting: string[] = []
  const erased: string[] = []
  for (let n = 0; n < ROUNDS; n++) {
    await Promise.all(stores.map(store => viewUntil(store, view => view.link === 'live')))
    const [goes, stays] = [`goes ${nanoid(8)}`, `stays ${nanoid(8)}`]
    for (const text of [goes, stays]) expect(await write(text)).toMatchObject({ done: true })
    const { turned } = host.view.projection!.step!
    expect(await host.act('cards.turnOver', { step, turned })).toMatchObject({ done: true })
    waiting.push(`waits ${nanoid(8)}`)
    expect(await write(waiting.at(-1)!)).toMatchObject({ done: true })
    await viewUntil(host, () => cardsOf(host).some(({ text }) => text === goes))
    const { id } = cardsOf(host).find(({ text }) => text === goes)!
    expect(await host.act('card.erase', { card: id })).toMatchObject({ done: true })
    erased.push(goes)
    // The plug is pulled at a moment of its own; nothing is waited for.
    await new Promise(pulled => setTimeout(pulled, fuse * (0.9 + 0.2 * random())))
    await server.kill()

    const storage = new SqliteStorage(folder)
    const stored = (await storage.load(links.board as never))!
    const ledger = (await Ledger.open(links.board as never, storage))!
    const inDocuments = Buffer.concat([stored.snapshot, ...stored.updates]).toString('utf8')
    const isMarked = ledger.secrets.forget.size > 0
    ended[isMarked ? 'before' : 'after'] += 1
    fuse *= isMarked ? 1.15 : 1 / 1.15
    if (!isMarked) expect(erased.filter(text => inDocuments.includes(text))).toEqual([])
    else expect(await storage.due(Number.MAX_SAFE_INTEGER)).toEqual([links.board])
    const texts = [...ledger.current.card.values()].map(({ text }) => text)
    expect(texts.filter(text => erased.includes(text))).toEqual([])
    expect(texts).toContain(stays)
    expect(
      [...ledger.secrets.letterbox.values()].map(({ text }) => text).filter(text => waiting.includes(text)),
    ).toEqual(waiting.slice(-1))
    ledger.close()
    await storage.close()
    server = await startServer(folder, { port, program })
  }
  // It was worth the trouble: it was killed before all was written anew, and after.
  expect(Math.min(ended.before, ended.after)).toBeGreaterThan(0)
  process.stdout.write(`killed ${ended.before} times before all was written anew, ${ended.after} times after\n`)

  // What was to be forgotten is, once there was time for it. Read by another program while it is written anew, what is
  // there may be of two epochs, and is read again.
  const storage = new SqliteStorage(folder)
  const read = () =>
    storage.load(links.board as never).catch(error => {
      if (error instanceof Damaged) return null
      throw error
    })
  let left = erased
  while (left.length > 0) {
    await new Promise(setImmediate)
    const stored = await read()
    const inDocuments = stored && Buffer.concat([stored.snapshot, ...stored.updates]).toString('utf8')
    left = erased.filter(text => inDocuments?.includes(text) ?? true)
  }
  await storage.close()
}, 240_000)
