import { expect, test } from 'vitest'
import { type KeptTurns, keptShares, readKept, spansOf, windowOf, withoutPeople } from '#shared/speaking/keptTurns.ts'

const kept: KeptTurns = {
  version: 1,
  turns: [
    [2, 0, 20],
    [0, 20, 10],
    [2, 30, 5],
    [1, 40, 15],
  ],
}

test('[W59] without somebody it begins with the first of the others, and is nothing without all', () => {
  expect(withoutPeople(kept, new Set([2]))!.turns).toEqual([
    [0, 0, 10],
    [1, 20, 15],
  ])
  expect(withoutPeople(kept, new Set([0]))!.turns).toEqual([kept.turns[0], kept.turns[2], kept.turns[3]])
  expect(withoutPeople(kept, new Set())).toEqual(kept)
  expect(withoutPeople(kept, new Set([0, 1, 2]))).toBeNull()
})

test('[W44] what is drawn of it: everyone in the order of the record, to scale', () => {
  const spans = spansOf(kept)
  expect([...spans]).toEqual([
    [0, [[20_000, 30_000]]],
    [1, [[40_000, 55_000]]],
    [
      2,
      [
        [0, 20_000],
        [30_000, 35_000],
      ],
    ],
  ])
  expect(windowOf(kept)).toEqual([0, 55_000])
  const shares = keptShares(spans)
  expect(shares.map(({ talk }) => talk)).toEqual([10_000, 15_000, 25_000])
  expect(shares.every(({ equal }) => equal === 50_000 / 3)).toBe(true)
  expect(shares[2]).toMatchObject({ bar: 1 })
})

test('[W59] what is nothing of the sort is not read', () => {
  expect(readKept(JSON.stringify(kept))).toEqual(kept)
  for (const json of ['{', '{}', '{"version":2,"turns":[]}', '{"version":1,"turns":[[0,-1,2]]}', '[]'])
    expect(() => readKept(json)).toThrow()
})
