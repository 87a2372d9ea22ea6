import { BANDS } from '../enough.ts'
import type { RoomSummary } from '../roomSummary.ts'
import { beginnings } from './columns.ts'

/** From the top down. */
export const bands = ['shared', 'some', 'few'] as const
export type Band = (typeof bands)[number]

/** [W8] In which band an evenness is. */
export const bandOf = (even: number): Band => (even >= BANDS.shared ? 'shared' : even >= BANDS.some ? 'some' : 'few')

const edges: Record<Band, readonly [low: number, high: number]> = {
  shared: [BANDS.shared, 1],
  some: [BANDS.some, BANDS.shared],
  few: [0, BANDS.some],
}

/** The words of a band stand in its upper part, the line goes through the lower one: so much of it. */
const ROOM = 0.5

export interface EvenPoint {
  /** From 0 to 1: when it was, and how far from the top. */
  readonly at: number
  readonly y: number
  readonly band: Band
  /** Minutes from the beginning. */
  readonly minute: number
  /** The stretch before was looked at too: a line leads here from it. */
  readonly joins: boolean
}

/** How far an evenness is from the top, 0 to 1. Each band has a third of the height, whatever its part of the scale. */
export function heightOf(even: number): number {
  const band = bandOf(even)
  const [low, high] = edges[band]
  const within = Math.min(1, Math.max(0, (even - low) / (high - low)))
  return (bands.indexOf(band) + 1 - ROOM * (0.15 + 0.7 * within)) / bands.length
}

/** [W44] A point where each stretch ends, but where too little was known. */
export function evenLine(stretches: RoomSummary['stretches']): EvenPoint[] {
  const starts = beginnings(stretches)
  const whole = starts.at(-1)!
  return stretches.flatMap(({ even }, at) => {
    if (even === null || whole === 0) return []
    const end = starts[at + 1]!
    const joins = at > 0 && stretches[at - 1]!.even !== null
    return [{ at: end / whole, y: heightOf(even), band: bandOf(even), minute: Math.round(end / 60), joins }]
  })
}
