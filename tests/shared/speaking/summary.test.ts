import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { noSecrets, type SecretRows } from '#shared/board/secrets.ts'
import type { Entry, Span } from '#shared/speaking/entry.ts'
import { figuresOf } from '#shared/speaking/figures.ts'
import { STRETCH } from '#shared/speaking/roomSummary.ts'
import { summaryOf } from '#shared/speaking/summary.ts'
import { FIRST_TREND } from '#shared/speaking/trend.ts'
import { FIRST_WORD } from '#shared/speaking/word.ts'
import { MINUTE, oneAfterAnother, person, type Said, SECOND } from './room.ts'

fc.configureGlobal({ seed: 26_11 })

/** The rows of a meeting in which so many were there all the time, after `late` ms of settling in. */
function rowsOf(count: number, said: readonly Said[], until: number, seat = person, late = 0) {
  const talk = new Map(
    said.map(([who, start, end], at) => {
      const by = typeof who === 'string' && who.startsWith('person') ? seat(Number(who.slice(6))) : who
      const entry: Entry = [at, 's', by, start + late, end - start, 1]
      return [`${at}`, { cap: 'cap' as Id<'cap'>, entry }]
    }),
  )
  const presence = new Map(
    Array.from({ length: count }, (_, n) => [`${n}`, { seat: seat(n), spans: [[0, null]] as [number, null][] }]),
  )
  return { rows: { ...noSecrets(), talk, presence } as unknown as SecretRows, until: until + late }
}

const summary = (minutes: readonly number[], unknown = 0, late = 0) => {
  const [said, end] = oneAfterAnother(minutes, unknown)
  const { rows, until } = rowsOf(minutes.length, said, end, person, late)
  return summaryOf(rows, until)!
}

test('[W40] a room in words: minutes, turns, voices, what would have to move', () => {
  expect(summary([10, 10, 10, 10])).toMatchObject({
    ...{ minutes: 40, heard: 4, of: 4, voices: 4, toMove: 0, word: 'shared', silence: 0 },
  })
  expect(summary([40, 30, 20, 10])).toMatchObject({ minutes: 100, voices: 4, toMove: 20, word: 'some' })
  expect(summary([60, 2, 2, 2, 2])).toMatchObject({ voices: 2, word: 'few' })
  expect(summary([10, 10, 10, 10], 30)).toMatchObject({ word: 'missed', voices: null, toMove: null, minutes: 40 })
  expect(summary([0.2, 0.2, 0.2, 0.2])).toMatchObject({ word: 'early', voices: null })
})

test('[W40] nothing was captured: there is nothing to look back on', () => {
  expect(summaryOf(noSecrets(), 0)).toBeNull()
  expect(summaryOf(rowsOf(5, [], MINUTE).rows, MINUTE)).toBeNull()
})

test('[W40] with three people everyone could work out the others: how it was shared is not told', () => {
  const three = summary([30, 20, 10])
  expect(three).toMatchObject({ minutes: 60, of: 3, voices: null, toMove: null })
  expect(three.stretches.every(({ even }) => even === null)).toBe(true)
  expect(summary([30, 20, 10, 10]).voices).not.toBeNull()
})

test('[W40] with two people each could work out the other from the sum: there is none', () => {
  expect(summary([5, 3])).toBeNull()
  expect(summary([5, 3, 0])).not.toBeNull()
})

test('[W15] where one person is left unheard, it does not say so', () => {
  expect(summary([10, 10, 10, 10, 0])).toMatchObject({ heard: 5, of: 5 })
  expect(summary([10, 10, 10, 10, 0, 0])).toMatchObject({ heard: 4, of: 6 })
})

const anySaid = fc.array(
  fc.record({
    who: fc.nat({ max: 5 }),
    gap: fc.oneof(fc.constant(0), fc.nat({ max: 90 * SECOND })),
    length: fc.integer({ min: 200, max: 200 * SECOND }),
  }),
  { minLength: 1, maxLength: 60 },
)

test('[W40] whoever spoke which part, the summary is the same to the letter', () => {
  fc.assert(
    fc.property(anySaid, fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (turns, places) => {
      let at = 0
      const said = turns.map(({ who, gap, length }): Said => {
        const start = at + gap
        at = start + length
        return [person(who), start, at]
      })
      const seats = (n: number) => `other-${places[n]! * 7}` as Id<'seat'>
      const one = rowsOf(6, said, at)
      const other = rowsOf(6, said, at, seats)
      expect(JSON.stringify(summaryOf(other.rows, at))).toBe(JSON.stringify(summaryOf(one.rows, at)))
      const text = JSON.stringify(summaryOf(one.rows, at))
      expect(text).not.toMatch(/person|other|cap/)
    }),
  )
})

