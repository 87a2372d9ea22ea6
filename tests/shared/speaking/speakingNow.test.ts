import { expect, test } from 'vitest'
import type { Entry, Logged } from '#shared/speaking/entry.ts'
import { floorNow, holdingNow, namedSpeakersNow } from '#shared/speaking/speakingNow.ts'
import { person, SECOND } from './room.ts'

const [amina, kel, mo] = [person(0), person(1), person(2)]
const nobody = () => false
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
  expect(holdingNow(rows, 75 * SECOND, nobody).map(({ who }) => who)).toEqual([amina])
  expect(holdingNow(rows, 75 * SECOND + 1, nobody)).toEqual([])
  expect(holdingNow([...rows, ...log(['v', 'tab', 0])], 40 * SECOND, nobody)).toEqual([])
})

test('[W24] whoever’s devices are gone does not hold their button, and does again once one is back and tells of it', () => {
  const rows = log([0, 's', amina, 0, 30 * SECOND, 0], [1, 's', kel, 0, 30 * SECOND, 0])
  const who = (isGone: (one: string) => boolean, more: readonly Logged[] = []) =>
    holdingNow([...rows, ...more], 50 * SECOND, isGone).map(one => one.who)
  expect(who(one => one === amina)).toEqual([kel])
  expect(who(nobody, log([0, 's', amina, 0, 49 * SECOND, 0]))).toEqual([amina, kel])
  // A tap is a host's word: no device of theirs is needed for it.
  expect(floorNow(log([0, 'f', amina, 1_000, 0, 0]))?.who).toBe(amina)
})

test('[W54] named are those who speak and have agreed, in one order whoever began', () => {
  const rows = log([0, 's', kel, 0, 0, 0], [1, 's', amina, 5_000, 0, 0], [2, 'f', mo, 6_000, 0, 0])
  const named = (...agreed: (typeof amina)[]) => namedSpeakersNow(rows, 10_000, nobody, new Set(agreed))
  expect(named(kel, amina, mo)).toEqual([amina, kel, mo].sort())
  expect(named(mo)).toEqual([mo])
  expect(named()).toEqual([])
  expect(namedSpeakersNow(log([0, 'f', '*', 0, 0, 0]), 10, nobody, new Set([amina]))).toEqual([])
})
