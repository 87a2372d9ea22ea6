import type { FiledMeeting } from '#shared/meeting/filed.ts'
import { type Beside, build } from '#shared/report/build.ts'
import type { Choice } from '#shared/report/report.ts'
import type { Words } from '#shared/words/words.ts'
import { type FormatName, fileName, formats, formatsFor } from './formats.ts'
import { wordsIn } from './words.ts'
import { zipped } from './zipped.ts'

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
  readonly name: string
  /** MIME type. */
  readonly type: string
  readonly bytes: Uint8Array
}

/**
 * What came of an order, and the formats that could not be made. Of one format that is its file; of several, a zip of
 * those that could be made. Null where none could, or where the report has nothing that they could hold.
 */
export interface Made {
  readonly file: MadeFile | null
  readonly failed: readonly FormatName[]
}

/** Says in a zip what is not in it, in the report's language. */
function notMade(failed: readonly FormatName[], { t }: Words): Uint8Array {
  const lines = [t('file.not_made'), '', ...failed.map(name => t(`format.${name}`)), '']
  return Buffer.from(lines.join('\r\n'))
}

/** [O6] [O27] Makes files one after the other. One that fails is named, and the others are made. */
export async function make({ record, choice, language, beside, formats: wanted }: Order): Promise<Made> {
  const words = wordsIn(language)
  const report = build(record, choice, words, beside)
  const offered = formatsFor(report)
  const files: MadeFile[] = []
  const failed: FormatName[] = []
  for (const format of new Set(wanted)) {
    if (!offered.includes(format)) continue
    const { extension, type, make, parts } = formats[format]
    try {
      files.push({ name: fileName(record.number, extension), type, bytes: await make(report, words) })
      if (wanted.length > 1)
        for (const { name, bytes } of parts?.(report, words) ?? [])
          files.push({ name: fileName(record.number, `${name}.${extension.split('.').at(-1)}`), type, bytes })
    } catch {
      failed.push(format)
    }
  }
  if (wanted.length === 1 || files.length === 0) return { file: files[0] ?? null, failed }
  const all = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]))
  if (failed.length > 0) all[fileName(record.number, 'txt')] = notMade(failed, words)
  return { file: { name: fileName(record.number, 'zip'), type: 'application/zip', bytes: zipped(all) }, failed }
}
