import { data } from './data.ts'
import type { Format } from './format.ts'

/** Every file that a report can be. A further one is a file here, its line, and its words (`format.<name>`). */
export const formats = {
  data,
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as [FormatName, ...FormatName[]]
