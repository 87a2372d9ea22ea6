import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Args } from '#shared/actions/index.ts'
import type { Id } from '#shared/board/ids.ts'
import { project } from '#shared/board/projection.ts'
import { type CheckAnswer, checkAnswers } from '#shared/meeting/checks.ts'
import {
  act,
  answer,
  attempt,
  bo,
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
  turnOver,
  type World,
  write,
} from '../../fakes/table.ts'

fc.configureGlobal({ seed: 26_11 })

const NAMES = ['Shaz', 'Bo', 'Ines', 'Kel', 'Mo', 'Ola', 'Pat', 'Sam', 'Tea']
const check = 'check' as Id<'check'>
const table = (seed = 1) =>
  NAMES.slice(3).reduce(
    (world, name) => act(world, 'seat.take', { seat: seatOf(name), name, leads: false }, server),
    openTable({ step: 'problem', seed }),
  )
const asking = (world: World, fields: Partial<Args<'check.ask'>> = {}): Args<'check.ask'> => ({
  ...{ check, step: stepIn(world, 'problem').id, sort: 'heard', question: '', decision: '' },
  ...fields,
})
const asked = (fields: Partial<Args<'check.ask'>> = {}, world = table()) =>
  act(world, 'check.ask', asking(world, fields), hana)
/** Asked whether everyone can live with a decision, where reasons can be written. */
const live = (seed = 1) => {
  const world = table(seed)
  const step = stepIn(world, 'problem').id
  const worded = act(world, 'decision.word', { decision: 'd', step, text: 'We ring', lang: 'en' }, hana)
  return asked({ sort: 'live', decision: 'd' }, worded)
}
const say = (world: World, name: string, said: CheckAnswer, reason = '') =>
  act(world, 'check.answer', { check, answer: said, reason, lang: 'en', for: '' }, person(name))
const close = (world: World) => act(world, 'check.close', { check }, hana)
const row = ({ board }: World) => board.check.get(check)!
const ask = (world: World, list: readonly CheckAnswer[]) =>
  list.reduce((now, said, at) => say(now, NAMES[at]!, said, `Reason of ${NAMES[at]}`), world)

describe('asking everyone', () => {
  test('[V8] answers are not on the board before it is closed; how many have answered is', () => {
    const world = asked()
    const boards = checkAnswers.map(said => JSON.stringify([...say(world, 'Bo', said).board.check]))
    expect(new Set(boards).size).toBe(1)
    expect(row(say(world, 'Bo', 'no'))).toMatchObject({ state: 'open', answered: 1, cells: null, reasons: [] })
  })

  test('[V1] one answer a person, changed by answering again', () => {
    const world = say(say(asked(), 'Bo', 'no'), 'Bo', 'yes')
    expect(row(world).answered).toBe(1)
    expect([...world.secrets.ballot.values()]).toEqual([{ marks: [['yes', 1]], reason: '', lang: '' }])
    expect(everythingIn(say(world, 'Bo', 'yes'))).toBe(everythingIn(world))
  })

  test('[V1] after it was closed nothing more is taken', () => {
    expect(answer(close(asked()), 'check.answer', { check, answer: 'yes' }, bo)).toBe('vote_closed')
    expect(answer(table(), 'check.answer', { check, answer: 'yes' }, bo)).toBe('vote_closed')
  })

  test('[V3] a seat that leaves takes its answer along, and is counted no more', () => {
    const two = say(say(asked(), 'Bo', 'no'), 'Ines', 'yes')
    expect(row(act(two, 'seat.leave', {}, bo)).answered).toBe(1)
    expect(row(act(two, 'seat.remove', { seat: seatOf('Kel') }, hana)).answered).toBe(2)
    expect(row(close(act(two, 'seat.leave', {}, bo)))).toMatchObject({ answered: 1, cells: null })
  })

  test('[V4] closing it or stopping it leaves no answer and no key', () => {
    const world = ask(live(), ['yes', 'yes', 'no', 'yes', 'part'])
    for (const over of [close(world), act(world, 'check.cancel', { check }, hana)])
      expect([over.secrets.ballot.size, over.secrets.box.size]).toEqual([0, 0])
    expect(act(world, 'check.cancel', { check }, hana).board.check.size).toBe(0)
    expect(answer(close(world), 'check.cancel', { check }, hana)).toBe('vote_closed')
    const once = close(world)
    expect(everythingIn(close(once))).toBe(everythingIn(once))
  })

  test('[V5] what may be shown of the answers is shown, and no more', () => {
    expect(row(close(ask(asked(), ['yes', 'yes', 'no', 'yes']))).cells).toBeNull()
    expect(row(close(ask(asked(), ['yes', 'yes', 'no', 'yes', 'yes']))).cells).toEqual(['more', 0, 'few'])
    expect(row(close(ask(asked(), ['yes', 'part', 'no', 'yes', 'yes']))).cells).toBeNull()
    const all = ['yes', 'part', 'no', 'yes', 'yes', 'no', 'yes', 'yes'] as const
    expect(row(close(ask(asked(), all)))).toMatchObject({ answered: 8, cells: [5, 1, 2] })
  })

  test('[V2] the same is not asked twice at once, but hosts have questions of their own', () => {
    expect(answer(asked(), 'check.ask', asking(asked(), { check: 'b' }), hana)).toBe('vote_open')
    const own = asked({ sort: 'own', question: 'Shall we go out?' })
    expect(row(own).question).toBe('Shall we go out?')
    expect(answer(own, 'check.ask', asking(own, { check: 'b', sort: 'own', question: 'More?' }), hana)).toBe('done')
    expect(answer(own, 'check.ask', asking(own, { check: 'b', sort: 'own', question: ' ' }), hana)).toBe('empty')
    expect(answer(table(), 'check.ask', asking(table()), bo)).toBe('not_yours')
  })
})

