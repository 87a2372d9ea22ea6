import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { project } from '#shared/board/projection.ts'
import { readRow } from '#shared/board/schema.ts'
import {
  act,
  answer,
  bo,
  cardOf,
  cardWith,
  everythingIn,
  hana,
  openTable,
  seatOf,
  shaz,
  stepIn,
  type World,
  write,
} from '../../fakes/table.ts'

fc.configureGlobal({ seed: 26_11 })

const texts = ['bus', 'post', 'money', 'doctor']
const ids = texts.map(cardOf)
const problem = { kind: 'problem' } as const
const problems = () => texts.reduce((world, text) => write(world, shaz, text, problem), openTable({ step: 'problem' }))
const piled = () => {
  const one = act(problems(), 'pile.make', { pile: 'ways', card: cardOf('bus'), name: 'Ways' }, shaz)
  return act(one, 'pile.make', { pile: 'things', card: cardOf('post'), name: '' }, bo)
}

/** Every list with what stands in it, as everyone sees it. */
function lists({ board }: World): Record<string, (string | null)[]> {
  const { kinds, piles } = project(board, 'person')!.step!
  const table = kinds.map(({ kind, cards }) => [kind, cards] as const)
  const named = [...table, ...piles.map(({ id, cards }) => [id as string, cards] as const)]
  return Object.fromEntries(named.map(([name, cards]) => [name, cards.map(card => card.text)]))
}
const move = (world: World, text: string, to: { pile?: string; before?: string }, by = shaz) => {
  const before = to.before === undefined ? '' : cardOf(to.before)
  return act(world, 'card.move', { card: cardOf(text), pile: to.pile ?? '', before }, by)
}

describe('moving a card', () => {
  test('[A10] into a pile, out of it, and before any other of its list', () => {
    const world = piled()
    expect(lists(world)).toEqual({ problem: ['money', 'doctor'], limit: [], ways: ['bus'], things: ['post'] })
    const into = move(world, 'doctor', { pile: 'ways' })
    expect(lists(into)).toMatchObject({ problem: ['money'], ways: ['bus', 'doctor'] })
    const before = move(into, 'money', { pile: 'ways', before: 'doctor' })
    expect(lists(before)).toMatchObject({ problem: [], ways: ['bus', 'money', 'doctor'] })
    expect(lists(move(before, 'money', {}))).toMatchObject({ problem: ['money'], ways: ['bus', 'doctor'] })
  })

  test('[A10] puts it where it was wanted, and leaves all others in their order', () => {
    const anyMove = fc.record({
      card: fc.constantFrom(...texts),
      pile: fc.constantFrom('', 'ways', 'things'),
      before: fc.option(fc.constantFrom(...texts), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(anyMove), moves => {
        let world = piled()
        for (const { card, ...to } of moves) {
          const model = Object.entries(lists(world)).map(([list, cards]) => {
            const rest = cards.filter(text => text !== card)
            if (list !== (to.pile || 'problem')) return [list, rest]
            const at = to.before === undefined ? -1 : rest.indexOf(to.before)
            return [list, rest.toSpliced(at < 0 ? rest.length : at, 0, card)]
          })
          world = move(world, card, to)
          expect(lists(world)).toEqual(Object.fromEntries(model))
        }
      }),
    )
  })

  test('[A10] is refused for what is gone, and for a pile of another step', () => {
    const world = piled()
    const elsewhere = write(world, shaz, 'an offer', { kind: 'job', showName: true, step: stepIn(world, 'jobs').id })
    const to = { card: cardOf('money'), pile: '', before: '' }
    expect(answer(world, 'card.move', { ...to, card: 'nothing' }, shaz)).toBe('gone')
    expect(answer(world, 'card.move', { ...to, pile: 'nothing' }, shaz)).toBe('gone')
    expect(answer(elsewhere, 'card.move', { ...to, card: cardOf('an offer'), pile: 'ways' }, shaz)).toBe('not_here')
  })
})

describe('the place of a card', () => {
  test('[B3] is found between two others as often as anyone likes, and can always be stored', () => {
    let world = problems()
    for (let times = 0; times < 2500; times++) {
      const text = times % 2 ? 'bus' : 'post'
      world = move(world, text, { before: 'money' })
      expect(readRow('card', 'c1', { ...cardWith(world, text) }).text, `moved ${times} times`).toBe(text)
    }
    expect(lists(world).problem).toEqual(['post', 'bus', 'money', 'doctor'])
  })

  test('[B3] [A10] is its own again when it is brought back, so that a card can be put before it', () => {
    const taken = act(problems(), 'card.take', { card: cardOf('doctor') }, hana)
    const another = write(taken, bo, 'noise', problem)
    const back = act(another, 'card.restore', { card: cardOf('doctor') }, hana)
    const [last] = lists(back).problem!.slice(-1)
    const world = move(back, 'bus', { before: last! })
    expect(lists(world).problem!.slice(-2)).toEqual(['bus', last])
  })
})

describe('a pile', () => {
  test('[A10] is made of one card, named and taken apart, and its cards go back to their kinds', () => {
    const named = act(piled(), 'pile.name', { pile: 'things', name: ' Letters ' }, bo)
    expect(named.board.pile.get('things' as never)).toMatchObject({ name: 'Letters' })
    const apart = act(move(named, 'money', { pile: 'ways' }), 'pile.unmake', { pile: 'ways' }, shaz)
    expect(lists(apart)).toEqual({ problem: ['doctor', 'bus', 'money'], limit: [], things: ['post'] })
  })

  test('[A10] that is gone is found gone, and taking it apart twice is taking it apart once', () => {
    const apart = act(piled(), 'pile.unmake', { pile: 'ways' }, shaz)
    expect(answer(apart, 'pile.name', { pile: 'ways', name: 'x' }, shaz)).toBe('gone')
    expect(everythingIn(act(apart, 'pile.unmake', { pile: 'ways' }, bo))).toBe(everythingIn(apart))
    expect(answer(apart, 'pile.make', { pile: 'new', card: 'nothing', name: '' }, bo)).toBe('gone')
  })

  test('[A10] that was there is not needed for a card to be brought back from it', () => {
    const taken = act(piled(), 'card.take', { card: cardOf('bus') }, hana)
    const apart = act(taken, 'pile.unmake', { pile: 'ways' }, shaz)
    expect(lists(act(apart, 'card.restore', { card: cardOf('bus') }, hana)).problem).toContain('bus')
    expect(lists(act(taken, 'card.restore', { card: cardOf('bus') }, hana)).ways).toEqual(['bus'])
  })
})

test('[A10] where the group has left it to hosts, hosts sort and nobody else does', () => {
  const world = act(piled(), 'sorting.set', { sorting: 'host' }, hana)
  const asked: [string, unknown][] = [
    ['card.move', { card: ids[2], pile: 'ways', before: '' }],
    ['pile.make', { pile: 'new', card: ids[2], name: '' }],
    ['pile.name', { pile: 'ways', name: 'x' }],
    ['pile.unmake', { pile: 'ways' }],
  ]
  const shared = act(world, 'lead.pass', { seat: seatOf('Bo'), together: true }, hana)
  const again = act(world, 'sorting.set', { sorting: 'everyone' }, hana)
  for (const [name, args] of asked) {
    expect(answer(world, name, args, shaz), name).toBe('not_yours')
    expect(answer(world, name, args, hana), name).toBe('done')
    expect(answer(shared, name, args, bo), name).toBe('done')
    expect(answer(again, name, args, shaz), name).toBe('done')
  }
  expect(answer(world, 'sorting.set', { sorting: 'everyone' }, shaz)).toBe('not_yours')
})
