import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Span } from '#shared/speaking/entry.ts'
import { union } from '#shared/speaking/spans.ts'
import { longestSilence, overlapOf, speakerChanges, turnsOf } from '#shared/speaking/turns.ts'

fc.configureGlobal({ seed: 26_11 })

const anySpans = fc
  .array(
    fc.tuple(fc.nat({ max: 50 }), fc.integer({ min: 1, max: 8 })).map(([start, len]): Span => [start, start + len]),
    { maxLength: 8 },
  )
  .map(union)
const moments = Array.from({ length: 60 }, (_, at) => at)
const holds = (spans: readonly Span[], at: number) => spans.some(([start, end]) => start <= at && at < end)

test('[W10] the longest silence is the one that is counted moment by moment', () => {
  fc.assert(
    fc.property(anySpans, anySpans, (there, spoken) => {
      let longest = 0
      let silence = 0
      for (const at of moments) {
        if (holds(spoken, at)) silence = 0
        else if (holds(there, at)) silence++
        longest = Math.max(longest, silence)
      }
      expect(longestSilence(there, spoken)).toBe(longest)
    }),
    { numRuns: 2_000 },
  )
})

test('[W6] overlap is when at least two speak, however many lists there are', () => {
  fc.assert(
    fc.property(fc.array(anySpans, { maxLength: 5 }), lists => {
      const overlap = overlapOf(lists)
      for (const at of moments) expect(holds(overlap, at)).toBe(lists.filter(spans => holds(spans, at)).length > 1)
      expect(overlap).toEqual(union(overlap))
    }),
    { numRuns: 500 },
  )
})

test('[W10] turns hold all that was spoken, and no gap of a second or less', () => {
  const inBreaths = anySpans.map(spans => spans.map(([start, end]): Span => [start * 250, end * 250]))
  fc.assert(
    fc.property(inBreaths, spans => {
      const turns = turnsOf(spans)
      for (const [start, end] of spans) expect(turns.some(turn => turn[0] <= start && end <= turn[1])).toBe(true)
      for (const [at, [start, end]] of turns.entries()) {
        if (at > 0) expect(start - turns[at - 1]![1]).toBeGreaterThan(1_000)
        expect([spans.some(one => one[0] === start), spans.some(one => one[1] === end)]).toEqual([true, true])
      }
    }),
  )
})

test('[W10] a change of speaker is a turn after one of somebody else', () => {
  expect(speakerChanges([])).toBe(0)
  expect(speakerChanges([[[0, 5]], []])).toBe(0)
  expect(
    speakerChanges([
      [
        [0, 5],
        [20, 25],
      ],
      [
        [6, 8],
        [10, 12],
      ],
    ]),
  ).toBe(2)
  expect(speakerChanges([[[0, 50]], [[10, 20]]])).toBe(1)
})