describe('reasons', () => {
  test('[V8] go with a decision only, and with an answer that is not yes', () => {
    for (const [world, said] of [
      [live(), 'yes'],
      [asked(), 'no'],
    ] as const)
      expect([...say(world, 'Bo', said, 'Because').secrets.ballot.values()]).toMatchObject([{ reason: '', lang: '' }])
    // [T18] Everyone's phone may have another language: it is not told.
    expect([...say(live(), 'Bo', 'part', 'Because').secrets.ballot.values()]).toMatchObject([
      { reason: 'Because', lang: '' },
    ])
  })

  test('[V8] are shown all at once, where the numbers are, and never before', () => {
    expect(row(close(ask(live(), ['no', 'no', 'no', 'no']))).reasons).toEqual([])
    // Too evenly spread to show: how many reasons there are would tell how many said no.
    expect(row(close(ask(live(), ['no', 'yes', 'part', 'no', 'no']))).reasons).toEqual([])
    const five = ask(live(), ['no', 'yes', 'no', 'no', 'no'])
    expect(JSON.stringify([...five.board.check])).not.toContain('Reason')
    const { reasons } = row(close(five))
    expect(reasons.map(({ text }) => text).sort()).toEqual(
      ['Shaz', 'Ines', 'Kel', 'Mo'].map(name => `Reason of ${name}`).sort(),
    )
  })

  test('[V8] are shuffled: the place of one says nothing of whose it was', () => {
    const places = Array.from({ length: 200 }, (_, seed) => {
      const { reasons } = row(close(ask(live(seed + 1), ['no', 'no', 'no', 'no', 'no'])))
      return reasons.findIndex(({ text }) => text === 'Reason of Shaz')
    })
    for (const place of [0, 1, 2, 3, 4]) {
      const times = places.filter(one => one === place).length
      // Forty of two hundred by chance; four standard deviations are luck.
      expect(Math.abs(times - 40)).toBeLessThanOrEqual(4 * Math.sqrt(200 * 0.2 * 0.8))
    }
  })

  test('[V8] anyone covers one, and then the big screen and the record have no word of it; a host uncovers', () => {
    const closed = close(ask(live(), ['no', 'no', 'no', 'no', 'no']))
    const { text } = row(closed).reasons[2]!
    const covered = act(closed, 'reason.cover', { check, at: 2, covered: true }, bo)
    const seen = (viewer: 'screen' | 'person' | 'reader') => JSON.stringify(project(covered.board, viewer))
    expect(seen('screen')).not.toContain(text)
    expect(seen('reader')).not.toContain(text)
    const back = { check, at: 2, covered: false }
    expect(answer(covered, 'reason.cover', back, ines)).toBe('not_yours')
    expect(row(act(covered, 'reason.cover', back, hana)).reasons).toEqual(row(closed).reasons)
    expect(answer(closed, 'reason.cover', { check, at: 9, covered: true }, bo)).toBe('gone')
  })
})

