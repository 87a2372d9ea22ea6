import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { isDone } from '#shared/meeting/done.ts'
import { root } from '../../fakes/server.ts'
import {
  act,
  answer,
  attempt,
  bo,
  everythingIn,
  hana,
  ines,
  keeper,
  openTable,
  person,
  plannedTable,
  seatOf,
  server,
  shaz,
  stepIn,
  turnOver,
  type World,
  write,
} from '../../fakes/table.ts'

fc.configureGlobal({ seed: 26_11 })

const come = (world: World, seat: string, name = '') =>
  act(world, 'seat.take', { seat: seatOf(seat), name, leads: false }, server)
const asked = (world: World, seat: string, name = '') =>
  answer(world, 'seat.take', { seat: seatOf(seat), name, leads: false }, server)
const shown = ({ board }: World) => [...board.seat.values()].map(({ name, guest }) => name || `Guest ${guest}`)
const leaders = ({ board }: World) => [...board.seat.values()].filter(seat => seat.leads).map(seat => seat.name)
const closedTable = () => act(openTable(), 'meeting.close', {}, hana)

describe('taking a seat', () => {
  test('[A3] whoever rather not says a name is a guest with a number', () => {
    const world = come(come(come(plannedTable(), 'a'), 'b', 'Ola'), 'c')
    expect(shown(world)).toEqual(['Guest 1', 'Ola', 'Guest 2'])
    expect(shown(come(world, 'd', ' \u200B '))).toContain('Guest 3')
    const named = act(world, 'seat.rename', { name: 'Ana' }, person('a'))
    expect(named.board.seat.get(seatOf('a'))).toMatchObject({ name: 'Ana', guest: 0 })
  })

  test('[A3] no two guests at the table have one number, whoever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 9 }), fc.boolean()), { maxLength: 40 }), changes => {
        let world = plannedTable()
        for (const [n, comes] of changes) {
          if (comes) world = come(world, `${n}`)
          else if (world.board.seat.has(seatOf(`${n}`))) world = act(world, 'seat.leave', {}, person(`${n}`))
          expect(new Set(shown(world)).size).toBe(world.board.seat.size)
        }
      }),
    )
  })

  test('[A3] two people of one name are told apart at the door and when they are renamed', () => {
    const world = openTable()
    for (const name of ['Shaz', 'shaz', ' SHAZ ', 'Sház']) {
      expect(asked(world, 'new', name), name).toBe('same_name')
      expect(answer(world, 'seat.rename', { name }, bo), name).toBe('same_name')
    }
    expect(answer(world, 'seat.rename', { name: 'SHAZ' }, shaz)).toBe('done')
    expect(asked(act(world, 'seat.leave', {}, shaz), 'new', 'Shaz')).toBe('done')
  })

  test('[A1] whether names are alike does not hang on the language of the machine', async () => {
    const script = `
      import { answer, bo, openTable, act, shaz } from './tests/fakes/table.ts'
      const pairs = [['Kyle', 'Kile'], ['Åsa', 'Asa'], ['Lluc', 'LLUC']]
      console.log(pairs.map(([one, other]) =>
        answer(act(openTable(), 'seat.rename', { name: one }, shaz), 'seat.rename', { name: other }, bo)).join(' '))`
    const inLanguage = async (language: string) => {
      const env = { PATH: process.env.PATH, LC_ALL: `${language}.UTF-8` }
      const asked = ['--input-type=module', '-e', script]
      return (await promisify(execFile)(process.execPath, asked, { cwd: root, env })).stdout.trim()
    }
    const told = await Promise.all(['en_US', 'lt_LT', 'sv_SE'].map(inLanguage))
    expect(new Set(told).size, told.join('\n')).toBe(1)
  }, 20_000)

  test('[A3] a meeting takes so many seats and no more', () => {
    const world = openTable({ seats: 5 })
    const full = come(world, 'last')
    expect(asked(full, 'more')).toBe('full')
    expect(everythingIn(come(full, 'last'))).toBe(everythingIn(full))
    expect(asked(act(full, 'seat.leave', {}, bo), 'more')).toBe('done')
  })

  test('[A3] there is no field for a role, a title or an organisation', () => {
    const args = { seat: 'new', name: 'Ola', leads: false, role: 'Director', title: 'Dr', organisation: 'NHS' }
    const { board } = act(openTable(), 'seat.take', args as never, server)
    expect(board.seat.get('new' as Id<'seat'>)).toEqual({
      id: 'new',
      name: 'Ola',
      guest: 0,
      timeFriend: false,
      opens: false,
      voted: '',
      leads: false,
      done: '',
      hand: '',
      noPhone: false,
    })
  })

  test('[A4] twice is taking one seat', () => {
    const world = come(openTable(), 'new', 'Ola')
    expect(everythingIn(come(world, 'new', 'Ola'))).toBe(everythingIn(world))
  })
})

