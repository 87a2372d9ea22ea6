import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Args } from '#shared/actions/index.ts'
import { MOST_VOTES } from '#shared/actions/votes.ts'
import type { Id } from '#shared/board/ids.ts'
import { boxOf } from '#shared/board/secrets.ts'
import type { Marks } from '#shared/voting/method.ts'
import {
  act,
  answer,
  attempt,
  bo,
  cardOf,
  everythingIn,
  hana,
  ines,
  meetingIn,
  openTable,
  person,
  seatOf,
  server,
  shaz,
  stepIn,
  type World,
  write,
} from '../../fakes/table.ts'

fc.configureGlobal({ seed: 26_11 })

const IDEAS = ['A lift', 'A phone line', 'A letter', 'A walk']
const [lift, line, letter, walk] = [cardOf('A lift'), cardOf('A phone line'), cardOf('A letter'), cardOf('A walk')]
const NAMES = ['Shaz', 'Bo', 'Ines', 'Kel', 'Mo', 'Ola', 'Pat', 'Sam', 'Tea']
const round = 'round' as Id<'round'>

/** Nine people beside Hana, and four problems that everyone can see. */
function table(): World {
  const more = NAMES.slice(3).reduce(
    (world, name) => act(world, 'seat.take', { seat: seatOf(name), name, leads: false }, server),
    openTable({ step: 'problem' }),
  )
  return IDEAS.reduce((world, text) => write(world, shaz, text, { kind: 'problem' }), more)
}

const opening = (world: World, fields: Partial<Args<'round.open'>> = {}): Args<'round.open'> => ({
  ...{ round, step: stepIn(world, 'problem').id, method: 'dots', votes: 3, several: true },
  options: [lift, line, letter, walk],
  ...fields,
})
const voting = (fields: Partial<Args<'round.open'>> = {}, world = table()) =>
  act(world, 'round.open', opening(world, fields), hana)

const marked = (marks: Record<string, number>): [string, number][] => Object.entries(marks)
const cast = (world: World, name: string, marks: Record<string, number>) =>
  act(world, 'ballot.cast', { round, marks: marked(marks), for: '' }, person(name))
const close = (world: World) => act(world, 'round.close', { round }, hana)
const roundIn = ({ board }: World) => board.round.get(round)!
const ballotsIn = ({ secrets }: World) => [...secrets.ballot.values()].map(({ marks }) => marks)
const everyone = (world: World, marks: Record<string, number>) =>
  NAMES.reduce((now, name) => cast(now, name, marks), world)

