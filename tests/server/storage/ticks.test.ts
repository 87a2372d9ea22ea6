import { cpSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { decide } from '#shared/actions/decide.ts'
import type { SecretChange } from '#shared/board/secrets.ts'
import { batch, board, bytes, epoch } from '../../contracts/rows.ts'
import { act, bo, hana, meetingIn, openTable, shaz, stepIn, type World } from '../../fakes/table.ts'
import { damagedRow, newFolder, openSqlite, rawDatabase } from './opened.ts'

/** The rows that asking, ticking or closing changes, and the world after it. */
function rowsOf(world: World, name: string, args: unknown, by = hana): { rows: readonly SecretChange[]; world: World } {
  const { id, step } = meetingIn(world)
  const { draft, secrets } = decide({ meeting: id, step, name, args }, by, world)
  return { rows: secrets.changes, world: { ...world, board: draft.board, secrets: secrets.rows } }
}

const bytesOf = (folder: string) =>
  Buffer.concat(readdirSync(folder).map(name => readFileSync(path.join(folder, name))))
const boxKeys = (folder: string) => rawDatabase(folder, 'keys.db').prepare('SELECT bytes FROM box_key').all()

test('[W61] [V4] closed, the ticks and their key are nowhere in the files, and an old copy cannot be read', async () => {
  const start = openTable()
  const asked = rowsOf(act(start, 'step.go', { step: stepIn(start, 'end').id }, hana), 'groups.ask', {})
  const one = rowsOf(asked.world, 'groups.tick', { tick: 'life' }, shaz)
  const two = rowsOf(one.world, 'groups.tick', { tick: 'job' }, bo)
  const { folder, storage, close } = openSqlite()
  await storage.create(board, epoch(), [])
  await storage.append(board, 1, 0, batch({ secrets: [...asked.rows, ...one.rows, ...two.rows] }))
  const before = rawDatabase(folder).prepare("SELECT bytes FROM secret WHERE tbl = 'tick'").all()
  const kept = [...before, ...boxKeys(folder)].map(row => Buffer.from(row.bytes as Uint8Array))
  expect(kept).toHaveLength(3)
  for (const row of kept) expect(bytesOf(folder).includes(row)).toBe(true)
  const copy = newFolder()
  cpSync(folder, copy, { recursive: true })

  const closing = rowsOf(two.world, 'groups.close', {}).rows
  await storage.append(board, 1, 1, batch({ update: bytes('totals'), secrets: closing }))
  for (const row of kept) expect(bytesOf(folder).includes(row)).toBe(false)
  expect((await storage.load(board))!.secrets).toEqual([])
  await close()
  for (const name of readdirSync(copy).filter(name => name.startsWith('keys')))
    cpSync(path.join(folder, 'keys.db'), path.join(copy, name))
  expect(await damagedRow(openSqlite(copy).storage.load(board))).toMatch(/^secret board-1\.1 (box|tick) /)
})
