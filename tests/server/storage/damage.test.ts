import { describe, expect, test } from 'vitest'
import { batch, board, bytes, epoch, letter, other, plain } from '../../contracts/rows.ts'
import { damagedRow, openSqlite, rawDatabase } from './opened.ts'

/** A board with three updates, a secret and a record, in epoch 2; and another board that nobody touches. */
async function stored() {
  const { folder, storage, close } = openSqlite()
  await storage.create(board, epoch('first'), [])
  await storage.renew(board, 1, 0, epoch('second', { secrets: [letter('k', 'words')] }), { number: 1, json: '{}' })
  for (let n = 1; n <= 3; n++) await storage.append(board, 2, n, batch({ update: bytes(`u${n}`) }))
  await storage.create(other, epoch('theirs'), [])
  await close()
  return folder
}

const kinds = [
  { name: 'update', table: 'doc_update', row: 'n = 2', found: 'update board-1.2.2' },
  { name: 'first update', table: 'doc_update', row: 'n = 1', found: 'update board-1.2.1' },
  { name: 'last update', table: 'doc_update', row: 'n = 3', found: 'update board-1.2.3' },
  { name: 'only snapshot', table: 'snapshot', row: 'n = 0', found: 'snapshot board-1.2.0' },
  { name: 'secret', table: 'secret', row: "key = 'k'", found: 'secret board-1.2 letterbox k' },
] as const

type Change = (before: Uint8Array) => Uint8Array
const changes: readonly (readonly [string, Change])[] = [
  ['its first byte', before => before.with(0, before[0]! ^ 1)],
  ['a byte in the middle', before => before.with(14, before[14]! ^ 0x80)],
  ['its last byte', before => before.with(-1, before.at(-1)! ^ 1)],
  ['its end cut off', before => before.slice(0, -1)],
  ['only the beginning left', before => before.slice(0, 5)],
  ['nothing left', () => new Uint8Array()],
  ['something added', before => Uint8Array.of(...before, 0)],
]

/** Changes the bytes of one row of `board-1`. */
function damage(folder: string, table: string, row: string, change: Change) {
  const db = rawDatabase(folder)
  const where = `WHERE board = '${board}' AND ${row}`
  const before = db.prepare(`SELECT bytes FROM ${table} ${where}`).get()!.bytes as Uint8Array
  expect(db.prepare(`UPDATE ${table} SET bytes = ? ${where}`).run(change(new Uint8Array(before))).changes).toBe(1)
}

describe('a row that does not hold what was stored', () => {
  test.each(kinds)('[D4] a changed $name is named and not served', async ({ table, row, found }) => {
    for (const [, change] of changes) {
      const folder = await stored()
      damage(folder, table, row, change)
      const { storage } = openSqlite(folder)
      expect(await damagedRow(storage.load(board))).toBe(found)
    }
  })

  test.each(changes)('[D4] a record with %s is named and not served', async (_, damaging) => {
    const folder = await stored()
    damage(folder, 'part', "number = 1 AND part = 'record'", damaging)
    const { storage } = openSqlite(folder)
    expect(await damagedRow(storage.records(board))).toBe('record board-1 1')
    expect(await damagedRow(storage.part(board, 1, 'record'))).toBe('record board-1 1')
    expect(await damagedRow(storage.parts(board, 1))).toBe('record board-1 1')
    // It is not written over either, by somebody who cannot have read it.
    const change = { number: 1, part: 'record', was: '{}', json: '{"new":1}' }
    expect(await damagedRow(storage.rewrite(board, [change]))).toBe('record board-1 1')
    // What was before is damaged; what is now is not.
    expect(plain(await storage.load(board))).toMatchObject({ epoch: 2, length: 3 })
  })

  test.each([1, 2, 3])('[D4] update %i of three that is gone is named', async n => {
    const folder = await stored()
    rawDatabase(folder).exec(`DELETE FROM doc_update WHERE board = '${board}' AND n = ${n}`)
    expect(await damagedRow(openSqlite(folder).storage.load(board))).toBe(`update board-1.2.${n}`)
  })

  test('[D4] an only snapshot that is gone is named', async () => {
    const folder = await stored()
    rawDatabase(folder).exec(`DELETE FROM snapshot WHERE board = '${board}'`)
    expect(await damagedRow(openSqlite(folder).storage.load(board))).toBe('snapshot board-1.2.0')
  })

  test('[D4] rows that have changed places are found, though each is whole', async () => {
    const folder = await stored()
    rawDatabase(folder).exec(`
      UPDATE doc_update SET n = -n WHERE board = '${board}' AND n IN (1, 2);
      UPDATE doc_update SET n = 3 + n WHERE board = '${board}' AND n < 0;
    `)
    expect(await damagedRow(openSqlite(folder).storage.load(board))).toBe('update board-1.2.1')
  })

  test('[D4] a row of another board, epoch or table is not taken for one of this', async () => {
    const moves = [
      [`UPDATE snapshot SET bytes = (SELECT bytes FROM snapshot WHERE board = '${other}')`, 'snapshot board-1.2.0'],
      [`UPDATE secret SET tbl = 'claim'`, 'secret board-1.2 claim k'],
      [`UPDATE secret SET key = 'other'`, 'secret board-1.2 letterbox other'],
      [`UPDATE secret SET bytes = (SELECT bytes FROM doc_update WHERE n = 1)`, 'secret board-1.2 letterbox k'],
    ] as const
    for (const [move, found] of moves) {
      const folder = await stored()
      rawDatabase(folder).exec(`${move} WHERE board = '${board}'`)
      expect(await damagedRow(openSqlite(folder).storage.load(board))).toBe(found)
    }
  })

  test('[D4] a key that is gone is named', async () => {
    const folder = await stored()
    rawDatabase(folder, 'keys.db').exec(`DELETE FROM key WHERE board = '${board}' AND epoch = 2`)
    const { storage } = openSqlite(folder)
    expect(await damagedRow(storage.load(board))).toBe('key board-1/2')
    expect(await damagedRow(storage.append(board, 2, 4, batch({ update: bytes('lost') })))).toBe('key board-1/2')
  })

  test('[D4] one damaged board does not stop another', async () => {
    const folder = await stored()
    damage(folder, 'doc_update', 'n = 2', changes[0]![1])
    const { storage } = openSqlite(folder)
    expect(await damagedRow(storage.load(board))).not.toBeNull()
    const both = [storage.append(other, 1, 0, batch({ update: bytes('on') })), storage.load(board).catch(() => null)]
    expect(await both[0]).toBe(1)
    expect(plain(await storage.load(other))).toMatchObject({ snapshot: 'theirs', updates: ['on'] })
  })
})
