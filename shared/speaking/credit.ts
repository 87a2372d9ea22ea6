import type { Ms, Span } from './entry.ts'
import type { Resolved } from './resolve.ts'
import { both, measure, union, without } from './spans.ts'

/** How much of a meeting is speech, at the least: the tenth percentile of the meetings of the AMI corpus. */
const LEAST_SPEECH = 0.72

/** How well the speech of a time is known. Times are milliseconds. */
export interface Credit {
  /** Speech that somebody was credited with, at least one. */
  readonly credited: Ms
  /** U: speech that nobody was credited with. */
  readonly uncredited: Ms
  /** The part of all speech that somebody was credited with; 0 without speech. */
  readonly attributed: number
}

/**
 * [W9] What nobody was credited with: what is known to be somebody's, a microphone's finds among it; and, where no
 * microphone listened, what is missing of the speech that there is at the least from the first capture on. Several at
 * once are nobody's either, but how long each of them spoke nobody can say: they lower `attributed` and not the bounds.
 * @param within the time to look at
 */
export function creditOf(resolved: Resolved, within: readonly Span[]): Credit {
  const named = measure(both(union([...resolved.talk.values()].flat()), within))
  const unknown = measure(both(resolved.unknown, within))
  const speech = named + unknown + measure(both(resolved.several, within))
  const listened = both(resolved.microphone, within).length > 0
  const capture = without(within, [[Number.NEGATIVE_INFINITY, resolved.captured[0]?.[0] ?? Number.POSITIVE_INFINITY]])
  const missed = listened ? 0 : Math.max(0, LEAST_SPEECH * measure(capture) - speech)
  return {
    credited: named,
    uncredited: unknown + missed,
    attributed: speech + missed === 0 ? 0 : named / (speech + missed),
  }
}
