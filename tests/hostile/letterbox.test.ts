import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { nanoid } from 'nanoid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, openApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { SqliteStorage } from '#server/storage/sqlite.ts'
import type { BoardId } from '#shared/board/ids.ts'
import { randomFrom } from '../fakes/chance.ts'
import { RawClient } from '../fakes/rawClient.ts'
import { post, root, temporaryFolder } from '../fakes/server.ts'
import { foundGroup, type Links } from '../fakes/stage.ts'
import { silentLog } from '../fakes/world.ts'

/*
 * Somebody wrote to the group from outside. These attackers want to know which of the cards came that way: from every
 * byte that reached them, from the database while the meeting is open, with its keys, and from the record afterwards.
 */

const PAIRS = 40
/** Everyone's words are of one length here, so that whatever else tells cards apart is found. */
const wordsOf = () => `What I never said ${nanoid(10)}`

let app: App
let url: string
let storage: SqliteStorage
let folder: string
let links: Links
let host: RawClient
let shaz: RawClient
let screen: RawClient
/** What came in, in the order it came; a note or a card, as somebody who watched the room's network would know. */
const sequence: { readonly text: string; readonly isNote: boolean }[] = []

const rowsNow = () => {
  const db = new DatabaseSync(path.join(folder, 'board.db'), { readOnly: true })
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all()
  const rows = tables.flatMap(({ name }) =>
    db
      .prepare(`SELECT * FROM ${name}`)
      .all()
      .map(row => ({ name, row })),
  )
  db.close()
  return rows
}

/** A row as its sort alone: what is in each column, and how long. */
const shapeOf = ({ name, row }: ReturnType<typeof rowsNow>[number]) =>
  `${name} ${Object.entries(row)
    .map(([column, value]) => {
      if (value instanceof Uint8Array) return `${column}: ${value.length} bytes`
      return typeof value === 'string' ? `${column}: ${value.length} letters` : `${column}: ${typeof value}`
    })
    .join(', ')}`

/** The rows that something has left in the database, or changed there, as their sorts. */
async function tracesOf(work: () => Promise<unknown>): Promise<string[]> {
  const known = new Set(rowsNow().map(one => JSON.stringify(one)))
  await work()
  return rowsNow()
    .filter(one => !known.has(JSON.stringify(one)))
    .map(shapeOf)
    .sort()
}

async function writeCard(text: string) {
  const card = { card: nanoid(12), kind: 'fear', text, lang: 'en', claim: nanoid(22), showName: false } as const
  expect((await shaz.act('card.post', card)).type).toBe('done')
  sequence.push({ text, isNote: false })
}

async function leaveNote(text: string) {
  const note = { claim: nanoid(22), kind: 'fear', text, lang: 'en' }
  const answer = await post(`${url}/api/notes`, { board: links.board, key: links.keys.letterbox, ...note })
  expect(answer.status).toBe(200)
  sequence.push({ text, isNote: true })
}

beforeAll(async () => {
  folder = temporaryFolder()
  storage = new SqliteStorage(folder)
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: 'memory:' }, root)
  app = await openApp({ config, log: silentLog, storage })
  url = `http://127.0.0.1:${app.port}`
  links = await foundGroup(url)
  host = await RawClient.join(url, links, 'Hana', 'host')
  shaz = await RawClient.join(url, links, 'Shaz')
  screen = await RawClient.join(url, links, '', 'screen')
  const step = [...host.board.step.values()].find(({ type }) => type === 'hopes')!.id
  await host.act('step.go', { step })
  await Promise.all([shaz, screen].map(one => one.until(board => [...board.meeting.values()][0]!.step === step)))
})

afterAll(async () => {
  for (const client of [host, shaz, screen]) client.close()
  await app.close()
})

