import type { Format } from './format.ts'
import { compiler } from './pdf/compiler.ts'
import { sheetOf } from './pdf/sheet.ts'

/** Half a character would be no text to the compiler. */
const whole = (_: string, value: unknown): unknown => (typeof value === 'string' ? value.toWellFormed() : value)

const format = (isLarge: boolean): Format => ({
  extension: isLarge ? 'large.pdf' : 'pdf',
  type: 'application/pdf',
  async make(report, words) {
    const { compile, has } = await compiler()
    return compile(JSON.stringify(sheetOf(report, words, { isLarge, has }), whole))
  },
})

/**
 * [O10] A PDF to print or to send: A4, tagged, with its languages, headings, lists, tables and bookmarks, and with its
 * letters inside.
 */
export const pdf = format(false)

/** [O13] The same in large print: letters of 22 points and more, nothing side by side. */
export const large = format(true)
