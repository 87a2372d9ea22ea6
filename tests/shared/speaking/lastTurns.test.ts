import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry, Span, Who } from '#shared/speaking/entry.ts'
import { type LastTurn, lastTurns, moveEdge } from '#shared/speaking/lastTurns.ts'
import { resolve } from '#shared/speaking/resolve.ts'
import { measure } from '#shared/speaking/spans.ts'
import { peopleOf, person, SECOND } from './room.ts'

fc.configureGlobal({ seed: 26_11 })

const [amina, kel, mo] = [person(0), person(1), person(2)]
const MINUTE = 60 * SECOND

/** Turns one after the other, by taps. */
const taps: readonly Entry[] = [
  [0, 'f', amina, 0, 20 * SECOND, 1],
  [1, 'f', kel, 20 * SECOND, 20 * SECOND, 1],
  [2, 'f', '~', 50 * SECOND, 10 * SECOND, 1],
]
const resolved = (more: readonly Entry[] = []) =>
  resolve(
    [...taps, ...more].map(row => ['tab', row] as const),
    new Set(peopleOf(3)),
    MINUTE,
  )
const spansOf = (who: Who, more: readonly Entry[]): readonly Span[] => resolved(more).talk.get(who as typeof amina)!
const turnOf = (who: Who, turns: readonly LastTurn[]) => turns.find(one => one.who === who)!
const fixed = (fix: ReturnType<typeof moveEdge>): Entry => [9, 'x', fix.who, fix.start, fix.len, 1]

test('[W25] the turns of a time, the newest first, as far as they lie in it', () => {
  expect(lastTurns(resolved(), 10 * SECOND, 55 * SECOND)).toEqual([
    { who: '~', start: 50 * SECOND, end: 55 * SECOND },
    { who: kel, start: 20 * SECOND, end: 40 * SECOND },
    { who: amina, start: 10 * SECOND, end: 20 * SECOND },
  ])
})

test('[W25] an edge moves into what is beside it, and out of it to the neighbour or to nobody', () => {
  const turns = lastTurns(resolved(), 0, MINUTE)
  const of = (who: Who, edge: 'start' | 'end', by: number) => [fixed(moveEdge(turns, turnOf(who, turns), edge, by))]
  expect(spansOf(kel, of(kel, 'start', -5 * SECOND))).toEqual([[15 * SECOND, 40 * SECOND]])
  expect(spansOf(amina, of(kel, 'start', -5 * SECOND))).toEqual([[0, 15 * SECOND]])
  expect(spansOf(amina, of(kel, 'start', 5 * SECOND))).toEqual([[0, 25 * SECOND]])
  expect(spansOf(kel, of(kel, 'end', 5 * SECOND))).toEqual([[20 * SECOND, 45 * SECOND]])
  expect(spansOf(kel, of(kel, 'end', -5 * SECOND))).toEqual([[20 * SECOND, 35 * SECOND]])
  expect(resolved(of(kel, 'end', -5 * SECOND)).unknown).toEqual([])
  // Nothing is left of a turn that is made shorter than nothing, and nobody else loses anything.
  expect(spansOf(kel, of(kel, 'end', -MINUTE))).toEqual([])
  expect(spansOf(mo, of(kel, 'end', -MINUTE))).toEqual([])
})

test('[W25] whatever edge moves, only that stretch changes, and no other turn gets shorter than by it', () => {
  const any = fc.record({
    who: fc.constantFrom<Who>(amina, kel, '~'),
    edge: fc.constantFrom('start' as const, 'end' as const),
    by: fc.integer({ min: -30_000, max: 30_000 }).filter(by => by !== 0),
  })
  fc.assert(
    fc.property(any, ({ who, edge, by }) => {
      const turns = lastTurns(resolved(), 0, MINUTE)
      const fix = moveEdge(turns, turnOf(who, turns), edge, by)
      expect(fix.len).toBeLessThanOrEqual(Math.abs(by))
      for (const one of [amina, kel, mo]) {
        const change = measure(spansOf(one, [fixed(fix)])) - measure(spansOf(one, []))
        expect(Math.abs(change)).toBeLessThanOrEqual(fix.len)
      }
    }),
  )
})
