import { expect, test } from 'vitest'
import { SqliteStorage } from '#server/storage/sqlite.ts'
import { batch, board, bytes, epoch, keyFor, letter, plain } from '../../contracts/rows.ts'
import { describeStorage } from '../../contracts/storage.ts'
import { newFolder, openSqlite } from './opened.ts'

describeStorage('sqlite', async () => {
  const folder = newFolder()
  return { storage: new SqliteStorage(folder), reopen: async () => new SqliteStorage(folder) }
})

test('[D1] [D2] everything is there after the program has ended and begun again, time after time', async () => {
  const folder = newFolder()
  const keys = [keyFor('h', 'host'), keyFor('s', 'screen')]
  let expected: ReturnType<typeof plain> = null
  for (let life = 1; life <= 4; life++) {
    const { storage, close } = openSqlite(folder)
    if (life === 1) await storage.create(board, epoch('first', { secrets: [letter('a', 'words')] }), keys)
    else expect(plain(await storage.load(board))).toEqual(expected)
    const { epoch: now, seq } = (await storage.load(board))!
    expect(await storage.records(board)).toHaveLength(now - 1)
    const standing = { code: `KITE2${life}`, wakeAt: life }
    const what = { update: bytes(`u${life}`), secrets: [letter(`k${life}`, 'x')], seen: [bytes(`s${life}`)], standing }
    await storage.append(board, now, seq, batch(what))
    expect(await storage.access.boardOfCode(`KITE2${life}`)).toBe(board)
    for (const key of keys) expect(await storage.access.findKey(key.hash)).toEqual(key)
    if (life === 2) await storage.renew(board, now, seq + 1, epoch('second'), { number: 1, json: '{}' })
    expected = plain(await storage.load(board))
    await close()
  }
})

test('[D1] closing waits for what was asked before', async () => {
  const { folder, storage, close } = openSqlite()
  await storage.create(board, epoch(), [])
  const asked = storage.append(board, 1, 0, batch({ update: bytes('in the last moment') }))
  await close()
  expect(await asked).toBe(1)
  expect(plain(await openSqlite(folder).storage.load(board))).toMatchObject({ updates: ['in the last moment'] })
})
