import * as v from 'valibot'
import type { WallWord, Word } from './word.ts'

/** The sentences of the wall, by their keys. */
export const wallWords = ['early', 'shared', 'some', 'few', 'missed', 'quiet'] as const satisfies readonly Word[]

const flag = v.nullable(v.boolean())
const edge = v.object({ isAbove: flag, isNowAbove: flag, since: v.number() })

/** Schema of what is remembered for the next sentence, for storage. */
export const wallWord = v.object({
  word: v.picklist(wallWords),
  changed: v.nullable(v.number()),
  few: edge,
  shared: edge,
}) satisfies v.GenericSchema<unknown, WallWord>
