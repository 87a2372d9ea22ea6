/** One person's talk in a transcript. What was said is not in it. */
export interface Cue {
  /** As the transcript writes it; empty where it does not say who spoke. */
  readonly name: string
  /** Milliseconds of the transcript's own clock; below zero where it says so. */
  readonly start: number
  /** Always after `start`. */
  readonly end: number
}

/** A cue that was left out of what was read. */
export interface Skipped {
  /** The line with the time, from 1. */
  readonly line: number
  /** The time cannot be read, or the end is not after the start. */
  readonly reason: 'bad_time' | 'no_length'
}

/** A cue longer than this, or a time after it, is a mistake; the talk log takes nothing longer either. */
const LONGEST = 24 * 60 * 60_000

/** What is wrong with the times of a cue (ms), if anything is. */
export function faultOf(start: number, end: number): Skipped['reason'] | null {
  if (!(Math.abs(start) <= LONGEST && Math.abs(end) <= LONGEST)) return 'bad_time'
  if (end <= start) return 'no_length'
  return end - start > LONGEST ? 'bad_time' : null
}
