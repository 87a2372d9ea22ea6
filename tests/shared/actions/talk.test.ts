import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#shared/actions/define.ts'
import type { Args } from '#shared/actions/index.ts'
import type { Id } from '#shared/board/ids.ts'
import { nextMeeting } from '#shared/meeting/found.ts'
import { figuresOf } from '#shared/speaking/figures.ts'
import { ownTalkOf } from '#shared/speaking/own.ts'
import {
  act,
  answer,
  bo,
  everythingIn,
  hana,
  ines,
  later,
  openTable,
  seatOf,
  server,
  shaz,
  type World,
} from '../../fakes/table.ts'

fc.configureGlobal({ seed: 26_11 })

const SECOND = 1000
const MINUTE = 60_000
const tab = (name: string) => `tab-${name}` as Id<'cap'>

/** Somebody speaks from now on for so long, told at once and at the end as their phone does. */
function speaks(world: World, name: string, by: Actor, ms: number, turn = 0): World {
  const begun = { cap: tab(name), turn, start: world.at }
  const open = act(world, 'talk.mine', { ...begun, len: 0, closed: false }, by)
  const after = later(open, ms)
  return act(after, 'talk.mine', { ...begun, len: ms, closed: true }, by)
}

const talkOf = (world: World, name: string) => figuresOf(world.secrets, world.at).whole.people.get(seatOf(name))!

