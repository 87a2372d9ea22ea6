import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Draft, sketch } from '#shared/board/draft.ts'
import type { Id } from '#shared/board/ids.ts'
import { type Board, emptyBoard, tableNames } from '#shared/board/schema.ts'

fc.configureGlobal({ seed: 26_11 })

const anyId = fc.constantFrom('p1', 'p2', 'p3', 'p4') as fc.Arbitrary<Id<'pile'>>
const step = 'step' as Id<'step'>
const anyChange = fc.oneof(
  fc.record({ how: fc.constant('put' as const), id: anyId, name: fc.string() }),
  fc.record({ how: fc.constant('patch' as const), id: anyId, name: fc.string() }),
  fc.record({ how: fc.constant('remove' as const), id: anyId, name: fc.constant('') }),
)
type Change = typeof anyChange extends fc.Arbitrary<infer One> ? One : never

const change = (draft: Draft, { how, id, name }: Change) => {
  if (how === 'put') draft.put('pile', { id, step, name, order: 'a0' })
  if (how === 'patch') draft.patch('pile', id, { name })
  if (how === 'remove') draft.remove('pile', id)
}

const boardAfter = (changes: readonly Change[], base: Board = emptyBoard()): Board => {
  const draft = sketch(base)
  for (const one of changes) change(draft, one)
  return draft.board
}
const pilesOf = (board: Board) => Object.fromEntries([...board.pile].map(([id, pile]) => [id, pile.name]))

test('[B2] a sketch never changes the board it was made from', () => {
  fc.assert(
    fc.property(fc.array(anyChange), fc.array(anyChange), (before, changes) => {
      const base = boardAfter(before)
      const tables = tableNames.map(table => base[table])
      const rows = [...base.pile]
      const copies = structuredClone(rows)
      boardAfter(changes, base)
      expect(tableNames.map(table => base[table])).toEqual(tables)
      expect([...base.pile]).toEqual(copies)
      expect([...base.pile].every(([, pile], at) => pile === rows[at]![1])).toBe(true)
    }),
  )
})

test('[B2] a sketch shows what was changed, the last change of a row counting', () => {
  fc.assert(
    fc.property(fc.array(anyChange), changes => {
      const model: Record<string, string> = {}
      for (const { how, id, name } of changes) {
        if (how === 'put' || (how === 'patch' && id in model)) model[id] = name
        if (how === 'remove') delete model[id]
      }
      expect(pilesOf(boardAfter(changes))).toEqual(model)
    }),
  )
})

test('[B2] copied to another draft, it makes the same board', () => {
  fc.assert(
    fc.property(fc.array(anyChange), fc.array(anyChange), (before, changes) => {
      const base = boardAfter(before)
      const first = sketch(base)
      for (const one of changes) change(first, one)
      const second = sketch(base)
      first.copyTo(second)
      expect(pilesOf(second.board)).toEqual(pilesOf(first.board))
    }),
  )
})

test('[B2] each row that was touched is copied once, however often it was changed', () => {
  const base = boardAfter([{ how: 'put', id: 'p1' as Id<'pile'>, name: 'Old' }])
  const draft = sketch(base)
  for (const name of ['A', 'B', 'C']) draft.patch('pile', 'p1' as Id<'pile'>, { name })
  draft.put('pile', { id: 'p2' as Id<'pile'>, step, name: 'For a moment', order: 'a0' })
  draft.remove('pile', 'p2' as Id<'pile'>)
  const copied: string[] = []
  draft.copyTo({
    put: (table, row) => copied.push(`${table} ${row.id} ${pilesOf(draft.board).p1}`),
    remove: (table, id) => copied.push(`${table} ${id} away`),
  })
  expect(copied).toEqual(['pile p1 C', 'pile p2 away'])
})

test('[B2] tables that nobody touched are the same objects, and nothing touched is the same board', () => {
  const base = boardAfter([{ how: 'put', id: 'p1' as Id<'pile'>, name: 'Old' }])
  const draft = sketch(base)
  draft.patch('card', 'nobody' as Id<'card'>, { text: 'x' })
  draft.remove('pile', 'nobody' as Id<'pile'>)
  expect(draft.board).toBe(base)
  draft.patch('pile', 'p1' as Id<'pile'>, { name: 'New' })
  expect(draft.board.pile).not.toBe(base.pile)
  expect(tableNames.filter(table => draft.board[table] !== base[table])).toEqual(['pile'])
})
