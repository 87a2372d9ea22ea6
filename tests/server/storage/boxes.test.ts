import { cpSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { keyInBox, type SealedKey, type SecretChange } from '#shared/board/secrets.ts'
import { batch, board, bytes, epoch } from '../../contracts/rows.ts'
import { damagedRow, newFolder, openSqlite, rawDatabase } from './opened.ts'

const BOX = 'round-1'
const at = (key: string) => keyInBox(BOX, key as SealedKey)
const box = (open: boolean): SecretChange => ({ table: 'box', key: at('box'), row: open ? { key: 'k' } : null })
const ballot = (seat: string, inside = true): SecretChange => ({
  table: 'ballot',
  key: at(seat),
  row: inside ? { marks: [['c1', 2]], reason: `Why ${seat} said it`, lang: 'en' } : null,
})

const SEATS = Array.from({ length: 12 }, (_, n) => `seat-${n}`)
const bytesOf = (folder: string) =>
  Buffer.concat(readdirSync(folder).map(name => readFileSync(path.join(folder, name))))
const boxKeys = (folder: string) => rawDatabase(folder, 'keys.db').prepare('SELECT bytes FROM box_key').all()
const rowsOf = (folder: string) =>
  rawDatabase(folder)
    .prepare("SELECT bytes FROM secret WHERE tbl IN ('box', 'ballot')")
    .all()
    .map(row => Buffer.from(row.bytes as Uint8Array))

/** A box with twelve ballots in it. */
async function openBox() {
  const opened = openSqlite()
  await opened.storage.create(board, epoch(), [])
  await opened.storage.append(board, 1, 0, batch({ secrets: [box(true), ...SEATS.map(seat => ballot(seat))] }))
  return opened
}

const close = (storage: ReturnType<typeof openSqlite>['storage']) =>
  storage.append(
    board,
    1,
    1,
    batch({ update: bytes('sums'), secrets: [box(false), ...SEATS.map(seat => ballot(seat, false))] }),
  )

test('[V4] a box that is open is there after a restart, with every ballot in it', async () => {
  const { folder, close: stop } = await openBox()
  await stop()
  const { storage } = openSqlite(folder)
  const stored = (await storage.load(board))!
  expect(stored.secrets.filter(({ table }) => table === 'ballot')).toHaveLength(12)
})

test('[V4] once it is closed its rows and its key are nowhere in the files', async () => {
  const { folder, storage } = await openBox()
  const rows = rowsOf(folder)
  const [key] = boxKeys(folder).map(row => Buffer.from(row.bytes as Uint8Array))
  expect(rows).toHaveLength(13)
  // They are in the files before, so that looking for them afterwards can fail.
  for (const row of [...rows, key!]) expect(bytesOf(folder).includes(row)).toBe(true)
  expect(await close(storage)).toBe(2)
  for (const row of [...rows, key!]) expect(bytesOf(folder).includes(row)).toBe(false)
  expect(boxKeys(folder)).toEqual([])
  expect((await storage.load(board))!.secrets).toEqual([])
})

test('[V4] a copy of the database from before the close cannot be read any more', async () => {
  const { folder, storage, close: stop } = await openBox()
  const copy = newFolder()
  cpSync(folder, copy, { recursive: true })
  await close(storage)
  await stop()
  for (const name of readdirSync(copy).filter(name => name.startsWith('keys')))
    cpSync(path.join(folder, 'keys.db'), path.join(copy, name))
  const later = openSqlite(copy)
  expect(await damagedRow(later.storage.load(board))).toMatch(/^secret board-1\.1 (box|ballot) /)
})

test('[V4] a key that a crash has left after the close is destroyed at the next start', async () => {
  const { folder, storage, close: stop } = await openBox()
  const [kept] = rawDatabase(folder, 'keys.db').prepare('SELECT * FROM box_key').all()
  await close(storage)
  await stop()
  const keys = rawDatabase(folder, 'keys.db')
  keys.prepare('INSERT INTO box_key VALUES (?, ?, ?, ?)').run(kept!.board!, kept!.epoch!, kept!.box!, kept!.bytes!)
  expect(boxKeys(folder)).toHaveLength(1)
  openSqlite(folder)
  expect(boxKeys(folder)).toEqual([])
})
