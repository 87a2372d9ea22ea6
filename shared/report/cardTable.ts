/*
 * The cards as a table that other tools read, and that can be read in again in every language: its headings, kinds and
 * steps are our fixed names and not words that people see. A row is a card, in the order of the record.
 */

/**
 * - `kind`, `step`: as in `shared/board/kinds.ts` and `shared/meeting/steps.ts`
 * - `words`: what the card says; `lang`: a BCP 47 tag, empty where it is not known
 * - `name`, `guest`: its writer, only where the card is named and the report has names: a name, or the number of a guest
 * - `step_name`, `pile`: names that the group gave, empty where it gave none
 * - `me_too`: how many said it is true for them
 * - `talk`: empty, `now`, `later` or `done`
 * - `carried`: `yes` where it was kept from the meeting before
 */
export const cardColumns = [
  'kind',
  'words',
  'lang',
  'name',
  'guest',
  'step',
  'step_name',
  'pile',
  'me_too',
  'talk',
  'carried',
] as const

/** What a spreadsheet takes for the beginning of a formula, as narrow and as wide letters. */
const FORMULA = "[\\s']*[=+\\-@\\t\\r＝＋－＠]"

/** Words that would be a formula get this sign in front, by which spreadsheets know that they are words. */
export const startsFormula = new RegExp(`^${FORMULA}`)
const isGuarded = new RegExp(`^'${FORMULA}`)

/** A cell of such a table as it was written: takes away the sign that kept it from being a formula. */
export const unguarded = (cell: string): string => (isGuarded.test(cell) ? cell.slice(1) : cell)
