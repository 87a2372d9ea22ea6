import * as v from 'valibot'
import type { Balance } from './balance.ts'
import type { PersonFigures } from './person.ts'

/** What a person's own phone says of their talk. Never a figure of anybody else. */
export const ownTalk = v.object({
  /** Half minutes are enough: nobody is to watch seconds. */
  minutes: v.number(),
  turns: v.number(),
  /** Not heard yet; about their share, or less, which is fine; surely more than most. */
  word: v.picklist(['none', 'about', 'more']),
})
export type OwnTalk = v.InferOutput<typeof ownTalk>

const HALF_MINUTE = 30_000

/**
 * [W22] A person's own figures as they are told, and to them alone.
 * @param enough whether there has been enough talk to say anything of the room: who spoke first has not spoken too much
 */
export const ownTalkOf = (
  { talk, turns, isHeard, isMoreThanShare }: PersonFigures,
  { enough }: Pick<Balance, 'enough'>,
): OwnTalk => ({
  minutes: Math.round(talk / HALF_MINUTE) / 2,
  turns,
  word: !isHeard ? 'none' : enough && isMoreThanShare ? 'more' : 'about',
})

/**
 * [W15] How many have been heard, as everyone may know it. Where one person is left the room would look for them: then
 * it is everyone.
 */
export function shownHeard({ heard, count }: Pick<Balance, 'heard' | 'count'>): { heard: number; of: number } {
  return { heard: count - heard === 1 ? count : heard, of: count }
}

/**
 * [W51] How many have not been heard, where it may be said: from two people on; 0 otherwise.
 * @param shown as `shownHeard` has given them
 */
export const notYetHeard = ({ heard, of }: ReturnType<typeof shownHeard>): number => (of - heard >= 2 ? of - heard : 0)
