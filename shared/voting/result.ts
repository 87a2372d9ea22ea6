import { type Cell, rangeOf } from './safe.ts'

/** One thing that could be chosen, with what may be shown of its votes. */
export interface Counted {
  readonly id: string
  /** Secret votes; null where too few voted to show any. */
  readonly cell: Cell | null
  /** Hands that were counted in the room, by the host. */
  readonly hands: number
}

/** What hands and shown votes come to together: at least, and at most. Votes that nobody is shown count for nothing. */
function between({ cell, hands }: Counted): readonly [least: number, most: number] {
  const [least, most] = cell === null ? [0, 0] : rangeOf(cell)
  return [least + hands, most + hands]
}

/** Where a thing stands in a list, the highest first. Those that have won stand before all others. */
export const standing = (one: Counted): number => between(one)[1]

/**
 * [V6] Those that may stand highest: one has won, several are a tie, none when nobody chose anything. Two that may be
 * equal are equal, so that nothing is decided by a vote that is kept back.
 */
export function winnersOf<One extends Counted>(counted: readonly One[]): One[] {
  const best = Math.max(0, ...counted.map(one => between(one)[0]))
  return best === 0 ? [] : counted.filter(one => between(one)[1] >= best)
}
