import { expect, test } from 'vitest'
import type { Args } from '#shared/actions/index.ts'
import type { Id } from '#shared/board/ids.ts'
import { project } from '#shared/board/projection.ts'
import { MEETING_FINAL_AFTER } from '#shared/meeting/ending.ts'
import { recordOf } from '#shared/meeting/record.ts'
import { figuresOf } from '#shared/speaking/figures.ts'
import {
  AT,
  act,
  answer,
  bo,
  hana,
  ines,
  later,
  openTable,
  seatOf,
  shaz,
  stepIn,
  type World,
} from '../../fakes/table.ts'

const MINUTE = 60_000
const cap = (name: string) => name as Id<'cap'>

/** Everyone has spoken in turn, a minute each, for so many minutes. */
function talked(world: World, minutes: number): World {
  const people = [hana, shaz, bo, ines]
  let now = later(world, minutes * MINUTE)
  for (let turn = 0; turn < minutes; turn++)
    now = act(
      now,
      'talk.mine',
      { cap: cap(`tab${turn % 4}`), turn, start: AT + turn * MINUTE, len: MINUTE - 1, closed: true },
      people[turn % 4]!,
    )
  return now
}

const balanceIn = (world: World) => project(world.board, 'person')!.balance
const summaryIn = (world: World) => balanceIn(world)?.summary ?? null
const recorded = ({ board, secrets }: World) => JSON.parse(recordOf(board, secrets).json).talk

type Line = Args<'talk.import'>['lines'][number]
const line = (turn: number, who: string, start: number, len: number): Line => {
  const from = AT + start
  return [turn, 'i', seatOf(who), from, len, 1, from, from + len]
}

test('[W41] the summary is written when the meeting is closed, and gone when it is opened again', () => {
  const open = talked(openTable(), 40)
  expect(summaryIn(open)).toBeNull()
  const closed = act(open, 'meeting.close', {}, hana)
  expect(summaryIn(closed)).toMatchObject({ minutes: 40, heard: 4, of: 4, voices: 4, word: 'shared' })
  expect(summaryIn(act(closed, 'meeting.reopen', {}, hana))).toBeNull()
})

test('[W41] nothing was captured: the meeting closes, and there is no summary', () => {
  const closed = act(later(openTable(), MINUTE), 'meeting.close', {}, hana)
  expect(balanceIn(closed)).toBeNull()
  expect(recorded(closed)).toBeNull()
  expect(balanceIn(act(closed, 'meeting.reopen', {}, hana))).toBeNull()
})

test('[W41] a phone that shows the close before the server has it makes up no summary', () => {
  const phone = { ...talked(openTable(), 40), summaryOf: () => null }
  expect(summaryIn(act(phone, 'meeting.close', {}, hana))).toBeNull()
})

test('[W41] asking whether it felt fair brings the summary beside it', () => {
  const open = talked(openTable(), 20)
  const ask = { check: 'c' as Id<'check'>, step: stepIn(open, 'end').id, question: '' }
  expect(summaryIn(act(open, 'check.ask', { ...ask, sort: 'heard' }, hana))).toBeNull()
  const asked = act(open, 'check.ask', { ...ask, sort: 'fair' }, hana)
  expect(summaryIn(asked)).toMatchObject({ minutes: 20 })
  expect(answer(open, 'check.ask', { ...ask, sort: 'fair' }, shaz)).toBe('not_yours')
})

test('[W41] the record has the summary, unless somebody took it off the wall', () => {
  const open = talked(openTable(), 40)
  const closed = act(open, 'meeting.close', {}, hana)
  expect(recorded(closed)).toEqual(summaryIn(closed))
  expect(recorded(closed).minutes).toBe(40)
  expect(recorded(act(act(open, 'balance.show', { shown: false }, bo), 'meeting.close', {}, hana))).toBeNull()
})

