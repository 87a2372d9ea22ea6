import { type Cell, weightOf } from './safe.ts'

/** One thing that could be chosen, with what may be shown of its votes. */
export interface Counted {
  readonly id: string
  /** Secret votes; null where too few voted to show any. */
  readonly cell: Cell | null
  /** Hands that were counted in the room, by the host. */
  readonly hands: number
}

/** [V6] What hands and shown votes come to together. Two that may be equal are equal: nothing is decided by a kept-back vote. */
export const standing = ({ cell, hands }: Counted): number => (cell === null ? 0 : weightOf(cell)) + hands

/** [V6] Those that stand highest: one has won, several are a tie, none when nobody chose anything. */
export function winnersOf<One extends Counted>(counted: readonly One[]): One[] {
  const best = Math.max(0, ...counted.map(standing))
  return best === 0 ? [] : counted.filter(one => standing(one) === best)
}
