import { nanoid } from 'nanoid'
import { afterAll, expect, test } from 'vitest'
import type { BoardStore } from '#client/board/store.ts'
import { Ledger } from '#server/rooms/ledger.ts'
import { SqliteStorage } from '#server/storage/sqlite.ts'
import { randomFrom } from '../fakes/chance.ts'
import { openRealStore, viewUntil } from '../fakes/realStore.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../fakes/server.ts'
import { foundGroup } from '../fakes/stage.ts'

const ROUNDS = 25
const WRITERS = 4
/** The plug is pulled after at most so many cards were sent or acknowledged, whichever it was. */
const LONGEST_BURST = 40

let server: ServerProcess | null = null
const stores: BoardStore[] = []

afterAll(async () => {
  for (const store of stores) store.close()
  await server?.kill()
})

test('[D1] [D5] [U12] killed at any moment during a burst, 25 times: everything acknowledged is there once, and people come back by themselves', async () => {
  const random = randomFrom(25)
  const folder = temporaryFolder()
  server = await startServer(folder)
  const port = Number(new URL(server.url).port)
  const links = await foundGroup(server.url)
  const host = await openRealStore(server.url, links, 'Hana', 'host')
  stores.push(host)
  for (let index = 0; index < WRITERS; index++) stores.push(await openRealStore(server.url, links, `Writer ${index}`))
  const step = host.view.projection!.steps.find(({ type }) => type === 'hopes')!.id
  expect(await host.act('step.go', { step })).toMatchObject({ done: true })
  await Promise.all(stores.map(store => viewUntil(store, view => view.projection?.step?.id === step)))

  const acknowledged = new Set<string>()
  const all = new Set<string>()
  const write = (store: BoardStore) => {
    const text = `card ${nanoid(8)}`
    all.add(text)
    const args = { card: nanoid(12), kind: 'hope', text, lang: 'en', claim: nanoid(22), showName: true } as const
    return store.act('card.post', args).then(outcome => {
      if (outcome.done) acknowledged.add(text)
      return outcome
    })
  }
  const acknowledgedAtKill: number[] = []
  const lastWords: Promise<unknown>[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await Promise.all(stores.map(store => viewUntil(store, view => view.link === 'live')))
    let fuse = Math.floor(random() * LONGEST_BURST)
    let isPulled = false
    const { promise: killed, resolve: pull } = Promise.withResolvers<void>()
    const burn = () => {
      if (isPulled || fuse-- > 0) return
      isPulled = true
      pull(server!.kill())
    }
    const writing = stores.slice(1).map(async store => {
      while (!isPulled) {
        const answered = write(store)
        lastWords.push(answered)
        burn()
        // One after the other, or all at once: both happen in rooms.
        if (random() < 0.7) await Promise.race([answered.then(burn), killed])
      }
    })
    await Promise.all(writing)
    await killed
    acknowledgedAtKill.push(acknowledged.size)
    server = await startServer(folder, { port })
  }
  await Promise.all(lastWords)
  expect(acknowledged).toEqual(all)
  // It was worth the trouble: plugs were pulled with work half done.
  expect(acknowledgedAtKill.at(-1)).toBeGreaterThan(ROUNDS)

  for (const store of stores) store.close()
  await server.kill()
  const storage = new SqliteStorage(folder)
  const ledger = (await Ledger.open(links.board as never, storage))!
  const texts = [...ledger.secrets.letterbox.values()].map(card => card.text)
  expect(texts.length).toBe(new Set(texts).size)
  expect(new Set(texts)).toEqual(all)
  ledger.close()
  await storage.close()
}, 400_000)