describe('the agreement', () => {
  /** A group that has agreed on a rule, and is still at it. */
  const agreed = () => {
    const world = openTable({ steps: ['agreement', 'hopes', 'break', 'problem'], step: 'agreement' })
    return turnOver(write(world, shaz, 'One speaks at a time', { kind: 'rule' }))
  }
  const go = (world: World, type: 'agreement' | 'hopes' | 'break' | 'problem') =>
    act(world, 'step.go', { step: stepIn(world, type).id }, hana)
  const sorts = ({ board }: World) => [...board.check.values()].map(({ sort, state, step }) => ({ sort, state, step }))

  test('[V9] is asked about as each later step begins, and closed as the next one does', () => {
    const world = go(agreed(), 'hopes')
    expect(sorts(world)).toEqual([{ sort: 'agreement', state: 'open', step: stepIn(world, 'hopes').id }])
    const on = go(world, 'problem')
    expect(sorts(on).map(({ state }) => state)).toEqual(['closed', 'open'])
    expect(on.secrets.box.size).toBe(1)
  })

  test('[V9] once a step, however often the room comes back, and never in a break or the step itself', () => {
    const world = ['break', 'agreement', 'hopes', 'agreement', 'hopes'] as const
    const back = world.reduce(go, agreed())
    expect(sorts(back)).toHaveLength(1)
    expect(sorts(go(go(agreed(), 'break'), 'agreement'))).toEqual([])
  })

  test('[V9] of nothing nobody asks', () => {
    const world = openTable({ steps: ['agreement', 'hopes'], step: 'agreement' })
    expect(sorts(go(world, 'hopes'))).toEqual([])
    const before = openTable({ steps: ['hopes', 'agreement', 'problem'], step: 'agreement' })
    const later = turnOver(write(before, shaz, 'One speaks at a time', { kind: 'rule' }))
    expect(sorts(go(later, 'hopes'))).toEqual([])
    expect(sorts(go(later, 'problem'))).toHaveLength(1)
    expect(meetingIn(go(later, 'problem')).screenShows).toBe('step')
  })
})

test('[V1] [V3] answers are counted as they are, whatever comes in whatever order', () => {
  const stroke = fc.record({
    who: fc.nat({ max: NAMES.length - 1 }),
    said: fc.constantFrom(...checkAnswers),
    leaves: fc.nat({ max: 9 }).map(n => n === 0),
  })
  fc.assert(
    fc.property(fc.array(stroke, { maxLength: 50, size: 'max' }), strokes => {
      let world = asked()
      const own = new Map<string, CheckAnswer>()
      for (const { who, said, leaves } of strokes) {
        const name = NAMES[who]!
        const outcome = leaves
          ? attempt(world, 'seat.leave', {}, person(name))
          : attempt(world, 'check.answer', { check, answer: said }, person(name))
        world = outcome.world
        if (leaves) own.delete(name)
        else if (outcome.done) own.set(name, said)
        expect(row(world).answered).toBe(own.size)
      }
      const { answered, cells } = row(close(world))
      expect(answered).toBe(own.size)
      if (answered >= 8)
        expect(cells).toEqual(checkAnswers.map(one => [...own.values()].filter(said => said === one).length))
    }),
    { numRuns: 200 },
  )
})