describe('the talk log', () => {
  test('[W41] whoever had the floor as the meeting was closed has not spoken until it was opened again', () => {
    const tap = { cap: tab('hana'), turn: 0, start: openTable().at, len: 0, closed: false }
    const tapped = act(openTable(), 'talk.tap', { ...tap, who: seatOf('Shaz') }, hana)
    const closed = act(later(tapped, MINUTE), 'meeting.close', {}, hana)
    const reopened = act(later(closed, 9 * MINUTE), 'meeting.reopen', {}, hana)
    const { whole } = figuresOf(reopened.secrets, reopened.at)
    expect(whole).toMatchObject({ total: MINUTE, silence: 0 })
    expect(talkOf(later(reopened, MINUTE), 'Shaz').talk).toBe(MINUTE)
  })

  test('[W41] nor has whoever’s own turn went on meanwhile on a phone that was left on', () => {
    const begun = { cap: tab('shaz'), turn: 0, start: openTable().at }
    const open = act(openTable(), 'talk.mine', { ...begun, len: 0, closed: false }, shaz)
    const closed = act(later(open, MINUTE), 'meeting.close', {}, hana)
    const reopened = act(later(closed, 9 * MINUTE), 'meeting.reopen', {}, hana)
    const ended = act(later(reopened, MINUTE), 'talk.mine', { ...begun, len: 11 * MINUTE, closed: true }, shaz)
    expect(figuresOf(ended.secrets, ended.at).whole).toMatchObject({ total: 2 * MINUTE, silence: 0 })
  })

  test('[W17] an own turn that is told again, late, in parts and in any order is one turn', () => {
    const world = later(openTable(), 5 * MINUTE)
    const start = world.at - 4 * MINUTE
    const parts = [0, 30, 60, 75].map((len, at) => ({
      ...{ cap: tab('shaz'), turn: 3, start, len: len * SECOND },
      closed: at === 3,
    }))
    fc.assert(
      fc.property(fc.shuffledSubarray([...parts, ...parts], { minLength: 8 }), told => {
        const after = told.reduce((before, args) => act(before, 'talk.mine', args, shaz), world)
        expect(after.secrets.talk.size).toBe(1)
        expect(talkOf(after, 'Shaz')).toMatchObject({ talk: 75 * SECOND, turns: 1 })
      }),
    )
  })

  test('[W17] what nobody can have said yet, or said days ago, is not taken; nor more than a meeting can hold', () => {
    const world = openTable()
    const at = (start: number) =>
      answer(world, 'talk.mine', { cap: 'tab', turn: 0, start, len: 1000, closed: true }, shaz)
    expect(at(world.at + 10 * MINUTE)).toBe('malformed')
    expect(at(world.at - 48 * 60 * MINUTE)).toBe('malformed')
    expect(at(world.at - 60 * MINUTE)).toBe('done')
    // Nobody takes the floor for hours to come.
    const long = { cap: tab('any'), turn: 0, start: world.at, len: 10 * MINUTE }
    expect(answer(world, 'talk.mine', { ...long, closed: true }, shaz)).toBe('malformed')
    expect(answer(world, 'talk.tap', { ...long, closed: true, who: '?' }, hana)).toBe('malformed')
    expect(answer(world, 'talk.fix', { ...long, who: '' }, hana)).toBe('malformed')
    const line = [0, 'i', '?', world.at - 1000, 1000, world.at, world.at - 1000, world.at + 10 * MINUTE]
    expect(answer(world, 'talk.import', { cap: tab('any'), lines: [line] }, hana)).toBe('malformed')
    for (const args of [{ len: -1 }, { len: 1.5 }, { turn: -1 }, { start: 0.5 }])
      expect(answer(world, 'talk.mine', { ...mine(world), ...args }, shaz)).toBe('malformed')
  })

  test('[W17] nobody can fill the log so that no one else is counted', () => {
    const world = openTable()
    const known = speaks(world, 'Shaz', shaz, 1000).secrets.talk
    const [first] = known.values()
    const row = (turn: number) => ({ ...first!, entry: [turn, ...first!.entry.slice(1)] as never })
    const full = new Map(Array.from({ length: 2000 }, (_, turn) => [`turn ${turn}` as never, row(turn)]))
    const filled = { ...world, secrets: { ...world.secrets, talk: full } }
    expect(answer(filled, 'talk.mine', mine(world), shaz)).toBe('too_many')
    expect(answer(filled, 'talk.mine', { ...mine(world), cap: tab('bo') }, bo)).toBe('done')
    const nothing = { cap: tab('nobody'), turn: 7, own: tab('shaz') }
    expect(everythingIn(act(world, 'talk.undo', nothing, shaz))).toBe(everythingIn(world))
  })

  const mine = (world: World): Args<'talk.mine'> => ({
    ...{ cap: tab('shaz'), turn: 0, start: world.at, len: 1000, closed: true },
  })

  test('[W17] hosts tap, and whoever they make the friend of time; nobody else', () => {
    const world = openTable()
    const tap = { ...mine(world), who: seatOf('Ines') }
    expect(answer(world, 'talk.tap', tap, bo)).toBe('not_yours')
    const friendly = act(world, 'time.friend', { seat: seatOf('Bo'), on: true }, hana)
    expect(answer(friendly, 'talk.tap', tap, bo)).toBe('done')
    expect(answer(world, 'talk.tap', tap, hana)).toBe('done')
    for (const name of [
      'talk.fix',
      'talk.oneVoice',
      'presence.set',
      'way.start',
      'talk.import',
      'balance.tell',
    ] as const)
      expect(answer(friendly, name, {}, bo), name).toBe('not_yours')
  })

  test('[W36] a tap that two have ended was over when the first did, in whatever order that comes', () => {
    const friendly = act(openTable(), 'time.friend', { seat: seatOf('Bo'), on: true }, hana)
    const tap = { cap: tab('bo'), turn: 0, start: friendly.at, len: 0, closed: false, who: seatOf('Ines') }
    const byHost = { ...tap, len: MINUTE, closed: true }
    const byFriend = { ...tap, len: 3 * MINUTE, closed: true }
    const world = later(friendly, 3 * MINUTE)
    for (const told of [
      [tap, byHost, byFriend],
      [tap, byFriend, byHost],
      [byFriend, byHost, tap, byHost],
      [byHost, tap, byFriend, tap],
    ]) {
      const after = told.reduce((before, args) => act(before, 'talk.tap', args, args === byFriend ? bo : hana), world)
      expect(after.secrets.talk.size).toBe(1)
      expect(talkOf(after, 'Ines').talk).toBe(MINUTE)
    }
  })

  test('[W17] taken back it has not been, also when that comes first', () => {
    const world = openTable()
    const undo = (at: World) => act(at, 'talk.undo', { cap: tab('Shaz'), turn: 0, own: tab('hana') }, hana)
    expect(talkOf(undo(speaks(world, 'Shaz', shaz, MINUTE)), 'Shaz').talk).toBe(0)
    expect(talkOf(speaks(undo(world), 'Shaz', shaz, MINUTE), 'Shaz').talk).toBe(0)
  })

  test.each(['talk.erase', 'seat.remove'] as const)(
    '[W18] [W19] what was somebody’s is not somebody else’s once it is gone: %s',
    how => {
      const gone = (world: World) =>
        how === 'talk.erase' ? act(world, how, {}, bo) : act(world, how, { seat: seatOf('Bo') }, hana)
      const begun = openTable()
      const tap = (name: string, number: number, start: number) => ({
        ...{ cap: tab('hana'), turn: number, who: seatOf(name), start, len: 0, closed: false },
      })
      const shazHas = act(begun, 'talk.tap', tap('Shaz', 0, begun.at), hana)
      const boHas = act(later(shazHas, 20_000), 'talk.tap', tap('Bo', 1, begun.at + 20_000), hana)
      expect(talkOf(gone(later(boHas, MINUTE)), 'Shaz').talk).toBe(20_000)

      const fix = { cap: tab('hana'), turn: 1, who: seatOf('Bo'), start: begun.at, len: 15_000 }
      const fixed = act(later(shazHas, 20_000), 'talk.fix', fix, hana)
      expect([talkOf(fixed, 'Bo').talk, talkOf(fixed, 'Shaz').talk]).toEqual([15_000, 5000])
      expect(talkOf(gone(fixed), 'Shaz').talk).toBe(5000)
      expect(JSON.stringify([...gone(fixed).secrets.talk])).not.toContain(seatOf('Bo'))
      expect(figuresOf(gone(fixed).secrets, fixed.at).whole.total).toBe(5000)
    },
  )

  test('[W5] a correction stands above all', () => {
    const world = speaks(openTable(), 'Shaz', shaz, MINUTE)
    const start = world.at - MINUTE
    const fixed = act(world, 'talk.fix', { cap: tab('h'), turn: 0, start, len: 40_000, who: seatOf('Bo') }, hana)
    expect([talkOf(fixed, 'Shaz').talk, talkOf(fixed, 'Bo').talk]).toEqual([20_000, 40_000])
    const nobody = act(later(fixed, 1), 'talk.fix', { cap: tab('h'), turn: 1, start, len: MINUTE, who: '' }, hana)
    expect(figuresOf(nobody.secrets, nobody.at).whole.total).toBe(0)
  })

  test('[X8] an import is lines of an import and nothing else', () => {
    const world = later(openTable(), 30 * MINUTE)
    const [from, to] = [world.at - 20 * MINUTE, world.at - 10 * MINUTE]
    const line = [0, 'i', seatOf('Ines'), from, 5 * MINUTE, world.at, from, to]
    const give = (lines: unknown[]) => answer(world, 'talk.import', { cap: 'import', lines }, hana)
    expect(give([[0, 's', seatOf('Ines'), from, 1000, 1]])).toBe('malformed')
    expect(give([['v', 'tab', 0]])).toBe('malformed')
    expect(give([line])).toBe('done')
    const after = act(world, 'talk.import', { cap: 'import', lines: [line as never] }, hana)
    expect(talkOf(after, 'Ines').talk).toBe(5 * MINUTE)
  })

  test('[W19] what was captured of somebody is erased when they say so, and of nobody else', () => {
    const both = speaks(speaks(openTable(), 'Shaz', shaz, MINUTE), 'Bo', bo, MINUTE)
    const erased = act(both, 'talk.erase', {}, shaz)
    expect(JSON.stringify([...erased.secrets.talk])).not.toContain(seatOf('Shaz'))
    expect([talkOf(erased, 'Shaz').talk, talkOf(erased, 'Bo').talk]).toEqual([0, MINUTE])
  })

  test('[W63] what was erased does not come back, whoever tells of it once more or later; what is said after that counts', () => {
    const said = speaks(openTable(), 'Shaz', shaz, MINUTE)
    const start = said.at - MINUTE
    const erased = later(act(said, 'talk.erase', {}, shaz), MINUTE)
    const who = seatOf('Shaz')
    const line = [0, 'i', who, start, 30_000, erased.at, start, said.at]
    const again: readonly ((world: World) => World)[] = [
      // Another device on which the turn goes on, or that had no signal.
      world => act(world, 'talk.mine', { cap: tab('laptop'), turn: 0, start, len: 90_000, closed: true }, shaz),
      world => act(world, 'talk.mine', { cap: tab('Shaz'), turn: 0, start, len: 90_000, closed: true }, shaz),
      world => act(world, 'talk.tap', { cap: tab('h'), turn: 0, who, start, len: 9000, closed: true }, hana),
      world => act(world, 'talk.fix', { cap: tab('h'), turn: 1, who, start, len: 9000 }, hana),
      world => act(world, 'talk.import', { cap: tab('file'), lines: [line as never] }, hana),
    ]
    for (const tell of again) {
      expect(talkOf(tell(erased), 'Shaz').talk).toBe(0)
      expect(JSON.stringify([...tell(erased).secrets.talk])).not.toContain(who)
    }
    const all = again.reduce((world, tell) => tell(world), erased)
    expect(talkOf(speaks(all, 'Shaz', shaz, MINUTE, 7), 'Shaz').talk).toBe(MINUTE)
    // A tap that is told late has ended the turn before it all the same.
    const others = later(act(later(openTable(), 2 * MINUTE), 'talk.erase', {}, shaz), MINUTE)
    const tap = (turn: number, name: string, at: number) =>
      ({ cap: tab('h'), turn, who: seatOf(name), start: at, len: 0, closed: false }) as const
    const before = others.at - 2 * MINUTE
    const bos = act(others, 'talk.tap', tap(0, 'Bo', before), hana)
    expect(talkOf(act(bos, 'talk.tap', tap(1, 'Shaz', before + 5000), hana), 'Bo').talk).toBe(5000)
  })

  test('[W64] for somebody without a phone a host erases it; nobody does for anyone else', () => {
    const seated = act(openTable(), 'seat.add', { seat: seatOf('Ada'), name: 'Ada' }, hana)
    const tap = { cap: tab('h'), turn: 0, who: seatOf('Ada'), start: seated.at, len: 20_000, closed: true }
    const said = speaks(act(later(seated, 20_000), 'talk.tap', tap, hana), 'Shaz', shaz, MINUTE)
    const erased = act(said, 'talk.erase', { for: seatOf('Ada') }, hana)
    expect([talkOf(said, 'Ada').talk, talkOf(erased, 'Ada').talk, talkOf(erased, 'Shaz').talk]).toEqual([
      20_000,
      0,
      MINUTE,
    ])
    expect(answer(said, 'talk.erase', { for: seatOf('Ada') }, bo)).toBe('not_yours')
    expect(answer(said, 'talk.erase', { for: seatOf('Shaz') }, hana)).toBe('not_yours')
    const closed = act(said, 'meeting.close', {}, hana)
    expect(talkOf(act(closed, 'talk.erase', { for: seatOf('Ada') }, hana), 'Ada').talk).toBe(0)
  })

  test('[W18] whoever is taken away counts nowhere; whoever leaves stays counted', () => {
    const both = speaks(speaks(openTable(), 'Shaz', shaz, MINUTE), 'Bo', bo, MINUTE)
    const removed = act(both, 'seat.remove', { seat: seatOf('Bo') }, hana)
    expect(JSON.stringify(removed.secrets)).not.toContain(seatOf('Bo'))
    expect(figuresOf(removed.secrets, removed.at).whole).toMatchObject({ total: MINUTE, count: 3 })
    const left = act(both, 'seat.leave', {}, bo)
    expect(figuresOf(left.secrets, left.at).whole).toMatchObject({ total: 2 * MINUTE, count: 4 })
  })

  test('[W23] nothing of it goes on to the next meeting', () => {
    const world = act(speaks(openTable(), 'Shaz', shaz, MINUTE), 'talk.wish', { wish: 'listen' }, shaz)
    const { board, secrets } = nextMeeting(world.board, world.secrets, world.chance)
    const { talk, presence, wish, way, gauge, oneVoice } = secrets
    expect([talk, presence, wish, way, gauge, oneVoice].map(rows => rows.size)).toEqual([0, 0, 0, 0, 0, 0])
    expect(board.balance.size).toBe(0)
  })
})

