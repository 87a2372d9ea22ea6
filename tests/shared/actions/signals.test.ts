import { describe, expect, test } from 'vitest'
import { handsIn } from '#shared/actions/signals.ts'
import { isPaused } from '#shared/meeting/pause.ts'
import {
  act,
  answer,
  bo,
  everythingIn,
  hana,
  ines,
  later,
  meetingIn,
  openTable,
  screen,
  seatOf,
  shaz,
  type World,
} from '../../fakes/table.ts'

const names = ({ board }: World) => handsIn(board.seat.values()).map(({ name }) => name)
const signal = (world: World, sort: 'slow' | 'stop' | 'break', by = shaz, word = '') =>
  act(world, 'signal.send', { sort, word }, by)
const paused = (world: World) => isPaused(meetingIn(world), world.at)

describe('hands', () => {
  const up = (world: World, by = shaz) => act(world, 'hand.set', { up: true }, by)

  test('[G1] wait in the order in which they went up, and raising one again keeps its place', () => {
    const three = up(up(up(openTable(), bo), ines), shaz)
    expect(names(three)).toEqual(['Bo', 'Ines', 'Shaz'])
    expect(names(up(three, bo))).toEqual(['Bo', 'Ines', 'Shaz'])
    const down = act(three, 'hand.set', { up: false }, bo)
    expect(names(down)).toEqual(['Ines', 'Shaz'])
    expect(names(up(down, bo))).toEqual(['Ines', 'Shaz', 'Bo'])
  })

  test('[G1] go down with the turn, and with their person', () => {
    const two = up(up(openTable(), bo), shaz)
    expect(names(act(two, 'turn.give', { seat: seatOf('Bo') }, hana))).toEqual(['Shaz'])
    expect(names(act(two, 'seat.leave', {}, bo))).toEqual(['Shaz'])
  })
})

describe('signals without a name', () => {
  test('[G2] are nowhere on the board, and tie nobody to what was said', () => {
    const world = signal(signal(openTable(), 'slow'), 'break', bo)
    expect(everythingIn({ board: world.board, secrets: openTable().secrets })).toBe(everythingIn(openTable()))
    expect(JSON.stringify([...world.secrets.signal])).not.toMatch(/seat-|Shaz|Bo/)
  })

  test('[G2] one person is one, however often they say it; a later word takes the place of the one before', () => {
    const world = signal(signal(signal(openTable(), 'stop'), 'stop', shaz, 'stakeholder'), 'stop', shaz, 'outcomes')
    expect([...world.secrets.signal.values()]).toEqual([{ sort: 'stop', word: 'outcomes' }])
    expect(signal(world, 'stop', bo).secrets.signal.size).toBe(2)
    expect(act(world, 'signal.takeBack', { sort: 'stop' }, shaz).secrets.signal.size).toBe(0)
    expect(act(world, 'signal.takeBack', { sort: 'stop' }, bo).secrets.signal.size).toBe(1)
  })

  test('[G2] the host clears one sort of them, and nobody else can', () => {
    const world = signal(signal(signal(openTable(), 'slow'), 'slow', bo), 'break', ines)
    expect(answer(world, 'signal.sorted', { sort: 'slow' }, shaz)).toBe('not_yours')
    expect(answer(world, 'signal.send', { sort: 'slow', word: '' }, screen)).toBe('not_yours')
    const sorted = act(world, 'signal.sorted', { sort: 'slow' }, hana)
    expect([...sorted.secrets.signal.values()]).toEqual([{ sort: 'break', word: '' }])
  })
})

describe('a pause', () => {
  test('[G3] "stop and explain" holds the room for ten seconds, and nobody can again before a minute is over', () => {
    const stopped = signal(openTable(), 'stop')
    expect([paused(openTable()), paused(stopped)]).toEqual([false, true])
    expect([paused(later(stopped, 9_999)), paused(later(stopped, 10_000))]).toEqual([true, false])
    expect(paused(signal(later(stopped, 59_000), 'stop', bo))).toBe(false)
    expect(paused(signal(later(stopped, 60_000), 'stop', bo))).toBe(true)
    // Said by the same person again it is still the same signal.
    expect(paused(signal(later(stopped, 60_000), 'stop', shaz))).toBe(false)
    for (const sort of ['slow', 'break'] as const) expect(paused(signal(openTable(), sort))).toBe(false)
  })

  test('[G3] "sorted" ends it, and a host can hold the room until they say "go on"', () => {
    expect(paused(act(signal(openTable(), 'stop'), 'signal.sorted', { sort: 'stop' }, hana))).toBe(false)
    const held = act(openTable(), 'room.pause', { paused: true }, hana)
    expect(paused(later(held, 3_600_000))).toBe(true)
    expect(paused(later(act(signal(openTable(), 'stop'), 'room.pause', { paused: true }, hana), 3_600_000))).toBe(true)
    expect(paused(act(held, 'room.pause', { paused: false }, hana))).toBe(false)
    expect(answer(held, 'room.pause', { paused: false }, shaz)).toBe('not_yours')
    // Nobody's "stop" shortens it.
    expect(paused(later(signal(held, 'stop'), 3_600_000))).toBe(true)
  })
})

test('[G4] one person has the turn; nothing on the board says who; and they can pass', () => {
  const given = act(openTable(), 'turn.give', { seat: seatOf('Bo') }, hana)
  expect(everythingIn({ board: given.board, secrets: openTable().secrets })).toBe(everythingIn(openTable()))
  expect([...given.secrets.turn.values()]).toEqual([{ seat: seatOf('Bo') }])
  const next = act(given, 'turn.give', { seat: seatOf('Ines') }, hana)
  expect([...next.secrets.turn.values()]).toEqual([{ seat: seatOf('Ines') }])
  expect(act(next, 'turn.over', {}, bo).secrets.turn.size).toBe(1)
  expect(act(next, 'turn.over', {}, ines).secrets.turn.size).toBe(0)
  expect(answer(given, 'turn.give', { seat: 'nobody' }, hana)).toBe('gone')
  expect(answer(given, 'turn.give', { seat: seatOf('Shaz') }, shaz)).toBe('not_yours')
})

test('[G6] a host switches on for everyone that new voices go first; hands keep their order on the board', () => {
  const three = [bo, ines, shaz].reduce((world, by) => act(world, 'hand.set', { up: true }, by), openTable())
  const on = act(three, 'hands.newVoices', { on: true }, hana)
  expect([...on.board.meeting.values()][0]!.newVoices).toBe(true)
  expect(names(on)).toEqual(names(three))
  expect([...act(on, 'hands.newVoices', { on: false }, hana).board.meeting.values()][0]!.newVoices).toBe(false)
  expect(answer(three, 'hands.newVoices', { on: true }, bo)).toBe('not_yours')
})

test('[G5] whoever passes aloud, or would come later, has their hand put down or to the end by a host', () => {
  const three = [bo, ines, shaz].reduce((world, by) => act(world, 'hand.set', { up: true }, by), openTable())
  const later = act(three, 'hand.pass', { seat: seatOf('Bo'), later: true }, hana)
  expect(names(later)).toEqual(['Ines', 'Shaz', 'Bo'])
  expect(names(act(later, 'hand.pass', { seat: seatOf('Shaz'), later: false }, hana))).toEqual(['Ines', 'Bo'])
  const down = act(three, 'hand.set', { up: false }, bo)
  expect(names(act(down, 'hand.pass', { seat: seatOf('Bo'), later: true }, hana))).toEqual(['Ines', 'Shaz'])
  expect(answer(three, 'hand.pass', { seat: seatOf('Bo'), later: false }, ines)).toBe('not_yours')
})