describe('opening a vote', () => {
  test('[V2] it opens on what lies on the table, each thing once, and everyone is shown', () => {
    const world = voting({ options: [lift, line, lift, 'no-such-card'] })
    expect(roundIn(world)).toMatchObject({ state: 'open', options: [lift, line], turnout: 0, cells: null })
    expect(meetingIn(world)).toMatchObject({ screenShows: 'vote', spotlight: '' })
  })

  test('[V2] a pile can be chosen like a card', () => {
    const piled = act(table(), 'pile.make', { pile: 'pile', card: lift as Id<'card'>, name: 'Ways' }, shaz)
    expect(roundIn(voting({ options: ['pile', line] }, piled)).options).toEqual(['pile', line])
  })

  test('[V2] what waits face down, lies elsewhere or is gone is not there to choose', () => {
    const world = write(table(), bo, 'Face down', { kind: 'hope', step: stepIn(table(), 'hopes').id })
    const taken = act(world, 'card.take', { card: line as Id<'card'> }, hana)
    const options = [lift, line, cardOf('Face down')]
    expect(answer(taken, 'round.open', opening(taken, { options }), hana)).toBe('gone')
    const elsewhere = opening(taken, { step: stepIn(taken, 'hopes').id })
    expect(answer(taken, 'round.open', elsewhere, hana)).toBe('gone')
  })

  test('[V2] more than can be voted on is refused with words that say what to do', () => {
    const options = Array.from({ length: 61 }, (_, n) => `card-${n}`)
    expect(answer(table(), 'round.open', opening(table(), { options }), hana)).toBe('too_many_options')
  })

  test('[V2] one at a time; opened twice it is open once', () => {
    const world = cast(voting(), 'Bo', { [lift]: 1 })
    expect(everythingIn(act(world, 'round.open', opening(world), hana))).toBe(everythingIn(world))
    expect(answer(world, 'round.open', opening(world, { round: 'other' }), hana)).toBe('vote_open')
    expect(answer(close(world), 'round.open', opening(world, { round: 'other' }), hana)).toBe('done')
  })

  test('[V2] a box has a name that no open box has, or answers would count as votes', () => {
    const world = table()
    const step = stepIn(world, 'problem').id
    const asking: Args<'check.ask'> = { check: 'same', step, sort: 'heard', question: '', decision: '' }
    const asked = act(world, 'check.ask', asking, hana)
    expect(answer(asked, 'round.open', opening(asked, { round: 'same' }), hana)).toBe('vote_open')
    const open = voting({ round: 'same' })
    expect(answer(open, 'check.ask', asking, hana)).toBe('vote_open')
  })

  test('[V2] only a host opens, closes or stops it', () => {
    const world = voting()
    for (const by of [bo, server]) {
      expect(answer(table(), 'round.open', opening(table()), by)).toBe('not_yours')
      for (const name of ['round.close', 'round.cancel']) expect(answer(world, name, { round }, by)).toBe('not_yours')
    }
  })
})

test('[V4] the result begins on the first page of the screen, whichever page of ideas it was on', () => {
  const world = act(voting(), 'screen.set', { screenPage: 2 }, hana)
  expect(meetingIn(close(world))).toMatchObject({ screenShows: 'vote', screenPage: 0 })
})

describe('a ballot', () => {
  test('[V1] is the whole of what somebody chose, in the place of the one before', () => {
    const world = cast(cast(voting(), 'Bo', { [lift]: 2, [line]: 1 }), 'Bo', { [letter]: 3 })
    expect(ballotsIn(world)).toEqual([[[letter, 3]]])
    expect(ballotsIn(cast(world, 'Bo', {}))).toEqual([])
    expect(ballotsIn(cast(world, 'Bo', { [lift]: 0 }))).toEqual([])
  })

  test('[V1] that comes again changes nothing', () => {
    const world = cast(voting(), 'Bo', { [lift]: 2 })
    expect(everythingIn(cast(world, 'Bo', { [lift]: 2 }))).toBe(everythingIn(world))
  })

  test('[V1] beyond what each person has is refused, and the one before stays', () => {
    const world = cast(voting(), 'Bo', { [lift]: 2 })
    for (const marks of [{ [lift]: 4 }, { [lift]: 2, [line]: 2 }, { elsewhere: 1 }, { [walk]: MOST_VOTES + 1 }]) {
      const outcome = attempt(world, 'ballot.cast', { round, marks: marked(marks), for: '' }, bo)
      expect(outcome).toMatchObject({ told: 'over_budget', world })
    }
  })

  test('[V1] after the vote was closed is refused, and so is one for no vote at all', () => {
    const marks = marked({ [lift]: 1 })
    const closed = close(voting())
    expect(answer(closed, 'ballot.cast', { round, marks, for: '' }, bo)).toBe('vote_closed')
    expect(answer(table(), 'ballot.cast', { round, marks, for: '' }, bo)).toBe('vote_closed')
    expect(answer(closed, 'vote.done', { round, done: true }, bo)).toBe('vote_closed')
    expect(answer(closed, 'hands.count', { round, people: 1, hands: [1, 0, 0, 0] }, hana)).toBe('vote_closed')
  })

  test('[V3] leaves the board as it was, whatever is chosen', () => {
    const world = voting()
    for (const marks of [{ [lift]: 1 }, { [lift]: 2, [line]: 1 }, {}])
      expect(cast(world, 'Bo', marks).board).toBe(world.board)
  })

  test('[V3] is stored under a key that names no seat, without time or order', () => {
    const world = cast(voting(), 'Bo', { [lift]: 1 })
    const [key = '', row] = [...world.secrets.ballot][0] ?? []
    expect(key).not.toContain(seatOf('Bo'))
    expect(row).toEqual({ marks: [[lift, 1]], reason: '', lang: '' })
    const other = act(close(world), 'round.open', opening(world, { round: 'other' }), hana)
    const again = act(other, 'ballot.cast', { round: 'other', marks: marked({ [lift]: 1 }), for: '' }, bo)
    // Neither is any part of it the same in another round.
    expect([...again.secrets.ballot.keys()][0]!.split('.')[1]).not.toBe(key.split('.')[1])
  })

  test('[V1] [A13] is cast for somebody without a phone, and for nobody else', () => {
    const world = act(voting(), 'seat.add', { seat: 'old' as Id<'seat'>, name: 'Rose' }, hana)
    const marks = marked({ [lift]: 1 })
    const both = act(cast(world, 'Bo', { [line]: 1 }), 'ballot.cast', { round, marks, for: 'old' }, bo)
    expect(both.secrets.ballot.size).toBe(2)
    expect(answer(world, 'ballot.cast', { round, marks, for: seatOf('Ines') }, bo)).toBe('not_yours')
    expect(answer(world, 'ballot.cast', { round, marks, for: 'nobody' }, bo)).toBe('gone')
  })

  test('[V3] goes along with a seat that leaves or is removed, and no other does', () => {
    const two = cast(cast(voting(), 'Bo', { [lift]: 1 }), 'Ines', { [line]: 1 })
    expect(ballotsIn(act(two, 'seat.leave', {}, bo))).toEqual([[[line, 1]]])
    expect(ballotsIn(act(two, 'seat.remove', { seat: seatOf('Ines') }, hana))).toEqual([[[lift, 1]]])
  })
})

