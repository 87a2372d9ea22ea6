import type { Span } from '../entry.ts'
import { measure, union } from '../spans.ts'

/** Where a transcript lies on the meeting's clock. */
export interface Alignment {
  /** To be added to the transcript's times, in ms; whole seconds. */
  readonly offset: number
  /** How much of the talk both could know of they agree on, 0 to 1: of the seats in both, by the one that has less of it. */
  readonly share: number
}

/** How far a recording's beginning may be from the meeting's, ms to either side. */
export const FURTHEST = 10 * 60_000
const STEP = 1000

/** Time (ms) in both of two unions when the first is moved by `offset`. */
function together(moved: readonly Span[], still: readonly Span[], offset: number): number {
  let sum = 0
  let at = 0
  for (const [start, end] of moved) {
    while (at < still.length && still[at]![1] <= start + offset) at++
    for (let next = at; next < still.length && still[next]![0] < end + offset; next++)
      sum += Math.min(end + offset, still[next]![1]) - Math.max(start + offset, still[next]![0])
  }
  return sum
}

/**
 * [X7] The offset, within ten minutes, at which the most time is spoken by the same person in both; of several as good the one
 * that moves least. Every second is tried: there are only 1,201, and a coarse search could settle on a hill beside the summit.
 * @param cues talk of each seat in the transcript
 * @param live talk of each seat as captured in the meeting
 * @returns null when nothing can be said: nobody is in both, or they never speak at the same time
 */
export function alignment(
  cues: ReadonlyMap<string, readonly Span[]>,
  live: ReadonlyMap<string, readonly Span[]>,
): Alignment | null {
  const pairs = [...cues].map(([seat, talk]) => [union(talk), union(live.get(seat) ?? [])] as const)
  const both = pairs.filter(([moved, still]) => moved.length > 0 && still.length > 0)
  let best = { offset: 0, agreed: 0 }
  for (let far = 0; far <= FURTHEST; far += STEP)
    for (const offset of far === 0 ? [0] : [far, -far]) {
      const agreed = both.reduce((sum, [moved, still]) => sum + together(moved, still, offset), 0)
      if (agreed > best.agreed) best = { offset, agreed }
    }
  if (best.agreed === 0) return null
  const [said, captured] = [0, 1].map(side => both.reduce((sum, pair) => sum + measure(pair[side]!), 0))
  return { offset: best.offset, share: best.agreed / Math.min(said!, captured!) }
}
