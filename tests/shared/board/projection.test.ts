import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardsInTurn, doneCount, project, type StepView, type Viewer } from '#shared/board/projection.ts'
import { emptyBoard } from '#shared/board/schema.ts'
import { doneMark } from '#shared/meeting/done.ts'
import {
  act,
  bo,
  cardOf,
  cardsFor,
  cardWith,
  hana,
  ines,
  openTable,
  seatOf,
  shaz,
  stepIn,
  turnOver,
  type World,
  write,
} from '../../fakes/table.ts'
import { anyMeeting, busyTable, play } from '../deeds.ts'

fc.configureGlobal({ seed: 26_11 })

const viewers: readonly Viewer[] = ['host', 'person', 'screen', 'reader']
const problem = { kind: 'problem' } as const
/** Two problems that all can see. */
const problems = () => write(write(openTable({ step: 'problem' }), shaz, 'No bus', problem), bo, 'No post', problem)
const covered = (world: World, text: string) => act(world, 'card.cover', { card: cardWith(world, text).id }, ines)
const viewOf = (world: World, text: string, viewer: Viewer = 'person') =>
  cardsFor(world, viewer).find(card => card.id === cardOf(text))!

test('[B8] there is nothing to show of a board that is not there yet', () => {
  expect(project(emptyBoard(), 'person')).toBeNull()
})

test('[D7] people stand in the same order on every screen, whatever order their rows came in', () => {
  const { board } = openTable()
  const other = { ...board, seat: new Map([...board.seat].reverse()) }
  const names = (of: typeof board) => project(of, 'person')!.seats.map(({ name }) => name)
  expect(names(board)).toEqual(['Bo', 'Hana', 'Ines', 'Shaz'])
  expect(names(other)).toEqual(names(board))
})

describe('a covered card', () => {
  test.each(['screen', 'reader'] as const)('[B8] has no text for a %s', viewer => {
    const world = act(covered(problems(), 'No bus'), 'spotlight.show', { card: cardOf('No bus') }, hana)
    const shown = project(world.board, viewer)!
    expect(shown.spotlight!.card).toMatchObject({ id: cardOf('No bus'), text: null, covered: true })
    expect(JSON.stringify(shown)).not.toContain('No bus')
    expect(viewOf(world, 'No post', viewer).text).toBe('No post')
  })

  test.each(['host', 'person'] as const)('[B8] can be looked at by a %s, who sees that it is covered', viewer => {
    expect(viewOf(covered(problems(), 'No bus'), 'No bus', viewer)).toMatchObject({ text: 'No bus', covered: true })
  })

  test('[B8] is shown to one viewer and not to the other, whoever looks first', () => {
    const world = covered(problems(), 'No bus')
    for (const viewer of [...viewers, ...viewers])
      expect(viewOf(world, 'No bus', viewer).text).toBe(viewer === 'host' || viewer === 'person' ? 'No bus' : null)
  })
})

test('[T1] the host is shown what everyone is shown, and the big screen the same without what is covered', () => {
  fc.assert(
    fc.property(anyMeeting, rolls => {
      const { board } = play(busyTable(), rolls)
      const { host, person, screen, reader } = Object.fromEntries(viewers.map(as => [as, project(board, as)!]))
      expect(host).toEqual(person)
      expect(reader).toEqual(screen)
      const bare = (step: StepView) =>
        cardsInTurn(step).map(card => ({ ...card, text: card.covered ? null : card.text }))
      expect(screen!.steps.map(cardsInTurn)).toEqual(person!.steps.map(bare))
    }),
    { numRuns: 40 },
  )
})

test('[B8] every card is shown once, in the order in which the cards stand', () => {
  fc.assert(
    fc.property(anyMeeting, rolls => {
      const { board } = play(busyTable(), rolls)
      const { steps } = project(board, 'person')!
      const shown = steps.flatMap(cardsInTurn)
      expect(shown.map(card => card.id).sort()).toEqual([...board.card.keys()].sort())
      expect(steps.map(step => step.count)).toEqual(steps.map(step => cardsInTurn(step).length))
      for (const { id, kinds, piles } of steps)
        for (const { cards } of [...kinds, ...piles]) {
          const orders = cards.map(card => board.card.get(card.id)!.order)
          expect(orders).toEqual([...orders].sort())
          expect(cards.every(card => board.card.get(card.id)!.step === id)).toBe(true)
        }
    }),
    { numRuns: 40 },
  )
})

