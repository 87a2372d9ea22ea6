import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type FormatName, formatsFor } from '#server/export/formats.ts'
import type { Report } from '#shared/report/report.ts'
import { filesOf, type MadeFile } from './made.ts'

/** A file that lies in a folder, for programs that open files. */
export interface KeptFile extends MadeFile {
  readonly file: string
  /** What it is called in a list of faults. */
  readonly name: string
}

/** All files of a report, in a folder. @param before what their names begin with */
export async function keep(
  folder: string,
  report: Report,
  language: string,
  wanted: readonly FormatName[] = formatsFor(report),
  before = '',
): Promise<KeptFile[]> {
  mkdirSync(folder, { recursive: true })
  const kept: KeptFile[] = []
  for await (const made of filesOf(report, language, wanted)) {
    const name = `${before}${report.audience}-${language}-${made.format}`
    const file = path.join(folder, `${name}.${made.sort}`)
    writeFileSync(file, made.bytes)
    kept.push({ ...made, file, name })
  }
  return kept
}
