import { nanoid } from 'nanoid'
import { afterAll, expect, test } from 'vitest'
import type { BoardStore } from '#client/board/store.ts'
import { Ledger } from '#server/rooms/ledger.ts'
import { SqliteStorage } from '#server/storage/sqlite.ts'
import { meetingOf } from '#shared/actions/define.ts'
import type { Id } from '#shared/board/ids.ts'
import { randomFrom } from '../fakes/chance.ts'
import { openRealStore, viewUntil } from '../fakes/realStore.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../fakes/server.ts'
import { foundGroup } from '../fakes/stage.ts'

const ROUNDS = 25
/** The plug is pulled so many turns of the event loop after the meeting was told to be final, at first. */
const FIRST_FUSE = 60

let server: ServerProcess | null = null
let host: BoardStore | null = null

afterAll(async () => {
  host?.close()
  await server?.kill()
})

test('[E8] [R6] [D1] killed while a meeting becomes final, 25 times: it is wholly closed, or wholly over with its record', async () => {
  const random = randomFrom(8)
  const folder = temporaryFolder()
  server = await startServer(folder)
  const port = Number(new URL(server.url).port)
  const links = await foundGroup(server.url)
  const ended = { closed: 0, final: 0 }
  const said: string[] = []
  let fuse = FIRST_FUSE
  for (let number = 1; number <= ROUNDS; number++) {
    host = await openRealStore(server.url, links, 'Hana', 'host')
    await host.act('meeting.open', {})
    const step = host.view.projection!.steps.find(({ type }) => type === 'problem')!.id
    expect(await host.act('step.go', { step })).toMatchObject({ done: true })
    const text = `Said in meeting ${number}`
    said.push(text)
    const card = { card: nanoid(12) as Id<'card'>, kind: 'problem', text, lang: 'en', claim: nanoid(22) } as const
    expect(await host.act('card.post', { ...card, showName: true }, step)).toMatchObject({ done: true })
    expect(await host.act('meeting.close', {})).toMatchObject({ done: true })
    void host.act('meeting.finish', {})
    for (let turns = Math.floor(fuse * (0.5 + random())); turns > 0; turns--) await new Promise(setImmediate)
    await server.kill()

    const storage = new SqliteStorage(folder)
    const records = await storage.records(links.board as never)
    const ledger = (await Ledger.open(links.board as never, storage))!
    const meeting = meetingOf(ledger.current)
    const isFinal = records.length === number
    ended[isFinal ? 'final' : 'closed'] += 1
    fuse = isFinal ? fuse / 1.5 : fuse * 1.5 + 1
    const texts = [...ledger.current.card.values()].map(one => one.text)
    if (isFinal) {
      expect([meeting.number, meeting.state, texts]).toEqual([number + 1, 'planned', []])
      expect(ledger.current.seat.size).toBe(0)
      expect(records.at(-1)!.json).toContain(text)
    } else {
      expect([meeting.number, meeting.state, texts]).toEqual([number, 'closed', [text]])
      expect(records).toHaveLength(number - 1)
      expect(ledger.current.seat.size).toBe(1)
    }
    ledger.close()
    await storage.close()

    server = await startServer(folder, { port })
    await viewUntil(host, view => view.end !== null)
    expect(host.view.end).toBe('over')
    host.close()
  }
  process.stdout.write(`killed ${ended.closed} times before the record was filed, ${ended.final} times after\n`)
  // It was worth the trouble: it was killed before the record was filed, and after.
  expect(Math.min(ended.closed, ended.final)).toBeGreaterThan(0)
  await server.kill()
  const storage = new SqliteStorage(folder)
  const records = await storage.records(links.board as never)
  expect(records.map(({ number }) => number)).toEqual(said.map((_, index) => index + 1))
  for (const [index, { json }] of records.entries()) {
    expect(said.filter(text => json.includes(`"${text}"`))).toEqual([said[index]])
  }
  await storage.close()
}, 240_000)
