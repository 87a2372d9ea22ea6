import { afterEach, describe, expect, test } from 'vitest'
import type { KeyEntry, Storage } from '#server/storage/storage.ts'
import type { BoardId } from '#shared/board/ids.ts'
import type { SealedKey, SecretChange } from '#shared/board/secrets.ts'
import { batch, board, bytes, epoch, letter, type OpenedStorage, other, plain } from './rows.ts'
import { describeLater } from './storageLater.ts'
import { describeParts } from './storageParts.ts'

/** [D2] What every storage engine keeps. */
export function describeStorage(name: string, open: () => Promise<OpenedStorage>): void {
  describe(name, () => {
    describeLater(open)
    describeParts(open)

    const opened: Storage[] = []
    async function start(first = epoch(), keys: readonly KeyEntry[] = []) {
      const { storage, reopen } = await open()
      opened.push(storage)
      expect(await storage.create(board, first, keys)).toBe('created')
      /** What is loaded now, which is what a program that starts anew finds too. */
      const kept = async (of = board) => {
        const now = plain(await storage.load(of))
        const again = await reopen()
        if (again !== storage) opened.push(again)
        expect(plain(await again.load(of))).toEqual(now)
        return now
      }
      return { storage, kept }
    }
    afterEach(async () => {
      for (const storage of opened.splice(0)) await storage.close()
    })

    test('[D2] a new board is what it was made of, and one that is not there is null', async () => {
      const { storage, kept } = await start(
        epoch('made', { secrets: [letter('k', 'hush')], code: 'KITE47', wakeAt: 5 }),
      )
      expect(await kept()).toEqual({
        epoch: 1,
        seq: 0,
        length: 0,
        snapshot: 'made',
        updates: [],
        secrets: [letter('k', 'hush')],
        seen: [],
        standing: { code: 'KITE47', wakeAt: 5 },
      })
      expect(await storage.load(other)).toBeNull()
      expect(await storage.records(board)).toEqual([])
      expect((await storage.load(board))!.sealKey).toHaveLength(32)
    })

    test('[D2] a board that is there is not made a second time', async () => {
      const { storage, kept } = await start()
      await storage.append(board, 1, 0, batch({ update: bytes('kept') }))
      const before = await kept()
      await storage.create(board, epoch('second'), []).catch(() => 'refused')
      expect(await kept()).toEqual(before)
    })

    test('[D2] a board that is not there has no records and takes nothing', async () => {
      const { storage } = await start()
      expect(await storage.records(other)).toEqual([])
      expect(await storage.append(other, 1, 0, batch({ update: bytes('lost') }))).toBe('behind')
      expect(await storage.load(other)).toBeNull()
    })

    test('[D2] appends come back in order, each on top of what its writer knew', async () => {
      const { storage, kept } = await start()
      expect(await storage.append(board, 1, 0, batch({ update: bytes('a') }))).toBe(1)
      expect(await storage.append(board, 1, 1, batch({ seen: [bytes('seen only')] }))).toBe(2)
      expect(await storage.append(board, 1, 2, batch({ update: bytes('b') }))).toBe(3)
      expect(await kept()).toMatchObject({ seq: 3, length: 2, updates: ['a', 'b'] })
    })

    test('[D2] who is behind, ahead or in another epoch stores nothing at all', async () => {
      const { storage, kept } = await start()
      await storage.append(board, 1, 0, batch({ update: bytes('a') }))
      const before = await kept()
      const everything = batch({
        update: bytes('lost'),
        secrets: [letter('k', 'lost')],
        seen: [bytes('lost')],
        standing: { code: 'LOST22', wakeAt: 1 },
      })
      for (const [of, after] of [
        [1, 0],
        [1, 2],
        [2, 1],
        [0, 1],
      ] as const)
        expect(await storage.append(board, of, after, everything)).toBe('behind')
      expect(await storage.renew(board, 1, 0, epoch('lost'), { number: 1, json: '{}' })).toBe('behind')
      expect(await storage.renew(board, 2, 1, epoch('lost'), { number: 1, json: '{}' })).toBe('behind')
      expect(await kept()).toEqual(before)
      expect(await storage.records(board)).toEqual([])
      expect(await storage.access.boardOfCode('LOST22')).toBeNull()
    })

    test('[D2] of many appends in one turn on top of the same, one is stored', async () => {
      const { storage, kept } = await start()
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, n) => storage.append(board, 1, 0, batch({ update: bytes(`${n}`) }))),
      )
      expect(results.filter(result => result === 1)).toHaveLength(1)
      expect(results.filter(result => result === 'behind')).toHaveLength(19)
      expect(await kept()).toMatchObject({ seq: 1, updates: [`${results.indexOf(1)}`] })
    })

    test('[D2] many boards append in one turn and none loses anything', async () => {
      const { storage, kept } = await start()
      const boards = Array.from({ length: 30 }, (_, n) => `b${n}` as BoardId)
      await Promise.all(boards.map(of => storage.create(of, epoch(of), [])))
      for (let round = 0; round < 4; round++)
        await Promise.all(boards.map(of => storage.append(of, 1, round, batch({ update: bytes(`${of} ${round}`) }))))
      for (const of of boards) {
        const updates = [0, 1, 2, 3].map(round => `${of} ${round}`)
        expect(plain(await storage.load(of))).toMatchObject({ snapshot: of, seq: 4, updates })
      }
      expect(await kept(boards[7])).toMatchObject({ seq: 4, length: 4 })
    })

    test('[D2] secrets are put, changed and removed with the append they came with', async () => {
      const { storage, kept } = await start(epoch('first', { secrets: [letter('a', 'one')] }))
      await storage.append(board, 1, 0, batch({ secrets: [letter('b', 'two'), letter('c', 'three')] }))
      await storage.append(
        board,
        1,
        1,
        batch({ secrets: [letter('a', 'one again'), letter('b', null), letter('z', null)] }),
      )
      expect((await kept())!.secrets).toEqual([letter('a', 'one again'), letter('c', 'three')])
    })

    test('[D2] a row of one secret table is not the row of another under the same key', async () => {
      const claim = { table: 'claim', key: 'k' as SealedKey, row: { card: 'c1' } } as unknown as SecretChange
      const { storage, kept } = await start(epoch('first', { secrets: [letter('k', 'one'), claim] }))
      await storage.append(board, 1, 0, batch({ secrets: [letter('k', null)] }))
      expect((await kept())!.secrets).toEqual([claim])
    })

    test('[A4] [D2] ids that were seen are there once, and of their own board only', async () => {
      const { storage, kept } = await start()
      await storage.create(other, epoch(), [])
      await storage.append(board, 1, 0, batch({ seen: [bytes('x'), bytes('y')] }))
      await storage.append(board, 1, 1, batch({ seen: [bytes('y')] }))
      expect((await kept())!.seen).toEqual(['x', 'y'].map(id => Buffer.from(id).toString('base64url')).sort())
      expect((await kept(other))!.seen).toEqual([])
    })
  })
}
