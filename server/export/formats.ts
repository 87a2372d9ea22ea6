import type { Report } from '#shared/report/report.ts'
import { board } from './board.ts'
import { calendar } from './calendar.ts'
import { charts } from './charts.ts'
import { csv } from './csv.ts'
import { data } from './data.ts'
import { docx, docxLarge } from './docx.ts'
import type { Format } from './format.ts'
import { html } from './html.ts'
import { markdown } from './markdown.ts'
import { large, pdf } from './pdf.ts'
import { xlsx } from './xlsx.ts'

/** Every file that a report can be. A further one is a file here, its line, and its words (`format.${name}`). */
const all = {
  html,
  pdf,
  large,
  docx,
  docxLarge,
  board,
  charts,
  xlsx,
  csv,
  markdown,
  calendar,
  data,
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof all

export const formats: Readonly<Record<FormatName, Format>> = all

export const formatNames = Object.keys(formats) as [FormatName, ...FormatName[]]

/** The files that have something to hold of this report. */
export const formatsFor = (report: Report): FormatName[] =>
  formatNames.filter(name => formats[name].isFor?.(report) ?? true)

/** Says what it is and nothing of the group: file names end up in lists of downloads. @param number of the meeting */
export const fileName = (number: number, extension: string): string => `same-table-${number}.${extension}`
