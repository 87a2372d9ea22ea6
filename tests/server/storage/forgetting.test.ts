import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { SqliteStorage } from '#server/storage/sqlite.ts'
import { batch, board, bytes, epoch, letter, other, plain } from '../../contracts/rows.ts'
import { damagedRow, newFolder, openSqlite, rawDatabase } from './opened.ts'

const bytesOf = (folder: string, file = /./) =>
  Buffer.concat(
    readdirSync(folder)
      .filter(name => file.test(name))
      .map(name => readFileSync(path.join(folder, name))),
  )

const blobs = (folder: string, table: string): Buffer[] =>
  rawDatabase(folder)
    .prepare(`SELECT bytes FROM ${table} WHERE board = ?`)
    .all(board)
    .map(row => Buffer.from(row.bytes as Uint8Array))

const keyOf = (folder: string, of: number) =>
  rawDatabase(folder, 'keys.db').prepare('SELECT bytes FROM key WHERE board = ? AND epoch = ?').get(board, of)?.bytes

const WORDS = ['A snapshot with words', 'An update with words', 'A sealed card with words', 'A later snapshot']

/** A meeting with words in every kind of row. */
async function meeting() {
  const opened = openSqlite()
  const { storage } = opened
  await storage.create(board, epoch(WORDS[0]), [])
  for (let n = 0; n < 40; n++)
    await storage.append(board, 1, n, batch({ update: bytes(`${WORDS[1]} ${n}`), seen: [bytes(`seen ${n}`)] }))
  await storage.append(board, 1, 40, batch({ secrets: [letter('k', WORDS[2]!), letter('k2', 'gone before')] }))
  await storage.append(board, 1, 41, batch({ secrets: [letter('k2', null)] }))
  await storage.saveSnapshot(board, 1, 30, bytes(WORDS[3]!))
  return { ...opened, renew: () => storage.renew(board, 1, 42, epoch('next'), { number: 1, json: '{"the":"record"}' }) }
}

test('[T10] no word stands in the clear, not even while the meeting lasts', async () => {
  const { folder, renew } = await meeting()
  for (const word of [...WORDS, 'gone before']) expect(bytesOf(folder).includes(word)).toBe(false)
  await renew()
  expect(bytesOf(folder).includes('the record')).toBe(false)
  expect(bytesOf(folder).includes('"the"')).toBe(false)
})

test('[T10] when a meeting is final its rows are nowhere in the files, and its key is destroyed', async () => {
  const { folder, storage, renew } = await meeting()
  const rows = ['doc_update', 'snapshot', 'secret'].flatMap(table => blobs(folder, table))
  const key = Buffer.from(keyOf(folder, 1) as Uint8Array)
  expect(rows).toHaveLength(43)
  // They are in the files before, so that looking for them afterwards can fail.
  for (const row of rows) expect(bytesOf(folder, /^board/).includes(row)).toBe(true)
  expect(bytesOf(folder, /^keys/).includes(key)).toBe(true)

  expect(await renew()).toBe('renewed')
  for (const row of rows) expect(bytesOf(folder).includes(row)).toBe(false)
  for (let n = 0; n < 40; n++) expect(bytesOf(folder).includes(`seen ${n}`)).toBe(false)
  expect(bytesOf(folder).includes(key)).toBe(false)
  expect(keyOf(folder, 1)).toBeUndefined()
  expect(keyOf(folder, 2)).toBeDefined()
  expect(plain(await storage.load(board))).toMatchObject({ epoch: 2, snapshot: 'next' })
  expect(await storage.records(board)).toEqual([{ number: 1, json: '{"the":"record"}' }])
})

test('[T10] a copy of the database made during the meeting cannot be read with the keys that are left', async () => {
  const { folder, renew, close } = await meeting()
  const copy = newFolder()
  cpSync(folder, copy, { recursive: true })
  const readable = new SqliteStorage(copy)
  expect(plain(await readable.load(board))!.secrets).toEqual([letter('k', WORDS[2]!)])
  await readable.close()

  await renew()
  await close()
  const backup = newFolder()
  mkdirSync(backup)
  for (const file of readdirSync(copy).filter(name => name.startsWith('board')))
    cpSync(path.join(copy, file), path.join(backup, file))
  for (const file of readdirSync(folder).filter(name => name.startsWith('keys')))
    cpSync(path.join(folder, file), path.join(backup, file))
  expect(await damagedRow(openSqlite(backup).storage.load(board))).toBe('key board-1/1')
})

test('[T10] a key that outlived its epoch in a crash is destroyed when the server starts', async () => {
  const { folder, renew, close } = await meeting()
  const key = keyOf(folder, 1) as Uint8Array
  await renew()
  await close()
  rawDatabase(folder, 'keys.db').prepare('INSERT INTO key VALUES (?, 1, ?)').run(board, key)
  const { storage } = openSqlite(folder)
  expect(keyOf(folder, 1)).toBeUndefined()
  expect(bytesOf(folder, /^keys/).includes(Buffer.from(key))).toBe(false)
  // The keys of what is now, and of the records, stay.
  expect(await storage.records(board)).toHaveLength(1)
  expect(plain(await storage.load(board))).toMatchObject({ epoch: 2 })
})

test('[T10] the end of one group’s meeting takes nothing from another', async () => {
  const { storage, renew } = await meeting()
  await storage.create(other, epoch('theirs', { secrets: [letter('k', 'their words')] }), [])
  await storage.append(other, 1, 0, batch({ update: bytes('u'), seen: [bytes('s')] }))
  const before = plain(await storage.load(other))
  await renew()
  expect(plain(await storage.load(other))).toEqual(before)
})

test('[T2] sealed cards are kept by their keys alone: no row has a number, a time or an author', async () => {
  const { folder } = await meeting()
  const db = rawDatabase(folder)
  expect(() => db.prepare('SELECT rowid FROM secret').all()).toThrow(/rowid/)
  expect(() => db.prepare('SELECT rowid FROM seen').all()).toThrow(/rowid/)
  const columns = (table: string) => db.prepare(`SELECT name FROM pragma_table_info(?)`).all(table)
  expect(columns('secret').map(({ name }) => name)).toEqual(['board', 'tbl', 'key', 'bytes'])
  expect(columns('seen').map(({ name }) => name)).toEqual(['board', 'hash'])
})
