import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { echoOf, project } from '#shared/board/projection.ts'
import { type Board, tableNames } from '#shared/board/schema.ts'
import { nextMeeting } from '#shared/meeting/found.ts'
import {
  act,
  answer,
  bo,
  cardsFor,
  cardWith,
  claimOf,
  everythingIn,
  hana,
  ines,
  meetingIn,
  openTable,
  seatOf,
  server,
  shaz,
  stepIn,
  turnOver,
  type World,
  write,
} from '../../fakes/table.ts'
import { anyMeeting, busyTable, play } from '../deeds.ts'

fc.configureGlobal({ seed: 26_11 })

const next = (world: World): World => ({ ...world, ...nextMeeting(world.board, world.secrets, world.chance) })
/** The next meeting, open, with two of the same people in it. */
const nextTable = (world: World): World =>
  ['Hana', 'Shaz'].reduce(
    (now, name) => act(now, 'seat.take', { seat: seatOf(name), name, leads: name === 'Hana' }, server),
    act(next(world), 'meeting.open', {}, server),
  )
const keep = (world: World, text: string) =>
  act(world, 'card.talk', { card: cardWith(world, text).id, talk: 'later' }, hana)
const hopes = (...texts: string[]) => turnOver(texts.reduce((world, text) => write(world, shaz, text), openTable()))

