/*
 * What may be shown of what people have put into a box without a name: decided here alone, before anything is written
 * to the board. What is not shown is gone when the box is closed.
 */

/** From so many ballots on, sums are shown. */
export const SHOW_FROM = 5

/** Below so many ballots, one or two of a kind are shown as "a few". */
export const FEW_BELOW = 8
const FEW = 2

/** A number as it may be shown. `few`: one or two. `more`: more than two. `some`: one or more. */
export type Cell = number | 'few' | 'more' | 'some'

/**
 * [V5] The sums as they may be shown, in their order; null where there are too few ballots to show any.
 * @param ballots how many people put something in
 * @param totalKnown whether everyone knows what the sums add up to. Then "a few" could be found by taking the others from
 * it: beside it the other is kept back as well, and of three nothing is shown but that they are not none. (3, 1 and 1 are
 * the only three numbers from "a few, a few, more" that make 5.)
 */
export function safeCells(sums: readonly number[], ballots: number, totalKnown: boolean): Cell[] | null {
  if (ballots < SHOW_FROM) return null
  if (ballots >= FEW_BELOW) return [...sums]
  const isFew = (sum: number) => sum > 0 && sum <= FEW
  if (!totalKnown) return sums.map(sum => (isFew(sum) ? 'few' : sum))
  const given = sums.filter(sum => sum > 0).length
  if (!sums.some(isFew) || given < 2) return [...sums]
  return sums.map(sum => (sum === 0 ? 0 : given > 2 ? 'some' : isFew(sum) ? 'few' : 'more'))
}

/** Where a cell stands among others: those that may be equal stand equal. */
export const weightOf = (cell: Cell): number => (typeof cell === 'number' ? cell : cell === 'more' ? FEW + 1 : FEW)
