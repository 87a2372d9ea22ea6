import { board } from './board.ts'
import { charts } from './charts.ts'
import { data } from './data.ts'
import type { Format } from './format.ts'
import { html } from './html.ts'
import { large, pdf } from './pdf.ts'

/** Every file that a report can be. A further one is a file here, its line, and its words (`format.${name}`). */
export const formats = {
  html,
  pdf,
  large,
  board,
  charts,
  data,
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as [FormatName, ...FormatName[]]
