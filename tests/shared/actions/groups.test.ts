import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '#shared/actions/define.ts'
import type { Id } from '#shared/board/ids.ts'
import { project } from '#shared/board/projection.ts'
import { nextMeeting } from '#shared/meeting/found.ts'
import { recordOf } from '#shared/meeting/record.ts'
import { comparisonOf } from '#shared/speaking/comparison.ts'
import { type Tick, tickNames } from '#shared/speaking/tick.ts'
import {
  AT,
  act,
  answer,
  bo,
  everythingIn,
  hana,
  later,
  openTable,
  person,
  screen,
  seatOf,
  server,
  shaz,
  stepIn,
  type World,
} from '../../fakes/table.ts'

fc.configureGlobal({ seed: 26_11 })

const MINUTE = 60_000
const PEOPLE = ['Hana', 'Shaz', 'Bo', 'Ines', 'Kel', 'Mo', 'Pip', 'Ada', 'Joe', 'Una']

/** Ten people at the last step, each of whom has spoken for four minutes, one after another. */
function lookingBack(): World {
  let world = openTable()
  for (const name of PEOPLE.slice(4))
    world = act(world, 'seat.take', { seat: seatOf(name), name, leads: false }, server)
  world = later(act(world, 'step.go', { step: stepIn(world, 'end').id }, hana), 40 * MINUTE)
  for (let turn = 0; turn < 40; turn++) {
    const name = PEOPLE[turn % 10]!
    const turnOf = { cap: `tab-${name}` as Id<'cap'>, turn, start: AT + turn * MINUTE, len: MINUTE - 1, closed: true }
    world = act(world, 'talk.mine', turnOf, person(name))
  }
  return world
}

const table = lookingBack()
const asked = (world: World = table) => act(world, 'groups.ask', {}, hana)
const tick = (world: World, by: Actor, group: Tick | '') => act(world, 'groups.tick', { tick: group }, by)
/** The first so many are here through their life, the others through their job. */
const ticked = (lives: number, world = asked()) =>
  PEOPLE.reduce((now, name, at) => tick(now, person(name), at < lives ? 'life' : 'job'), world)
const close = (world: World) => act(world, 'groups.close', {}, hana)
const groupsIn = (world: World) => project(world.board, 'person')!.balance?.groups
const recorded = ({ board, secrets }: World) => JSON.parse(recordOf(board, secrets).json)
const left = ({ secrets }: World) => [secrets.tick.size, secrets.box.size]

test('[W60] a host asks while everyone looks back, and two totals are shown to all', () => {
  expect(groupsIn(table)).toBeUndefined()
  expect(groupsIn(asked())).toBe('asked')
  expect(groupsIn(close(ticked(6)))).toEqual({ ofRoom: 40, ofTalk: 40 })
  const closed = act(table, 'meeting.close', {}, hana)
  expect(groupsIn(close(ticked(6, asked(closed))))).toEqual({ ofRoom: 40, ofTalk: 40 })
  // Asked before the end, and shown after it, long after: as of when the meeting was closed.
  const over = later(act(ticked(6), 'meeting.close', {}, hana), 8 * MINUTE)
  expect(groupsIn(close(over))).toEqual({ ofRoom: 40, ofTalk: 40 })
})

test('[W60] too few in a group, or nobody: only that', () => {
  expect(groupsIn(close(asked()))).toBe('few')
  expect(groupsIn(close(ticked(7)))).toBe('few')
  expect(groupsIn(close(tick(ticked(6), person('Una'), 'unsaid')))).toBe('few')
  expect(groupsIn(close(tick(ticked(6), person('Una'), 'both')))).toBe('few')
})

test('[W60] only hosts ask, show and call off, and not before everyone looks back', () => {
  for (const name of ['groups.ask', 'groups.close', 'groups.cancel'])
    for (const by of [shaz, screen, server]) expect(answer(asked(), name, {}, by)).toBe('not_yours')
  const before = act(table, 'step.go', { step: stepIn(table, 'hopes').id }, hana)
  expect(answer(before, 'groups.ask', {}, hana)).toBe('not_here')
  expect(answer(table, 'groups.tick', { tick: 'life' }, shaz)).toBe('vote_closed')
  expect(answer(close(ticked(6)), 'groups.tick', { tick: 'life' }, shaz)).toBe('vote_closed')
  expect(answer(asked(), 'groups.tick', { tick: 'rich' }, shaz)).toBe('malformed')
})

