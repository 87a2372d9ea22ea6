import { expect, test } from 'vitest'
import type { Storage } from '#server/storage/storage.ts'
import { batch, board, bytes, epoch, plain } from '../../contracts/rows.ts'
import { damagedRow, openSqlite, rawDatabase } from './opened.ts'

async function append(storage: Storage, count: number) {
  const { seq } = (await storage.load(board))!
  for (let n = 1; n <= count; n++) await storage.append(board, 1, seq + n - 1, batch({ update: bytes(`u${seq + n}`) }))
}

/** Ten updates; snapshots after the fourth and the seventh; trimmed. */
async function snapshots() {
  const opened = openSqlite()
  await opened.storage.create(board, epoch('first'), [])
  await append(opened.storage, 4)
  await opened.storage.saveSnapshot(board, 1, 4, bytes('s4'))
  await opened.storage.trim(board, 1)
  await append(opened.storage, 3)
  await opened.storage.saveSnapshot(board, 1, 7, bytes('s7'))
  await opened.storage.trim(board, 1)
  await append(opened.storage, 3)
  return opened
}

const numbers = (folder: string, table: 'snapshot' | 'doc_update') =>
  rawDatabase(folder)
    .prepare(`SELECT n FROM ${table} ORDER BY n`)
    .all()
    .map(({ n }) => n)

const damage = (folder: string, table: string, n: number) =>
  rawDatabase(folder).exec(`UPDATE ${table} SET bytes = zeroblob(40) WHERE n = ${n}`)

test('[D3] two snapshots are kept, and the updates after the older', async () => {
  const { folder, storage } = await snapshots()
  expect(numbers(folder, 'snapshot')).toEqual([4, 7])
  expect(numbers(folder, 'doc_update')).toEqual([5, 6, 7, 8, 9, 10])
  expect(plain(await storage.load(board))).toMatchObject({ snapshot: 's7', updates: ['u8', 'u9', 'u10'], length: 10 })
})

test('[D3] nothing is trimmed by storing a snapshot alone', async () => {
  const { folder, storage } = openSqlite()
  await storage.create(board, epoch('first'), [])
  await append(storage, 4)
  await storage.saveSnapshot(board, 1, 2, bytes('s2'))
  await storage.saveSnapshot(board, 1, 4, bytes('s4'))
  expect(numbers(folder, 'snapshot')).toEqual([0, 2, 4])
  expect(numbers(folder, 'doc_update')).toEqual([1, 2, 3, 4])
})

test('[D3] [D4] when the newest snapshot is damaged, the one before it and the updates after it give the same', async () => {
  const { folder, storage } = await snapshots()
  damage(folder, 'snapshot', 7)
  const expected = { snapshot: 's4', updates: [5, 6, 7, 8, 9, 10].map(n => `u${n}`), length: 10, seq: 10 }
  expect(plain(await storage.load(board))).toMatchObject(expected)
  // And it goes on from there: the next snapshot takes the place of the damaged one.
  await append(storage, 1)
  await storage.saveSnapshot(board, 1, 11, bytes('s11'))
  expect(plain(await openSqlite(folder).storage.load(board))).toMatchObject({ snapshot: 's11', updates: [] })
})

test('[D4] when both snapshots are damaged the board is not served', async () => {
  const { folder, storage } = await snapshots()
  damage(folder, 'snapshot', 7)
  damage(folder, 'snapshot', 4)
  expect(await damagedRow(storage.load(board))).toBe('snapshot board-1.1.4')
})

test('[D4] a damaged update between the snapshots is found when it is needed', async () => {
  const { folder, storage } = await snapshots()
  damage(folder, 'doc_update', 6)
  expect(plain(await storage.load(board))).toMatchObject({ snapshot: 's7' })
  damage(folder, 'snapshot', 7)
  expect(await damagedRow(storage.load(board))).toBe('update board-1.1.6')
})

test('[D3] a snapshot is read back from the file: one that was written wrongly is found at once', async () => {
  const { folder, storage } = openSqlite()
  await storage.create(board, epoch('first'), [])
  await append(storage, 2)
  rawDatabase(folder).exec(`
    CREATE TRIGGER bad_disk AFTER INSERT ON snapshot BEGIN
      UPDATE snapshot SET bytes = zeroblob(40) WHERE board = NEW.board AND n = NEW.n;
    END
  `)
  expect(await damagedRow(storage.saveSnapshot(board, 1, 2, bytes('s2')))).toBe('snapshot board-1.1.2')
  expect(plain(await storage.load(board))).toMatchObject({ snapshot: 'first', updates: ['u1', 'u2'] })
})
