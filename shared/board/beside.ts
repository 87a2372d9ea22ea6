import type { Row, TableName } from './schema.ts'

/*
 * A record is written whole when it comes. What is done to it most, moving it about, is written beside it, under its id
 * and this sign that no id has: a phone pays for what has changed, and not for the words of a card each time it moves.
 */

const SIGN = '+'

/** What moves. Nobody's words may stand here: words that are changed are written whole, so that the old ones are gone. */
export const moving: { readonly [T in TableName]?: readonly (keyof Row<T>)[] } = {
  meeting: [
    'step',
    'spotlight',
    'screenShows',
    'screenSize',
    'screenTheme',
    'screenPage',
    'pausedUntil',
    'timerEnd',
    'sorting',
    'door',
  ],
  seat: ['done', 'hand'],
  card: ['pile', 'order', 'talk'],
  check: ['answered'],
}

/** Where it is filed what has moved about a record. */
export const besideKey = (id: string) => id + SIGN

/** The id of the record that is filed here, or beside which this is filed. */
export const idOfKey = (key: string) => (key.endsWith(SIGN) ? key.slice(0, -SIGN.length) : key)

/** What has moved about a record since it was written whole; null when more has changed than that. */
export function movedSince<T extends TableName>(table: T, whole: Row<T>, row: Row<T>): Partial<Row<T>> | null {
  const moves: readonly PropertyKey[] = moving[table] ?? []
  const changed = (Object.keys(row) as (keyof Row<T>)[]).filter(field => row[field] !== whole[field])
  if (!changed.every(field => moves.includes(field))) return null
  return Object.fromEntries(changed.map(field => [field, row[field]])) as Partial<Row<T>>
}