test('[W60] an attack: asked again with one tick changed, the difference would tell it; so nothing is asked twice', () => {
  for (const shown of [close(ticked(6)), close(ticked(7))]) {
    expect(answer(shown, 'groups.ask', {}, hana)).toBe('vote_closed')
    // Closing again shows nothing new, nor does any way round by the end of the meeting.
    expect(groupsIn(close(shown))).toEqual(groupsIn(shown))
    const again = act(act(shown, 'meeting.close', {}, hana), 'meeting.reopen', {}, hana)
    expect(answer(again, 'groups.ask', {}, hana)).toBe('vote_closed')
    expect(groupsIn(act(shown, 'groups.cancel', {}, hana))).toEqual(groupsIn(shown))
    // Nor is it worked out again when somebody's talk is erased, or a transcript comes in.
    expect(groupsIn(act(shown, 'talk.erase', {}, bo))).toEqual(groupsIn(shown))
  }
})

test('[W61] an attack: called off and asked anew, nobody’s tick of before is counted', () => {
  const anew = asked(act(ticked(6), 'groups.cancel', {}, hana))
  const last = PEOPLE.slice(1).reduce((now, name, at) => tick(now, person(name), at < 5 ? 'life' : 'job'), anew)
  // Hana has not ticked again: five and four, of whom nobody is known by their minutes.
  expect(groupsIn(close(last))).toEqual({ ofRoom: 45, ofTalk: 45 })
  expect(groupsIn(close(anew))).toBe('few')
})

test('[W61] every tick is gone with the close, the calling off, the opening again and the next meeting', () => {
  const all = ticked(6)
  expect(left(all)).toEqual([10, 1])
  const over = act(all, 'meeting.close', {}, hana)
  expect(left(over)).toEqual([10, 1])
  const next = nextMeeting(over.board, over.secrets, over.chance)
  const ends = [
    close(all),
    act(all, 'groups.cancel', {}, hana),
    act(over, 'meeting.reopen', {}, hana),
    { ...all, ...next },
  ]
  for (const world of ends) {
    expect(left(world)).toEqual([0, 0])
    expect(everythingIn(world)).not.toMatch(/"(life|job|both|unsaid)"/)
  }
  expect(ends.slice(1, 3).map(groupsIn)).toEqual(['', ''])
  // It may be asked then, since nothing was shown.
  expect(groupsIn(asked(ends[2]))).toBe('asked')
})

test('[W61] a tick that comes twice or is changed counts once, and can be taken back', () => {
  const many = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.constantFrom<Tick | ''>('', ...tickNames)), { maxLength: 30 })
  fc.assert(
    fc.property(many, changes => {
      let world = ticked(6)
      const last = new Map<string, Tick | ''>(PEOPLE.map((name, at) => [name, at < 6 ? 'life' : 'job']))
      for (const [at, group] of changes) {
        world = tick(tick(world, person(PEOPLE[at]!), group), person(PEOPLE[at]!), group)
        last.set(PEOPLE[at]!, group)
      }
      const said = [...last].filter(([, group]) => group !== '')
      expect(world.secrets.tick.size).toBe(said.length)
      const once = said.reduce((now, [name, group]) => tick(now, person(name), group), asked())
      expect(groupsIn(close(world))).toEqual(comparisonOf(once.secrets, once.at) ?? 'few')
    }),
    { numRuns: 40 },
  )
})

test('[W61] a seat that is removed, or left, takes its tick along', () => {
  const removed = act(ticked(6), 'seat.remove', { seat: seatOf('Una') }, hana)
  const gone = act(ticked(6), 'seat.leave', {}, person('Una'))
  for (const world of [removed, gone]) {
    expect([...world.secrets.tick.values()].map(({ seat }) => seat)).not.toContain(seatOf('Una'))
    expect(groupsIn(close(world))).toBe('few')
  }
})

test('[W60] the record has the two totals where they were shown, and nothing of it otherwise', () => {
  const over = (world: World) => recorded(act(world, 'meeting.close', {}, hana))
  expect(over(close(ticked(6))).groups).toEqual({ ofRoom: 40, ofTalk: 40 })
  for (const world of [table, asked(), ticked(6), close(ticked(7)), act(ticked(6), 'groups.cancel', {}, hana)])
    expect(over(world)).not.toHaveProperty('groups')
  expect(over(act(close(ticked(6)), 'balance.show', { shown: false }, bo))).not.toHaveProperty('groups')
})
