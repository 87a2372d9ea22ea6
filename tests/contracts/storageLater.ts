import { afterEach, describe, expect, test } from 'vitest'
import type { Storage } from '#server/storage/storage.ts'
import type { SecretChange } from '#shared/board/secrets.ts'
import { batch, board, bytes, epoch, keyFor, letter, type OpenedStorage, other, plain } from './rows.ts'

const record = (number: number) => ({ number, json: `{"number":${number}}` })

/** [D2] What every storage engine keeps of snapshots, epochs, codes, keys and tickets. */
export function describeLater(open: () => Promise<OpenedStorage>): void {
  let storage: Storage
  let reopen: () => Promise<Storage>
  const opened = new Set<Storage>()

  async function start(...first: Parameters<typeof epoch>) {
    ;({ storage, reopen } = await open())
    opened.add(storage)
    await storage.create(board, epoch(...first), [])
  }
  /** A storage that was opened later. */
  async function later() {
    const again = await reopen()
    opened.add(again)
    return again
  }
  async function append(count: number) {
    const { seq } = (await storage.load(board))!
    for (let n = 1; n <= count; n++)
      expect(await storage.append(board, 1, seq + n - 1, batch({ update: bytes(`u${seq + n}`) }))).toBe(seq + n)
  }
  afterEach(async () => {
    for (const one of opened) await one.close()
    opened.clear()
  })

  describe('snapshots', () => {
    test('[D2] [D3] a snapshot is given back as it was stored, and loading begins with the newest', async () => {
      await start()
      await append(3)
      expect(plainBytes(await storage.saveSnapshot(board, 1, 2, bytes('s2')))).toBe('s2')
      const expected = { snapshot: 's2', updates: ['u3'], length: 3, seq: 3 }
      expect(plain(await storage.load(board))).toMatchObject(expected)
      await storage.trim(board, 1)
      expect(plain(await storage.load(board))).toMatchObject(expected)
      await append(1)
      expect(plain(await (await later()).load(board))).toMatchObject({ snapshot: 's2', updates: ['u3', 'u4'] })
    })

    test('[D2] [D3] however often it is trimmed, what is loaded stays', async () => {
      await start()
      for (let round = 1; round <= 4; round++) {
        await append(5)
        await storage.saveSnapshot(board, 1, round * 5, bytes(`s${round * 5}`))
        await append(1)
        await storage.saveSnapshot(board, 1, round * 5, bytes(`s${round * 5} again`))
        await storage.trim(board, 1)
        await storage.trim(board, 1)
        const { snapshot, updates, length } = plain(await storage.load(board))!
        expect({ snapshot, length }).toEqual({ snapshot: `s${round * 5} again`, length: round * 5 + round })
        expect(updates.at(-1)).toBe(`u${length}`)
        expect(updates).toHaveLength(length - round * 5)
      }
    })

    test('[R6] [D2] a snapshot of an epoch that is over changes nothing', async () => {
      await start()
      await append(2)
      await storage.renew(board, 1, 2, epoch('second'), record(1))
      const before = plain(await storage.load(board))
      await storage.saveSnapshot(board, 1, 2, bytes('of the meeting before')).catch(() => 'refused')
      await storage.trim(board, 1)
      expect(plain(await storage.load(board))).toEqual(before)
    })
  })

  describe('epochs', () => {
    test('[T10] [D2] a new epoch has nothing of the one before', async () => {
      await start('first', { secrets: [letter('old', 'old words')], code: 'KITE47', wakeAt: 10 })
      await storage.append(board, 1, 0, batch({ update: bytes('u1'), seen: [bytes('seen')] }))
      const old = (await storage.load(board))!
      const next = epoch('second', { secrets: [letter('new', 'carried')] })
      expect(await storage.renew(board, 1, 1, next, record(1))).toBe('renewed')
      for (const one of [storage, await later()]) {
        expect(plain(await one.load(board))).toEqual({
          epoch: 2,
          seq: 2,
          length: 0,
          snapshot: 'second',
          updates: [],
          secrets: [letter('new', 'carried')],
          seen: [],
          standing: { code: null, wakeAt: null },
        })
        expect((await one.load(board))!.sealKey).not.toEqual(old.sealKey)
        expect(await one.access.boardOfCode('KITE47')).toBeNull()
        expect(await one.due(1e15)).toEqual([])
      }
    })

    test('[R6] [D2] the epoch before takes nothing more, and the new one goes on', async () => {
      await start()
      await append(1)
      await storage.renew(board, 1, 1, epoch('second'), record(1))
      expect(await storage.append(board, 1, 1, batch({ update: bytes('late') }))).toBe('behind')
      expect(await storage.append(board, 1, 2, batch({ update: bytes('late') }))).toBe('behind')
      expect(await storage.renew(board, 1, 1, epoch('third'), record(1))).toBe('behind')
      expect(await storage.append(board, 2, 2, batch({ update: bytes('new') }))).toBe(3)
      expect(plain(await (await later()).load(board))).toMatchObject({ epoch: 2, snapshot: 'second', updates: ['new'] })
    })

    test('[B6] [D2] records are kept in order through all that comes', async () => {
      await start()
      for (let meeting = 1; meeting <= 3; meeting++)
        await storage.renew(board, meeting, meeting - 1, epoch(`epoch ${meeting}`), record(meeting))
      for (const one of [storage, await later()])
        expect(await one.records(board)).toEqual([record(1), record(2), record(3)])
    })

    test('[T10] [O30] [D2] of a ticket of those at the table is left that they were there, of others nothing', async () => {
      await start()
      await storage.create(other, epoch(), [])
      const { access } = storage
      const readers = ['s1' as never]
      await access.addTicket({ hash: 'there', board, seat: 's1' as never, key: 'host-1' })
      await access.addTicket({ hash: 'removed', board, seat: 's2' as never, key: '' })
      await access.addTicket({ hash: 'theirs', board: other, seat: 's1' as never, key: '' })
      await storage.renew(board, 1, 0, epoch('second'), { ...record(1), readers })
      for (const one of [storage, await later()]) {
        expect(await one.access.findTicket('there')).toEqual({ hash: 'there', board, seat: '', key: '', role: null })
        expect(await one.access.findTicket('removed')).toBeNull()
        expect(await one.access.findTicket('theirs')).toMatchObject({ seat: 's1' })
      }
      // Once more at the table, and again over: the same row.
      await access.addTicket({ hash: 'there', board, seat: 's1' as never, key: '' })
      await storage.renew(board, 2, 1, epoch('third'), { ...record(2), readers })
      expect(await (await later()).access.findTicket('there')).toMatchObject({ seat: '', key: '' })
    })

    test('[O30] [A7] [D2] a new key for everyone ends what is left of tickets; other new keys do not', async () => {
      await start()
      const { access } = storage
      await access.addTicket({ hash: 'there', board, seat: 's1' as never, key: '' })
      await storage.renew(board, 1, 0, epoch('second'), { ...record(1), readers: ['s1' as never] })
      await access.replaceKeys(board, [keyFor('screen-1', 'screen')])
      expect(await (await later()).access.findTicket('there')).toMatchObject({ seat: '' })
      await access.replaceKeys(board, [keyFor('everyone-1', 'everyone')])
      expect(await (await later()).access.findTicket('there')).toBeNull()
    })

    test('[T10] [D2] tickets of seats end with their meeting; those of screens stay, and other groups keep all', async () => {
      await start()
      await storage.create(other, epoch(), [])
      const { access } = storage
      await access.addTicket({ hash: 'seat', board, seat: 's1' as never, key: '' })
      await access.addTicket({ hash: 'screen', board, seat: '', key: 'k' })
      await access.addTicket({ hash: 'theirs', board: other, seat: 's1' as never, key: '' })
      await storage.renew(board, 1, 0, epoch('second'), record(1))
      for (const one of [storage, await later()]) {
        expect(await one.access.findTicket('seat')).toBeNull()
        expect(await one.access.findTicket('screen')).toMatchObject({ seat: '' })
        expect(await one.access.findTicket('theirs')).toMatchObject({ board: other })
      }
    })
  })

  describe('words that are gone for good', () => {
    const rewriting = (isNewDocument: boolean, secrets: SecretChange[] = []) => ({
      snapshot: bytes('without them'),
      secrets,
      standing: { code: 'KITE47', wakeAt: 7 },
      isNewDocument,
    })

    test('[E2] [E3] [D2] the board is written anew, and all that people have is carried on', async () => {
      await start('first', { secrets: [letter('stays', 'stays'), letter('goes', 'goes')], code: 'KITE47' })
      await append(3)
      await storage.append(board, 1, 3, batch({ seen: [bytes('seen')] }))
      await storage.access.addTicket({ hash: 'seat', board, seat: 's1' as never, key: '' })
      const before = (await storage.load(board))!
      const next = rewriting(true, [letter('goes', null), letter('comes', 'comes')])
      expect(await storage.rewriteBoard(board, 1, 4, next)).toBe('rewritten')
      for (const one of [storage, await later()]) {
        const now = (await one.load(board))!
        expect(plain(now)).toEqual({
          epoch: 2,
          seq: 5,
          length: 0,
          snapshot: 'without them',
          updates: [],
          secrets: [letter('comes', 'comes'), letter('stays', 'stays')],
          seen: before.seen,
          standing: { code: 'KITE47', wakeAt: 7 },
        })
        expect(Buffer.from(now.sealKey)).toEqual(Buffer.from(before.sealKey))
        expect(await one.access.findTicket('seat')).toMatchObject({ seat: 's1' })
        expect(await one.access.boardOfCode('KITE47')).toBe(board)
        expect(await one.due(7)).toEqual([board])
        expect(await one.records(board)).toEqual([])
      }
      expect(await storage.append(board, 1, 5, batch({ update: bytes('late') }))).toBe('behind')
      expect(await storage.append(board, 2, 5, batch({ update: bytes('on') }))).toBe(6)
    })

    test('[E2] [D2] it is known from which epoch on a document is the same', async () => {
      await start()
      const since = async () => (await storage.load(board))!.since
      expect(await since()).toBe(1)
      await storage.rewriteBoard(board, 1, 0, rewriting(false))
      expect(await since()).toBe(1)
      await storage.rewriteBoard(board, 2, 1, rewriting(true))
      expect(await since()).toBe(3)
      await storage.rewriteBoard(board, 3, 2, rewriting(false))
      expect((await (await later()).load(board))!.since).toBe(3)
      await storage.renew(board, 4, 3, epoch('next meeting'), record(1))
      expect((await (await later()).load(board))!.since).toBe(5)
    })

    test('[E2] [D2] who is behind or in another epoch writes nothing anew', async () => {
      await start('first', { secrets: [letter('stays', 'stays')] })
      await append(1)
      const before = plain(await storage.load(board))
      const next = rewriting(true, [letter('stays', null)])
      expect(await storage.rewriteBoard(board, 1, 0, next)).toBe('behind')
      expect(await storage.rewriteBoard(board, 2, 1, next)).toBe('behind')
      expect(await storage.rewriteBoard(other, 1, 0, next)).toBe('behind')
      expect(plain(await (await later()).load(board))).toEqual(before)
    })

    test('[E3] [T10] [D2] after it the next meeting has a seal key of its own all the same', async () => {
      await start()
      await storage.rewriteBoard(board, 1, 0, rewriting(true))
      const { sealKey } = (await storage.load(board))!
      await storage.renew(board, 2, 1, epoch('next meeting'), record(1))
      expect((await (await later()).load(board))!.sealKey).not.toEqual(sealKey)
    })
  })

  describe('codes and times', () => {
    test('[R5] [D2] a code opens one board, from when it is stored until it is taken out', async () => {
      await start()
      const { access } = storage
      expect(await access.boardOfCode('KITE47')).toBeNull()
      await storage.append(board, 1, 0, batch({ standing: { code: 'KITE47', wakeAt: null } }))
      expect(await access.boardOfCode('KITE47')).toBe(board)
      expect(await (await later()).access.boardOfCode('KITE47')).toBe(board)
      await storage.append(board, 1, 1, batch({ standing: { code: 'LAMP22', wakeAt: null } }))
      expect(await access.boardOfCode('KITE47')).toBeNull()
      await storage.append(board, 1, 2, batch({ standing: { code: null, wakeAt: null } }))
      expect(await access.boardOfCode('LAMP22')).toBeNull()
    })

    test('[R5] [D2] a code that another board has is taken, and then nothing is stored', async () => {
      await start('first', { code: 'KITE47' })
      expect(await storage.create(other, epoch('x', { code: 'KITE47' }), [keyFor('k', 'host', other)])).toBe('taken')
      expect(await storage.load(other)).toBeNull()
      expect(await storage.access.findKey('k')).toBeNull()

      await storage.create(other, epoch('theirs'), [])
      const before = plain(await storage.load(other))
      const wanted = {
        update: bytes('u'),
        secrets: [letter('k', 'x')],
        seen: [bytes('s')],
        standing: { code: 'KITE47', wakeAt: 1 },
      }
      expect(await storage.append(other, 1, 0, wanted)).toBe('taken')
      expect(plain(await storage.load(other))).toEqual(before)
      expect(await storage.due(1)).toEqual([])
      // Its own code is nobody else's.
      expect(await storage.append(board, 1, 0, batch({ standing: { code: 'KITE47', wakeAt: 7 } }))).toBe(1)
    })

    test('[R6] [D2] boards whose time has come are due, and no others', async () => {
      await start('first', { wakeAt: 100 })
      await storage.create(other, epoch('x', { wakeAt: 200 }), [])
      expect(await storage.due(99)).toEqual([])
      expect(await storage.due(100)).toEqual([board])
      expect((await (await later()).due(200)).sort()).toEqual([board, other])
      await storage.append(board, 1, 0, batch({ standing: { code: null, wakeAt: null } }))
      expect(await storage.due(1e15)).toEqual([other])
    })
  })

  describe('keys and tickets', () => {
    test('[A7] [D2] new keys of a role take the place of the old ones of that role, on that board', async () => {
      await start()
      const { access } = storage
      await storage.create(other, epoch(), [keyFor('theirs', 'screen', other)])
      const roles = ['everyone', 'screen', 'host'] as const
      await access.replaceKeys(
        board,
        roles.map(role => keyFor(`${role}-1`, role)),
      )
      await access.addTicket({ hash: 'screen', board, seat: '', key: 'screen-1' })
      await access.addTicket({ hash: 'host', board, seat: 's1' as never, key: 'host-1' })
      expect(await access.findTicket('screen')).toMatchObject({ role: 'screen' })
      await access.replaceKeys(board, [keyFor('screen-2', 'screen')])
      for (const one of [access, (await later()).access]) {
        expect(await one.findKey('screen-1')).toBeNull()
        expect(await one.findKey('screen-2')).toEqual(keyFor('screen-2', 'screen'))
        expect(await one.findKey('host-1')).toEqual(keyFor('host-1', 'host'))
        expect(await one.findKey('theirs')).toEqual(keyFor('theirs', 'screen', other))
        // A big screen that came by the old key is nobody's any more; a seat is still its person's.
        expect(await one.findTicket('screen')).toBeNull()
        expect(await one.findTicket('host')).toMatchObject({ seat: 's1', role: 'host' })
      }
    })

    test('[A7] [D2] a ticket that is there already opens what it is given for now', async () => {
      await start()
      const { access } = storage
      expect(await access.findTicket('t')).toBeNull()
      await access.addTicket({ hash: 't', board, seat: 's1' as never, key: '' })
      expect(await access.findTicket('t')).toEqual({ hash: 't', board, seat: 's1', key: '', role: null })
      await access.addTicket({ hash: 't', board, seat: 's2' as never, key: '' })
      expect(await (await later()).access.findTicket('t')).toMatchObject({ seat: 's2' })
    })
  })
}

const plainBytes = (stored: Uint8Array) => Buffer.from(stored).toString()
