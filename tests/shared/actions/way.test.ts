import { describe, expect, test } from 'vitest'
import type { Actor } from '#shared/actions/define.ts'
import type { Args } from '#shared/actions/index.ts'
import type { Id } from '#shared/board/ids.ts'
import { nextDue } from '#shared/meeting/clock.ts'
import { figuresOf } from '#shared/speaking/figures.ts'
import { wayNames, ways } from '#shared/speaking/ways.ts'
import {
  act,
  answer,
  bo,
  everythingIn,
  hana,
  ines,
  later,
  openTable,
  person,
  seatOf,
  server,
  shaz,
  type World,
} from '../../fakes/table.ts'

const way = 'way-1' as Id<'way'>
const MINUTE = 60_000

const start = (world: World, args: Partial<Args<'way.start'>>) =>
  act(world, 'way.start', { way, kind: 'round', minutes: 0, ...args }, hana)
const now = ({ secrets }: World) => [...secrets.way.values()][0]
const holder = (world: World): Actor => {
  const { order, at } = now(world)!
  return person(order[at]!.replace('seat-', ''))
}
const others = (world: World): Actor[] =>
  [shaz, bo, ines].filter(by => JSON.stringify(by) !== JSON.stringify(holder(world)))
const talk = (world: World, name: string) => figuresOf(world.secrets, world.at).whole.people.get(seatOf(name))!

describe('going round', () => {
  test('[W21] begins with who has had the fewest turns, and leaves out who would rather listen', () => {
    const open = openTable()
    const said = { cap: 'tab' as Id<'cap'>, turn: 0, start: open.at, len: 20_000, closed: true }
    const world = act(later(open, 30_000), 'talk.mine', said, shaz)
    expect(now(start(world, {}))!.order.at(-1)).toBe(seatOf('Shaz'))
    const listening = act(world, 'talk.wish', { wish: 'listen' }, bo)
    expect(now(start(listening, {}))!.order.toSorted()).toEqual(['Hana', 'Ines', 'Shaz'].map(seatOf))
    const gone = act(world, 'presence.set', { seat: seatOf('Ines'), here: false }, hana)
    expect(now(start(gone, {}))!.order).not.toContain(seatOf('Ines'))
  })

  test('[W21] each turn is captured as it is passed on, to the second; a pass is no turn', () => {
    let world = start(openTable(), {})
    const order = now(world)!.order.map(seat => seat.replace('seat-', ''))
    for (const [at, ms] of [40_000, 5_000, 20_000].entries()) {
      world = act(later(world, ms), 'way.next', { at, passed: at === 1 }, holder(world))
    }
    expect(order.map(name => talk(world, name).talk)).toEqual([40_000, 0, 20_000, 0])
    expect(talk(world, order[1]!).turns).toBe(0)
    const over = act(later(world, 10_000), 'way.next', { at: 3, passed: false }, hana)
    expect(now(over)).toBeUndefined()
    expect(talk(over, order[3]!).talk).toBe(10_000)
    expect(talk(later(over, MINUTE), order[3]!).talk).toBe(10_000)
  })

  test.each(['seat.leave', 'seat.remove', 'presence.set'] as const)(
    '[W21] nobody waits for who is not in the room any more: %s',
    how => {
      const isAway = (world: World, seat: Id<'seat'>) => {
        if (how === 'seat.leave') return act(world, how, {}, person(seat.replace('seat-', '')))
        return how === 'seat.remove' ? act(world, how, { seat }, hana) : act(world, how, { seat, here: false }, hana)
      }
      const begun = start(openTable(), {})
      const { order } = now(begun)!
      const away = order.filter(seat => seat !== seatOf('Hana')).at(-1)!
      let world = begun
      world = isAway(later(world, 20_000), away)
      const left = order.filter(seat => seat !== away)
      // Whether or not they had the turn, it goes to everyone else, and to nobody twice.
      for (let at = now(world)!.at; now(world); at++) {
        expect(now(world)!.order[at]).not.toBe(away)
        world = act(later(world, 20_000), 'way.next', { at, passed: false }, hana)
      }
      for (const seat of left) expect(talk(world, seat.replace('seat-', '')).turns).toBe(1)
      expect(figuresOf(world.secrets, world.at).whole.people.get(away)?.talk ?? 0).toBe(0)

      const holds = start(openTable(), { kind: 'piece', to: seatOf('Bo') })
      const gone = isAway(later(holds, 20_000), seatOf('Bo'))
      expect(now(gone)).toBeUndefined()
      const { people } = figuresOf(gone.secrets, gone.at + MINUTE).whole
      expect(people.get(seatOf('Bo'))?.talk).toBe(how === 'seat.remove' ? undefined : 20_000)
    },
  )

  test('[W37] whoever comes while it goes round has the last turn, once', () => {
    const begun = start(openTable(), {})
    const kel = { seat: seatOf('Kel'), name: 'Kel', leads: false }
    const world = act(begun, 'seat.take', kel, server)
    expect(now(world)!.order).toEqual([...now(begun)!.order, seatOf('Kel')])
    const noPhone = act(world, 'seat.add', { seat: seatOf('Yusuf'), name: 'Yusuf' }, hana)
    expect(now(noPhone)!.order.at(-1)).toBe(seatOf('Yusuf'))

    // Who has had their turn, and was out for a while, has none again; nor who would rather listen.
    const [first] = now(begun)!.order as [Id<'seat'>]
    const next = act(begun, 'way.next', { at: 0, passed: false }, hana)
    const away = (from: World, seat: Id<'seat'>) => act(from, 'presence.set', { seat, here: false }, hana)
    const back = (from: World, seat: Id<'seat'>) => act(from, 'presence.set', { seat, here: true }, hana)
    expect(now(back(away(next, first), first))!.order).toEqual(now(next)!.order)
    const last = now(next)!.order.at(-1)!
    expect(now(back(away(next, last), last))!.order.at(-1)).toBe(last)
    const rather = act(away(next, last), 'talk.wish', { wish: 'listen' }, person(last.replace('seat-', '')))
    expect(now(back(rather, last))!.order).not.toContain(last)

    const piece = start(openTable(), { kind: 'piece', to: seatOf('Bo') })
    expect(now(act(piece, 'seat.take', kel, server))!.order).toEqual([seatOf('Bo')])
  })

  test('[W21] only who has the turn passes it on, or who leads; pressed twice it is passed on once', () => {
    const world = start(openTable(), {})
    for (const by of others(world)) expect(answer(world, 'way.next', { at: 0, passed: true }, by)).toBe('not_yours')
    const next = act(world, 'way.next', { at: 0, passed: false }, hana)
    expect(everythingIn(act(next, 'way.next', { at: 0, passed: false }, hana))).toBe(everythingIn(next))
  })
})

