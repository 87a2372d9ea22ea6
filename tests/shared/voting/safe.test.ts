import { expect, test } from 'vitest'
import { type Cell, FEW_BELOW, SHOW_FROM, safeCells } from '#shared/voting/safe.ts'

/** Every way in which so many people can give one of three answers. */
const answersOf = (people: number): number[][] => {
  const all: number[][] = []
  for (let yes = 0; yes <= people; yes++)
    for (let part = 0; part <= people - yes; part++) all.push([yes, part, people - yes - part])
  return all
}

const shownAs = (sums: readonly number[]) =>
  JSON.stringify(
    safeCells(
      sums,
      sums.reduce((a, b) => a + b, 0),
      true,
    ),
  )

test('[V5] nothing is shown below five ballots', () => {
  for (let people = 0; people < SHOW_FROM; people++)
    for (const sums of answersOf(people)) expect(safeCells(sums, people, true)).toBeNull()
})

test('[V5] what is kept back cannot be found by taking the rest from the total', () => {
  for (let people = SHOW_FROM; people < FEW_BELOW; people++) {
    const all = answersOf(people)
    for (const sums of all) {
      const cells: Cell[] = safeCells(sums, people, true)!
      if (cells.every(cell => typeof cell === 'number')) continue
      const alike = all.filter(other => shownAs(other) === shownAs(sums))
      // Each kept-back number is one of at least two, for all that anyone can work out.
      for (const [at, cell] of cells.entries())
        if (typeof cell !== 'number') expect(new Set(alike.map(other => other[at])).size, `${sums}`).toBeGreaterThan(1)
    }
  }
})

test('[V5] from eight ballots on numbers are shown as they are, and nobody is nobody at any size', () => {
  expect(safeCells([6, 1, 1], 8, true)).toEqual([6, 1, 1])
  expect(safeCells([5, 2, 0], 7, false)).toEqual([5, 'few', 0])
  expect(safeCells([5, 2, 0], 7, true)).toEqual(['more', 'few', 0])
  expect(safeCells([3, 1, 1], 5, true)).toEqual(['some', 'some', 'some'])
  expect(safeCells([3, 3, 0], 6, true)).toEqual([3, 3, 0])
  expect(safeCells([5, 0, 0], 5, true)).toEqual([5, 0, 0])
})
