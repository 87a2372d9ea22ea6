import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readArgs } from '#shared/actions/decide.ts'
import { actions } from '#shared/actions/index.ts'
import type { Id } from '#shared/board/ids.ts'
import { LARGEST_FRAME } from '#shared/protocol/frames.ts'
import { planImport, portionsOf } from '#shared/speaking/transcript/plan.ts'

fc.configureGlobal({ seed: 26_11 })

const MINUTE = 60_000
const BEGAN = Date.UTC(2026, 10, 26, 18)
const seat = (name: string) => name as Id<'seat'>
const cue = (name: string, start: number, end: number) => ({ name, start: start * MINUTE, end: end * MINUTE })
const place = { began: BEGAN, offset: 0, now: BEGAN + 60 * MINUTE }

test('[W43] a plan says who has how many turns and minutes, and what is not known', () => {
  const cues = [cue('Amina', 0, 2), cue('Joe', 2, 3), cue('Amina', 4, 5), cue('Kel', 20, 21)]
  const plan = planImport(cues, new Map([['Amina', seat('a')]]), place)
  expect(plan.people).toEqual([
    { who: 'a', turns: 2, talk: 3 * MINUTE },
    { who: '?', turns: 2, talk: 2 * MINUTE },
  ])
  expect(plan).toMatchObject({ gaps: 1, outside: 0 })
  expect(plan.lines[0]).toEqual([...[0, 'i', 'a', BEGAN, 2 * MINUTE, place.now], ...[BEGAN, BEGAN + 5 * MINUTE]])
})

test('[W43] what is before the meeting or after now is left out, and cut where it reaches in', () => {
  const cues = [cue('Amina', 0, 2), cue('Amina', 4, 6), cue('Amina', 58, 70), cue('Amina', 71, 72)]
  const early = planImport(cues, new Map([['Amina', seat('a')]]), { ...place, offset: -5 * MINUTE })
  expect(early.outside).toBe(2)
  expect(early.lines.map(([, , , start, len]) => [(start - BEGAN) / MINUTE, len / MINUTE])).toEqual([
    [0, 1],
    [53, 7],
  ])
  const on = planImport(cues, new Map(), place)
  expect(on.outside).toBe(1)
  expect(on.lines.at(-1)).toMatchObject({ 3: BEGAN + 58 * MINUTE, 4: 2 * MINUTE, 7: place.now })
  expect(planImport(cues, new Map(), { ...place, offset: 90 * MINUTE })).toMatchObject({
    lines: [],
    gaps: 0,
    outside: 4,
  })
})

test('[W43] every portion is an import that the server takes, in a frame that it reads', () => {
  const anyCue = fc
    .tuple(fc.constantFrom('A', 'B', 'C'), fc.nat({ max: 90 * MINUTE }), fc.integer({ min: 1, max: 5 * MINUTE }))
    .map(([name, start, len]) => ({ name, start, end: start + len }))
  const long = 'x'.repeat(32)
  fc.assert(
    fc.property(fc.array(anyCue, { maxLength: 400 }), fc.integer({ min: -600, max: 600 }), (cues, seconds) => {
      const offset = seconds * 1000
      const plan = planImport(cues, new Map([['A', seat(long)]]), { ...place, offset })
      const portions = portionsOf(plan.lines)
      expect(portions.flat()).toEqual(plan.lines)
      for (const lines of portions) {
        const args = { cap: long, lines }
        expect(readArgs<{ lines: unknown }>(actions['talk.import'], args).lines).toEqual(lines)
        const request = { id: long, meeting: long, step: long, name: 'talk.import', args }
        expect(JSON.stringify(request).length).toBeLessThan(LARGEST_FRAME - 64)
      }
      for (const [, , , start, len, , from, to] of plan.lines) {
        expect(from).toBeLessThanOrEqual(start)
        expect(start + len).toBeLessThanOrEqual(to)
        expect(to).toBeLessThanOrEqual(place.now)
        expect(start).toBeGreaterThanOrEqual(BEGAN)
      }
    }),
    { numRuns: 60 },
  )
})