describe('before the cards are turned over', () => {
  test('[T16] [T2] a note leaves in the database what a card leaves, row for row and byte for byte', async () => {
    const byCard = await tracesOf(() => writeCard(wordsOf()))
    const byNote = await tracesOf(() => leaveNote(wordsOf()))
    expect(byCard.some(trace => trace.startsWith('secret '))).toBe(true)
    expect(byNote).toEqual(byCard)
  })

  test('[T16] [T2] nor does the key of the database tell them apart', async () => {
    const { secrets } = (await storage.load(links.board as BoardId))!
    const waiting = secrets.filter(({ table }) => table === 'letterbox')
    expect(waiting).toHaveLength(2)
    const sorts = waiting.map(({ key, row }) => JSON.stringify({ key: key.length, ...row, text: '' }))
    expect(sorts[0]).toBe(sorts[1])
  })

  test('[T16] [T1] nobody gets a single byte because somebody left a note', async () => {
    const random = randomFrom(11)
    const attackers = [host, shaz, screen]
    const marks = new Map(attackers.map(client => [client, client.frames.length]))
    const own = new Set<number>()
    for (let pair = 0; pair < PAIRS; pair++) {
      const both = [leaveNote, writeCard]
      for (const write of random() < 0.5 ? both : both.reverse()) {
        const before = shaz.frames.length
        await write(wordsOf())
        // The answer to her own card is hers.
        if (write === writeCard) for (let at = before; at < shaz.frames.length; at++) own.add(at)
      }
    }
    // Whatever was sent because of the last one is here before the answer to this.
    for (const client of attackers) await client.act('meToo.tell', {})
    const others = attackers.map(client =>
      client.frames
        .slice(marks.get(client))
        .filter((_, at) => client !== shaz || !own.has(at + marks.get(client)!))
        .map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
        .filter(text => !text.includes('"here"') && !text.includes('"not_yours"')),
    )
    expect(others).toEqual([[], [], []])
  })
})

describe('after the cards were turned over', () => {
  beforeAll(async () => {
    const step = [...host.board.step.values()].find(({ type }) => type === 'hopes')!.id
    await host.act('cards.turnOver', { step, turned: 0 })
    await Promise.all([host, shaz, screen].map(one => one.until(board => board.card.size === sequence.length)))
  })

  test('[T16] [T3] they differ in their words, their ids and their places only', () => {
    const sorts = [...host.board.card.values()].map(card => JSON.stringify({ ...card, id: '', text: '', order: '' }))
    expect(new Set(sorts).size).toBe(1)
    const { doc } = host.document
    const clients = [...doc.getMap('card')._map.values()].map(item => item.id.client)
    expect(new Set(clients).size).toBe(1)
  })

  test('[T16] [T3] neither ids nor places nor the bytes say which ones were notes, better than a coin would', () => {
    const chance = sequence.length / 2
    const luck = chance + 4 * Math.sqrt(sequence.length / 4)
    const isNote = new Map(sequence.map(one => [one.text, one.isNote]))
    const stream = Buffer.concat(screen.frames.map(({ bytes }) => bytes)).toString('latin1')
    const cards = [...screen.board.card.values()]
    const ways = { ids: 'id', 'places on the table': 'order', 'places in the frames': '' } as const
    const lines: string[] = []
    for (const [way, field] of Object.entries(ways)) {
      const rank = (text: string) => {
        const card = cards.find(one => one.text === text)!
        return field === '' ? stream.indexOf(text) : card[field as 'id' | 'order']
      }
      const texts = cards.map(({ text }) => text).sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
      // The n-th is taken for what came n-th, or all of one half for notes.
      const guesses = {
        'as they came': (at: number) => sequence[at]!.isNote,
        'the first half': (at: number) => at < chance,
        'the second half': (at: number) => at >= chance,
      }
      for (const [how, guess] of Object.entries(guesses)) {
        const right = texts.filter((text, at) => isNote.get(text) === guess(at)).length
        lines.push(`by ${way}, ${how}: ${right} of ${sequence.length}`)
        expect(right, `${way}, ${how}`).toBeLessThanOrEqual(luck)
      }
    }
    process.stdout.write(`notes told from cards\n${lines.join('\n')}\n(chance: ${chance})\n`)
  })

  test('[T16] [B6] nor does the record', async () => {
    await host.act('meeting.close', {})
    const over = new Promise(resolve => host.socket.once('close', resolve))
    void host.act('meeting.finish', {})
    await over
    const [record] = await storage.records(links.board as BoardId)
    const { steps } = JSON.parse(record!.json) as { steps: { type: string; cards: { text: string }[] }[] }
    const cards = steps.find(({ type }) => type === 'hopes')!.cards
    expect(cards.map(({ text }) => text).sort()).toEqual(sequence.map(({ text }) => text).sort())
    expect(new Set(cards.map(card => JSON.stringify({ ...card, n: 0, text: '' }))).size).toBe(1)
  })
})
