import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { BoardId } from '#shared/board/ids.ts'
import { batch, board, bytes, epoch, letter, other, plain } from '../../contracts/rows.ts'
import { openSqlite, rawDatabase } from './opened.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('group commit', () => {
  /** The tenth of twenty boards cannot store anything. */
  async function oneOfTwenty() {
    const { folder, storage } = openSqlite()
    const boards = Array.from({ length: 20 }, (_, n) => `b${n}` as BoardId)
    await Promise.all(boards.map(of => storage.create(of, epoch(of), [])))
    rawDatabase(folder).exec(`
      CREATE TRIGGER sick BEFORE INSERT ON doc_update WHEN NEW.board = 'b10' BEGIN SELECT RAISE(ABORT, 'sick'); END
    `)
    return { folder, storage, boards }
  }

  test('[D2] one that cannot be stored does not take the others of its turn with it', async () => {
    const { folder, storage, boards } = await oneOfTwenty()
    const results = await Promise.allSettled(
      boards.map(of => storage.append(of, 1, 0, batch({ update: bytes(`u of ${of}`), seen: [bytes(of)] }))),
    )
    expect(results.map(({ status }) => status)).toEqual(boards.map(of => (of === 'b10' ? 'rejected' : 'fulfilled')))
    const again = openSqlite(folder).storage
    for (const of of boards) {
      const expected = of === 'b10' ? { seq: 0, updates: [], seen: [] } : { seq: 1, updates: [`u of ${of}`] }
      expect(plain(await again.load(of))).toMatchObject(expected)
    }
  })

  test('[D2] what belongs together is stored together or not at all', async () => {
    const { folder, storage } = await oneOfTwenty()
    const all = batch({
      update: bytes('u'),
      secrets: [letter('k', 'words')],
      seen: [bytes('s')],
      standing: { code: 'KITE47', wakeAt: 3 },
    })
    await expect(storage.append('b10' as BoardId, 1, 0, all)).rejects.toThrow('sick')
    expect(plain(await storage.load('b10' as BoardId))).toMatchObject({
      seq: 0,
      length: 0,
      secrets: [],
      seen: [],
      standing: { code: null, wakeAt: null },
    })
    rawDatabase(folder).exec('DROP TRIGGER sick')
    expect(await storage.append('b10' as BoardId, 1, 0, all)).toBe(1)
    expect(await storage.access.boardOfCode('KITE47')).toBe('b10')
  })

  test('[D1] nothing is said to be stored before the commit, and everything of a turn is one commit', async () => {
    const { storage, boards } = await oneOfTwenty()
    const told: string[] = []
    const exec = DatabaseSync.prototype.exec
    vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql) {
      told.push(sql)
      return exec.call(this, sql)
    })
    const healthy = boards.filter(of => of !== 'b10')
    await Promise.all(
      healthy.map(of => storage.append(of, 1, 0, batch({ update: bytes('u') })).then(() => told.push('stored'))),
    )
    expect(told).toEqual(['BEGIN IMMEDIATE', 'COMMIT', ...healthy.map(() => 'stored')])
  })
})

describe('a disk that is full', () => {
  /** A storage whose file may have so many pages, and the way to give it more. */
  async function small(pages: number) {
    const exec = DatabaseSync.prototype.exec
    let limited: DatabaseSync | undefined
    vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql) {
      exec.call(this, sql)
      if (!sql.includes('CREATE TABLE IF NOT EXISTS doc_update')) return
      limited = this
      exec.call(this, `PRAGMA max_page_count = ${pages}`)
    })
    const opened = openSqlite()
    vi.restoreAllMocks()
    await opened.storage.create(board, epoch(), [])
    await opened.storage.create(other, epoch(), [])
    return { ...opened, more: () => limited!.exec('PRAGMA max_page_count = 100000') }
  }
  const big = (n: number) => bytes(`${n} `.padEnd(3000, 'x'))

  test('[D1] what was acknowledged is there, what could not be stored is rejected, and later all goes on', async () => {
    const { folder, storage, more } = await small(40)
    let seq = 0
    const fill = async () => {
      for (;;) seq = (await storage.append(board, 1, seq, batch({ update: big(seq + 1) }))) as number
    }
    await expect(fill()).rejects.toThrow('full')
    expect(seq).toBeGreaterThan(5)
    const acknowledged = Array.from({ length: seq }, (_, n) => Buffer.from(big(n + 1)).toString())
    expect(plain(await storage.load(board))).toMatchObject({ seq, updates: acknowledged })
    await expect(storage.append(board, 1, seq, batch({ update: big(0) }))).rejects.toThrow('full')
    await expect(storage.saveSnapshot(board, 1, seq, bytes('s'.repeat(50_000)))).rejects.toThrow('full')

    more()
    expect(await storage.append(board, 1, seq, batch({ update: bytes('room again') }))).toBe(seq + 1)
    const found = plain(await openSqlite(folder).storage.load(board))
    expect(found).toMatchObject({ seq: seq + 1, updates: [...acknowledged, 'room again'] })
  })

  test('[D1] [T10] a meeting whose end could not be stored is still there, whole', async () => {
    const { storage, more } = await small(30)
    await storage.append(board, 1, 0, batch({ update: bytes('kept'), secrets: [letter('k', 'words')] }))
    const before = plain(await storage.load(board))
    const end = () => storage.renew(board, 1, 1, epoch('n'.repeat(200_000)), { number: 1, json: '{}' })
    await expect(end()).rejects.toThrow('full')
    expect(plain(await storage.load(board))).toEqual(before)
    expect(await storage.records(board)).toEqual([])
    more()
    expect(await end()).toBe('renewed')
  })

  test('[D1] a commit that fails is no commit', async () => {
    const { folder, storage } = openSqlite()
    await storage.create(board, epoch(), [])
    const exec = DatabaseSync.prototype.exec
    vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql) {
      if (sql === 'COMMIT') throw new Error('the disk said no')
      return exec.call(this, sql)
    })
    await expect(storage.append(board, 1, 0, batch({ update: bytes('lost') }))).rejects.toThrow('the disk said no')
    vi.restoreAllMocks()
    expect(await storage.append(board, 1, 0, batch({ update: bytes('kept') }))).toBe(1)
    expect(plain(await openSqlite(folder).storage.load(board))).toMatchObject({ updates: ['kept'] })
  })
})
