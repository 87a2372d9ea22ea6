import * as v from 'valibot'
import { id } from '#shared/board/ids.ts'
import { audiences, type Choice, sectionNames } from '#shared/report/report.ts'
import { pass } from './pass.ts'

/** The number of a meeting, or of something that was said in it. */
export const number = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Who asks, and of which group. */
export const asking = { board: id<'board'>(), pass }

/** What somebody has picked for a report. */
const choice = v.object({
  audience: v.picklist(audiences),
  names: v.boolean(),
  leftOut: v.pipe(v.array(number), v.maxLength(5000)),
  parts: v.pipe(v.array(v.picklist(sectionNames)), v.maxLength(sectionNames.length)),
}) satisfies v.GenericSchema<unknown, Choice>

/** A BCP 47 tag; one that we have no words for gives English. */
export const language = v.pipe(v.string(), v.maxLength(35))

/** Which report is meant. `of`: which words of it were read, as they were told (`sameWords.ts`). */
export const wanted = { number, language, choice, of: v.optional(v.pipe(v.string(), v.maxLength(64)), '') }
