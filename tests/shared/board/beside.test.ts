import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { besideKey } from '#shared/board/beside.ts'
import { BoardDocument } from '#shared/board/document.ts'
import { type Draft, sketch } from '#shared/board/draft.ts'
import type { Id } from '#shared/board/ids.ts'
import { bo, openTable, seatOf, shaz, turnOver, write } from '../../fakes/table.ts'

fc.configureGlobal({ seed: 26_11 })

const WORDS = 'I will say it once and not again'

/** A document with two cards, one of them named, and another that gets every update of it. */
function twoScreens() {
  const written = write(openTable({ step: 'hello' }), bo, WORDS, { kind: 'need' })
  const document = new BoardDocument()
  document.fill(write(turnOver(written), shaz, 'I cook', { kind: 'skill', showName: true }).board)
  const other = new BoardDocument()
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(document.doc))
  const change = (work: (draft: Draft) => void) => {
    const draft = sketch(document.board)
    work(draft)
    const update = document.write(draft)
    if (update) Y.applyUpdate(other.doc, update)
    // The writer, whoever got the updates, and whoever comes now.
    for (const { board } of [document, other, new BoardDocument(document.doc)]) expect(board).toEqual(draft.board)
    return update
  }
  const card = [...document.board.card.values()].find(({ text }) => text === WORDS)!.id
  return { document, card, change }
}

const holds = (bytes: Uint8Array, words: string) => Buffer.from(bytes).includes(words)

test('[B9] a card that moves is not sent again, and lies in the document once', () => {
  const { document, card, change } = twoScreens()
  const first = change(draft => draft.patch('card', card, { pile: 'pile' as Id<'pile'>, order: 'a5' }))!
  const second = change(draft => draft.patch('card', card, { talk: 'now' }))!
  for (const update of [first, second]) {
    expect(holds(update, WORDS)).toBe(false)
    expect(update.length).toBeLessThan(120)
  }
  expect(document.doc.getMap('card').get(besideKey(card))).toEqual({ pile: 'pile', order: 'a5', talk: 'now' })
})

test('[B9] where everything is back in its place nothing is beside it', () => {
  const { document, card, change } = twoScreens()
  const { order } = document.board.card.get(card)!
  change(draft => draft.patch('card', card, { pile: 'pile' as Id<'pile'>, order: 'a5' }))
  change(draft => draft.patch('card', card, { pile: '', order }))
  expect(document.doc.getMap('card').has(besideKey(card))).toBe(false)
  expect(change(draft => draft.patch('card', card, { pile: '', order }))).toBeNull()
})

test('[B9] words that were changed are gone from the document, and so is a name', () => {
  const { document, card, change } = twoScreens()
  change(draft => draft.patch('card', card, { pile: 'pile' as Id<'pile'> }))
  change(draft => draft.patch('card', card, { text: 'Something else', talk: 'done' }))
  change(draft => draft.patch('seat', seatOf('Shaz'), { hand: 'a0' }))
  change(draft => draft.patch('seat', seatOf('Shaz'), { name: 'Sam' }))
  const bytes = Y.encodeStateAsUpdate(document.doc)
  expect(holds(bytes, 'Something else')).toBe(true)
  expect(holds(bytes, WORDS)).toBe(false)
  expect(JSON.stringify(document.doc.getMap('seat').toJSON())).not.toContain('"Shaz"')
})

test('[B9] of a record that was taken away nothing is left', () => {
  const { document, card, change } = twoScreens()
  change(draft => draft.patch('card', card, { talk: 'now' }))
  change(draft => draft.remove('card', card))
  expect(JSON.stringify(document.doc.getMap('card').toJSON())).not.toContain(card)
  expect(holds(Y.encodeStateAsUpdate(document.doc), WORDS)).toBe(false)
})

test('[B9] whatever is changed, every screen shows the same', () => {
  const fields = fc.record(
    {
      text: fc.constantFrom(WORDS, 'other words'),
      pile: fc.constantFrom('', 'p1', 'p2') as fc.Arbitrary<Id<'pile'> | ''>,
      order: fc.constantFrom('a0', 'a1', 'a2'),
      talk: fc.constantFrom('', 'now', 'done'),
      covered: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  const step = fc.oneof(
    { weight: 5, arbitrary: fields },
    { weight: 1, arbitrary: fc.constant('gone and back' as const) },
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), steps => {
      const { document, card, change } = twoScreens()
      for (const one of steps)
        if (one === 'gone and back') {
          const row = document.board.card.get(card)!
          change(draft => draft.remove('card', card))
          change(draft => draft.put('card', row))
        } else change(draft => draft.patch('card', card, one))
    }),
    { numRuns: 60 },
  )
})