describe('leaving', () => {
  test('[A3] is quiet, in any state of the meeting', () => {
    for (const world of [openTable(), closedTable()]) {
      const left = act(world, 'seat.leave', {}, shaz)
      expect(left.board.seat.has(seatOf('Shaz'))).toBe(false)
      expect(left.board.deed).toEqual(world.board.deed)
    }
  })

  test('[A2] a host can remove others, not themselves, and whoever was removed can do nothing', () => {
    const removed = act(openTable(), 'seat.remove', { seat: seatOf('Shaz') }, hana)
    expect(answer(removed, 'seat.rename', { name: 'Back' }, shaz)).toBe('not_yours')
    expect([...removed.board.deed.values()].map(deed => deed.what)).toEqual(['removed'])
    expect(answer(removed, 'seat.remove', { seat: seatOf('Hana') }, hana)).toBe('not_yours')
    expect(answer(removed, 'seat.remove', { seat: seatOf('Hana') }, bo)).toBe('not_yours')
    expect(everythingIn(act(removed, 'seat.remove', { seat: seatOf('Shaz') }, hana))).toBe(everythingIn(removed))
  })
})

describe('the lead', () => {
  const pass = (name: string, together: boolean) => ({ seat: seatOf(name), together })

  test('[A6] can be passed on and shared', () => {
    expect(leaders(act(openTable(), 'lead.pass', pass('Bo', false), hana))).toEqual(['Bo'])
    const shared = act(openTable(), 'lead.pass', pass('Bo', true), hana)
    expect(leaders(shared)).toEqual(['Hana', 'Bo'])
    expect(leaders(act(shared, 'lead.pass', pass('Ines', false), bo))).toEqual(['Hana', 'Ines'])
    expect(answer(openTable(), 'lead.pass', pass('Nobody', true), hana)).toBe('gone')
    expect(answer(openTable(), 'lead.pass', pass('Shaz', true), shaz)).toBe('not_yours')
  })

  test('[A6] never gets lost by being passed on', () => {
    const anyPass = fc.tuple(fc.constantFrom('Hana', 'Shaz', 'Bo', 'Ines'), fc.boolean(), fc.nat())
    fc.assert(
      fc.property(fc.array(anyPass), passes => {
        let world = openTable()
        for (const [to, together, n] of passes) {
          const from = leaders(world)[n % leaders(world).length]!
          world = act(world, 'lead.pass', pass(to, together), keeper(from))
          expect(leaders(world)).toContain(to)
        }
      }),
    )
  })

  test('[A6] can be taken back by a keeper at any time', () => {
    const passed = act(openTable(), 'lead.pass', pass('Bo', false), hana)
    const shared = act(openTable(), 'lead.pass', pass('Bo', true), hana)
    for (const world of [passed, shared, act(passed, 'meeting.close', {}, bo), act(passed, 'seat.leave', {}, bo)]) {
      expect(leaders(act(world, 'lead.take', {}, keeper('Hana')))).toEqual(['Hana'])
      expect(answer(world, 'lead.take', {}, ines)).toBe('not_yours')
    }
    expect(leaders(act(come(plannedTable(), 'Hana', 'Hana'), 'lead.take', {}, keeper('Hana')))).toEqual(['Hana'])
  })

  test('[A6] everyone is shown that it went to somebody', () => {
    const world = act(act(openTable(), 'lead.pass', pass('Bo', false), hana), 'lead.take', {}, keeper('Hana'))
    expect([...world.board.deed.values()].map(deed => deed.what)).toEqual(['lead', 'lead'])
  })
})

describe('“I’m done”', () => {
  const say = (world: World, turned = 0, done = true) => act(world, 'seat.done', { done, turned }, shaz)
  const isShazDone = (world: World, step = stepIn(world, 'hopes')) =>
    isDone(world.board.seat.get(seatOf('Shaz'))!, step)

  test('[A12] is said for one step, with or without a card, and taken back', () => {
    const world = say(openTable())
    expect(isShazDone(world)).toBe(true)
    expect(isShazDone(world, stepIn(world, 'ideas'))).toBe(false)
    expect(isShazDone(say(world, 0, false))).toBe(false)
    expect(answer(world, 'seat.done', { done: true, turned: 0 }, shaz, '')).toBe('gone')
  })

  test('[A12] after cards are turned over nobody is done, and those who pressed before neither', () => {
    const turned = turnOver(say(write(openTable(), shaz, 'A room')))
    expect(isShazDone(turned)).toBe(false)
    expect(isShazDone(say(turned, 0))).toBe(false)
    expect(isShazDone(say(turned, 1))).toBe(true)
  })

  test('[A12] is not said in advance, whatever number is sent with it', () => {
    const early = attempt(openTable(), 'seat.done', { done: true, turned: 1 }, shaz).world
    expect(isShazDone(turnOver(early))).toBe(false)
  })
})
