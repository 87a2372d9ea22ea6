import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paginate } from '#client/bigscreen/paginate.ts'

const GAP = 10
const heightOf = (column: readonly number[], heights: readonly number[]) =>
  column.reduce((sum, card) => sum + heights[card]!, 0) + GAP * Math.max(0, column.length - 1)

const cards = fc.array(fc.integer({ min: 20, max: 400 }), { maxLength: 120 })

test('[U9] every card is on a page, once and in order', () => {
  fc.assert(
    fc.property(cards, fc.integer({ min: 1, max: 4 }), (heights, columns) => {
      const pages = paginate(heights, columns, 500, GAP)
      expect(pages.flat(2)).toEqual(heights.map((_, index) => index))
      for (const page of pages) expect(page.length).toBeLessThanOrEqual(columns)
    }),
    { seed: 1 },
  )
})

test('[U9] no column is higher than the screen, but for one card that is', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 20, max: 900 })), fc.integer({ min: 1, max: 4 }), (heights, columns) => {
      for (const page of paginate(heights, columns, 500, GAP))
        for (const column of page) if (column.length > 1) expect(heightOf(column, heights)).toBeLessThanOrEqual(500)
    }),
    { seed: 2 },
  )
})

test('[U9] a page takes as many cards as fit, and its columns are even', () => {
  const pages = paginate(
    Array.from({ length: 11 }, () => 90),
    2,
    1000,
    GAP,
  )
  expect(pages.map(page => page.map(column => column.length))).toEqual([[6, 5]])
  expect(
    paginate(
      Array.from({ length: 25 }, () => 90),
      2,
      1000,
      GAP,
    ).map(page => page.flat().length),
  ).toEqual([20, 5])
})

test('[U9] nothing to show is no page', () => {
  expect(paginate([], 2, 500, GAP)).toEqual([])
})
