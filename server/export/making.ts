import type { FiledMeeting } from '#shared/meeting/filed.ts'
import { type Beside, build } from '#shared/report/build.ts'
import type { Choice } from '#shared/report/report.ts'
import { type FormatName, formats } from './formats.ts'
import { wordsIn } from './words.ts'

/** What files are made from. Plain data, so that it can go to a worker. */
export interface Order {
  readonly record: FiledMeeting
  readonly choice: Choice
  /** BCP 47 tag of the report's language. */
  readonly language: string
  readonly beside: Beside
  readonly formats: readonly FormatName[]
}

interface MadeFile {
  readonly format: FormatName
  readonly bytes: Uint8Array
}

/** The files that could be made, and the formats that could not. */
export interface Made {
  readonly files: readonly MadeFile[]
  readonly failed: readonly FormatName[]
}

/** [O6] Makes files one after the other. One that fails is named, and the others are made. */
export async function make({ record, choice, language, beside, formats: wanted }: Order): Promise<Made> {
  const words = wordsIn(language)
  const report = build(record, choice, words, beside)
  const files: MadeFile[] = []
  const failed: FormatName[] = []
  for (const format of wanted) {
    try {
      files.push({ format, bytes: await formats[format].make(report, words) })
    } catch {
      failed.push(format)
    }
  }
  return { files, failed }
}
