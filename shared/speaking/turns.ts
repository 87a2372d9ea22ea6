import type { Ms, Span } from './entry.ts'
import { addSpan } from './spans.ts'

/** A gap up to here is a breath within a turn, milliseconds. */
const BREATH = 1_000
/** From here on a turn is a long one, and no "mm-hm"; milliseconds. */
const LONG_TURN = 2_000

/** [W10] One person's turns: their spans with the breaths in between. */
export function turnsOf(spans: readonly Span[]): Span[] {
  const turns: [Ms, Ms][] = []
  for (const [start, end] of spans) {
    const last = turns.at(-1)
    addSpan(turns, last && start - last[1] <= BREATH ? last[1] : start, end)
  }
  return turns
}

export const isLong = ([start, end]: Span): boolean => end - start >= LONG_TURN

/** How often a turn began after one of somebody else; each list is the turns of one person. */
export function speakerChanges(turns: Iterable<readonly Span[]>): number {
  const starts = [...turns].flatMap((list, person) => list.map(([start]) => ({ start, person })))
  starts.sort((a, b) => a.start - b.start || a.person - b.person)
  return starts.filter(({ person }, at) => at > 0 && starts[at - 1]!.person !== person).length
}

/** When at least two lists of spans hold. */
export function overlapOf(lists: Iterable<readonly Span[]>): Span[] {
  const overlap: [Ms, Ms][] = []
  let reach = Number.NEGATIVE_INFINITY
  for (const [start, end] of [...lists].flat().sort((a, b) => a[0] - b[0])) {
    addSpan(overlap, start, Math.min(end, reach))
    reach = Math.max(reach, end)
  }
  return overlap
}

/**
 * The longest time without any of these spans, milliseconds. Only time within `there` counts; what lies between does
 * not end a silence.
 */
export function longestSilence(there: readonly Span[], spoken: readonly Span[]): Ms {
  let longest = 0
  let silence = 0
  let at = 0
  for (const [start, end] of there) {
    let from = start
    for (; at < spoken.length && spoken[at]![0] < end; at++) {
      const [begins, ends] = spoken[at]!
      longest = Math.max(longest, silence + Math.max(0, begins - from))
      silence = 0
      from = Math.max(from, ends)
      if (ends > end) break
    }
    silence += Math.max(0, end - from)
    longest = Math.max(longest, silence)
  }
  return longest
}
