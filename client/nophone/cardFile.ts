import Papa from 'papaparse'
import { unguarded } from '#shared/report/cardTable.ts'
import { textOf } from '#shared/speaking/transcript/lines.ts'

/** Why a whole file is not taken. `line`: where to look, from 1. */
export type FileTrouble = 'too_large' | 'too_many' | 'letters' | 'quotes' | 'no_columns' | 'nothing' | 'unreadable'

/** A file cannot be read as a list of cards. */
export class CardFileTrouble extends Error {
  readonly reason: FileTrouble
  /** Where in the file, from 1; 0 when it is about the whole. */
  readonly line: number

  constructor(reason: FileTrouble, line: number) {
    super(`${reason} in line ${line}`)
    this.name = 'CardFileTrouble'
    this.reason = reason
    this.line = line
  }
}

/** One card as the file writes it. */
export interface CardRow {
  /** Where it begins, from 1. */
  readonly line: number
  /** As written; null where the file has no column for it. */
  readonly kind: string | null
  readonly words: string
}

/** What the two columns may be called, as `plainName` writes it. */
export interface ColumnNames {
  readonly kind: ReadonlySet<string>
  readonly words: ReadonlySet<string>
}

/** Largest file in bytes: 500 cards of the longest words in any script are 0.8 MB. */
export const LARGEST = 2 * 1024 * 1024
/** Most cards of one file. */
export const MOST_ROWS = 500

const BETWEEN = [',', ';', '\t'] as const
/** A mark that no text has: then a line is one cell, and only quotes are read. */
const NOTHING_BETWEEN = Papa.UNIT_SEP

/** A name to compare by: without capitals, with spaces as one. */
export const plainName = (written: string): string =>
  written.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

/** The rows of a file with these marks between its cells, without empty ones; and the line of the first that is broken. */
function linesIn(text: string, delimiter: string): { lines: Line[]; broken: number } {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' })
  const [first] = errors.filter(({ type }) => type === 'Quotes')
  let line = 1
  let broken = 0
  const lines = data.map((cells, at): Line => {
    const begins = line
    if (first && first.row === at) broken = begins
    // A cell in quotes may go on over several lines.
    line += 1 + cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
    return { line: begins, cells }
  })
  return { lines: lines.filter(({ cells }) => cells.some(cell => cell.trim() !== '')), broken }
}

/** Where the columns are; null where the first line does not name them. */
function columnsIn(head: readonly string[], names: ColumnNames): { kind: number; words: number } | null {
  const titles = head.map(plainName)
  const words = titles.findIndex(title => names.words.has(title))
  return words < 0 ? null : { words, kind: titles.findIndex(title => names.kind.has(title)) }
}

/** Are these the columns of a table? Then its first line has to say which is which. */
const isTable = ({ lines }: { lines: readonly Line[] }): boolean =>
  lines.length > 1 && lines[0]!.cells.length > 1 && lines.every(({ cells }) => cells.length === lines[0]!.cells.length)

/**
 * [O41] Reads a list of cards: a table whose first line names a column of words and perhaps one of kinds, with commas,
 * semicolons or tabs between its cells; or just words, a card on each line. In UTF-8 or UTF-16.
 * @throws CardFileTrouble with the line at fault; then nothing was read
 */
export function readCardFile(bytes: Uint8Array, names: ColumnNames): CardRow[] {
  if (bytes.length > LARGEST) throw new CardFileTrouble('too_large', 0)
  const text = textOf(bytes)
  const unreadable = text.search(/[\uFFFD\0]/)
  if (unreadable >= 0) throw new CardFileTrouble('letters', text.slice(0, unreadable).split('\n').length)

  const tables = BETWEEN.map(delimiter => linesIn(text, delimiter))
  const list = linesIn(text, NOTHING_BETWEEN)
  const named = [list, ...tables].find(({ lines }) => lines[0] && columnsIn(lines[0].cells, names))
  const chosen = named ?? list
  if (chosen.broken > 0) throw new CardFileTrouble('quotes', chosen.broken)
  if (!named && tables.some(isTable)) throw new CardFileTrouble('no_columns', list.lines[0]!.line)

  const { kind, words } = (named && columnsIn(named.lines[0]!.cells, names)) ?? { kind: -1, words: 0 }
  const rows = named ? named.lines.slice(1) : list.lines
  if (rows.length === 0) throw new CardFileTrouble('nothing', 0)
  if (rows.length > MOST_ROWS) throw new CardFileTrouble('too_many', rows[MOST_ROWS]!.line)
  return rows.map(({ line, cells }) => ({
    line,
    kind: kind < 0 ? null : (cells[kind] ?? ''),
    // As our own tables write it, so that they can be read in again.
    words: unguarded(cells[words] ?? ''),
  }))
}

/** Reads a file that somebody has chosen. @throws CardFileTrouble */
export async function readChosen(file: Pick<File, 'size' | 'arrayBuffer'>, names: ColumnNames): Promise<CardRow[]> {
  // What is too large is not even loaded.
  if (file.size > LARGEST) throw new CardFileTrouble('too_large', 0)
  const bytes = await file.arrayBuffer().catch(() => {
    throw new CardFileTrouble('unreadable', 0)
  })
  return readCardFile(new Uint8Array(bytes), names)
}
