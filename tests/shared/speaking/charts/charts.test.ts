import fc from 'fast-check'
import { expect, test } from 'vitest'
import { balance } from '#shared/speaking/balance.ts'
import { columnsOf, timeSorts } from '#shared/speaking/charts/columns.ts'
import { bandOf, bands, evenLine, heightOf } from '#shared/speaking/charts/evenLine.ts'
import { sharesOf } from '#shared/speaking/charts/shares.ts'
import { barsOf, minuteMarks } from '#shared/speaking/charts/timeline.ts'
import type { Span } from '#shared/speaking/entry.ts'
import { measure, union } from '#shared/speaking/spans.ts'
import { allThere, MINUTE, oneAfterAnother, peopleOf, person, roomOf } from '../room.ts'

fc.configureGlobal({ seed: 26_11 })

const anySpans = fc
  .array(fc.tuple(fc.nat({ max: 10_000 }), fc.nat({ max: 900 })), { maxLength: 30 })
  .map(all => union(all.map(([start, length]): Span => [start, start + length])))

test('[W44] bars stand where the spans are, inside the line, and none overlaps another', () => {
  expect(
    barsOf(
      [
        [0, 50],
        [75, 100],
      ],
      [0, 100],
    ),
  ).toEqual([
    { at: 0, width: 0.5 },
    { at: 0.75, width: 0.25 },
  ])
  expect(
    barsOf(
      [
        [-50, 25],
        [90, 400],
        [500, 600],
      ],
      [0, 100],
    ),
  ).toEqual([
    { at: 0, width: 0.25 },
    { at: 0.9, width: 0.1 },
  ])
  fc.assert(
    fc.property(anySpans, fc.nat({ max: 5000 }), fc.integer({ min: 1, max: 8000 }), (spans, from, length) => {
      const window: Span = [from, from + length]
      const bars = barsOf(spans, window)
      let reach = 0
      for (const { at, width } of bars) {
        expect(at).toBeGreaterThanOrEqual(reach - 1e-9)
        expect(width).toBeGreaterThan(0)
        reach = at + width
      }
      expect(reach).toBeLessThanOrEqual(1 + 1e-9)
      // Nothing that was said is missing: every span within lies under a bar.
      for (const [start, end] of spans) {
        const middle = ((Math.max(start, window[0]) + Math.min(end, window[1])) / 2 - from) / length
        if (Math.min(end, window[1]) > Math.max(start, window[0]))
          expect(bars.some(({ at, width }) => at - 0.0021 <= middle && middle <= at + width + 0.0021)).toBe(true)
      }
      const drawn = bars.reduce((sum, { width }) => sum + width, 0)
      expect(drawn).toBeGreaterThanOrEqual(
        measure(
          spans.flatMap(([a, b]): Span[] =>
            Math.min(b, window[1]) > Math.max(a, from) ? [[Math.max(a, from), Math.min(b, window[1])]] : [],
          ),
        ) /
          length -
          1e-9,
      )
    }),
  )
})

test('[W44] the minutes under a line begin at 0, go in even steps, and fit', () => {
  expect(minuteMarks(25 * MINUTE, 6)).toEqual([0, 5, 10, 15, 20, 25])
  expect(minuteMarks(3 * 60 * MINUTE, 5)).toEqual([0, 60, 120, 180])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 26 * 60 * MINUTE }), fc.integer({ min: 2, max: 12 }), (length, most) => {
      const marks = minuteMarks(length, most)
      expect(marks[0]).toBe(0)
      expect(marks.length).toBeLessThanOrEqual(most)
      expect(marks.at(-1)! * MINUTE).toBeLessThanOrEqual(length)
      expect(new Set(marks.slice(1).map((mark, at) => mark - marks[at]!)).size).toBeLessThanOrEqual(1)
    }),
  )
})

const tens = fc.nat({ max: 60 }).map(n => n * 10)
const anyStretch = fc
  .record({
    one: tens,
    several: tens,
    none: tens,
    groups: tens,
    quiet: tens,
    even: fc.option(fc.nat({ max: 20 }).map(n => n / 20)),
  })
  .map(one => ({ ...one, length: one.one + one.several + one.none + one.groups + one.quiet }))

test('[W44] columns are as wide and their parts as high as the time they are for', () => {
  const [first, second] = columnsOf([
    { length: 600, one: 300, several: 150, none: 150, groups: 0, quiet: 0, even: null },
    { length: 200, one: 0, several: 0, none: 0, groups: 0, quiet: 200, even: 1 },
  ])
  expect(first).toEqual({
    at: 0,
    width: 0.75,
    parts: [
      { sort: 'one', from: 0, to: 0.5 },
      { sort: 'several', from: 0.5, to: 0.75 },
      { sort: 'none', from: 0.75, to: 1 },
    ],
  })
  expect(second).toEqual({ at: 0.75, width: 0.25, parts: [{ sort: 'quiet', from: 0, to: 1 }] })
  fc.assert(
    fc.property(fc.array(anyStretch, { maxLength: 20 }), stretches => {
      for (const { parts } of columnsOf(stretches)) {
        expect(parts[0]!.from).toBe(0)
        expect(parts.at(-1)!.to).toBeCloseTo(1, 9)
        for (const [at, part] of parts.entries()) if (at > 0) expect(part.from).toBe(parts[at - 1]!.to)
        expect(parts.map(({ sort }) => timeSorts.indexOf(sort))).toEqual(
          parts.map(({ sort }) => timeSorts.indexOf(sort)).sort((a, b) => a - b),
        )
      }
    }),
  )
})

test('[W44] evenness is drawn in its own band, higher where it is more even, and not where nothing is known', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
      const y = heightOf(a)
      expect(Math.floor(y * bands.length)).toBe(bands.indexOf(bandOf(a)))
      if (a > b) expect(y).toBeLessThanOrEqual(heightOf(b))
    }),
  )
  const stretch = { length: 600, one: 600, several: 0, none: 0, groups: 0, quiet: 0 }
  const line = evenLine([
    { ...stretch, even: 0.5 },
    { ...stretch, even: null },
    { ...stretch, even: 0.9 },
    { ...stretch, even: 0.8 },
  ])
  expect(line).toMatchObject([
    { at: 0.25, band: 'few', minute: 10, joins: false },
    { at: 0.75, band: 'shared', minute: 30, joins: false },
    { at: 1, band: 'shared', minute: 40, joins: true },
  ])
})

test('[W44] talk stands beside an equal share of it, in the order of the table', () => {
  const [said, until] = oneAfterAnother([6, 3, 0])
  const figures = balance(roomOf(3, said), allThere(3, until), [0, until])
  const order = peopleOf(3).reverse()
  expect(sharesOf(figures, order)).toEqual([
    { seat: person(2), talk: 0, equal: 3 * MINUTE, bar: 0, line: 0.5 },
    { seat: person(1), talk: 3 * MINUTE, equal: 3 * MINUTE, bar: 0.5, line: 0.5 },
    { seat: person(0), talk: 6 * MINUTE, equal: 3 * MINUTE, bar: 1, line: 0.5 },
  ])
  expect(sharesOf(figures, [])).toEqual([])
})
