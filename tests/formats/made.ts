import { type FormatName, formats, formatsFor } from '#server/export/formats.ts'
import { wordsIn } from '#server/export/words.ts'
import type { FiledMeeting } from '#shared/meeting/filed.ts'
import { type Beside, build } from '#shared/report/build.ts'
import type { Choice, Report } from '#shared/report/report.ts'

/** A file, and what it was made of. */
export interface MadeFile {
  readonly format: FormatName
  /** The last end of its name: `docx`, `pdf`. */
  readonly sort: string
  readonly report: Report
  /** BCP 47 tag. */
  readonly language: string
  readonly bytes: Buffer
}

export const reportFor = (record: FiledMeeting, choice: Choice, language: string, beside: Beside): Report =>
  build(record, choice, wordsIn(language), beside)

/** The last end of a file's name. */
const sortOf = (format: FormatName): string => formats[format].extension.split('.').at(-1)!

/**
 * Every file of a report that there is something for, one after the other.
 * @param wanted these only
 * @throws Error that names the format which could not be made
 */
export async function* filesOf(
  report: Report,
  language: string,
  wanted: readonly FormatName[] = formatsFor(report),
): AsyncGenerator<MadeFile> {
  const words = wordsIn(language)
  for (const format of formatsFor(report)) {
    if (!wanted.includes(format)) continue
    try {
      const bytes = Buffer.from(await formats[format].make(report, words))
      yield { format, sort: sortOf(format), report, language, bytes }
    } catch (cause) {
      throw new Error(`${format} was not made`, { cause })
    }
  }
}
