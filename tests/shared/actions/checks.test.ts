import { describe, expect, test } from 'vitest'
import type { World } from '#shared/actions/decide.ts'
import type { Actor } from '#shared/actions/define.ts'
import type { Id } from '#shared/board/ids.ts'
import { project } from '#shared/board/projection.ts'
import { nextMeeting } from '#shared/meeting/found.ts'
import { recordOf } from '#shared/meeting/record.ts'
import { act, answer, everythingIn, hana, openTable, server, shaz, stepIn, turnOver, write } from '../../fakes/table.ts'

const voter = (n: number): Actor => ({ type: 'seat', seat: `v${n}` as Id<'seat'>, keeper: false })

function table(people = 12): World {
  let world: World = { ...openTable({ step: 'ideas' }), here: people }
  for (let n = 0; n < people; n++)
    world = act(world, 'seat.take', { seat: `v${n}`, name: `Voter ${n}`, leads: false }, server)
  return world
}

const ask = (
  world: World,
  sort: 'heard' | 'live' | 'own',
  fields: { check?: string; question?: string; decision?: string } = {},
) => act(world, 'check.ask', { check: 'k1', step: stepIn(world, 'ideas').id, sort, question: '', ...fields }, hana)
const say = (world: World, n: number, given: 'yes' | 'part' | 'no', reason = '', check = 'k1') =>
  act(world, 'check.answer', { check, answer: given, reason, lang: 'en' }, voter(n))
const closed = (world: World, check = 'k1') => act(world, 'check.close', { check }, hana)
const checkIn = (world: World, id = 'k1') => world.board.check.get(id as Id<'check'>)!
const worded = (world: World, text = 'We try it') =>
  act(world, 'decision.word', { decision: 'd1', step: stepIn(world, 'ideas').id, text, lang: 'en' }, hana)

describe('a question for everyone', () => {
  test('[V8] says how many have answered, and nothing of what, until it is closed', () => {
    const asked = ask(table(), 'heard')
    const one = say(say(asked, 1, 'no'), 2, 'no')
    const other = say(say(asked, 1, 'yes'), 2, 'part')
    expect(one.board).toEqual(other.board)
    expect(checkIn(one).answered).toBe(2)
    // An answer that was changed is still one.
    expect(checkIn(say(one, 1, 'yes')).answered).toBe(2)
  })

  test('[V5] [V8] three numbers from five answers on, none below, and nobody is counted who did not answer', () => {
    let world = ask(table(), 'heard')
    for (let n = 0; n < 4; n++) world = say(world, n, 'no')
    expect(checkIn(closed(world))).toMatchObject({ cells: null, answered: 4, of: 12 })
    for (let n = 4; n < 9; n++) world = say(world, n, 'yes')
    expect(checkIn(closed(world))).toMatchObject({ cells: [5, 0, 4], answered: 9, of: 12 })
  })

  test('[V8] reasons are there once all are, in another order than they came in, and not where numbers are kept back', () => {
    let world = ask(worded(table()), 'live', { decision: 'd1' })
    for (let n = 0; n < 4; n++) world = say(world, n, 'no', `Reason ${n}`)
    expect(JSON.stringify([...world.board.check])).not.toContain('Reason')
    expect(everythingIn(closed(world))).not.toContain('Reason')
    for (let n = 4; n < 10; n++) world = say(world, n, 'part', `Reason ${n}`)
    const { reasons } = checkIn(closed(world))
    expect(reasons.map(({ text }) => text).sort()).toEqual(Array.from({ length: 10 }, (_, n) => `Reason ${n}`))
    expect(reasons.map(({ text }) => text)).not.toEqual(Array.from({ length: 10 }, (_, n) => `Reason ${n}`))
    // With a yes, and to other questions, nothing is written.
    expect(everythingIn(say(ask(table(), 'heard'), 1, 'no', 'Because of them'))).not.toContain('Because')
  })

  test('[V8] [T8] one person is enough to cover a reason; the group shows it again', () => {
    let world = ask(worded(table()), 'live', { decision: 'd1' })
    for (let n = 0; n < 6; n++) world = say(world, n, 'no', n === 0 ? 'It is Kel’s fault' : '')
    world = act(closed(world), 'reason.cover', { check: 'k1', at: 0, covered: true }, shaz)
    const reasonFor = (viewer: 'screen' | 'person') =>
      project(world.board, viewer)!.step!.chosen.checks[0]!.reasons[0]!.text
    expect(reasonFor('screen')).toBeNull()
    expect(recordOf(world.board, world.secrets).json).not.toContain('fault')
    expect(answer(world, 'reason.cover', { check: 'k1', at: 0, covered: false }, shaz)).toBe('not_yours')
    expect(answer(world, 'reason.cover', { check: 'k1', at: 0, covered: false }, hana)).toBe('done')
  })

  test('[V9] each later step asks about the agreement, once, and closes the one before', () => {
    let world = openTable({ step: 'agreement' })
    world = turnOver(write(world, shaz, 'One person speaks at a time', { kind: 'rule' }))
    const go = (type: 'hopes' | 'ideas' | 'hello' | 'agreement') =>
      act(world, 'step.go', { step: stepIn(world, type).id }, hana)
    world = go('hopes')
    const open = () => [...world.board.check.values()].filter(({ state }) => state === 'open')
    expect(open().map(({ sort, step }) => [sort, step])).toEqual([['agreement', stepIn(world, 'hopes').id]])
    world = go('ideas')
    expect(open().map(({ step }) => step)).toEqual([stepIn(world, 'ideas').id])
    world = go('hopes')
    expect(open()).toEqual([])
    world = go('hello')
    expect(open()).toEqual([])
    // A group without rules is asked nothing.
    expect(
      act(openTable({ step: 'agreement' }), 'step.go', { step: stepIn(world, 'ideas').id }, hana).board.check.size,
    ).toBe(0)
  })
})

