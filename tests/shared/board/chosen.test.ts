import { describe, expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { project, type Viewer } from '#shared/board/projection.ts'
import type { Row } from '#shared/board/schema.ts'
import { recordOf } from '#shared/meeting/record.ts'
import { act, bo, cardOf, hana, openTable, shaz, stepIn, type World, write } from '../../fakes/table.ts'

const bus = cardOf('No bus')
const post = cardOf('No post')
const desk = cardOf('A high desk')
const round = 'round' as Id<'round'>

/** A pile of two, and a card, that are voted on. */
function voting(): World {
  const cards = ['No bus', 'No post', 'A high desk']
  const written = cards.reduce(
    (now, text) => write(now, shaz, text, { kind: 'problem' }),
    openTable({ step: 'problem' }),
  )
  const one = act(written, 'pile.make', { pile: 'pile' as Id<'pile'>, card: bus, name: '' }, shaz)
  const piled = act(one, 'card.move', { card: post, pile: 'pile', before: '' }, shaz)
  const rules = { method: 'dots', votes: 3, several: true } as const
  const step = stepIn(piled, 'problem').id
  return act(piled, 'round.open', { round, step, options: ['pile', desk], ...rules }, hana)
}

/** The same with a vote that has come out in some way. */
const come = (world: World, fields: Partial<Row<'round'>>): World => {
  const row = { ...world.board.round.get(round)!, state: 'closed' as const, ...fields }
  return { ...world, board: { ...world.board, round: new Map([[round, row]]) } }
}
const seen = (world: World, viewer: Viewer = 'person') =>
  project(world.board, viewer)!.steps.find(({ type }) => type === 'problem')!.chosen.rounds[0]!

describe('a vote as it is seen', () => {
  test('[B8] [V8] is shown as it was put together while it is open, and nobody has won', () => {
    const { options, winners, tooFew } = seen(voting())
    expect(options.map(({ text, pile }) => [text, pile])).toEqual([
      ['No bus', 2],
      ['A high desk', 0],
    ])
    expect([winners, tooFew]).toEqual([[], false])
  })

  test('[V6] stands with the most chosen first once it is closed', () => {
    const { options, winners } = seen(come(voting(), { turnout: 8, cells: [3, 9] }))
    expect(options.map(({ text, cell }) => [text, cell])).toEqual([
      ['A high desk', 9],
      ['No bus', 3],
    ])
    expect(winners.map(({ id }) => id)).toEqual([desk])
  })

  test('[V7] has its hands apart from its votes', () => {
    const { options, winners } = seen(come(voting(), { turnout: 8, cells: [5, 4], handsOf: 2, hands: [0, 2] }))
    expect(options.map(({ cell, hands }) => [cell, hands])).toEqual([
      [4, 2],
      [5, 0],
    ])
    expect(winners.map(({ id }) => id)).toEqual([desk])
  })

  test('[V5] says when too few voted, and has no winner by secret votes', () => {
    const { tooFew, winners } = seen(come(voting(), { turnout: 4, cells: null }))
    expect([tooFew, winners]).toEqual([true, []])
    expect(seen(come(voting(), { turnout: 0, cells: null })).tooFew).toBe(false)
  })

  test('[B8] has no words of a card that is covered, for the big screen and a reader', () => {
    const covered = act(voting(), 'card.cover', { card: desk }, bo)
    expect(seen(covered, 'screen').options[1]).toMatchObject({ id: desk, text: null })
    expect(seen(covered, 'reader').options[1]).toMatchObject({ text: null })
  })

  test('[B8] has a thing that is gone without words, and the name of a pile before its first card', () => {
    const named = act(voting(), 'pile.name', { pile: 'pile' as Id<'pile'>, name: 'Getting there' }, shaz)
    expect(seen(named).options[0]).toMatchObject({ text: 'Getting there', pile: 2 })
    const gone = act(
      act(voting(), 'pile.unmake', { pile: 'pile' as Id<'pile'> }, shaz),
      'card.take',
      { card: desk },
      hana,
    )
    expect(seen(gone).options.map(({ kind, text }) => [kind, text])).toEqual([
      [null, null],
      [null, null],
    ])
  })
})

test('[V8] [V10] what was asked last is known, a vote or a question about a decision', () => {
  const step = stepIn(voting(), 'problem').id
  const last = (world: World) => project(world.board, 'screen')!.steps.find(({ id }) => id === step)!.chosen.last
  const deciding = (world: World, check: string) =>
    act(world, 'check.ask', { check, step, sort: 'live', question: '', decision: 'd' }, hana)
  const voted = act(voting(), 'round.close', { round }, hana)
  const worded = act(voted, 'decision.word', { decision: 'd', step, text: 'We ring', lang: 'en' }, hana)
  const asked = act(deciding(worded, 'one'), 'check.close', { check: 'one' }, hana)
  const rules = { method: 'dots' as const, votes: 3, several: true, options: ['pile', desk] }
  const again = act(asked, 'round.open', { round: 'again', step, ...rules }, hana)
  const both = act(again, 'round.close', { round: 'again' }, hana)
  const heard = act(both, 'check.ask', { check: 'h', step, sort: 'heard', question: '', decision: '' }, hana)
  expect([openTable(), voting(), worded, asked, again, heard, deciding(heard, 'two')].map(last)).toEqual([
    null,
    'round',
    'round',
    'decision',
    'round',
    'round',
    'decision',
  ])
})

test('[B6] the record tells what came of a vote, with what was chosen, and nothing of one that is open', () => {
  const votes = ({ board, secrets }: World) =>
    JSON.parse(recordOf(board, secrets).json).steps.flatMap((step: { votes: object[] }) => step.votes)
  expect(votes(voting())).toEqual([])
  expect(votes(come(voting(), { turnout: 6, of: 7, cells: ['few', 5] }))).toEqual([
    {
      ...{ method: 'dots', votes: 3, several: true, turnout: 6, of: 7, handsOf: 0 },
      options: [
        { kind: 'problem', text: 'A high desk', lang: '', card: 1, votes: 5, hands: 0, chosen: true },
        { kind: 'problem', text: 'No bus', lang: '', card: 2, votes: 'few', hands: 0, chosen: false },
      ],
    },
  ])
})
