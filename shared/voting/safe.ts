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

/** What everyone knows of how much the sums come to together. */
export interface Total {
  readonly least: number
  /** `Infinity` for no limit. */
  readonly most: number
}

const isFew = (sum: number) => sum > 0 && sum <= FEW

/** Could each of so many that are one or two be either, when together they are something between these? */
const couldBeEither = (many: number, least: number, most: number) =>
  Math.max(many, least) < Math.min(many * FEW, most) || (many < least && least < many * FEW)

/**
 * [V5] The sums as they may be shown, in their order; null where none may be shown.
 * @param ballots how many people put something in
 * @param total what is known of all sums together. Where a kept-back sum could be found by taking the others from it, more
 * is kept back: the others, if they then hide each other, or all
 */
export function safeCells(sums: readonly number[], ballots: number, total: Total): Cell[] | null {
  if (ballots < SHOW_FROM) return null
  const few = sums.filter(isFew).length
  if (ballots >= FEW_BELOW || few === 0) return [...sums]
  const large = sums.filter(sum => sum > FEW)
  const rest = large.reduce((all, sum) => all + sum, 0)
  if (couldBeEither(few, total.least - rest, total.most - rest)) return sums.map(sum => (isFew(sum) ? 'few' : sum))
  // One of each: then both could be one more or one less. Of two large ones the smallest sizes would be known.
  const hideEachOther = total.least === total.most && few === 1 && large.length === 1
  return hideEachOther ? sums.map(sum => (isFew(sum) ? 'few' : sum > FEW ? 'more' : sum)) : null
}

/** The least and the most that a cell may stand for. */
export const rangeOf = (cell: Cell): readonly [least: number, most: number] => {
  if (cell === 'few') return [1, FEW]
  return cell === 'more' ? [FEW + 1, FEW_BELOW - 1] : [cell, cell]
}
