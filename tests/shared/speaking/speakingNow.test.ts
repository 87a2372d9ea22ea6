import { expect, test } from 'vitest'
import type { Entry, Logged } from '#shared/speaking/entry.ts'
import { floorNow, holdingNow } from '#shared/speaking/speakingNow.ts'
import { person, SECOND } from './room.ts'

const [amina, kel] = [person(0), person(1)]
const log = (...rows: readonly Entry[]): Logged[] => rows.map(row => ['tab', row])

test('[W24] the last tap has the floor, until it is ended; an older one never comes back', () => {
  expect(floorNow([])).toBeNull()
  const both = log([0, 'f', amina, 1_000, 0, 0], [1, 'f', kel, 5_000, 0, 0])
  expect(floorNow(both)).toEqual({ who: kel, cap: 'tab', turn: 1, start: 5_000 })
  expect(floorNow([...both].reverse())).toEqual(floorNow(both))
  expect(floorNow([...both, ...log([1, 'f', kel, 5_000, 2_000, 1])])).toBeNull()
  expect(floorNow([...both, ...log([1, 'f', kel, 5_000, 0, 1])])).toBeNull()
})

test('[W24] a tap that was taken back leaves the floor to the one before', () => {
  const both = log([0, 'f', amina, 1_000, 0, 0], [1, 'f', kel, 5_000, 0, 0], ['v', 'tab', 1])
  expect(floorNow(both)?.who).toBe(amina)
})

test('[W24] own buttons do not take the floor, and count as held for 45 seconds after they were last heard of', () => {
  const rows = log([0, 's', amina, 0, 30 * SECOND, 0], [1, 's', kel, 0, 30 * SECOND, 1])
  expect(floorNow(rows)).toBeNull()
  expect(holdingNow(rows, 75 * SECOND).map(({ who }) => who)).toEqual([amina])
  expect(holdingNow(rows, 75 * SECOND + 1)).toEqual([])
  expect(holdingNow([...rows, ...log(['v', 'tab', 0])], 40 * SECOND)).toEqual([])
})