describe('the next meeting', () => {
  test('[M2] begins with the plan as it was changed, also with two steps of one type, and nothing is left out of it', () => {
    let world = openTable({ steps: ['hello', 'hopes', 'ideas'] })
    const [hello, hopes, ideas] = project(world.board, 'host')!.steps.map(({ id }) => id)
    world = act(world, 'step.add', { step: 'again', type: 'hopes', after: ideas! }, hana)
    world = act(world, 'step.change', { step: 'again', name: 'Anything else?', minutes: 3 }, hana)
    world = act(world, 'step.move', { step: ideas!, before: hopes! }, hana)
    world = act(world, 'step.skip', { step: hello!, skipped: true }, hana)
    world = write(world, shaz, 'Waits for the first')
    world = write(world, bo, 'Waits for the second', { step: 'again' as Id<'step'> })
    const after = next(world)
    const steps = project(after.board, 'host')!.steps
    expect(steps.map(({ type, name, minutes, skipped }) => [type, name, minutes, skipped])).toEqual([
      ['hello', '', 10, false],
      ['ideas', '', 20, false],
      ['hopes', '', 20, false],
      ['hopes', 'Anything else?', 3, false],
    ])
    const waits = [...after.secrets.letterbox.values()].map(({ step, text }) => [step, text])
    expect(Object.fromEntries(waits)).toEqual({
      [steps[2]!.id]: 'Waits for the first',
      [steps[3]!.id]: 'Waits for the second',
    })
  })

  test('[B5] has the group, the same plan, and a door at which people knock', () => {
    const world = openTable({ steps: ['hello', 'hopes', 'ideas'] })
    const after = next(world)
    expect(after.board.group).toEqual(world.board.group)
    expect(meetingIn(after)).toMatchObject({
      number: 2,
      state: 'planned',
      door: 'knock',
      code: '',
      finalAt: 0,
      day: '',
    })
    const plan = ({ board }: World) => project(board, 'host')!.steps.map(({ type, minutes }) => ({ type, minutes }))
    expect(plan(after)).toEqual(plan(world))
    expect(project(turnOver(world).board, 'host')!.steps[1]!.turned).toBe(1)
    expect(project(next(turnOver(world)).board, 'host')!.steps.map(step => step.turned)).toEqual([0, 0, 0])
  })

  test('[B5] has the cards that were kept for later, by nobody, in their steps, and no others', () => {
    const named = write(openTable({ step: 'jobs' }), shaz, 'I will ring', { kind: 'job', showName: true })
    const two = write(named, bo, 'I will write', { kind: 'job', showName: true })
    const piled = act(two, 'pile.make', { pile: 'p', card: cardWith(two, 'I will ring').id, name: 'Calls' }, shaz)
    const after = next(keep(piled, 'I will ring'))
    expect(cardsFor(after)).toMatchObject([
      { text: 'I will ring', kind: 'job', by: null, pile: '', talk: '', carried: true },
    ])
    expect(cardWith(after, 'I will ring').step).toBe(stepIn(after, 'jobs').id)
    expect(after.board.pile.size).toBe(0)
  })

  test('[B5] has in its letterbox the cards that nobody has turned over, for the same steps', () => {
    const late = write(hopes('one'), bo, 'late')
    const elsewhere = write(late, ines, 'an idea', { kind: 'idea', step: stepIn(late, 'ideas').id })
    const after = next(elsewhere)
    const kept = [...after.secrets.letterbox.values()].sort((a, b) => (a.text < b.text ? -1 : 1))
    expect(kept).toEqual([
      { step: stepIn(after, 'ideas').id, kind: 'idea', text: 'an idea', lang: '' },
      { step: stepIn(after, 'hopes').id, kind: 'hope', text: 'late', lang: '' },
    ])
    const table = nextTable(elsewhere)
    const open = act(table, 'step.go', { step: stepIn(table, 'hopes').id }, hana)
    expect(cardsFor(turnOver(open)).map(card => card.text)).toEqual(['late'])
  })

  test('[B5] shuffles what it keeps, so that no order of before is left', () => {
    const texts = ['one', 'two', 'three']
    const seeds = Array.from({ length: 120 }, (_, seed) => seed)
    const written = (seed: number, kind: 'hope' | 'problem') =>
      texts.reduce(
        (world, text) => write(world, shaz, text, { kind }),
        openTable({ seed, step: kind === 'hope' ? 'hopes' : 'problem' }),
      )
    const lists = [
      (seed: number) => [...next(written(seed, 'hope')).secrets.letterbox.values()],
      (seed: number) => cardsFor(next(texts.reduce(keep, written(seed, 'problem')))),
    ].map(
      cards => (seed: number) =>
        cards(seed)
          .map(card => card.text)
          .join(' '),
    )
    for (const list of lists) expect(new Set(seeds.map(list)).size).toBe(6)
  })

  test('[B5] [T6] nobody holds a claim on what is kept', () => {
    const world = keep(write(hopes('one'), shaz, 'late'), 'one')
    const after = nextTable(world)
    for (const text of ['one', 'late']) {
      const claim = claimOf(text)
      expect(answer(after, 'card.change', { claim, kind: 'hope', text: 'x', lang: 'en' }, shaz)).toBe('gone')
      expect(everythingIn(act(after, 'card.withdraw', { claim }, shaz))).toBe(everythingIn(after))
    }
  })

  test('[T7] a kept card counts on from what it shows', () => {
    const said = act(hopes('one'), 'card.meToo', { card: cardWith(hopes('one'), 'one').id, on: true }, bo)
    const world = act(
      act(said, 'card.meToo', { card: cardWith(said, 'one').id, on: true }, ines),
      'meToo.tell',
      {},
      server,
    )
    const saidOne = (now: World) => echoOf(now.board, cardWith(now, 'one').id)
    expect(saidOne(world)).toBe(2)
    const after = nextTable(keep(world, 'one'))
    const { id } = cardWith(after, 'one')
    const before = saidOne(after)
    const more = act(act(after, 'card.meToo', { card: id, on: true }, shaz), 'meToo.tell', {}, server)
    expect(saidOne(more)).toBe(before + 1)
  })
})

const idsOf = (board: Board): string[] =>
  tableNames
    .filter(table => table !== 'group' && table !== 'balance')
    .flatMap(table => [...board[table].keys()] as Id<typeof table>[])

test('[B5] whatever happened, no seat, claim, id or secret of before is in it', () => {
  fc.assert(
    fc.property(anyMeeting, rolls => {
      const world = play(busyTable(), rolls)
      const after = next(world)
      expect(after.board.seat.size + after.board.deed.size + after.board.pile.size).toBe(0)
      const { letterbox, ...others } = after.secrets
      for (const [table, rows] of Object.entries(others)) expect(rows.size, table).toBe(0)
      expect(letterbox.size).toBe(world.secrets.letterbox.size)
      const text = everythingIn(after)
      const keys = Object.values(world.secrets).flatMap(rows => [...rows.keys()])
      const names = [...world.board.seat.values()].map(seat => `"${seat.name}"`).filter(name => name !== '""')
      for (const old of [...idsOf(world.board), ...keys, ...names, meetingIn(world).code || 'none'])
        expect(text).not.toContain(old)
    }),
    { numRuns: 60 },
  )
})