test('[W40] minutes are whole and moments are not told: half a second more or less of anyone changes nothing', () => {
  const nearly = (extra: number) => {
    const [said, end] = oneAfterAnother([11.2, 9.2, 8.2, 7.2])
    const moved = said.map(([who, a, b], at): Said => (at === 3 ? [who, a, b + extra] : [who, a, b]))
    return JSON.stringify(summaryOf(rowsOf(4, moved, end).rows, end))
  }
  expect(nearly(-400)).toBe(nearly(0))
})

test('[W42] the timeline begins with the first that was captured and its parts add up', () => {
  const late = summary([10, 10, 10, 10], 0, 7 * MINUTE)
  expect(late.stretches.map(({ length }) => length)).toEqual([600, 600, 600, 600])
  expect(late.silence).toBe(0)
  fc.assert(
    fc.property(anySaid, turns => {
      let at = 0
      const said = turns.map(({ who, gap, length }): Said => {
        const start = at + gap
        at = start + length
        return [person(who), start, at]
      })
      const { stretches } = summaryOf(rowsOf(6, said, at).rows, at)!
      const from = said[0]![1]
      expect(stretches).toHaveLength(Math.ceil((at - from) / STRETCH))
      for (const { length, one, several, none, groups, quiet } of stretches)
        expect(Math.abs(one + several + none + groups + quiet - length)).toBeLessThanOrEqual(20)
    }),
  )
})

test('[W42] several at once and quiet time are told apart', () => {
  const said: Said[] = [
    [person(0), 0, 5 * MINUTE],
    [person(1), 4 * MINUTE, 5 * MINUTE],
    ['~', 5 * MINUTE, 7 * MINUTE],
    [person(2), 8 * MINUTE, 10 * MINUTE],
  ]
  const { stretches, silence } = summaryOf(rowsOf(4, said, 10 * MINUTE).rows, 10 * MINUTE)!
  expect(stretches).toEqual([
    { length: 600, one: 360, several: 60, none: 60, groups: 0, quiet: 120, even: expect.anything() },
  ])
  expect(silence).toBe(60)
})

test('[W39] time in pairs or small groups is told apart from quiet time, where nothing else was noted', () => {
  const said: Said[] = [
    [person(0), 0, 2 * MINUTE],
    ['~', 2 * MINUTE, 7 * MINUTE],
    ['~', 7 * MINUTE, 8 * MINUTE],
    [person(2), 8 * MINUTE, 9 * MINUTE],
  ]
  const { rows } = rowsOf(4, said, 10 * MINUTE)
  // Somebody spoke to all before it was ended, and one is still under way.
  const spans = [
    { start: 2 * MINUTE, end: 5 * MINUTE },
    { start: 8 * MINUTE, end: null },
  ]
  const smallGroups = new Map(spans.map((row, at) => [`${at}`, row])) as unknown as SecretRows['smallGroups']
  const { stretches } = summaryOf({ ...rows, smallGroups }, 10 * MINUTE)!
  expect(stretches).toMatchObject([{ one: 180, none: 0, groups: 180, quiet: 180 }])
})

test('[W38] how many were heard fits what the wall has told', () => {
  const [said, until] = oneAfterAnother([10, 10, 10, 0, 0, 0])
  const { rows } = rowsOf(6, said, until)
  expect(summaryOf(rows, until)).toMatchObject({ heard: 3, of: 6 })
  const lit = [0, 1, 2, 3].map(person)
  const row = { changed: 0, told: 0, wall: FIRST_WORD, trend: FIRST_TREND, lights: { lit, settled: lit } }
  const gauge = new Map([['gauge', row]]) as unknown as SecretRows['gauge']
  expect(summaryOf({ ...rows, gauge }, until)).toMatchObject({ heard: 4, of: 6 })
})

test('[W42] how even it was is what the wall would have gone by, and open where too little is known', () => {
  const [said, until] = oneAfterAnother([40, 20, 20, 10])
  const { rows } = rowsOf(4, said, until)
  const { stretches } = summaryOf(rows, until)!
  for (const [at, { even }] of stretches.entries()) {
    const { sentence } = figuresOf(rows, (at + 1) * STRETCH > until ? until : (at + 1) * STRETCH)
    if (sentence.lack === null && sentence.attributed >= 0.8) expect(even).toBeCloseTo(sentence.evenness!, 1)
    else expect(even).toBeNull()
  }
  expect(stretches.some(({ even }) => even !== null)).toBe(true)
  const few = summaryOf(rowsOf(4, [[person(0), 0, 20_000]], until).rows, until)!
  expect(few.stretches).toMatchObject([{ even: null }])
})

test('[W42] that nobody tapped any more as people packed up is no lack', () => {
  const [said, end] = oneAfterAnother([10, 10, 10, 10])
  const span: Span = [0, end + 5 * MINUTE]
  expect(summaryOf(rowsOf(4, said, end).rows, span[1])).toMatchObject({ word: 'shared', voices: 4 })
})
