import fc from 'fast-check'
import { expect, test } from 'vitest'
import { echoOf } from '#shared/board/projection.ts'
import {
  act,
  answer,
  bo,
  cardOf,
  everythingIn,
  hana,
  ines,
  openTable,
  seatOf,
  server,
  shaz,
  type World,
  write,
} from '../../fakes/table.ts'

fc.configureGlobal({ seed: 26_11 })

const people = [hana, shaz, bo, ines]
const texts = ['No bus', 'No post']
const cards = texts.map(cardOf)
const problems = () =>
  texts.reduce((world, text) => write(world, shaz, text, { kind: 'problem' }), openTable({ step: 'problem' }))
const say = (world: World, by = shaz, on = true, card = cards[0]!) => act(world, 'card.meToo', { card, on }, by)
const tell = (world: World) => act(world, 'meToo.tell', {}, server)
const sums = ({ board }: World) => cards.map(card => (board.card.has(card) ? echoOf(board, card) : undefined))

const anySaying = fc.record({ who: fc.nat({ max: 3 }), card: fc.nat({ max: 1 }), on: fc.boolean(), told: fc.boolean() })

test('[T7] the board learns how many people say it, each counted once, whatever was said and undone', () => {
  fc.assert(
    fc.property(fc.array(anySaying), sayings => {
      let world = problems()
      const model = cards.map(() => new Set<number>())
      for (const { who, card, on, told } of sayings) {
        world = say(world, people[who], on, cards[card])
        if (on) model[card]!.add(who)
        else model[card]!.delete(who)
        if (told) world = tell(world)
      }
      expect(sums(tell(world))).toEqual(model.map(saying => saying.size))
    }),
  )
})

test('[T7] nothing of it is on the board before all are told together', () => {
  const before = problems()
  const said = say(say(say(before), bo), ines, true, cards[1])
  expect(said.board).toBe(before.board)
  expect(sums(tell(said))).toEqual([2, 1])
  const undone = say(tell(said), bo, false)
  expect(sums(undone)).toEqual([2, 1])
  expect(sums(tell(undone))).toEqual([1, 1])
})

test('[T7] telling again changes nothing', () => {
  const told = tell(say(problems()))
  expect(tell(told).board).toBe(told.board)
  expect(everythingIn(tell(told))).toBe(everythingIn(told))
})

test('[T7] one that was said and undone before the telling leaves no trace on the board', () => {
  const before = problems()
  expect(tell(say(say(before), shaz, false)).board).toBe(before.board)
})

test('[T7] what is stored names nobody, and is the same whoever said it', () => {
  const kept = people.map(by => {
    const { meToo, tally } = say(problems(), by).secrets
    return [[...meToo.values()], [...tally]]
  })
  for (const rows of kept) expect(rows).toEqual(kept[0])
  expect(kept[0]![0]).toEqual([{ card: cards[0] }])
  const stored = say(problems(), ines).secrets
  const text = JSON.stringify([...stored.meToo, ...stored.tally])
  for (const named of ['Ines', seatOf('Ines')]) expect(text).not.toContain(named)
})

test('[T7] only people at the table say it, and only of a card that is there', () => {
  expect(answer(problems(), 'card.meToo', { card: 'nothing', on: true }, shaz)).toBe('gone')
  expect(answer(problems(), 'card.meToo', { card: cards[0], on: 'yes' }, shaz)).toBe('malformed')
  expect(answer(problems(), 'meToo.tell', {}, hana)).toBe('not_yours')
})

test('[T7] what was said of a card that is brought back counts, also if all were told while it was away', () => {
  const card = cards[0]!
  const away = act(say(say(problems()), bo), 'card.take', { card }, hana)
  const back = act(tell(away), 'card.restore', { card }, hana)
  expect(sums(tell(back))).toEqual([2, 0])
})

test('[T7] after the meeting was closed the last ones are told, and none are said', () => {
  const closed = act(say(problems()), 'meeting.close', {}, hana)
  expect(sums(tell(closed))).toEqual([1, 0])
  expect(answer(closed, 'card.meToo', { card: cards[0], on: true }, bo)).toBe('meeting_over')
})
