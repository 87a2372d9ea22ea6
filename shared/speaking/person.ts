import type { Ms, Span } from './entry.ts'
import { measure } from './spans.ts'
import { isLong, longestSilence, turnsOf } from './turns.ts'

/** So much is being heard, milliseconds; one cough is not. */
const HEARD = 3_000
/** Standard deviations on each side of a share: nine in ten are within. */
const CAUTION = 1.64
/** "More than your share" only where it is surely more than so many times it. */
const MORE = 1.5

/** What one person had, as parts of all. */
export interface Share {
  /** Of the talk. */
  readonly share: number
  /** Of the presence: what it would be if everybody spoke as they are there. */
  readonly expected: number
}

/** One person's figures: for the person, and for hosts. Times are milliseconds. */
export interface PersonFigures extends Share {
  readonly talk: Ms
  readonly turns: number
  readonly longTurns: number
  readonly isHeard: boolean
  /** Heard, or posted a card. */
  readonly hasContributed: boolean
  /** While they were there. */
  readonly longestSilence: Ms
  /** Between which the share is: with few turns it is hardly known. */
  readonly shareBetween: readonly [low: number, high: number]
  readonly isMoreThanShare: boolean
}

/**
 * [W10] One person's figures.
 * @param talk when they spoke
 * @param there when they were there, quiet time left out
 * @param worth how many turns of one length say as much as all turns of the room do
 */
export function personFigures(
  talk: readonly Span[],
  there: readonly Span[],
  { share, expected }: Share,
  worth: number,
  hasWritten: boolean,
): PersonFigures {
  const turns = turnsOf(talk)
  const isHeard = measure(talk) >= HEARD
  const caution = worth === 0 ? 1 : CAUTION * Math.sqrt((share * (1 - share)) / worth)
  return {
    talk: measure(talk),
    turns: turns.length,
    longTurns: turns.filter(isLong).length,
    isHeard,
    hasContributed: isHeard || hasWritten,
    longestSilence: longestSilence(there, talk),
    share,
    expected,
    shareBetween: [Math.max(0, share - caution), Math.min(1, share + caution)],
    // Without a presence nothing is known of what they might have had.
    isMoreThanShare: expected > 0 && share - caution > MORE * expected,
  }
}