describe('closing a vote', () => {
  test('[V4] [V5] the sums are in, and the ballots and the key of the box are gone, in one decision', () => {
    const world = close(everyone(voting(), { [lift]: 2, [letter]: 1 }))
    expect(roundIn(world)).toMatchObject({ state: 'closed', turnout: 9, of: 10, cells: [18, 0, 9, 0] })
    expect([world.secrets.ballot.size, world.secrets.box.size]).toEqual([0, 0])
    expect([...world.board.deed.values()].at(-1)).toMatchObject({ what: 'voted' })
  })

  test('[V4] a host who stops it destroys the ballots unread', () => {
    const world = act(everyone(voting(), { [lift]: 2 }), 'round.cancel', { round }, hana)
    expect([world.board.round.size, world.secrets.ballot.size, world.secrets.box.size]).toEqual([0, 0, 0])
    expect(answer(world, 'round.cancel', { round }, hana)).toBe('done')
    expect(answer(close(voting()), 'round.cancel', { round }, hana)).toBe('vote_closed')
  })

  test('[V5] a vote of one to four shows how many voted and nothing else', () => {
    for (const few of [1, 2, 3, 4]) {
      const world = close(NAMES.slice(0, few).reduce((now, name) => cast(now, name, { [lift]: 1 }), voting()))
      expect(roundIn(world)).toMatchObject({ turnout: few, cells: null })
    }
  })

  test('[V5] with one vote a person the total is known, and a lone "a few" keeps the other back', () => {
    const five = NAMES.slice(0, 5).reduce(
      (now, name, at) => cast(now, name, { [at < 4 ? lift : line]: 1 }),
      voting({ votes: 1 }),
    )
    expect(roundIn(close(five)).cells).toEqual(['more', 'few', 0, 0])
  })

  test('[A11] closing it twice is closing it once', () => {
    const world = close(everyone(voting(), { [lift]: 1 }))
    expect(everythingIn(close(world))).toBe(everythingIn(world))
  })
})