describe('presence', () => {
  test('[W16] is from the opening or the seat, until somebody leaves or a host says so', () => {
    const world = openTable()
    const there = (at: World) => figuresOf(at.secrets, at.at).whole.people.get(seatOf('Bo'))?.expected
    expect(there(later(world, MINUTE))).toBeCloseTo(1 / 4)
    const gone = act(later(world, MINUTE), 'presence.set', { seat: seatOf('Bo'), here: false }, hana)
    expect(there(later(gone, 3 * MINUTE))).toBeCloseTo(1 / (1 + 3 * 4))
    const back = act(later(gone, MINUTE), 'presence.set', { seat: seatOf('Bo'), here: true }, hana)
    expect(there(later(back, MINUTE))).toBeCloseTo(2 / (2 + 3 * 3))
    expect(everythingIn(act(back, 'presence.set', { seat: seatOf('Bo'), here: true }, hana))).toBe(everythingIn(back))
  })

  test('[W14] somebody who is silent counts', () => {
    const world = later(openTable(), MINUTE)
    expect(figuresOf(world.secrets, world.at).whole).toMatchObject({ count: 4, heard: 0, balance: null })
    const one = speaks(world, 'Shaz', shaz, MINUTE)
    expect(figuresOf(one.secrets, one.at).whole).toMatchObject({ count: 4, heard: 1, balance: 0 })
  })
})

