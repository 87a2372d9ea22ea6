import { afterEach, describe, expect, test } from 'vitest'
import type { PartChange, Storage } from '#server/storage/storage.ts'
import { batch, board, bytes, epoch, type OpenedStorage, other, plain } from './rows.ts'

const change = (part: string, was: string | null, json: string | null, number = 1): PartChange => ({
  number,
  part,
  was,
  json,
})

/** [E1] What every storage engine keeps of meetings that are over, and of what lies beside them. */
export function describeParts(open: () => Promise<OpenedStorage>): void {
  let storage: Storage
  let reopen: () => Promise<Storage>
  const opened = new Set<Storage>()

  /** A group after its first meeting, with its record and one more part. */
  async function start() {
    ;({ storage, reopen } = await open())
    opened.add(storage)
    await storage.create(board, epoch(), [])
    const filing = { number: 1, json: '"the record"', parts: [{ part: 'talk', json: '"the talk"' }] }
    expect(await storage.renew(board, 1, 0, epoch('second'), filing)).toBe('renewed')
  }
  /** The storage, and one that was opened later. */
  async function both() {
    const again = await reopen()
    opened.add(again)
    return [storage, again]
  }
  afterEach(async () => {
    for (const one of opened) await one.close()
    opened.clear()
  })

  describe('parts', () => {
    test('[O40] [D2] a board that brings a past along has all of it from its first moment, or is not there', async () => {
      ;({ storage, reopen } = await open())
      opened.add(storage)
      const past = [1, 2].map(number => ({ number, json: `"meeting ${number}"` }))
      const coded = epoch('first', { code: 'KITE47' })
      expect(await storage.create(other, coded, [])).toBe('created')
      expect(await storage.create(board, coded, [], past)).toBe('taken')
      for (const one of await both()) expect(await one.records(board)).toEqual([])
      expect(await storage.create(board, epoch(), [], past)).toBe('created')
      for (const one of await both()) expect(await one.records(board)).toEqual(past)
    })

    test('[E1] [D2] what was filed with a record is beside it, and the record alone is among the records', async () => {
      await start()
      for (const one of await both()) {
        expect(await one.records(board)).toEqual([{ number: 1, json: '"the record"' }])
        expect(await one.parts(board, 1)).toEqual([
          { part: 'record', json: '"the record"' },
          { part: 'talk', json: '"the talk"' },
        ])
        expect(await one.part(board, 1, 'talk')).toBe('"the talk"')
        expect(await one.part(board, 1, 'other')).toBeNull()
        expect(await one.part(board, 2, 'talk')).toBeNull()
        expect(await one.parts(other, 1)).toEqual([])
        expect(await one.part(other, 1, 'record')).toBeNull()
      }
    })

    test('[E1] [D2] parts are put, replaced and deleted together', async () => {
      await start()
      const changes = [
        change('record', '"the record"', '"without it"'),
        change('talk', '"the talk"', null),
        change('summary', null, '"ours"'),
        change('list', null, '"of the group"', 0),
      ]
      expect(await storage.rewrite(board, changes)).toBe('rewritten')
      for (const one of await both()) {
        expect(await one.parts(board, 1)).toEqual([
          { part: 'record', json: '"without it"' },
          { part: 'summary', json: '"ours"' },
        ])
        expect(await one.parts(board, 0)).toEqual([{ part: 'list', json: '"of the group"' }])
        // What belongs to no meeting is no record.
        expect(await one.records(board)).toEqual([{ number: 1, json: '"without it"' }])
      }
    })

    test('[E1] [D2] who has not read what is there changes nothing at all', async () => {
      await start()
      const before = await storage.parts(board, 1)
      for (const stale of [
        change('talk', '"older"', '"new"'),
        change('talk', null, '"new"'),
        change('other', '"gone"', null),
      ])
        expect(await storage.rewrite(board, [change('record', '"the record"', '"new"'), stale])).toBe('behind')
      expect(await storage.rewrite(other, [change('list', null, '"theirs"', 0)])).toBe('behind')
      for (const one of await both()) expect(await one.parts(board, 1)).toEqual(before)
    })

    test('[E1] [D2] of two that rewrite a part at once, one has to read again, so that neither brings back what the other erased', async () => {
      await start()
      const results = await Promise.all(
        ['"a gone"', '"b gone"'].map(json => storage.rewrite(board, [change('record', '"the record"', json)])),
      )
      expect(results.sort()).toEqual(['behind', 'rewritten'])
      const [left] = await storage.records(board)
      expect(await storage.rewrite(board, [change('record', left!.json, '"both gone"')])).toBe('rewritten')
      for (const one of await both()) expect(await one.part(board, 1, 'record')).toBe('"both gone"')
    })

    test('[E1] [D2] a rewriting touches no other part, group or meeting, and the meeting that is on goes on', async () => {
      await start()
      await storage.create(other, epoch(), [])
      await storage.renew(other, 1, 0, epoch(), { number: 1, json: '"theirs"' })
      await storage.append(board, 2, 1, batch({ update: bytes('u') }))
      const before = plain(await storage.load(board))
      await storage.rewrite(board, [change('record', '"the record"', null)])
      for (const one of await both()) {
        expect(await one.records(board)).toEqual([])
        expect(await one.parts(board, 1)).toEqual([{ part: 'talk', json: '"the talk"' }])
        expect(await one.records(other)).toEqual([{ number: 1, json: '"theirs"' }])
        expect(plain(await one.load(board))).toEqual(before)
      }
      expect(await storage.append(board, 2, 2, batch())).toBe(3)
    })
  })
}