test('[W21] a talking piece goes to whoever it is handed to, and tells who spoke', () => {
  let world = start(openTable(), { kind: 'piece', to: seatOf('Bo') })
  world = act(later(world, 30_000), 'way.give', { at: 0, to: seatOf('Ines') }, bo)
  expect(answer(world, 'way.give', { at: 1, to: seatOf('Bo') }, shaz)).toBe('not_yours')
  world = act(later(world, 20_000), 'way.give', { at: 1, to: seatOf('Bo') }, hana)
  world = act(later(world, 10_000), 'way.end', {}, hana)
  expect(['Bo', 'Ines', 'Shaz'].map(name => talk(world, name).talk)).toEqual([40_000, 20_000, 0])
  expect(talk(world, 'Bo').turns).toBe(2)
})

test.each(wayNames.filter(kind => !ways[kind].hasTurns))(
  '[W21] %s is quiet time to the log, and ends by itself',
  kind => {
    const world = start(openTable(), { kind, minutes: 3 })
    expect([...world.board.balance.values()]).toMatchObject([{ way: kind, wayEnds: world.at + 3 * MINUTE }])
    const due = nextDue(world.board, { ...world.secrets, gauge: new Map() }, world.at)
    expect(due).toEqual({ at: world.at + 3 * MINUTE, name: 'way.end' })
    const over = act(later(world, 3 * MINUTE), 'way.end', {}, server)
    expect([...over.board.balance.values()]).toMatchObject([{ way: '', wayEnds: 0 }])
    expect(figuresOf(over.secrets, over.at + MINUTE).resolved.quiet).toEqual([[world.at, over.at]])
    const groups = kind === 'one' || kind === 'silence' ? [] : [{ start: world.at, end: over.at }]
    expect([...over.secrets.smallGroups.values()]).toEqual(groups)
  },
)

test('[W21] the board tells which way it is, and nobody’s place in it', () => {
  for (const args of [{}, { kind: 'piece', to: seatOf('Bo') }] as const)
    expect(JSON.stringify([...start(openTable(), args).board.balance.values()])).not.toMatch(/seat-/)
})

test('[W21] one that has just begun is not ended by the time of the one before it', () => {
  const start = { minutes: 3, to: '' as const }
  const pairs = act(openTable(), 'way.start', { ...start, way: 'pairs' as Id<'way'>, kind: 'pairs' }, hana)
  const twos = act(later(pairs, 3 * MINUTE), 'way.start', { ...start, way: 'twos' as Id<'way'>, kind: 'two' }, hana)
  // The server's clock rang as this came in.
  const rung = act(twos, 'way.end', {}, server)
  expect([...rung.secrets.way.values()]).toMatchObject([{ kind: 'two' }])
  expect([...act(later(rung, 3 * MINUTE), 'way.end', {}, server).secrets.way.values()]).toEqual([])
  expect([...act(twos, 'way.end', {}, hana).secrets.way.values()]).toEqual([])
})

test('[W21] one way ends the one before it', () => {
  const world = later(start(openTable(), { kind: 'piece', to: seatOf('Bo') }), 30_000)
  const next = start(world, { way: 'way-2' as Id<'way'>, kind: 'silence', minutes: 1 })
  expect(now(next)).toMatchObject({ way: 'way-2', kind: 'silence' })
  expect(talk(later(next, MINUTE), 'Bo').talk).toBe(30_000)
})

test('[W21] a way is over as the meeting is closed, and is not there again when it is opened again', () => {
  const world = later(start(openTable(), { kind: 'piece', to: seatOf('Bo') }), 30_000)
  const closed = act(world, 'meeting.close', {}, hana)
  expect(now(closed)).toBeUndefined()
  expect([...closed.board.balance.values()]).toMatchObject([{ way: '', wayEnds: 0 }])
  const reopened = act(later(closed, MINUTE), 'meeting.reopen', {}, hana)
  expect(talk(later(reopened, MINUTE), 'Bo').talk).toBe(30_000)
})
