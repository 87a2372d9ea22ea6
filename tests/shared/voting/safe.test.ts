import { expect, test } from 'vitest'
import { FEW_BELOW, SHOW_FROM, safeCells } from '#shared/voting/safe.ts'

/** Every way in which so many votes can be spread over three things. */
const spreadsOf = (votes: number): number[][] => {
  const all: number[][] = []
  for (let one = 0; one <= votes; one++)
    for (let two = 0; two <= votes - one; two++) all.push([one, two, votes - one - two])
  return all
}

const known = (votes: number) => ({ least: votes, most: votes })
const shownAs = (sums: readonly number[], people: number, least: number, most: number) =>
  JSON.stringify(safeCells(sums, people, { least, most }))

test('[V5] nothing is shown below five ballots', () => {
  for (let people = 0; people < SHOW_FROM; people++)
    for (const sums of spreadsOf(people)) expect(safeCells(sums, people, known(people))).toBeNull()
})

test.each([
  ['answers, whose total is known', 1, 1],
  ['votes, of which each person gave one to three', 1, 3],
])('[V5] what is kept back cannot be worked out by anybody: %s', (_, least, most) => {
  for (let people = SHOW_FROM; people < FEW_BELOW; people++) {
    const totals = Array.from({ length: people * (most - least) + 1 }, (_, n) => people * least + n)
    const all = totals.flatMap(spreadsOf)
    const alike = new Map<string, number[][]>()
    for (const sums of all) {
      const shown = shownAs(sums, people, people * least, people * most)
      alike.set(shown, [...(alike.get(shown) ?? []), sums])
    }
    for (const [shown, which] of alike)
      for (const [at, cell] of ((JSON.parse(shown) as unknown[] | null) ?? []).entries())
        if (typeof cell !== 'number')
          expect(new Set(which.map(sums => sums[at])).size, `${people}: ${shown}`).toBeGreaterThan(1)
  }
})

test('[V5] from eight ballots on numbers are shown as they are, and nobody is nobody at any size', () => {
  expect(safeCells([6, 1, 1], 8, known(8))).toEqual([6, 1, 1])
  expect(safeCells([9, 2, 0], 7, { least: 7, most: 21 })).toEqual([9, 'few', 0])
  expect(safeCells([5, 2, 0], 7, known(7))).toEqual(['more', 'few', 0])
  expect(safeCells([3, 3, 0], 6, known(6))).toEqual([3, 3, 0])
  expect(safeCells([3, 1, 1], 5, known(5))).toBeNull()
  expect(safeCells([5, 0, 0], 5, known(5))).toEqual([5, 0, 0])
})
