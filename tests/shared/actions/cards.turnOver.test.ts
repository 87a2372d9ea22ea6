import { describe, expect, test } from 'vitest'
import {
  act,
  answer,
  bo,
  cardOf,
  cardsFor,
  everythingIn,
  hana,
  ines,
  meetingIn,
  openTable,
  shaz,
  stepIn,
  textsOn,
  turnOver,
  type World,
  write,
} from '../../fakes/table.ts'

const inTurn = ['one', 'two', 'three']
/** Cards that wait, one after the other. */
const waiting = (texts: readonly string[] = inTurn, seed = 1) =>
  texts.reduce((world, text, at) => write(world, [shaz, bo, ines][at % 3]!, text), openTable({ seed }))
/** Hopes that were turned over, and the room is still there. */
const turned = (...texts: string[]) => turnOver(waiting(texts))

describe('turning over', () => {
  test('[T3] all cards that wait for the step come out at once, and no others', () => {
    const world = openTable({ step: 'ideas' })
    const mixed = write(write(world, shaz, 'idea', { kind: 'idea' }), bo, 'hope', { step: stepIn(world, 'hopes').id })
    const after = turnOver(write(mixed, ines, 'other', { kind: 'idea' }))
    expect(textsOn(after).sort()).toEqual(['idea', 'other'])
    expect([...after.secrets.letterbox.values()].map(card => card.text)).toEqual(['hope'])
  })

  test('[T3] cards are shuffled: every order comes up, in the list and in what is stored', () => {
    const seeds = Array.from({ length: 120 }, (_, seed) => turnOver(waiting(inTurn, seed)))
    const orders = (of: (world: World) => readonly { text: string | null }[]) =>
      new Set(seeds.map(world => [...of(world)].map(card => card.text).join(' ')))
    expect(orders(cardsFor).size).toBe(6)
    expect(orders(({ board }) => [...board.card.values()]).size).toBe(6)
  })

  test('[T3] cards come out with ids made at that moment, by nobody, under nothing that was known before', () => {
    const before = waiting()
    const known = everythingIn(before)
    const cards = [...turnOver(before).board.card.values()]
    expect(cards).toHaveLength(3)
    for (const card of cards) {
      expect(card).toMatchObject({ by: '', talk: '', pile: '', covered: false, carried: false })
      expect(known).not.toContain(card.id)
      expect(inTurn.map(cardOf)).not.toContain(card.id)
    }
    expect(new Set(cards.map(card => card.id)).size).toBe(3)
    const other = [...turnOver(waiting(inTurn, 2)).board.card.keys()]
    expect(cards.some(card => other.includes(card.id))).toBe(false)
  })

  test('[T1] what everyone is told of it is that it was done, never how many', () => {
    const deeds = (...texts: string[]) =>
      [...turned(...texts).board.deed.values()].map(({ what, step, order }) => ({ what, step, order }))
    expect(deeds('one')).toEqual(deeds(...inTurn))
    expect(stepIn(turned(...inTurn), 'hopes').turned).toBe(1)
  })

  test('[A11] pressing twice turns over once', () => {
    const once = turned('one', 'two')
    const more = write(write(once, shaz, 'three'), bo, 'four')
    const again = act(more, 'cards.turnOver', { step: meetingIn(more).step, turned: 0 }, hana)
    expect(again.board).toBe(more.board)
    expect(textsOn(turnOver(more))).toHaveLength(4)
  })

  test('[T3] named cards and late ones stand in one list, the late ones after', () => {
    const table = openTable({ step: 'hello' })
    const named = write(table, shaz, 'I cook', { kind: 'skill', showName: true })
    const both = turnOver(write(named, bo, 'I listen', { kind: 'skill' }))
    expect(cardsFor(both)).toMatchObject([
      { text: 'I cook', by: { name: 'Shaz' } },
      { text: 'I listen', by: null },
    ])
  })
})

describe('a late card', () => {
  const pressed = (world: World) => ({ step: meetingIn(world).step, turned: stepIn(world, 'hopes').turned })

  test('[T5] a card that came late is never turned over alone', () => {
    const late = write(turned(...inTurn), shaz, 'late')
    expect(answer(late, 'cards.turnOver', pressed(late), hana)).toBe('nothing_new')
    const other = write(turned(...inTurn), shaz, 'elsewhere', { step: stepIn(late, 'ideas').id, kind: 'idea' })
    expect(answer(write(other, bo, 'late'), 'cards.turnOver', pressed(other), hana)).toBe('nothing_new')
  })

  test('[T5] a host is told the same for one as for none, and both leave the same', () => {
    const none = turned(...inTurn)
    const one = write(none, shaz, 'late')
    expect(answer(none, 'cards.turnOver', pressed(none), hana)).toBe(answer(one, 'cards.turnOver', pressed(one), hana))
    expect(one.board).toBe(none.board)
  })

  test('[T5] two that came late are turned over together', () => {
    const two = write(write(turned(...inTurn), shaz, 'late'), bo, 'later')
    const after = turnOver(two)
    expect(textsOn(after).slice(3).sort()).toEqual(['late', 'later'])
    expect(after.secrets.letterbox.size).toBe(0)
    expect(stepIn(after, 'hopes').turned).toBe(2)
  })

  test('[T5] the first time, one card is turned over, and so are none', () => {
    expect(textsOn(turned('alone'))).toEqual(['alone'])
    expect(stepIn(turned(), 'hopes').turned).toBe(1)
  })
})
