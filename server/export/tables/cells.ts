import type { Cell } from 'write-excel-file/node'
import { plain } from '../plain.ts'

/** The most letters that a cell may hold; with more, Excel says that the file is broken. */
const LONGEST = 32_767

/**
 * Words in a cell: always words, also when somebody changes them there (`@`), and never a formula. The library would take
 * words that every JavaScript object has ("constructor") for something of its own; a blank after them keeps them apart.
 */
export function words(text: string): Cell {
  const value = plain(text).slice(0, LONGEST).toWellFormed()
  return { type: String, value: value in {} ? `${value} ` : value, format: '@', wrap: true, alignVertical: 'top' }
}

export const number = (value: number): Cell => ({ type: Number, value, alignVertical: 'top' })

/** @param iso ISO day */
export const day = (iso: string): Cell => ({
  ...{ type: Date, value: new Date(iso), format: 'yyyy-mm-dd', alignVertical: 'top' },
})

export const head = (title: string): Cell => ({
  ...{ type: String, value: plain(title), fontWeight: 'bold', backgroundColor: '#F1EAE0', wrap: true },
})

/** What Excel allows in the name of a sheet, letters. */
const LONGEST_NAME = 31

/**
 * Names that every spreadsheet takes, each another one however they are written.
 * @param wanted our words, in any language
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set(['', 'history'])
  return wanted.map(name => {
    const clean = plain(name)
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
    for (let n = 1; ; n++) {
      const end = n === 1 ? '' : ` ${n}`
      const short = clean
        .slice(0, LONGEST_NAME - end.length)
        .toWellFormed()
        .replaceAll('\uFFFD', '')
        .trim()
      const made = (short || 'Sheet') + end
      if (taken.has(made.toLowerCase())) continue
      taken.add(made.toLowerCase())
      return made
    }
  })
}
