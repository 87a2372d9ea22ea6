import { expect, test } from 'vitest'
import { project } from '#shared/board/projection.ts'
import { nextMeeting } from '#shared/meeting/found.ts'
import { recordOf } from '#shared/meeting/record.ts'
import {
  act,
  answer,
  bo,
  hana,
  ines,
  openTable,
  plannedTable,
  screen,
  seatOf,
  shaz,
  type World,
} from '../../fakes/table.ts'

const opens = (world: World) => project(world.board, 'person')!.seats.flatMap(seat => (seat.opens ? [seat.name] : []))
const peopleIn = ({ board, secrets }: World) => JSON.parse(recordOf(board, secrets).json).people
/** Shaz and Bo have said that they could open next time. */
const said = () => act(act(openTable(), 'seat.opens', { on: true }, shaz), 'seat.opens', { on: true }, bo)

test('[W62] each says of themselves whether they could open next time, also after the end, and takes it back', () => {
  expect(opens(openTable())).toEqual([])
  expect(opens(said())).toEqual(['Bo', 'Shaz'])
  const twice = act(said(), 'seat.opens', { on: true }, bo)
  expect(opens(act(twice, 'seat.opens', { on: false }, bo))).toEqual(['Shaz'])
  const closed = act(said(), 'meeting.close', {}, hana)
  expect(opens(act(closed, 'seat.opens', { on: true }, ines))).toEqual(['Bo', 'Ines', 'Shaz'])
  expect(answer(said(), 'seat.opens', { on: true }, screen)).toBe('not_yours')
  expect(answer(plannedTable(), 'seat.opens', { on: true }, shaz)).toBe('not_yours')
})

test('[W62] for somebody without a phone a host says it; for nobody else, and nobody else does', () => {
  const yusuf = seatOf('Yusuf')
  const world = act(openTable(), 'seat.add', { seat: yusuf, name: 'Yusuf' }, hana)
  const told = act(world, 'seat.opens', { on: true, for: yusuf }, hana)
  expect(opens(told)).toEqual(['Yusuf'])
  expect(opens(act(told, 'seat.opens', { on: false, for: yusuf }, hana))).toEqual([])
  expect(answer(world, 'seat.opens', { on: true, for: yusuf }, shaz)).toBe('not_yours')
  expect(answer(world, 'seat.opens', { on: true, for: seatOf('Bo') }, hana)).toBe('not_yours')
  expect(answer(world, 'seat.opens', { on: true, for: seatOf('Nobody') }, hana)).toBe('gone')
})

test('[W62] the record has who could open, and of the others nothing', () => {
  expect(peopleIn(act(said(), 'meeting.close', {}, hana))).toEqual([
    { name: 'Bo', guest: 0, opens: true, mayName: false },
    { name: 'Hana', guest: 0, opens: false, mayName: false },
    { name: 'Ines', guest: 0, opens: false, mayName: false },
    { name: 'Shaz', guest: 0, opens: true, mayName: false },
  ])
})

test('[W62] whoever leaves is not among them, and the next meeting starts anew', () => {
  const left = act(said(), 'seat.leave', {}, bo)
  expect(opens(left)).toEqual(['Shaz'])
  const { board, secrets, chance } = act(left, 'meeting.close', {}, hana)
  const next = nextMeeting(board, secrets, chance)
  expect(next.board.seat.size).toBe(0)
})
