import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { World } from '#shared/actions/decide.ts'
import type { Actor } from '#shared/actions/define.ts'
import type { Id } from '#shared/board/ids.ts'
import { project } from '#shared/board/projection.ts'
import { nextMeeting } from '#shared/meeting/found.ts'
import { safeCells } from '#shared/voting/safe.ts'
import {
  act,
  answer,
  attempt,
  cardOf,
  everythingIn,
  hana,
  openTable,
  server,
  stepIn,
  turnOver,
  write,
} from '../../fakes/table.ts'

const IDEAS = ['Walk in together', 'Train the desk', 'One number']
const [first, second, third] = IDEAS as [string, string, string]

const voter = (n: number): Actor => ({ type: 'seat', seat: `v${n}` as Id<'seat'>, keeper: false })

/** Ideas on the table, and so many people who can vote. */
function table(people = 12): World {
  let world: World = { ...openTable({ step: 'ideas' }), here: people }
  for (let n = 0; n < people; n++)
    world = act(world, 'seat.take', { seat: `v${n}`, name: `Voter ${n}`, leads: false }, server)
  for (const idea of IDEAS) world = write(world, voter(0), idea, { kind: 'idea' })
  return turnOver(world)
}

const optionsOf = (world: World) =>
  IDEAS.map(idea => [...world.board.card.values()].find(({ text }) => text === idea)!.id)

const opened = (world: World, more: { votes?: number; several?: boolean; method?: 'dots' | 'approve' } = {}) =>
  act(
    world,
    'round.open',
    {
      round: 'r1',
      step: stepIn(world, 'ideas').id,
      method: 'dots',
      votes: 3,
      several: true,
      options: optionsOf(world),
      ...more,
    },
    hana,
  )

const roundIn = (world: World, id = 'r1') => world.board.round.get(id as Id<'round'>)!
const marksOn = (world: World, ...counts: number[]): [string, number][] =>
  roundIn(world).options.map((option, at): [string, number] => [option, counts[at] ?? 0])
const vote = (world: World, n: number, ...counts: number[]) =>
  act(world, 'ballot.cast', { round: 'r1', marks: marksOn(world, ...counts) }, voter(n))
const closed = (world: World, round = 'r1') => act(world, 'round.close', { round }, hana)