describe('what everyone is told', () => {
  const tell = (world: World) => act(world, 'balance.tell', {}, server)
  const row = ({ board }: World) => [...board.balance.values()][0]

  test('[W20] nothing before anything was captured; then a word and a count, and never about one person', () => {
    expect(row(tell(openTable()))).toBeUndefined()
    const world = tell(speaks(openTable(), 'Shaz', shaz, MINUTE))
    expect(row(world)).toMatchObject({ word: 'early', heard: 1, of: 4 })
    expect(JSON.stringify([...world.board.balance.values()])).not.toMatch(/seat-/)
  })

  test('[W20] a room that shares its time is told so, once it has held', () => {
    let world = openTable()
    const people: [string, Actor][] = [
      ['Shaz', shaz],
      ['Bo', bo],
      ['Ines', ines],
      ['Hana', hana],
    ]
    for (let turn = 0; turn < 24; turn++) {
      const [name, by] = people[turn % 4]!
      world = tell(speaks(world, name, by, 30_000, turn))
    }
    expect(row(world)).toMatchObject({ word: 'shared', heard: 4, of: 4 })
  })

  test('[W20] anyone takes it off the wall, nobody is told who, and a host shows it again', () => {
    const world = tell(speaks(openTable(), 'Shaz', shaz, MINUTE))
    const [byShaz, byBo] = [shaz, bo].map(by => act(world, 'balance.show', { shown: false }, by))
    expect(everythingIn(byShaz!)).toBe(everythingIn(byBo!))
    expect(row(byBo!)).toMatchObject({ isHidden: true })
    expect(answer(byBo!, 'balance.show', { shown: true }, bo)).toBe('not_yours')
    expect(row(act(byBo!, 'balance.show', { shown: true }, hana))).toMatchObject({ isHidden: false })
  })

  test('[W50] one voice is everyone’s to know, until a host ends it, shares the time out, or closes the meeting', () => {
    const begun = act(openTable(), 'talk.oneVoice', { on: true }, hana)
    expect(row(begun)).toMatchObject({ oneVoice: true })
    expect(everythingIn(act(later(begun, MINUTE), 'talk.oneVoice', { on: true }, hana))).toContain('"oneVoice":true')
    const world = later(begun, MINUTE)
    const ended = [
      act(world, 'talk.oneVoice', { on: false }, hana),
      act(world, 'way.start', { way: 'way' as Id<'way'>, kind: 'round', minutes: 0 }, hana),
      act(world, 'meeting.close', {}, hana),
    ]
    for (const one of ended) {
      expect(row(one)).toMatchObject({ oneVoice: false })
      expect([...one.secrets.oneVoice.values()]).toEqual([{ start: begun.at, end: world.at }])
    }
  })

  test('[W51] a host has the wall say how many have not spoken yet, from two people on', () => {
    const world = tell(speaks(openTable(), 'Shaz', shaz, MINUTE))
    expect(answer(world, 'balance.cover', { shown: true }, bo)).toBe('not_yours')
    const shown = act(world, 'balance.cover', { shown: true }, hana)
    expect(row(shown)).toMatchObject({ coverage: true, heard: 1, of: 4 })
    expect(row(act(shown, 'balance.cover', { shown: false }, hana))).toMatchObject({ coverage: false })
    const hidden = act(shown, 'balance.show', { shown: false }, bo)
    expect(row(act(hidden, 'balance.show', { shown: true }, hana))).toMatchObject({ isHidden: false, coverage: false })
    const two = tell(speaks(shown, 'Bo', bo, MINUTE))
    expect(row(two)).toMatchObject({ coverage: true, heard: 2, of: 4 })
    // One is left: it goes off by itself, and cannot be shown.
    const one = tell(speaks(two, 'Ines', ines, MINUTE))
    expect(row(one)).toMatchObject({ coverage: false, heard: 4, of: 4 })
    expect(row(act(one, 'balance.cover', { shown: true }, hana))).toMatchObject({ coverage: false })
  })

  test('[W22] a person is told half minutes, turns and one of three words', () => {
    const { whole } = figuresOf(speaks(openTable(), 'Shaz', shaz, 64_000).secrets, later(openTable(), 64_000).at)
    const told = (name: string, enough: boolean) => ownTalkOf(whole.people.get(seatOf(name))!, { enough })
    // Who has just spoken first has all of the talk, and has not spoken too much.
    expect(told('Shaz', whole.enough)).toEqual({ minutes: 1, turns: 1, word: 'about' })
    expect(told('Shaz', true)).toEqual({ minutes: 1, turns: 1, word: 'more' })
    expect(told('Bo', true)).toEqual({ minutes: 0, turns: 0, word: 'none' })
  })
})
