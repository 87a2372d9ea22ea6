import fc from 'fast-check'
import { expect, test } from 'vitest'
import { union } from '#shared/speaking/spans.ts'
import type { Cue } from '#shared/speaking/transcript/cue.ts'
import { HOLE, toEntries } from '#shared/speaking/transcript/entries.ts'
import { suggestSeats } from '#shared/speaking/transcript/names.ts'
import { readTranscript } from '#shared/speaking/transcript/transcript.ts'

fc.configureGlobal({ seed: 26_11 })

const cue = (name: string, start: number, end: number): Cue => ({ name, start, end })

test('[X8] a transcript becomes rows of the log, from its bytes to its seats', () => {
  const file = `WEBVTT

00:00:01.000 --> 00:00:04.000
<v Amina>one</v>

00:00:04.000 --> 00:00:06.000
<v Amina>two</v>

00:00:05.000 --> 00:00:09.000
<v Joe (Guest)>three</v>

00:10:00.000 --> 00:10:02.000
<v 07700 900123>four</v>
`
  const { cues } = readTranscript(new TextEncoder().encode(file))
  const found = suggestSeats(new Set(cues.map(({ name }) => name)), [
    { seat: 'a', name: 'Amina' },
    { seat: 'j', name: 'Joe' },
  ])
  const seatOf = new Map([...found].flatMap(([name, one]) => (one?.is === 'same' ? [[name, one.seat] as const] : [])))
  expect(toEntries(cues, seatOf, 60_000, 9_000_000)).toEqual([
    [0, 'i', 'a', 61_000, 5000, 9_000_000, 61_000, 69_000],
    [1, 'i', 'j', 65_000, 4000, 9_000_000, 61_000, 69_000],
    [2, 'i', '?', 660_000, 2000, 9_000_000, 660_000, 662_000],
  ])
})

test('[X8] what lies before the meeting is left out, and what reaches into it is cut', () => {
  const cues = [cue('a', -5000, 1000), cue('a', 2000, 4000), cue('a', 5000, 6000)]
  expect(toEntries(cues, new Map([['a', 'A']]), -3000, 1)).toEqual([
    [0, 'i', 'A', 0, 1000, 1, 0, 3000],
    [1, 'i', 'A', 2000, 1000, 1, 0, 3000],
  ])
  expect(toEntries(cues, new Map(), -6000, 1)).toEqual([])
})

test('[X8] five minutes of silence are covered, and a moment more is a hole', () => {
  const after = (silence: number) =>
    toEntries([cue('a', 0, 1000), cue('b', 1000 + silence, 2000 + silence)], new Map(), 0, 1)
  expect(after(HOLE).map(([, , , , , , from, to]) => [from, to])).toEqual([
    [0, 2000 + HOLE],
    [0, 2000 + HOLE],
  ])
  expect(after(HOLE + 1).map(([, , , , , , from, to]) => [from, to])).toEqual([
    [0, 1000],
    [1001 + HOLE, 2001 + HOLE],
  ])
})

test('[X8] a long turn of one person covers the silence of the others', () => {
  const cues = [cue('a', 0, 30 * 60_000), cue('b', 1000, 2000), cue('b', 29 * 60_000, 31 * 60_000)]
  const covered = new Set(toEntries(cues, new Map([['a', 'A']]), 0, 1).map(([, , , , , , from, to]) => `${from}-${to}`))
  expect([...covered]).toEqual([`0-${31 * 60_000}`])
})

const anyCue = fc
  .tuple(fc.constantFrom('a', 'b', 'c', ''), fc.nat({ max: 3_000_000 }), fc.integer({ min: 1, max: 200_000 }))
  .map(([name, start, length]) => cue(name, start, start + length))

test('[X8] every moment of talk is in the rows once, for the right person, within what its stretch covers', () => {
  const seatOf = new Map([
    ['a', 'A'],
    ['b', 'B'],
    // Two devices of one person.
    ['c', 'B'],
  ])
  const anyOffset = fc.integer({ min: -600_000, max: 600_000 })
  fc.assert(
    fc.property(fc.array(anyCue, { maxLength: 20 }), anyOffset, (cues, offset) => {
      const entries = toEntries(cues, seatOf, offset, 7)
      expect(entries.map(([turn]) => turn)).toEqual(entries.map((_, at) => at))
      for (const person of ['A', 'B', '?']) {
        const inRows = entries
          .filter(entry => entry[2] === person)
          .map(([, , , start, len]) => [start, start + len] as const)
        const inCues = cues
          .filter(({ name }) => (seatOf.get(name) ?? '?') === person)
          .map(({ start, end }) => [Math.max(0, start + offset), end + offset] as const)
        expect(inRows).toEqual(union(inCues))
      }
      const covers = [...new Set(entries.map(([, , , , , , from, to]) => `${from} ${to}`))]
        .map(one => one.split(' ').map(Number) as [number, number])
        .sort((one, other) => one[0] - other[0])
      for (const [at, [from, to]] of covers.entries()) {
        if (at > 0) expect(from - covers[at - 1]![1]).toBeGreaterThan(HOLE)
        const within = union(
          entries.filter(entry => entry[6] === from).map(([, , , start, len]) => [start, start + len] as const),
        )
        expect([within[0]![0], within.at(-1)![1]]).toEqual([from, to])
        for (const [next, [start]] of within.entries())
          if (next > 0) expect(start - within[next - 1]![1]).toBeLessThanOrEqual(HOLE)
      }
    }),
    { numRuns: 500 },
  )
})

test('[X8] the order of the cues does not matter', () => {
  fc.assert(
    fc.property(
      fc
        .array(anyCue, { maxLength: 12 })
        .chain(cues => fc.tuple(fc.constant(cues), fc.shuffledSubarray(cues, { minLength: cues.length }))),
      ([cues, shuffled]) => {
        expect(toEntries(shuffled, new Map([['a', 'A']]), 0, 1)).toEqual(toEntries(cues, new Map([['a', 'A']]), 0, 1))
      },
    ),
  )
})