describe('a vote', () => {
  test('[V2] opens on two things or more that lie on the table, one at a time', () => {
    const world = table()
    const round = { round: 'r1', step: stepIn(world, 'ideas').id, method: 'dots', votes: 3, several: true } as const
    expect(answer(world, 'round.open', { ...round, options: ['nowhere', 'else'] }, hana)).toBe('gone')
    expect(answer(world, 'round.open', { ...round, options: [optionsOf(world)[0], optionsOf(world)[0]] }, hana)).toBe(
      'gone',
    )
    expect(answer(world, 'round.open', { ...round, options: optionsOf(world) }, voter(1))).toBe('not_yours')
    const open = opened(world)
    expect(answer(open, 'round.open', { ...round, round: 'r2', options: optionsOf(world) }, hana)).toBe('vote_open')
    // A pile can be chosen as a whole.
    const piled = act(world, 'pile.make', { pile: 'p1', card: optionsOf(world)[0]!, name: 'Together' }, hana)
    expect(answer(piled, 'round.open', { ...round, options: ['p1', optionsOf(world)[1]] }, hana)).toBe('done')
  })

  test('[V1] [V5] sums are those of the last ballots, whatever people did in whatever order and however often', () => {
    const step = fc.record({
      who: fc.nat({ max: 7 }),
      what: fc.constantFrom('vote', 'vote', 'vote', 'leave'),
      counts: fc.array(fc.nat({ max: 4 }), { minLength: 3, maxLength: 3 }),
      again: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        let world = opened(table(8))
        const ballots = new Map<number, number[]>()
        for (const { who, what, counts, again } of steps) {
          if (what === 'leave') {
            world = attempt(world, 'seat.leave', {}, voter(who)).world
            ballots.delete(who)
            continue
          }
          for (let times = 0; times < (again ? 2 : 1); times++) {
            const outcome = attempt(world, 'ballot.cast', { round: 'r1', marks: marksOn(world, ...counts) }, voter(who))
            const sum = counts.reduce((a, b) => a + b, 0)
            const isHere = world.board.seat.has(`v${who}` as Id<'seat'>)
            expect(outcome.done).toBe(isHere && sum <= 3)
            if (!outcome.done) continue
            world = outcome.world
            if (sum > 0) ballots.set(who, counts)
            else ballots.delete(who)
          }
        }
        expect(world.secrets.ballot.size).toBe(ballots.size)
        const { turnout, cells } = roundIn(closed(world))
        expect(turnout).toBe(ballots.size)
        const sums = [0, 1, 2].map(at => [...ballots.values()].reduce((sum, counts) => sum + counts[at]!, 0))
        if (ballots.size < 5) expect(cells).toBeNull()
        else if (ballots.size >= 8) expect(cells).toEqual(sums)
        else {
          const total = { least: turnout, most: turnout * 3 }
          expect(cells).toEqual(safeCells(sums, turnout, total))
        }
      }),
      { seed: 26_11, numRuns: 60 },
    )
  })

  test('[V4] when it is closed nothing of any ballot is left, and nothing comes in any more', () => {
    let world = opened(table())
    for (let n = 0; n < 9; n++) world = vote(world, n, 2, 1)
    expect(world.secrets.ballot.size).toBe(9)
    const after = closed(world)
    expect(after.secrets.ballot.size + after.secrets.box.size).toBe(0)
    expect(answer(after, 'ballot.cast', { round: 'r1', marks: marksOn(after, 1) }, voter(1))).toBe('vote_closed')
    expect(answer(after, 'vote.done', { round: 'r1', done: true }, voter(1))).toBe('vote_closed')
    expect(answer(after, 'round.close', { round: 'r1' }, hana)).toBe('done')
  })

  test('[V1] before it is closed the board is the same whatever is chosen', () => {
    const world = opened(table())
    const one = vote(vote(world, 1, 3), 2, 0, 3)
    const other = vote(vote(world, 1, 0, 0, 3), 2, 1, 1, 1)
    expect(one.board).toBe(world.board)
    expect(everythingIn({ board: one.board, secrets: world.secrets })).toBe(
      everythingIn({ board: other.board, secrets: world.secrets }),
    )
  })

  test('[V1] [V4] a vote that was opened by mistake is gone with its ballots, and nobody has seen them', () => {
    const world = act(vote(opened(table()), 1, 3), 'round.cancel', { round: 'r1' }, hana)
    expect(world.board.round.size + world.secrets.ballot.size + world.secrets.box.size).toBe(0)
  })

  test('[V6] a tie is voted on again among those that are level', () => {
    let world = opened(table())
    for (let n = 0; n < 10; n++) world = vote(world, n, n % 2 ? 3 : 0, n % 2 ? 0 : 3)
    world = closed(world)
    const { winners } = project(world.board, 'person')!.step!.chosen.rounds[0]!
    expect(winners.map(({ text }) => text).sort()).toEqual([first, second].sort())
    const options = winners.map(({ id }) => id)
    const step = stepIn(world, 'ideas').id
    world = act(world, 'round.open', { round: 'r2', step, method: 'dots', votes: 1, several: false, options }, hana)
    for (let n = 0; n < 6; n++) world = act(world, 'ballot.cast', { round: 'r2', marks: [[options[0]!, 1]] }, voter(n))
    world = closed(world, 'r2')
    expect(project(world.board, 'screen')!.step!.chosen.rounds[1]!.winners.map(({ id }) => id)).toEqual([options[0]])
  })

  test('[V7] hands are apart from secret votes, and with too few of those they alone are shown', () => {
    let world = vote(opened(table()), 1, 3)
    expect(answer(world, 'hands.count', { round: 'r1', people: 1, hands: [4, 0, 0] }, hana)).toBe('over_budget')
    expect(answer(world, 'hands.count', { round: 'r1', people: 4, hands: [1, 0] }, hana)).toBe('over_budget')
    expect(answer(world, 'hands.count', { round: 'r1', people: 1, hands: [1, 0, 0] }, voter(1))).toBe('not_yours')
    world = closed(act(world, 'hands.count', { round: 'r1', people: 4, hands: [0, 4, 0] }, hana))
    const round = project(world.board, 'person')!.step!.chosen.rounds[0]!
    expect(round).toMatchObject({ tooFew: true, turnout: 1, handsOf: 4 })
    expect(round.winners.map(({ text, cell, hands }) => [text, cell, hands])).toEqual([[second, null, 4]])
  })

  test('[V1] [A13] who has no phone votes through a neighbour, with votes of their own', () => {
    let world = act(opened(table()), 'seat.add', { seat: 'joe', name: 'Joe' }, hana)
    const marks = marksOn(world, 0, 0, 3)
    world = act(vote(world, 1, 3), 'ballot.cast', { round: 'r1', marks, for: 'joe' }, voter(1))
    expect(world.secrets.ballot.size).toBe(2)
    expect(answer(world, 'ballot.cast', { round: 'r1', marks, for: 'v2' }, voter(1))).toBe('not_yours')
  })

  test('[B5] [B6] what was open when the meeting is over has no result anywhere', () => {
    const world = vote(opened(table()), 1, 3)
    const next = nextMeeting(world.board, world.secrets, world.chance)
    expect(next.board.round.size + next.secrets.ballot.size + next.secrets.box.size).toBe(0)
    expect(cardOf(third)).toBeDefined()
  })
})