test('[W43] an import goes in by portions and is taken back as one, and nothing else is touched', () => {
  const open = talked(openTable(), 4)
  const before = figuresOf(open.secrets, open.at).resolved
  const first = act(open, 'talk.import', { cap: cap('file'), lines: [line(0, 'Shaz', 0, MINUTE)] }, hana)
  const other = act(first, 'talk.import', { cap: cap('file'), lines: [line(1, 'Bo', MINUTE, MINUTE)] }, hana)
  const { talk } = figuresOf(other.secrets, other.at).resolved
  expect(talk.get(seatOf('Hana'))).toEqual([])
  expect(talk.get(seatOf('Shaz'))).toEqual([[AT, AT + MINUTE]])
  const kept = act(other, 'talk.import', { cap: cap('other'), lines: [line(0, 'Ines', 0, MINUTE)] }, hana)
  const back = act(kept, 'talk.unimport', { cap: cap('other') }, hana)
  expect(figuresOf(back.secrets, back.at).resolved).toEqual(figuresOf(other.secrets, other.at).resolved)
  const all = act(back, 'talk.unimport', { cap: cap('file') }, hana)
  expect(figuresOf(all.secrets, all.at).resolved).toEqual(before)
  // Turns from a device are no import, whatever tab is named.
  const own = act(all, 'talk.unimport', { cap: cap('tab0') }, hana)
  expect(figuresOf(own.secrets, own.at).resolved).toEqual(before)
})

test('[W43] only hosts import or take back, and only lines of an import', () => {
  const open = talked(openTable(), 4)
  const lines = [line(0, 'Shaz', 0, MINUTE)]
  expect(answer(open, 'talk.import', { cap: cap('file'), lines }, shaz)).toBe('not_yours')
  expect(answer(open, 'talk.unimport', { cap: cap('file') }, shaz)).toBe('not_yours')
  const tap: Line = [0, 'f', seatOf('Shaz'), AT, MINUTE, 1]
  expect(answer(open, 'talk.import', { cap: cap('file'), lines: [...lines, tap] }, hana)).toBe('malformed')
  const many = Array.from({ length: 501 }, (_, at) => line(at, 'Shaz', at, 1))
  expect(answer(open, 'talk.import', { cap: cap('file'), lines: many }, hana)).toBe('malformed')
})

test('[W41] a transcript that comes after the end is in the summary, as of when the meeting was closed', () => {
  const closed = later(act(talked(openTable(), 8), 'meeting.close', {}, hana), 5 * MINUTE)
  const people = ['Hana', 'Shaz', 'Bo', 'Ines']
  const lines = people.map((who, at) => line(at, who, at * 2 * MINUTE, 2 * MINUTE))
  const imported = act(closed, 'talk.import', { cap: cap('file'), lines }, hana)
  expect(summaryIn(closed)).toMatchObject({ minutes: 8, turns: 8 })
  expect(summaryIn(imported)).toMatchObject({ minutes: 8, turns: 4 })
  expect(summaryIn(act(imported, 'talk.unimport', { cap: cap('file') }, hana))).toEqual(summaryIn(closed))
  expect(imported.at - AT).toBeLessThan(MEETING_FINAL_AFTER + 8 * MINUTE)
})

test('[W19] [W41] what somebody has erased, after the end too, is out of the summary', () => {
  const closed = act(talked(openTable(), 40), 'meeting.close', {}, hana)
  const erased = act(closed, 'talk.erase', {}, bo)
  expect(summaryIn(erased)).toMatchObject({ minutes: 30, turns: 30 })
  const all = [hana, shaz, ines].reduce((now, by) => act(now, 'talk.erase', {}, by), erased)
  expect(summaryIn(all)).toBeNull()
})

test('[W18] [W41] whose seat is taken away after the summary was written is out of it as well', () => {
  const open = talked(openTable(), 40)
  const ask = { check: 'c' as Id<'check'>, step: stepIn(open, 'end').id, question: '', sort: 'fair' as const }
  const asked = act(open, 'check.ask', ask, hana)
  expect(summaryIn(asked)).toMatchObject({ minutes: 40, turns: 40 })
  expect(summaryIn(act(asked, 'seat.remove', { seat: seatOf('Bo') }, hana))).toMatchObject({ minutes: 30, turns: 30 })
})
