import type { Bounds } from './bounds.ts'
import type { Ms } from './entry.ts'

/** [W8] Evenness from the first on is "some of us more than others", from the second on "shared around". */
export const BANDS = { some: 0.55, shared: 0.8 } as const

const LEAST_FAIR = 65
const LEAST_SPEECH = 60_000
const STALE = 180_000

/** What there is to say anything from. */
export interface Grounds {
  /** People who count. */
  readonly people: number
  /** Null where there is no balance. */
  readonly balance: number | null
  readonly fair: number
  readonly bounds: Bounds | null
  /** Speech that somebody was credited with, milliseconds. */
  readonly credited: Ms
  /** For how long nothing has been captured, milliseconds. */
  readonly idle: Ms
}

/** Why nothing can be said yet: too little talk, capture that stands still, or too much that nobody was credited with. */
export type Lack = 'talk' | 'capture' | 'credit'

/** [W11] What is missing for a sentence about the room; null where there is enough. */
export function lackOf({ people, balance, fair, bounds, credited, idle }: Grounds): Lack | null {
  if (people < 2 || balance === null || bounds === null) return 'talk'
  if (fair < LEAST_FAIR || credited < LEAST_SPEECH) return 'talk'
  if (idle >= STALE) return 'capture'
  const straddled = Object.values(BANDS).filter(edge => bounds.lo / fair < edge && bounds.hi / fair >= edge)
  return straddled.length > 1 ? 'credit' : null
}
