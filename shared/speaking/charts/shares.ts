import type { Id } from '../../board/ids.ts'
import type { Balance } from '../balance.ts'
import type { Ms } from '../entry.ts'

/** One person's talk beside what would be an equal share of it for the time they were there. */
export interface ShareRow {
  readonly seat: Id<'seat'>
  readonly talk: Ms
  readonly equal: Ms
  /** The same two as parts of the longest bar, 0 to 1. */
  readonly bar: number
  readonly line: number
}

/** [W44] Everyone who counts, in the order of the table and never of their figures: this is no ranking. */
export function sharesOf(
  { people, total }: Pick<Balance, 'people' | 'total'>,
  order: readonly Id<'seat'>[],
): ShareRow[] {
  const rows = order.flatMap(seat => {
    const figures = people.get(seat)
    if (!figures || (figures.talk === 0 && figures.expected === 0)) return []
    return [{ seat, talk: figures.talk, equal: figures.expected * total }]
  })
  const longest = Math.max(...rows.flatMap(({ talk, equal }) => [talk, equal]), 1)
  return rows.map(row => ({ ...row, bar: row.talk / longest, line: row.equal / longest }))
}
