import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { type AnnexTurns, annexOf, annexTurns, SOMEBODY } from '#shared/speaking/annex.ts'

fc.configureGlobal({ seed: 44 })

const MINUTE = 60_000
/** People who speak one after the other, minutes each, again and again. */
const turnsOf = (minutes: readonly number[], rounds = 1, from = 0): AnnexTurns => {
  let at = from
  return Array.from({ length: rounds }, () =>
    minutes.map((length, person): AnnexTurns[number] => {
      const start = at
      at += length * MINUTE
      return [person, start, at]
    }),
  ).flat()
}

test('[O44] a transcript is summed up as the talk of a meeting in which everyone was there all the time', () => {
  const summary = annexOf(4, turnsOf([1, 1, 1, 1], 6))!
  expect(summary).toMatchObject({ minutes: 24, turns: 24, of: 4, word: 'shared' })
  expect(summary.stretches.map(({ length }) => length)).toEqual([600, 600, 240])
  // Who is in the record and did not speak was silent.
  expect(annexOf(12, turnsOf([1, 1, 1, 1], 6))).toMatchObject({ of: 12, voices: expect.any(Number) })
})

test('[O44] when the transcript’s own clock began is all the same', () => {
  const summary = JSON.stringify(annexOf(4, turnsOf([2, 1, 1, 3], 4)))
  expect(JSON.stringify(annexOf(4, turnsOf([2, 1, 1, 3], 4, 90 * MINUTE)))).toBe(summary)
  expect(JSON.stringify(annexOf(4, turnsOf([2, 1, 1, 3], 4, -3 * MINUTE)))).toBe(summary)
})

test('[W40] of two people nothing is told, and of three not how they shared', () => {
  expect(annexOf(2, turnsOf([3, 4], 5))).toBeNull()
  expect(annexOf(0, turnsOf([3, 4], 5))).toBeNull()
  expect(annexOf(3, turnsOf([3, 4, 5], 5))).toMatchObject({ voices: null, toMove: null })
})

test('[W40] whoever spoke which part of a transcript, its summary is the same to the letter', () => {
  const anyTurns = fc.array(
    fc.record({
      who: fc.nat({ max: 5 }),
      gap: fc.nat({ max: 90_000 }),
      length: fc.integer({ min: 500, max: 200_000 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  fc.assert(
    fc.property(anyTurns, fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (turns, places) => {
      let at = 0
      const said = turns.map(({ who, gap, length }): AnnexTurns[number] => {
        const start = at + gap
        at = start + length
        return [who, start, at]
      })
      const moved = said.map(([who, start, end]): AnnexTurns[number] => [places[who]!, start, end])
      expect(JSON.stringify(annexOf(6, moved))).toBe(JSON.stringify(annexOf(6, said)))
    }),
  )
})

test('[O44] whoever is not in the record is somebody', () => {
  const known = turnsOf([1, 1, 1, 1], 6)
  const other = (person: number): AnnexTurns => known.map(turn => (turn[0] === 3 ? [person, turn[1], turn[2]] : turn))
  expect(JSON.stringify(annexOf(4, other(99)))).toBe(JSON.stringify(annexOf(4, other(SOMEBODY))))
  expect(JSON.stringify(annexOf(4, other(99)))).not.toBe(JSON.stringify(annexOf(4, known)))
})

test('[O44] turns that are none are refused', () => {
  const isTaken = (turns: unknown) => v.safeParse(annexTurns, turns).success
  expect(isTaken([[0, 0, 1]])).toBe(true)
  const wrong = [
    [],
    [[0, 5, 5]],
    [[0, 5, 4]],
    [[-2, 0, 1]],
    [[0.5, 0, 1]],
    [[0, 0, 1e9]],
    [['Amina', 0, 1]],
    [[0, 0]],
    'x',
  ]
  const most = Array.from({ length: 5000 }, (_, at) => [0, at, at + 1])
  expect(isTaken(most)).toBe(true)
  wrong.push([...most, [0, 0, 1]], [
    [0, 0, 1],
    [1, 10 * 60 * MINUTE, 10 * 60 * MINUTE + 1],
  ] as never)
  for (const turns of wrong) expect(isTaken(turns), JSON.stringify(turns)).toBe(false)
})
