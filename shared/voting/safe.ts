/*
 * What may be shown of what people have put into a box without a name: decided here alone, before anything is written
 * to the board. What is not shown is gone when the box is closed.
 */

/** From so many ballots on, sums are shown. */
export const SHOW_FROM = 5

/** Below so many ballots, one or two of a kind are shown as "a few". */
export const FEW_BELOW = 8
const FEW = 2

/** A number as it may be shown. `few`: one or two. `more`: more than two, how many is kept back. */
export type Cell = number | 'few' | 'more'

/**
 * [V5] The sums as they may be shown, in their order; null where there are too few ballots to show any.
 * @param ballots how many people put something in
 * @param totalKnown whether everyone knows what the sums add up to. Then a single "a few" could be found by taking the
 * others from it, and the others are kept back as well
 */
export function safeCells(sums: readonly number[], ballots: number, totalKnown: boolean): Cell[] | null {
  if (ballots < SHOW_FROM) return null
  if (ballots >= FEW_BELOW) return [...sums]
  const isFew = (sum: number) => sum > 0 && sum <= FEW
  const alone = totalKnown && sums.filter(isFew).length === 1
  return sums.map(sum => (isFew(sum) ? 'few' : alone && sum > FEW ? 'more' : sum))
}

/** Where a cell stands among others: those that may be equal stand equal. */
export const weightOf = (cell: Cell): number => (cell === 'few' ? FEW : cell === 'more' ? FEW + 1 : cell)
