import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { methodNames, type RulesOf, totalOf } from '#shared/voting/methods.ts'
import { type Cell, FEW_BELOW, rangeOf, SHOW_FROM, safeCells } from '#shared/voting/safe.ts'

fc.configureGlobal({ seed: 26_11 })

const exactly = (ballots: number) => ({ least: ballots, most: ballots })
const answers = (...sums: number[]) => {
  const ballots = sums.reduce((all, sum) => all + sum, 0)
  return safeCells(sums, ballots, exactly(ballots))
}

/** Every list of so many sums of which each is at most `most` and all together are something between these. */
function allSums(length: number, most: number, total: { least: number; most: number }): number[][] {
  if (length === 0) return total.least <= 0 && total.most >= 0 ? [[]] : []
  return Array.from({ length: most + 1 }, (_, sum) => sum).flatMap(sum =>
    allSums(length - 1, most, { least: total.least - sum, most: total.most - sum }).map(rest => [sum, ...rest]),
  )
}

/** What could be true, by what is shown of it. */
function bySight(all: readonly number[][], shown: (sums: readonly number[]) => Cell[] | null) {
  const sights = new Map<string, { readonly cells: Cell[] | null; readonly true: number[][] }>()
  for (const sums of all) {
    const cells = shown(sums)
    const sight = sights.get(JSON.stringify(cells)) ?? { cells, true: [] }
    sight.true.push(sums)
    sights.set(JSON.stringify(cells), sight)
  }
  return [...sights.values()]
}

/** The cells that are kept back and of which, all the same, everyone can work out how many. */
const undone = (sights: ReturnType<typeof bySight>) =>
  sights.flatMap(({ cells, true: sums }) =>
    sums[0]!.flatMap((first, at) => {
      const isShown = typeof cells?.[at] === 'number'
      return !isShown && sums.every(one => one[at] === first) ? [{ cells, at, is: first }] : []
    }),
  )

const between = Array.from({ length: FEW_BELOW - SHOW_FROM }, (_, at) => SHOW_FROM + at)

describe('what is shown of a box', () => {
  test('[V5] nothing below five ballots, everything from eight on', () => {
    for (const [yes, no] of [
      [0, 0],
      [1, 0],
      [2, 2],
      [4, 0],
    ] as const)
      expect(answers(yes, 0, no)).toBeNull()
    expect(answers(8, 0, 0)).toEqual([8, 0, 0])
    expect(answers(5, 2, 1)).toEqual([5, 2, 1])
  })

  test('[V5] between them, one or two are "a few", and nobody is nobody', () => {
    const many = { least: 5, most: 15 }
    expect(safeCells([4, 1, 0, 3], 5, many)).toEqual([4, 'few', 0, 3])
    expect(safeCells([4, 2, 0, 3], 5, many)).toEqual([4, 'few', 0, 3])
    expect(answers(5, 0, 0)).toEqual([5, 0, 0])
    expect(answers(3, 2, 1)).toEqual([3, 'few', 'few'])
  })

  test('[V5] a lone "a few" keeps the other back where the total is known', () => {
    expect(answers(4, 1, 0)).toEqual(['more', 'few', 0])
    expect(answers(3, 2, 0)).toEqual(['more', 'few', 0])
  })

  test('[V5] and where even that would tell, nothing is shown', () => {
    for (const sums of [
      [3, 1, 1],
      [2, 2, 2],
      [4, 1, 1],
      [3, 2, 2],
      [3, 3, 1],
    ])
      expect(answers(...sums), String(sums)).toBeNull()
    // Three ballots had only one vote on anything, and all five have one at least.
    expect(safeCells([3, 2], 5, { least: 5, most: Number.POSITIVE_INFINITY })).toBeNull()
  })
})

describe('what is kept back cannot be worked out', () => {
  test.each(between)('[V5] for every set of answers of %i people', ballots => {
    const all = allSums(3, ballots, exactly(ballots))
    const sights = bySight(all, sums => safeCells(sums, ballots, exactly(ballots)))
    expect(sights.some(({ cells }) => cells?.includes('few'))).toBe(true)
    expect(undone(sights)).toEqual([])
    for (const { cells, true: sums } of sights)
      if (cells === null || cells.some(cell => typeof cell !== 'number')) expect(sums.length).toBeGreaterThan(1)
  })

  const rounds = between.flatMap(ballots =>
    methodNames.flatMap(method =>
      [1, 2, 3].flatMap(votes =>
        [false, true].flatMap(several =>
          [2, 3, 4].map(options => ({ ballots, options, rules: { method, votes, several } satisfies RulesOf })),
        ),
      ),
    ),
  )
  test.each(rounds)(
    '[V5] for every sum of votes: $ballots people, $options things, $rules',
    ({ ballots, options, rules }) => {
      const total = totalOf(rules, ballots)
      const most = rules.method === 'approve' || !rules.several ? ballots : ballots * rules.votes
      const all = allSums(options, most, total)
      expect(undone(bySight(all, sums => safeCells(sums, ballots, total)))).toEqual([])
    },
  )

  test('[V5] every cell stands for the sum that it was', () => {
    const sums = fc.array(fc.nat({ max: 7 }), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(sums, fc.integer({ min: 0, max: 40 }), fc.nat({ max: 20 }), (sums, ballots, spare) => {
        const together = sums.reduce((all, sum) => all + sum, 0)
        const cells = safeCells(sums, ballots, { least: Math.min(together, ballots), most: together + spare })
        for (const [at, cell] of (cells ?? []).entries()) {
          const [least, most] = rangeOf(cell)
          expect(sums[at]).toBeGreaterThanOrEqual(least)
          expect(sums[at]).toBeLessThanOrEqual(most)
        }
      }),
    )
  })
})
