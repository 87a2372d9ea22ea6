import { describe, expect, test } from 'vitest'
import type { Actor } from '#shared/actions/define.ts'
import type { Id } from '#shared/board/ids.ts'
import { nextMeeting } from '#shared/meeting/found.ts'
import { agreed as agreedOn, everyone, row, says as saysOf, tell } from '../../fakes/agreeing.ts'
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

const MINUTE = 60_000
const says = (world: World, by: Actor, yes = true) => saysOf(world, 'named', by, yes)
const agreed = (world: World, people: readonly Actor[]) => agreedOn(world, 'named', people)

function speaks(world: World, by: Actor, turn: number): World {
  const said = { cap: 'tab-of-them-all' as Id<'cap'>, turn, start: world.at, len: 20_000, closed: true }
  return act(later(world, 20_000), 'talk.mine', said, by)
}
/** Shaz has had two turns and Bo one, and everyone is asked. */
const asked = () => {
  const talk = speaks(speaks(speaks(openTable(), shaz, 0), bo, 1), shaz, 2)
  return act(later(talk, MINUTE), 'agree.ask', { about: 'named' }, hana)
}
const on = () => tell(agreed(asked(), everyone))
const ALL = [
  { seat: seatOf('Bo'), turns: 1 },
  { seat: seatOf('Hana'), turns: 0 },
  { seat: seatOf('Ines'), turns: 0 },
  { seat: seatOf('Shaz'), turns: 2 },
]

describe('names on the wall', () => {
  test('[W52] come once everyone has agreed, with turns and nothing else, and keep up', () => {
    expect(row(tell(asked()))).toMatchObject({ named: null })
    expect(row(on()).named).toEqual(ALL)
    expect(row(tell(speaks(on(), ines, 3))).named).toContainEqual({ seat: seatOf('Ines'), turns: 1 })
  })

  test('[W19] [W52] of whoever erases theirs no turns are left there, at once, and everyone else’s stay', () => {
    const none = ALL.map(one => (one.seat === seatOf('Shaz') ? { ...one, turns: 0 } : one))
    const erased = act(on(), 'talk.erase', {}, shaz)
    expect(row(erased).named).toEqual(none)
    expect(row(tell(erased)).named).toEqual(none)
    expect(row(act(asked(), 'talk.erase', {}, shaz))?.named ?? null).toBeNull()
  })

  test('[W52] never come while one has not agreed, and a “no” is as if nothing had been said', () => {
    for (const missing of everyone) {
      const others = agreed(
        asked(),
        everyone.filter(one => one !== missing),
      )
      const no = says(others, missing, false)
      expect(row(tell(no)).named).toBeNull()
      expect(everythingIn(no)).toBe(everythingIn(others))
    }
    const back = says(agreed(asked(), everyone), bo, false)
    expect(row(tell(back)).named).toBeNull()
  })

  test('[W52] nobody agrees to what was not asked, and only a host asks', () => {
    const world = openTable()
    expect(agreed(world, everyone).secrets.agree.size).toBe(0)
    expect(answer(world, 'agree.ask', { about: 'named' }, bo)).toBe('not_yours')
    expect(everythingIn(act(later(asked(), MINUTE), 'agree.ask', { about: 'named' }, hana))).toBe(
      everythingIn(later(asked(), MINUTE)),
    )
  })

  test('[W52] do not come because whoever had not agreed goes home or loses their seat', () => {
    const three = later(agreed(asked(), [hana, shaz, bo]), MINUTE)
    const gone = act(three, 'seat.leave', {}, ines)
    const home = act(three, 'presence.set', { seat: seatOf('Ines'), here: false }, hana)
    const removed = act(three, 'seat.remove', { seat: seatOf('Ines') }, hana)
    for (const world of [gone, home, removed]) expect(row(tell(world)).named).toBeNull()
    // Asked anew, those who are there decide.
    const again = act(
      later(act(home, 'agree.end', { about: 'named' }, hana), MINUTE),
      'agree.ask',
      { about: 'named' },
      hana,
    )
    expect(row(tell(agreed(again, [hana, shaz, bo]))).named).toHaveLength(3)
  })

  test('[W52] are not those of somebody who comes later, or has had enough, until they agree', () => {
    const late = act(later(on(), MINUTE), 'seat.take', { seat: seatOf('Kel'), name: 'Kel', leads: false }, server)
    const spoken = tell(speaks(late, person('Kel'), 9))
    expect(row(spoken).named).toEqual(ALL)
    expect(row(tell(says(spoken, person('Kel')))).named).toContainEqual({ seat: seatOf('Kel'), turns: 1 })
    const folded = says(on(), bo, false)
    expect(row(folded).named).toEqual(ALL.filter(({ seat }) => seat !== seatOf('Bo')))
    expect(row(tell(later(folded, MINUTE))).named).toEqual(row(folded).named)
    expect(row(act(on(), 'seat.leave', {}, bo)).named).toEqual(row(folded).named)
  })

  test('[W52] whoever has no phone puts a hand up, and nobody else’s hand is counted for them', () => {
    const world = act(asked(), 'seat.add', { seat: seatOf('Old'), name: 'Old' }, hana)
    const four = agreed(world, everyone)
    expect(row(tell(four)).named).toBeNull()
    expect(answer(four, 'agree.hands', { about: 'named', seats: [seatOf('Old')] }, bo)).toBe('not_yours')
    expect(answer(four, 'agree.hands', { about: 'named', seats: [seatOf('Bo')] }, hana)).toBe('not_yours')
    const hands = act(four, 'agree.hands', { about: 'named', seats: [seatOf('Old')] }, hana)
    expect(row(tell(hands)).named).toHaveLength(5)
    expect(row(tell(act(hands, 'agree.hands', { about: 'named', seats: [] }, hana))).named).toBeNull()
  })

  test('[W53] anyone takes them off, and nothing is left of who it was or who had agreed', () => {
    const ended = everyone.map(by => act(on(), 'agree.end', { about: 'named' }, by))
    for (const world of ended) {
      expect(everythingIn(world)).toBe(everythingIn(ended[0]!))
      expect(row(world)).toMatchObject({ named: null, namedAsked: 0 })
      expect(world.secrets.agree.size).toBe(0)
      expect(row(tell(world)).named).toBeNull()
    }
    expect(everythingIn(act(asked(), 'agree.end', { about: 'named' }, bo))).toBe(
      everythingIn(act(asked(), 'agree.end', { about: 'named' }, ines)),
    )
  })

  test('[W53] are gone when the meeting is closed, also when it is opened again, and in the next', () => {
    const closed = act(on(), 'meeting.close', {}, hana)
    for (const world of [closed, act(closed, 'meeting.reopen', {}, hana)]) {
      expect(row(world)).toMatchObject({ named: null, namedAsked: 0 })
      expect(world.secrets.agree.size).toBe(0)
    }
    const { board, secrets } = nextMeeting(closed.board, closed.secrets, closed.chance)
    expect(board.balance.size + secrets.agree.size).toBe(0)
  })
})
