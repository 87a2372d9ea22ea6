/** A way of sharing the time. */
interface Way {
  /** Minutes that it usually takes; 0 where it takes as long as it takes. */
  readonly minutes: number
  /** One after the other has the turn; otherwise all talk in small groups, or nobody does. */
  readonly hasTurns: boolean
  /** All talk at once, in pairs or small groups. */
  readonly inGroups?: true
  /** What usually comes after it, of 1-2-4-all: alone, in pairs, in fours, and then all together. */
  readonly next?: WayName
}

/**
 * The ways, by name: going round, a talking piece that is handed on, pairs, alone, in twos and fours, and quiet time.
 * While one with turns is under way, who has the turn is captured by it; in the others nothing is.
 */
export const ways = {
  round: { minutes: 0, hasTurns: true },
  piece: { minutes: 0, hasTurns: true },
  pairs: { minutes: 3, hasTurns: false, inGroups: true },
  one: { minutes: 1, hasTurns: false, next: 'two' },
  two: { minutes: 2, hasTurns: false, inGroups: true, next: 'four' },
  four: { minutes: 4, hasTurns: false, inGroups: true },
  silence: { minutes: 1, hasTurns: false },
} as const satisfies Record<string, Way | (Omit<Way, 'next'> & { readonly next: string })>

/** Do all talk in pairs or small groups in it? Its `inGroups` says so; for the log that is quiet time. */
export const isInGroups = (name: WayName): boolean => 'inGroups' in ways[name]

export type WayName = 'round' | 'piece' | 'pairs' | 'one' | 'two' | 'four' | 'silence'
export const wayNames = Object.keys(ways) as WayName[]
