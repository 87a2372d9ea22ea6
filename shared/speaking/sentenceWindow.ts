import type { Ms, Span } from './entry.ts'

const MINUTE = 60_000

/** "Heard in the last 10 minutes", milliseconds. */
export const RECENT = 10 * MINUTE

/**
 * [W8] The time that the sentence on the wall is about: the last 2.5 minutes for each person, at least 10 and at most
 * 60 minutes; the meeting so far where that is shorter. In less, a fair room would look unfair.
 */
export function sentenceWindow(people: number, from: Ms, now: Ms): Span {
  const long = Math.min(60 * MINUTE, Math.max(RECENT, 2.5 * MINUTE * people))
  return [Math.min(now, Math.max(from, now - long)), now]
}
