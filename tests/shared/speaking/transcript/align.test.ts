import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Span } from '#shared/speaking/entry.ts'
import { union } from '#shared/speaking/spans.ts'
import { type Alignment, alignment, FURTHEST } from '#shared/speaking/transcript/align.ts'

fc.configureGlobal({ seed: 26_11 })

type Talk = ReadonlyMap<string, readonly Span[]>
const talk = (all: Record<string, readonly Span[]>): Talk => new Map(Object.entries(all))
const moved = (all: Talk, by: number): Talk =>
  new Map([...all].map(([seat, turns]) => [seat, turns.map(([start, end]) => [start + by, end + by] as const)]))

/** The same, tried in each of the ms of a coarse clock by counting them one by one. */
function counted(cues: Talk, live: Talk, offset: number): number {
  let both = 0
  const speaks = (all: Talk, seat: string, at: number) =>
    (all.get(seat) ?? []).some(([start, end]) => start <= at && at < end)
  for (const seat of cues.keys())
    for (let at = -60_000; at < 120_000; at += 500)
      if (speaks(cues, seat, at - offset) && speaks(live, seat, at)) both += 500
  return both
}

/** Turns with edges on half seconds, so that counting each half second counts everything. */
const anyTurn: fc.Arbitrary<Span> = fc
  .tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => [start * 500, (start + length) * 500])
const anyTalk: fc.Arbitrary<Talk> = fc
  .tuple(...['a', 'b', 'c'].map(seat => fc.tuple(fc.constant(seat), fc.array(anyTurn, { maxLength: 4 }))))
  .map(pairs => new Map(pairs))

test('[X7] a transcript that was moved is moved back, to the second', () => {
  const anySeconds = fc.integer({ min: -FURTHEST / 1000, max: FURTHEST / 1000 })
  fc.assert(
    fc.property(anyTalk, anySeconds, (live, seconds) => {
      const found = alignment(moved(live, seconds * 1000), live)
      if ([...live.values()].every(turns => turns.length === 0)) expect(found).toBeNull()
      else expect(found).toEqual({ offset: -seconds * 1000 || 0, share: 1 })
    }),
    { numRuns: 100 },
  )
})

test('[X7] no offset agrees more, and of those that agree as much none is nearer', () => {
  fc.assert(
    fc.property(anyTalk, anyTalk, (cues, live) => {
      const found = alignment(cues, live)
      const offsets = Array.from({ length: 81 }, (_, at) => (at - 40) * 1000)
      const most = Math.max(...offsets.map(offset => counted(cues, live, offset)))
      if (!found) return void expect(most).toBe(0)
      expect(counted(cues, live, found.offset)).toBe(most)
      const near = offsets.filter(offset => counted(cues, live, offset) === most).map(Math.abs)
      expect(Math.abs(found.offset)).toBe(Math.min(...near))
      expect(found.share).toBeGreaterThan(0)
      expect(found.share).toBeLessThanOrEqual(1)
    }),
    { numRuns: 60 },
  )
})

test('[X7] late taps, a person who is in one only, and a phone left on do not mislead', () => {
  const cues = talk({
    a: [
      [0, 20_000],
      [60_000, 70_000],
      [200_000, 260_000],
    ],
    b: [
      [20_000, 58_000],
      [75_000, 90_000],
    ],
    c: [[92_000, 199_000]],
    d: [[262_000, 300_000]],
  })
  const late = (turns: readonly Span[]): Span[] => turns.map(([start, end]) => [start + 1300, end + 400])
  const live = moved(
    talk({
      a: late(cues.get('a')!),
      b: late(cues.get('b')!).slice(0, 1),
      c: [[80_000, 250_000]],
      e: [[0, 500_000]],
    }),
    187_000,
  )
  const { offset, share } = alignment(cues, live) as Alignment
  expect(Math.abs(offset - 187_000)).toBeLessThanOrEqual(1500)
  expect(share).toBeGreaterThan(0.9)
})

test('[X7] the share is of what the shorter of the two has, of people in both', () => {
  const cues = talk({ a: [[0, 100_000]], b: [[100_000, 200_000]] })
  expect(alignment(cues, talk({ a: [[0, 50_000]] }))).toEqual({ offset: 0, share: 1 })
  const apart = { a: [[0, 100_000]], b: [[700_000, 800_000]] } as const
  expect(alignment(cues, talk(apart))).toEqual({ offset: 0, share: 0.5 })
})

test('[X7] nothing is said when there is nothing to say it from', () => {
  const cues = talk({ a: [[0, 1000]] })
  const far = talk({ a: [[2_000_000, 2_001_000]] })
  for (const live of [talk({}), talk({ a: [] }), talk({ b: [[0, 1000]] }), far])
    expect(alignment(cues, live)).toBeNull()
  expect(alignment(talk({}), cues)).toBeNull()
})

test('[X7] a whole day of short cues is aligned', () => {
  const turns = Array.from({ length: 20_000 }, (_, at): Span => [at * 2000 + (at % 7) * 100, at * 2000 + 1500])
  const cues = talk({ a: turns.filter((_, at) => at % 3), b: turns.filter((_, at) => at % 5 === 0) })
  expect(alignment(moved(cues, 421_000), cues)).toEqual({ offset: -421_000, share: 1 })
})

test('[X7] a union is sorted, does not touch, and has every moment of what it is made from', () => {
  fc.assert(
    fc.property(fc.array(anyTurn), turns => {
      const joined = union(turns)
      for (const [at, [start, end]] of joined.entries()) {
        expect(start).toBeLessThan(end)
        if (at > 0) expect(start).toBeGreaterThan(joined[at - 1]![1])
      }
      const holds = (all: readonly Span[], at: number) => all.some(([start, end]) => start <= at && at < end)
      for (let at = 0; at < 40_000; at += 500) expect(holds(joined, at)).toBe(holds(turns, at))
    }),
  )
})