describe('a card that did not change is the same object', () => {
  const shaped = () => {
    const before = write(problems(), shaz, 'No money', problem)
    return { before, after: act(before, 'card.talk', { card: cardOf('No bus'), talk: 'now' }, hana) }
  }

  test.each(viewers)('[B8] for a %s, when another card changed', viewer => {
    const { before, after } = shaped()
    expect(viewOf(after, 'No post', viewer)).toBe(viewOf(before, 'No post', viewer))
    expect(viewOf(after, 'No bus', viewer)).not.toBe(viewOf(before, 'No bus', viewer))
  })

  test('[B8] also with a name on it, while its writer is called the same', () => {
    const before = write(openTable({ step: 'jobs' }), shaz, 'I will ring', { kind: 'job', showName: true })
    const after = write(before, bo, 'I will write', { kind: 'job', showName: true })
    expect(viewOf(after, 'I will ring')).toBe(viewOf(before, 'I will ring'))
  })

  test.each(['screen', 'reader'] as const)('[B8] also when it is covered for a %s', viewer => {
    const before = covered(problems(), 'No bus')
    const after = act(before, 'card.talk', { card: cardOf('No post'), talk: 'now' }, hana)
    expect(viewOf(after, 'No bus', viewer)).toBe(viewOf(before, 'No bus', viewer))
  })
})

test('[B8] a named card shows its writer as they are called now, and nobody once they have left', () => {
  const written = write(openTable({ step: 'jobs' }), shaz, 'I will ring', { kind: 'job', showName: true })
  expect(viewOf(written, 'I will ring').by).toEqual({ name: 'Shaz', guest: 0 })
  const renamed = act(written, 'seat.rename', { name: 'Sunny' }, shaz)
  expect(viewOf(renamed, 'I will ring').by).toEqual({ name: 'Sunny', guest: 0 })
  expect(viewOf(act(renamed, 'seat.leave', {}, shaz), 'I will ring').by).toBeNull()
})

test('[T3] a card that was turned over shows no writer', () => {
  const world = turnOver(write(openTable(), shaz, 'A room'))
  expect(cardsFor(world)).toMatchObject([{ text: 'A room', by: null }])
})

test('[B8] steps are numbered in their order, and the room is at one of them or at none', () => {
  const world = openTable({ step: 'agreement' })
  const { steps, step } = project(world.board, 'person')!
  expect(steps.map(({ type, number }) => `${number} ${type}`).slice(0, 3)).toEqual([
    '1 hello',
    '2 agreement',
    '3 hopes',
  ])
  expect(step).toBe(steps[1])
  expect(project(act(world, 'step.go', { step: '' }, hana).board, 'person')!.step).toBeNull()
})

test('[B8] the card that all look at is counted among those beside it', () => {
  const three = write(problems(), ines, 'No money', problem)
  const piled = act(three, 'pile.make', { pile: 'pile', card: cardOf('No bus'), name: 'Ways' }, shaz)
  const spotlit = (world: World, text: string) => {
    const shown = act(world, 'spotlight.show', { card: cardOf(text) }, hana)
    const { card, number, of } = project(shown.board, 'screen')!.spotlight!
    return [card.text, number, of]
  }
  expect(spotlit(three, 'No post')).toEqual(['No post', 2, 3])
  expect(spotlit(piled, 'No post')).toEqual(['No post', 1, 2])
  expect(spotlit(piled, 'No bus')).toEqual(['No bus', 1, 1])
  expect(project(piled.board, 'screen')!.spotlight).toBeNull()
})

test('[A12] only those who are here and do not lead are waited for', () => {
  let world = openTable()
  const mark = doneMark(stepIn(world, 'hopes'))
  for (const one of [hana, shaz]) world = act(world, 'seat.done', { done: true, turned: 0 }, one)
  const { seats } = project(world.board, 'host')!
  const here = new Set(['Hana', 'Shaz', 'Bo'].map(seatOf))
  expect(doneCount(seats, here, mark)).toEqual({ done: 1, of: 2 })
  expect(doneCount(seats, new Set(), mark)).toEqual({ done: 0, of: 0 })
  expect(doneCount(seats, here, 'another/0')).toEqual({ done: 0, of: 2 })
})