describe('hands', () => {
  test('[V7] are counted apart, and are nobody’s ballot', () => {
    const world = act(
      cast(voting(), 'Bo', { [lift]: 1 }),
      'hands.count',
      { round, people: 3, hands: [3, 2, 0, 0] },
      hana,
    )
    expect(roundIn(world)).toMatchObject({ handsOf: 3, hands: [3, 2, 0, 0], cells: null })
    expect(roundIn(close(world))).toMatchObject({ turnout: 1, cells: null, handsOf: 3, hands: [3, 2, 0, 0] })
    expect(answer(world, 'hands.count', { round, people: 1, hands: [1, 0, 0, 0] }, ines)).toBe('not_yours')
  })

  test('[V7] are no more than those people have, and one for each thing', () => {
    for (const hands of [
      [4, 0, 0, 0],
      [1, 0],
      [2, 1, 1, 0],
    ])
      expect(answer(voting(), 'hands.count', { round, people: 1, hands }, hana)).toBe('over_budget')
    const counted = act(voting(), 'hands.count', { round, people: 1, hands: [1, 0, 0, 0] }, hana)
    expect(roundIn(act(counted, 'hands.count', { round, people: 0, hands: [0, 0, 0, 0] }, hana)).hands).toEqual([])
  })
})

/** One thing that happens while a vote is open. */
const anyStroke = fc.record({
  who: fc.nat({ max: NAMES.length - 1 }),
  what: fc.constantFrom('cast', 'cast', 'cast', 'cast', 'again', 'leave', 'remove'),
  marks: fc.array(fc.tuple(fc.constantFrom(lift, line, letter, walk, 'x'), fc.nat({ max: 4 })), { maxLength: 5 }),
})

test('[V1] [V3] sums are the ballots that are there, and none is over what a person has, whatever comes in whatever order', () => {
  fc.assert(
    fc.property(
      fc.array(anyStroke, { maxLength: 60, size: 'max' }),
      fc.constantFrom('dots', 'approve'),
      fc.boolean(),
      (strokes, method, several) => {
        let world = voting({ method, several })
        /** What each person has in, as they know it themselves. */
        const own = new Map<string, Marks>()
        const sent: { by: string; marks: [string, number][] }[] = []
        const there = new Set(NAMES)
        const send = (by: string, marks: [string, number][]) => {
          const { done, world: next } = attempt(world, 'ballot.cast', { round, marks, for: '' }, person(by))
          world = next
          if (!done) return
          const given = marks.filter(([, count]) => count > 0)
          if (given.length > 0) own.set(by, given)
          else own.delete(by)
        }
        for (const { who, what, marks } of strokes) {
          const name = NAMES[who]!
          if (what === 'cast') {
            sent.push({ by: name, marks })
            send(name, marks)
          } else if (what === 'again') {
            const old = sent[who % Math.max(1, sent.length)]
            if (old) send(old.by, old.marks)
          } else if (there.delete(name)) {
            own.delete(name)
            if (what === 'leave') world = act(world, 'seat.leave', {}, person(name))
            else world = act(world, 'seat.remove', { seat: seatOf(name) }, hana)
          }
          for (const ballot of world.secrets.ballot.values()) {
            const sum = ballot.marks.reduce((all, [, count]) => all + count, 0)
            expect(sum).toBeLessThanOrEqual(method === 'dots' ? 3 : 4)
            for (const [, count] of ballot.marks)
              expect(count).toBeLessThanOrEqual(several && method === 'dots' ? 3 : 1)
          }
          expect(world.secrets.ballot.size).toBe(own.size)
          for (const key of world.secrets.ballot.keys()) expect(boxOf('ballot', key)).toBe(round)
        }
        const { turnout, cells } = roundIn(close(world))
        expect(turnout).toBe(own.size)
        if (turnout < 8) return
        const sums = [lift, line, letter, walk].map(option =>
          [...own.values()].flat().reduce((all, [marked, count]) => all + (marked === option ? count : 0), 0),
        )
        expect(cells).toEqual(sums)
      },
    ),
    { numRuns: 200 },
  )
})
