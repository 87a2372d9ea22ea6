import type { Sketch } from '../board/draft.ts'
import type { Id } from '../board/ids.ts'
import type { Board, Row, TableName } from '../board/schema.ts'
import type { Secret, SecretChange, SecretRows, SecretTable } from '../board/secrets.ts'
import { secretWordsIn, wordsIn } from '../board/wordsIn.ts'

/** So long after words were removed or replaced they are gone for good, with all that went meanwhile. Milliseconds. */
export const FORGET_AFTER = 20_000

/**
 * What a change has taken away for good: nothing; words, such as the old ones of a card that was changed; or whole cards,
 * which those who have them are to drop.
 */
export type Loss = 'nothing' | 'words' | 'cards'

/**
 * [E2] What is not there any more after a change.
 * What was captured of somebody who erases it counts as words.
 * A card that its writer has taken back is gone: it can be brought back until it is forgotten, and not for ever.
 * @param before as it was
 * @param sketch what has changed on the board
 * @param changes what has changed of the secrets
 */
export function lossIn(
  before: { readonly board: Board; readonly secrets: SecretRows },
  sketch: Pick<Sketch, 'copyTo'>,
  changes: readonly SecretChange[],
): Loss {
  const gone = { words: [] as string[], cards: [] as Id<'card'>[] }
  const here = { words: new Set<string>(), cards: new Set<Id<'card'>>() }

  const old = <T extends TableName>(table: T, id: Id<T>) => {
    const row = (before.board[table] as ReadonlyMap<Id<T>, Row<T>>).get(id)
    if (!row) return
    gone.words.push(...wordsIn(table, row))
    if (table === 'card') gone.cards.push(id as Id<'card'>)
  }
  sketch.copyTo({
    put(table, row) {
      old(table, row.id as Id<typeof table>)
      for (const word of wordsIn(table, row)) here.words.add(word)
      if (table === 'card') here.cards.add(row.id as Id<'card'>)
    },
    remove: old,
  })
  for (const { table, key, row } of changes) {
    const was = before.secrets[table].get(key)
    if (was) gone.words.push(...secretWordsIn<SecretTable>(table, was))
    const isTakenBack = table === 'taken' && row !== null && (row as Secret<'taken'>).byWriter
    if (row && !isTakenBack) for (const word of secretWordsIn<SecretTable>(table, row)) here.words.add(word)
    if (table !== 'taken') continue
    if (was) gone.cards.push((was as Secret<'taken'>).card.id)
    if (row && !isTakenBack) here.cards.add((row as Secret<'taken'>).card.id)
  }

  if (gone.cards.some(card => !here.cards.has(card))) return 'cards'
  // [W19] Nor is what was captured of somebody to be read in old copies once they have erased it.
  if (changes.some(({ table, row }) => table === 'erased' && row !== null)) return 'words'
  return gone.words.some(word => word !== '' && !here.words.has(word)) ? 'words' : 'nothing'
}
