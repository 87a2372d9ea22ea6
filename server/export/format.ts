import type { Report } from '#shared/report/report.ts'
import type { Words } from '#shared/words/words.ts'

/**
 * A way to lay out a report as a file. It gets what the audience may have and nothing else; whatever people wrote is
 * text in it and never markup, a formula or an address. Runs in a worker, so it may take its time.
 */
export interface Format {
  /** The end of the file's name, without a dot in front. No two formats have the same: they can lie in one zip. */
  readonly extension: string
  /** MIME type. */
  readonly type: string
  /** Whether there is anything in a report that this file could hold. Absent where there always is. */
  isFor?(report: Report): boolean
  /** @throws when it cannot be made; the other files are made all the same */
  make(report: Report, words: Words): Uint8Array | Promise<Uint8Array>
  /** The same in several files, for where there is room for them: names without an end, and what is in them. In a zip. */
  parts?(report: Report, words: Words): readonly { readonly name: string; readonly bytes: Uint8Array }[]
}