describe('a decision', () => {
  test('[V10] is made after everyone was asked about these very words, with its numbers, and never before', () => {
    let world = worded(table())
    const make = () => answer(world, 'decision.make', { decision: 'd1', again: '2027-02-25' }, hana)
    expect(make()).toBe('not_asked')
    world = ask(world, 'live', { decision: 'd1' })
    expect(make()).toBe('not_asked')
    for (let n = 0; n < 8; n++) world = say(world, n, n === 0 ? 'part' : 'yes')
    expect(
      answer(world, 'decision.word', { decision: 'd1', step: stepIn(world, 'ideas').id, text: 'No', lang: '' }, hana),
    ).toBe('vote_open')
    world = worded(closed(world), 'We try it for a month')
    expect(make()).toBe('not_asked')
    world = ask(world, 'live', { check: 'k2', decision: 'd1' })
    for (let n = 0; n < 9; n++) world = say(world, n, 'yes', '', 'k2')
    world = act(closed(world, 'k2'), 'decision.make', { decision: 'd1', again: '2027-02-25' }, hana)
    expect(world.board.decision.get('d1' as Id<'decision'>)).toMatchObject({
      text: 'We try it for a month',
      was: 'We try it',
      state: 'made',
      cells: [9, 0, 0],
      present: 12,
      unanswered: 3,
      again: '2027-02-25',
    })
    expect(
      answer(world, 'decision.word', { decision: 'd1', step: stepIn(world, 'ideas').id, text: 'No', lang: '' }, hana),
    ).toBe('turned_over')
  })

  test('[V10] nobody answering decides nothing', () => {
    const world = closed(ask(worded(table()), 'live', { decision: 'd1' }))
    expect(answer(world, 'decision.make', { decision: 'd1', again: '' }, hana)).toBe('not_asked')
  })

  test('[B5] [B6] goes into the record, and with the group to the next meeting', () => {
    let world = ask(worded(table()), 'live', { decision: 'd1' })
    for (let n = 0; n < 8; n++) world = say(world, n, 'yes')
    world = act(closed(world), 'decision.make', { decision: 'd1', again: '' }, hana)
    const record = JSON.parse(recordOf(world.board, world.secrets).json)
    const ideas = record.steps.find(({ type }: { type: string }) => type === 'ideas')
    expect(ideas.decisions).toEqual([
      { text: 'We try it', lang: 'en', was: '', present: 12, again: '', cells: [8, 0, 0], unanswered: 4 },
    ])
    const next = nextMeeting(world.board, world.secrets, world.chance)
    expect([...next.board.decision.values()]).toMatchObject([{ text: 'We try it', state: 'made', carried: true }])
    expect(next.board.check.size).toBe(0)
  })
})
