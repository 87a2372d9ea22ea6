import { nanoid } from 'nanoid'
import { afterAll, expect, test } from 'vitest'
import type { BoardStore } from '#client/board/store.ts'
import { Ledger } from '#server/rooms/ledger.ts'
import { SqliteStorage } from '#server/storage/sqlite.ts'
import type { Id } from '#shared/board/ids.ts'
import { randomFrom } from '../fakes/chance.ts'
import { openRealStore, viewUntil } from '../fakes/realStore.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../fakes/server.ts'
import { foundGroup } from '../fakes/stage.ts'

const ROUNDS = 10
const VOTERS = 6
/** The plug is pulled so many turns of the event loop after the vote was told to close, at first. */
const FIRST_FUSE = 30

let server: ServerProcess | null = null
const stores: BoardStore[] = []

afterAll(async () => {
  for (const store of stores) store.close()
  await server?.kill()
})

test('[V4] [D1] killed while a vote closes, ten times: all ballots are there and it is open, or all are counted and gone', async () => {
  const random = randomFrom(4)
  const folder = temporaryFolder()
  server = await startServer(folder)
  const port = Number(new URL(server.url).port)
  const links = await foundGroup(server.url)
  const host = await openRealStore(server.url, links, 'Hana', 'host')
  stores.push(host)
  for (let n = 0; n < VOTERS; n++) stores.push(await openRealStore(server.url, links, `Voter ${n}`))
  const voters = stores.slice(1)
  const step = host.view.projection!.steps.find(({ type }) => type === 'problem')!.id
  await host.act('step.go', { step })
  await viewUntil(voters[0]!, view => view.projection?.step?.id === step)
  for (const text of ['No bus', 'No post']) {
    const card = { card: nanoid(12), kind: 'problem', text, lang: 'en', claim: nanoid(22), showName: false } as const
    await voters[0]!.act('card.post', card)
  }
  await viewUntil(host, view => view.projection?.step?.count === 2)
  const options = host.view.projection!.step!.kinds.flatMap(({ cards }) => cards.map(({ id }) => id as string))

  const ended = { open: 0, closed: 0 }
  // How long a close takes differs by machine: the fuse feels its way to that moment, and round it.
  let fuse = FIRST_FUSE
  for (let n = 0; n < ROUNDS; n++) {
    const round = `round-${n}` as Id<'round'>
    await Promise.all(stores.map(store => viewUntil(store, view => view.link === 'live')))
    await host.act('round.open', { round, step, method: 'dots', votes: 3, several: true, options })
    await Promise.all(
      voters.map(async (store, at) => {
        await viewUntil(store, view => view.projection?.step?.chosen.rounds.at(-1)?.id === round)
        const marks: [string, number][] = [[options[at % 2]!, 3]]
        expect(await store.act('ballot.cast', { round, marks })).toMatchObject({ done: true })
      }),
    )
    const closing = host.act('round.close', { round })
    for (let turns = Math.floor(fuse * (0.5 + random())); turns > 0; turns--) await new Promise(setImmediate)
    await server.kill()

    const storage = new SqliteStorage(folder)
    const ledger = (await Ledger.open(links.board as never, storage))!
    const { state, cells, turnout } = ledger.current.round.get(round)!
    ended[state] += 1
    fuse = state === 'open' ? fuse * 2 + 1 : fuse / 3
    const left = [ledger.secrets.box.size, ledger.secrets.ballot.size]
    if (state === 'open') expect([...left, cells]).toEqual([1, VOTERS, null])
    else expect([...left, turnout, cells]).toEqual([0, 0, VOTERS, [9, 9]])
    ledger.close()
    await storage.close()

    server = await startServer(folder, { port })
    expect(await closing).toMatchObject({ done: true })
    await viewUntil(host, view => view.projection?.step?.chosen.rounds.at(-1)?.state === 'closed')
    expect(host.view.projection!.step!.chosen.rounds.at(-1)!.options.map(({ cell }) => cell)).toEqual([9, 9])
  }
  // It was worth the trouble: it was killed before the close was stored, and after.
  expect(Math.min(ended.open, ended.closed)).toBeGreaterThan(0)
}, 240_000)
