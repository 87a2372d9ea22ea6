import { expect, test } from 'vitest'
import { linesOf, onSheets } from '#client/print/onSheets.ts'

test('[O47] everything is on a sheet, in its order, and no sheet has more than fits', () => {
  const needs = [3, 3, 5, 1, 9, 20, 2]
  const sheets = onSheets(needs, 10, need => need)
  expect(sheets.flat()).toEqual(needs)
  expect(sheets).toEqual([[3, 3], [5, 1], [9], [20], [2]])
  expect(onSheets([], 10, () => 1)).toEqual([])
})

test('[O47] letters are counted as people see them', () => {
  expect(linesOf('', 10)).toBe(1)
  expect(linesOf('x'.repeat(21), 10)).toBe(3)
  expect(linesOf('🐘'.repeat(10), 10)).toBe(1)
})
