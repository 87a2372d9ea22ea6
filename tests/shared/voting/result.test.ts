import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Counted, standing, winnersOf } from '#shared/voting/result.ts'
import { type Cell, rangeOf } from '#shared/voting/safe.ts'

fc.configureGlobal({ seed: 26_11 })

const counted = (...cells: (Cell | null | [Cell | null, hands: number])[]): Counted[] =>
  cells.map((one, at) => {
    const [cell, hands] = Array.isArray(one) ? one : [one, 0]
    return { id: 'abcdefgh'[at]!, cell, hands }
  })
const winners = (...cells: Parameters<typeof counted>) =>
  winnersOf(counted(...cells))
    .map(({ id }) => id)
    .join('')

test('[V6] the most votes win, the same number is a tie, and nothing at all is no winner', () => {
  expect(winners(3, 5, 4)).toBe('b')
  expect(winners(5, 5, 4)).toBe('ab')
  expect(winners(0, 0)).toBe('')
  expect(winners(null, null)).toBe('')
})

test('[V6] two that may be equal are equal', () => {
  expect(winners('few', 'few', 0)).toBe('ab')
  expect(winners('few', 3)).toBe('b')
  // Two and two hands are four, and so are one and three.
  expect(winners(['few', 2], 3)).toBe('ab')
  expect(winners(['few', 1], 'few')).toBe('ab')
  expect(winners(['few', 3], 'few')).toBe('a')
  expect(winners('more', 'few')).toBe('a')
})

test('[V6] [V7] votes that nobody is shown decide nothing, and hands do', () => {
  expect(winners([null, 2], [null, 3])).toBe('b')
  expect(winners([4, 0], [2, 3])).toBe('b')
})

const anyCell = fc.oneof(fc.nat({ max: 9 }), fc.constantFrom<Cell>('few', 'more'))
const anyCounted = fc
  .array(fc.record({ cell: anyCell, hands: fc.nat({ max: 4 }) }), { minLength: 2, maxLength: 6 })
  .map(list => list.map((one, at) => ({ ...one, id: String(at) })))

test('[V6] whoever may have the most is among those that have won, and nobody who surely has less', () => {
  fc.assert(
    fc.property(anyCounted, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (list, isMost) => {
      const truth = list.map(({ cell, hands }, at) => rangeOf(cell)[isMost[at] ? 1 : 0] + hands)
      const best = Math.max(...truth)
      const won = winnersOf(list)
      for (const [at, one] of list.entries()) if (best > 0 && truth[at] === best) expect(won).toContain(one)
      const least = Math.max(...list.map(({ cell, hands }) => rangeOf(cell)[0] + hands))
      for (const { cell, hands } of won) expect(rangeOf(cell)[1] + hands).toBeGreaterThanOrEqual(least)
    }),
    { numRuns: 500 },
  )
})

test('[V6] those that have won stand first, and a vote on them again has only them', () => {
  fc.assert(
    fc.property(anyCounted, list => {
      const won = winnersOf(list)
      const inOrder = [...list].sort((a, b) => standing(b) - standing(a))
      expect(new Set(inOrder.slice(0, won.length))).toEqual(new Set(won))
      // Tied again with exact votes that differ, one of them wins.
      const again = won.map((one, at) => ({ ...one, hands: 0, cell: at + 1 }))
      if (again.length > 0) expect(winnersOf(again)).toEqual([again.at(-1)])
    }),
  )
})
