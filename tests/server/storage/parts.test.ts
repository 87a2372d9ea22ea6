import { cpSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { cipherFor } from '#server/storage/cipher.ts'
import { board, epoch, other, plain } from '../../contracts/rows.ts'
import { damagedRow, newFolder, openSqlite, rawDatabase } from './opened.ts'

const OLD = '{"cards":["words that were erased"]}'
const NEW = '{"cards":[]}'
const change = { number: 1, part: 'record', was: OLD, json: NEW } as const

const bytesOf = (folder: string) =>
  Buffer.concat(readdirSync(folder).map(name => readFileSync(path.join(folder, name))))
const partRows = (folder: string) =>
  rawDatabase(folder)
    .prepare('SELECT * FROM part ORDER BY part')
    .all()
    .map(({ part, key, bytes }) => ({ part, key, bytes: Buffer.from(bytes as Uint8Array) }))
const partKeys = (folder: string) =>
  rawDatabase(folder, 'keys.db')
    .prepare('SELECT key, bytes FROM part_key')
    .all()
    .map(({ key, bytes }) => ({ key, bytes: Buffer.from(bytes as Uint8Array) }))

/** Two meetings that are over, the first with two parts. */
async function filed() {
  const opened = openSqlite()
  await opened.storage.create(board, epoch(), [])
  const talk = { part: 'talk', json: '"the talk"' }
  await opened.storage.renew(board, 1, 0, epoch(), { number: 1, json: OLD, parts: [talk] })
  await opened.storage.renew(board, 2, 1, epoch(), { number: 2, json: '"second"' })
  return opened
}

/** What somebody reads who has this `board.db` and those keys. */
async function together(boards: string, keys: string) {
  const folder = newFolder()
  cpSync(boards, folder, { recursive: true, filter: from => !path.basename(from).startsWith('keys') })
  for (const name of readdirSync(keys).filter(name => name.startsWith('keys')))
    cpSync(path.join(keys, name), path.join(folder, name))
  return openSqlite(folder).storage
}

test('[E1] what was rewritten is nowhere in the files, nor is its key', async () => {
  const { folder, storage } = await filed()
  const [row] = partRows(folder)
  const { bytes: key } = partKeys(folder).find(({ key }) => key === row!.key)!
  // They are in the files before, so that looking for them afterwards can fail.
  for (const bytes of [row!.bytes, key]) expect(bytesOf(folder).includes(bytes)).toBe(true)
  expect(await storage.rewrite(board, [change])).toBe('rewritten')
  for (const bytes of [row!.bytes, key]) expect(bytesOf(folder).includes(bytes)).toBe(false)
  for (const words of ['words that', 'the talk']) expect(bytesOf(folder).includes(words)).toBe(false)
  expect(partKeys(folder)).toHaveLength(3)
})

test('[E1] a copy of the database from before cannot be read with the keys of after, and all else in it can', async () => {
  const { folder, storage, close } = await filed()
  const copy = newFolder()
  cpSync(folder, copy, { recursive: true })
  await storage.rewrite(board, [change])
  await close()
  expect(await (await together(copy, copy)).part(board, 1, 'record')).toBe(OLD)
  const later = await together(copy, folder)
  expect(await damagedRow(later.part(board, 1, 'record'))).toBe('key board-1 of a part')
  expect(await later.part(board, 1, 'talk')).toBe('"the talk"')
  expect(await later.part(board, 2, 'record')).toBe('"second"')
})

test('[E1] keys that a crash has left, before a part was stored or after it was replaced, are destroyed at the next start', async () => {
  const { folder, storage, close } = await filed()
  const [row] = partRows(folder)
  const old = partKeys(folder).find(({ key }) => key === row!.key)!
  await storage.rewrite(board, [change])
  await close()
  const put = rawDatabase(folder, 'keys.db').prepare('INSERT INTO part_key VALUES (?, ?, ?)')
  put.run(board, old.key as string, old.bytes)
  put.run(board, 'never stored', Buffer.alloc(32, 7))
  const { storage: again } = openSqlite(folder)
  expect(partKeys(folder)).toHaveLength(3)
  expect(bytesOf(folder).includes(old.bytes)).toBe(false)
  expect(await again.part(board, 1, 'record')).toBe(NEW)
})

test('[E1] parts that have changed places are found, though each is whole', async () => {
  const { folder, close } = await filed()
  await close()
  const db = rawDatabase(folder)
  db.exec(`UPDATE part SET number = 3 WHERE number = 2`)
  expect(await damagedRow(openSqlite(folder).storage.part(board, 3, 'record'))).toBe('record board-1 3')
})

/** Makes a folder what version 1 left: records without parts, all under one key of their board. */
function makeOld(folder: string, records: readonly (readonly [of: string, number: number, json: string])[]) {
  const db = rawDatabase(folder)
  db.exec(`
    DROP TABLE part;
    ALTER TABLE board DROP COLUMN since;
    CREATE TABLE record (
      board TEXT NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (board, number)
    ) STRICT, WITHOUT ROWID;
    PRAGMA user_version = 1;
  `)
  const keys = rawDatabase(folder, 'keys.db')
  keys.exec('DELETE FROM part_key')
  for (const of of new Set(records.map(([of]) => of))) {
    const key = Buffer.alloc(32, of)
    keys.prepare('INSERT INTO key VALUES (?, 0, ?)').run(of, key)
    for (const [, number, json] of records.filter(([one]) => one === of))
      db.prepare('INSERT INTO record VALUES (?, ?, ?)').run(
        of,
        number,
        cipherFor(key).seal(`record ${of} ${number}`, Buffer.from(json)),
      )
  }
}

test('[E1] [D2] a database of before opens: every record is there, under a key of its own', async () => {
  const { folder, storage, close } = await filed()
  await storage.create(other, epoch('theirs'), [])
  const before = plain(await storage.load(board))
  await close()
  makeOld(folder, [
    [board, 1, OLD],
    [board, 2, '"second"'],
    [other, 1, '"theirs"'],
  ])
  // Twice: the second time there is nothing left to do.
  for (let start = 0; start < 2; start++) {
    const { storage: again, close } = openSqlite(folder)
    expect(await again.records(board)).toEqual([
      { number: 1, json: OLD },
      { number: 2, json: '"second"' },
    ])
    expect(await again.records(other)).toEqual([{ number: 1, json: '"theirs"' }])
    expect(plain(await again.load(board))).toEqual(before)
    expect(partKeys(folder)).toHaveLength(3)
    expect(rawDatabase(folder, 'keys.db').prepare('SELECT * FROM key WHERE epoch = 0').all()).toEqual([])
    await close()
  }
})

test('[E1] [D4] a damaged record of before does not keep the others from being read', async () => {
  const { folder, close } = await filed()
  await close()
  makeOld(folder, [
    [board, 1, OLD],
    [board, 2, '"second"'],
  ])
  rawDatabase(folder).exec('UPDATE record SET bytes = zeroblob(40) WHERE number = 1')
  const { storage } = openSqlite(folder)
  expect(await damagedRow(storage.part(board, 1, 'record'))).toBe('record board-1 1')
  expect(await storage.part(board, 2, 'record')).toBe('"second"')
})
