import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FIRST_TREND, nextTrend, type Trend } from '#shared/speaking/trend.ts'
import { wallWords } from '#shared/speaking/wall.ts'
import type { Word } from '#shared/speaking/word.ts'
import { MINUTE, SECOND } from './room.ts'

fc.configureGlobal({ seed: 26_11 })

/** The wall looks every 30 seconds; gives each trend with the minute at which it came. */
function told(...phases: readonly (readonly [minutes: number, Word])[]): [minute: number, Trend][] {
  let wall = FIRST_TREND
  let now = 0
  const trends: [number, Trend][] = []
  for (const [minutes, word] of phases)
    for (const until = now + minutes * MINUTE; now < until; now += 30 * SECOND) {
      const next = nextTrend(wall, word, now)
      if (next.trend !== wall.trend) trends.push([now / MINUTE, next.trend])
      wall = next
    }
  return trends
}

test('[W34] the sentence of now beside that of ten minutes ago', () => {
  expect(told([12, 'some'])).toEqual([[10, 'same']])
  expect(told([15, 'some'], [15, 'shared'])).toEqual([
    [10, 'same'],
    [15, 'more'],
    [25, 'same'],
  ])
  expect(told([15, 'shared'], [3, 'some'], [20, 'few'])).toEqual([
    [10, 'same'],
    [15, 'less'],
    [28, 'same'],
  ])
  expect(told([11, 'few'], [20, 'shared'])).toContainEqual([11, 'more'])
})

test('[W34] [W11] nothing where one of the two does not say how the time is shared', () => {
  for (const silent of ['early', 'missed', 'quiet'] as const) {
    expect(told([15, silent], [9, 'shared'])).toEqual([])
    expect(told([15, 'some'], [5, silent])).toEqual([
      [10, 'same'],
      [15, ''],
    ])
  }
  expect(told([15, 'early'], [12, 'shared'])).toEqual([[25, 'same']])
})

const anySteps = fc.array(
  fc.tuple(
    fc.nat({ max: 400 }),
    fc.oneof(fc.constantFrom<Word>('few', 'some', 'shared'), fc.constantFrom(...wallWords)),
  ),
  { maxLength: 60 },
)

test('[W34] what is said is true of the two sentences that everyone has read, and rests for 30 seconds', () => {
  fc.assert(
    fc.property(anySteps, steps => {
      const order: readonly Word[] = ['few', 'some', 'shared']
      const read: { at: number; word: Word }[] = []
      let wall = FIRST_TREND
      let said = Number.NEGATIVE_INFINITY
      let now = 0
      for (const [seconds, word] of steps) {
        now += seconds * SECOND
        const next = nextTrend(wall, word, now)
        read.push({ at: now, word })
        const then = read.findLast(({ at }) => at <= now - 10 * MINUTE)?.word
        if (next.trend !== '') {
          const change = order.indexOf(word) - order.indexOf(then!)
          expect([order.includes(word), order.includes(then!)]).toEqual([true, true])
          expect(next.trend).toBe(change > 0 ? 'more' : change < 0 ? 'less' : 'same')
          if (next.trend !== wall.trend) {
            expect(now - said).toBeGreaterThanOrEqual(30 * SECOND)
            said = now
          }
        }
        wall = next
      }
    }),
    { numRuns: 1000 },
  )
})

test('[W34] little is remembered, however long the meeting', () => {
  let wall = FIRST_TREND
  for (let at = 0; at < 500; at++) wall = nextTrend(wall, at % 2 ? 'some' : 'shared', at * 30 * SECOND)
  expect(wall.said).toHaveLength(21)
})
