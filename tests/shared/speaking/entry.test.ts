import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { type Entry, entry, isSound, readEntry } from '#shared/speaking/entry.ts'
import { amina, anyLog } from './anyLog.ts'

fc.configureGlobal({ seed: 26_11 })

const DAY = 24 * 60 * 60_000

test('[W1] a row of every kind is read as it was written', () => {
  fc.assert(
    fc.property(anyLog, log => {
      for (const [, row] of log) expect(readEntry(JSON.parse(JSON.stringify(row)))).toEqual(row)
    }),
  )
})

test('[W1] what is no row is passed over', () => {
  for (const row of [
    null,
    {},
    [],
    'v',
    [1, 's', 'amina', 0, 10],
    [1, 's', 'amina', 0, 10, 1, 1],
    [1, 's', 'amina', 0, 10, 2],
    [1, 's', '', 0, 10, 1],
    [1, 's', 'no seat!', 0, 10, 1],
    [1, 'z', 'amina', 0, 10, 1],
    ['1', 's', 'amina', 0, 10, 1],
    [1, 's', 'amina', 0.5, 10, 1],
    [1, 's', 'amina', 0, -1, 1],
    [1, 's', 'amina', 0, DAY + 1, 1],
    [1, 's', 'amina', 2 ** 60, 10, 1],
    [1, 'i', '~', 0, 10, 0, 0, 10],
    [1, 'i', 'amina', 0, 10, 0, 10, 0],
    ['v', 'a tab', 1],
    ['v', 'tab', 1.5],
  ])
    expect(readEntry(row), JSON.stringify(row)).toBeNull()
  expect(readEntry([1, 's', 'amina', -5, DAY, 0])).toEqual([1, 's', 'amina', -5, DAY, 0])
})

test('[W1] whoever reads the log passes over the same numbers as the door', () => {
  const number = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom(0.5, Number.NaN, Number.POSITIVE_INFINITY, DAY, DAY + 1, 2 ** 60),
  )
  const anyRow: fc.Arbitrary<Entry> = fc.oneof(
    fc.tuple(number, fc.constantFrom('s', 'f', 'm'), fc.constant(amina), number, number, fc.constantFrom(0, 1)),
    fc.tuple(number, fc.constant('x'), fc.constant(amina), number, number, number),
    fc.tuple(number, fc.constant('i'), fc.constant(amina), number, number, number, number, number),
    fc.tuple(fc.constant('v'), fc.constant('tab'), number),
  )
  fc.assert(
    fc.property(anyRow, row => {
      expect(isSound(row)).toBe(v.is(entry, row))
    }),
    { numRuns: 2_000 },
  )
})
