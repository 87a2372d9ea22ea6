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

/** What somebody is told of whom nothing was captured, or is left. */
export const NO_TALK: OwnTalk = { minutes: 0, turns: 0, word: 'none' }

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
