import * as v from 'valibot'
import { wallWords } from './wall.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** So long is a stretch of the timeline, milliseconds. */
export const STRETCH = 10 * 60_000

/** What kind of time there was in a stretch, in seconds, rounded to ten of them. */
const stretch = v.object({
  length: count,
  /** One spoke, several did at once, no talk was noted, all talked in pairs or small groups, and it was meant to be quiet. */
  one: count,
  several: count,
  none: count,
  groups: v.optional(count, 0),
  quiet: count,
  /** How even the talk was as it ended, 0 to 1 in steps of 0.05; null where too little is known. */
  even: v.nullable(v.number()),
})
export type Stretch = v.InferOutput<typeof stretch>

/** [W40] What everyone may know of the talk of a whole meeting. Never about one person. */
export const roomSummary = v.object({
  /** Minutes of talk, all together. */
  minutes: count,
  turns: count,
  /** How many were heard, of how many; equal also where one person is left. */
  heard: count,
  of: count,
  /** It sounded like so many voices, and so many minutes would have to move for all to have their share; or null. */
  voices: v.nullable(count),
  toMove: v.nullable(count),
  /** The longest time with no talk noted, seconds, rounded to ten of them. */
  silence: count,
  word: v.picklist(wallWords),
  stretches: v.array(stretch),
})
export type RoomSummary = v.InferOutput<typeof roomSummary>
