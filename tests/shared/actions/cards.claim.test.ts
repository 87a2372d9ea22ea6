import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  act,
  answer,
  attempt,
  bo,
  cardOf,
  cardWith,
  claimOf,
  everythingIn,
  hana,
  ines,
  openTable,
  seatOf,
  shaz,
  stepIn,
  textsOn,
  turnOver,
  type World,
  write,
} from '../../fakes/table.ts'

fc.configureGlobal({ seed: 26_11 })

const anew = (text: string, words = 'New words') => ({
  claim: claimOf(text),
  kind: 'hope' as const,
  text: words,
  lang: 'en',
})
const mine = (text: string) => ({ claim: claimOf(text) })
const waiting = () => write(write(openTable(), shaz, 'A room'), bo, 'A job')
const out = () => turnOver(waiting())
const wordsOf = (world: World) => [...world.secrets.letterbox.values()].map(card => card.text)

describe('whoever holds the claim', () => {
  test('[T6] changes a card that waits, and its kind to another that waits', () => {
    const after = act(waiting(), 'card.change', { ...anew('A room'), kind: 'fear' }, shaz)
    expect(wordsOf(after)).toEqual(['New words', 'A job'])
    expect([...after.secrets.letterbox.values()][0]).toMatchObject({ kind: 'fear' })
    expect(answer(after, 'card.change', { ...anew('A room'), kind: 'idea' }, shaz)).toBe('not_here')
  })

  test('[T1] cannot make a card that waits show at once', () => {
    const step = stepIn(openTable(), 'hello').id
    const world = write(openTable({ step: 'hello' }), shaz, 'I cook', { kind: 'skill', step })
    const changed = act(world, 'card.change', { ...anew('I cook'), kind: 'contact' }, shaz)
    expect(changed.board).toBe(world.board)
    expect(changed.secrets.letterbox.size).toBe(1)
  })

  test('[T6] takes a card back before it was turned over, and then it never comes out', () => {
    const after = act(waiting(), 'card.withdraw', mine('A room'), shaz)
    expect(textsOn(turnOver(after))).toEqual(['A job'])
  })

  test('[T6] cannot change what is unnamed once it was turned over, but can take it back', () => {
    const world = out()
    expect(answer(world, 'card.change', anew('A room'), shaz)).toBe('turned_over')
    expect(textsOn(act(world, 'card.withdraw', mine('A room'), shaz))).toEqual(['A job'])
    const hidden = turnOver(write(openTable({ step: 'hello' }), shaz, 'I cook', { kind: 'skill' }))
    expect(answer(hidden, 'card.change', { ...anew('I cook'), kind: 'skill' }, shaz)).toBe('turned_over')
  })

  test('[T6] brings back what they took away, and it is as it was', () => {
    const world = act(out(), 'card.talk', { card: cardWith(out(), 'A room').id, talk: 'later' }, hana)
    const away = act(world, 'card.withdraw', mine('A room'), shaz)
    expect(act(away, 'card.unwithdraw', mine('A room'), shaz).board.card).toEqual(world.board.card)
    expect(answer(away, 'card.restore', { card: cardWith(world, 'A room').id }, hana)).toBe('not_yours')
  })

  test('[T6] changes their own card that has a name or shows at once', () => {
    for (const [step, kind, showName] of [['jobs', 'job', true] as const, ['problem', 'problem', false] as const]) {
      const world = write(openTable({ step }), shaz, 'I will ring', { kind, showName })
      const after = act(world, 'card.change', { ...anew('I will ring'), kind }, shaz)
      expect(cardWith(after, 'New words')).toEqual({ ...cardWith(world, 'I will ring'), text: 'New words' })
    }
  })

  test('[T6] is not stopped by having taken another seat', () => {
    expect(wordsOf(act(waiting(), 'card.change', anew('A room'), ines))).toEqual(['New words', 'A job'])
  })
})

describe('whoever does not hold the claim', () => {
  const anyGuess = fc.string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABC019_-'),
    minLength: 16,
    maxLength: 32,
  })

  test('[T6] changes nothing and takes nothing back, before and after', () => {
    const worlds = [waiting(), out(), write(openTable({ step: 'jobs' }), shaz, 'Ring', { kind: 'job', showName: true })]
    fc.assert(
      fc.property(anyGuess, fc.constantFrom(...worlds), fc.constantFrom(hana, shaz, bo), (claim, world, by) => {
        expect(answer(world, 'card.change', { ...anew('A room'), claim }, by)).toBe('gone')
        expect(answer(world, 'card.unwithdraw', { claim }, by)).toBe('gone')
        expect(everythingIn(act(world, 'card.withdraw', { claim }, by))).toBe(everythingIn(world))
      }),
    )
  })

  test('[T6] does not get by with the id of a card or the seat of its writer', () => {
    const world = write(openTable({ step: 'jobs' }), shaz, 'I will ring', { kind: 'job', showName: true })
    for (const claim of [cardOf('I will ring'), seatOf('Shaz'), '', 'a/b', null, [...world.secrets.claim.keys()][0]!])
      expect(answer(world, 'card.change', { ...anew('x'), claim }, hana), String(claim)).toMatch(/^(gone|malformed)$/)
  })
})

describe('a card that the group took away', () => {
  const taken = () => {
    const world = out()
    return act(world, 'card.take', { card: cardWith(world, 'A room').id }, hana)
  }

  test('[T6] is not brought back by its writer', () => {
    expect(answer(taken(), 'card.unwithdraw', mine('A room'), shaz)).toBe('not_yours')
  })

  test('[T6] and that its writer takes back as well stays away', () => {
    const both = act(taken(), 'card.withdraw', mine('A room'), shaz)
    const asked = attempt(both, 'card.restore', { card: cardWith(out(), 'A room').id }, hana)
    expect(textsOn(asked.world)).toEqual(['A job'])
  })
})
