import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { nanoid } from 'nanoid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SqliteStorage } from '#server/storage/sqlite.ts'
import type { Id } from '#shared/board/ids.ts'
import { RawClient } from '../fakes/rawClient.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../fakes/server.ts'
import { foundGroup, type Links } from '../fakes/stage.ts'

/*
 * Somebody who has the computer: the database, its write-ahead log, a copy made during the meeting, and everything that
 * the server has printed.
 */

const NAMES = ['Shaz', 'Amina', 'Kel', 'Lorraine', 'Dave', 'Mo']

let folder: string
let backup: string
let server: ServerProcess
let links: Links
const texts: { text: string; author: string; seat: string }[] = []
const withdrawn = `Taken back ${nanoid(12)}`
const never = `Never turned over ${nanoid(12)}`
const seats: string[] = []
let boardAfter = ''

/** Every byte in a folder, as one string. */
const bytesIn = (place: string) =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter(file => file.isFile())
    .map(file => readFileSync(path.join(file.parentPath, file.name)).toString('latin1'))
    .join('\n')

const rowsOf = (place: string, file: string) => {
  const db = new DatabaseSync(path.join(place, file), { readOnly: true })
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all()
    .map(({ name }) => String(name))
  const rows = Object.fromEntries(tables.map(name => [name, db.prepare(`SELECT * FROM ${name}`).all()]))
  db.close()
  return rows
}

beforeAll(async () => {
  folder = temporaryFolder()
  backup = temporaryFolder()
  server = await startServer(folder, { env: { LOG_LEVEL: 'debug' } })
  links = await foundGroup(server.url)
  const host = await RawClient.join(server.url, links, 'Hana', 'host')
  const step = [...host.board.step.values()].find(({ type }) => type === 'hopes')!
  await host.act('step.go', { step: step.id })
  const people = await Promise.all(NAMES.map(name => RawClient.join(server.url, links, name)))
  seats.push(...people.map(({ seat }) => seat))
  const write = (person: RawClient, text: string, claim = nanoid(22)) =>
    person.act('card.post', { card: nanoid(12) as Id<'card'>, kind: 'fear', text, lang: 'en', claim, showName: true })
  for (const [index, person] of people.entries())
    for (let card = 0; card < 3; card++) {
      const text = `Something said ${nanoid(12)}`
      texts.push({ text, author: NAMES[index]!, seat: person.seat })
      await write(person, text)
    }
  const claim = nanoid(22)
  await write(people[0]!, withdrawn, claim)
  await people[0]!.act('card.withdraw', { claim })
  await host.act('cards.turnOver', { step: step.id, turned: 0 })
  const [card] = host.board.card.keys()
  for (const person of people.slice(0, 4)) await person.act('card.meToo', { card: card!, on: true })
  await write(people[1]!, never)

  cpSync(folder, backup, { recursive: true })
  rmSync(path.join(backup, 'keys.db'), { force: true })
  rmSync(path.join(backup, 'keys.db-wal'), { force: true })
  rmSync(path.join(backup, 'keys.db-shm'), { force: true })

  await host.act('meeting.close', {})
  const over = new Promise<void>(resolve => host.socket.once('close', () => resolve()))
  await host.act('meeting.finish', {}).catch(() => {})
  await over
  boardAfter = JSON.stringify(rowsOf(folder, 'board.db'))
  for (const client of [host, ...people]) client.close()
}, 60_000)

afterAll(async () => {
  await server.kill()
})

describe('the database after the meeting is final', () => {
  test('[T10] [T2] links nobody to anything', () => {
    const rows = rowsOf(folder, 'board.db')
    expect(rows.seen).toEqual([])
    expect(rows.doc_update).toEqual([])
    expect(rows.ticket?.filter(({ seat }) => seat !== '')).toEqual([])
    // What nobody has turned over waits for the next meeting, and is the only secret there is.
    expect(rows.secret?.map(({ tbl }) => tbl)).toEqual(['letterbox'])
    const everything = bytesIn(folder)
    const named = texts.filter(({ text, author, seat }) => {
      const at = everything.indexOf(text)
      return at >= 0 && (everything.slice(at - 400, at + 400).includes(author) || everything.includes(seat))
    })
    process.stdout.write(
      `somebody with the database after the meeting names ${named.length} of ${texts.length} authors\n`,
    )
    expect(named).toEqual([])
    for (const seat of seats) expect(boardAfter).not.toContain(seat)
  })

  test('[T10] holds no word in the clear, turned over or not', () => {
    const everything = bytesIn(folder)
    for (const text of [...texts.map(({ text }) => text), withdrawn, never])
      expect(everything.includes(text)).toBe(false)
  })

  test('[T10] [T11] the log names nobody either', () => {
    const output = server.output()
    for (const word of [
      ...texts.map(({ text }) => text),
      withdrawn,
      never,
      ...NAMES,
      ...seats,
      ...Object.values(links.keys),
    ])
      expect(output).not.toContain(word)
    expect(output).not.toMatch(/127\.0\.0\.1:\d+.*card|user-agent/i)
  })

  test('[T10] the key of the epoch is destroyed, so that a copy made during the meeting cannot be read', async () => {
    const keys = rowsOf(folder, 'keys.db')
    expect(keys.key?.map(({ epoch }) => epoch)).toEqual([2])
    // The copy with the keys that are left.
    for (const file of readdirSync(folder).filter(name => name.startsWith('keys.db')))
      cpSync(path.join(folder, file), path.join(backup, file))
    const storage = new SqliteStorage(backup)
    await expect(storage.load(links.board as never)).rejects.toThrow(/damaged row: key/)
    await storage.close()
  })
})

describe('the database during the meeting', () => {
  test('[T2] has no author, no time and no order of what is sealed', () => {
    const { secret } = rowsOf(backup, 'board.db')
    const columns = new Set(secret!.flatMap(row => Object.keys(row)))
    expect([...columns].sort()).toEqual(['board', 'bytes', 'key', 'tbl'])
    for (const row of secret!) expect(seats).not.toContain(row.key)
    const sorted = secret!.map(({ tbl, key }) => `${tbl} ${key}`)
    expect(sorted).toEqual([...sorted].sort())
  })
})
