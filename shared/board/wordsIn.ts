import type { Row, TableName } from './schema.ts'
import type { Secret, SecretTable } from './secrets.ts'

/*
 * Where people's own words stand. A table that is not here does not compile: whoever adds one has to say which of its
 * fields are to be forgotten when they are taken away or replaced.
 */

type Words<Of> = (row: Of) => readonly string[]
const none = () => []

const inTables: { readonly [T in TableName]: Words<Row<T>> } = {
  group: ({ name, help }) => [name, help],
  meeting: ({ about }) => [about],
  step: ({ name }) => [name],
  seat: ({ name }) => [name],
  card: ({ text }) => [text],
  echo: none,
  pile: ({ name }) => [name],
  round: none,
  check: ({ question, reasons }) => [question, ...reasons.map(({ text }) => text)],
  decision: ({ text, was }) => [text, was],
  balance: none,
  deed: none,
}

const inSecrets: { readonly [T in SecretTable]: Words<Secret<T>> } = {
  letterbox: ({ text }) => [text],
  claim: none,
  meToo: none,
  tally: none,
  cover: none,
  taken: ({ card }) => [card.text],
  signal: ({ word }) => [word],
  turn: none,
  // What lies in a box is under the key of that box, which goes when it is closed.
  box: none,
  ballot: none,
  talk: none,
  erased: none,
  presence: none,
  wish: none,
  agree: none,
  credit: none,
  tick: none,
  way: none,
  oneVoice: none,
  smallGroups: none,
  watch: none,
  gauge: none,
  knock: ({ name }) => [name],
  forget: none,
}

/** The words in a row of a board. */
export const wordsIn = <T extends TableName>(table: T, row: Row<T>): readonly string[] =>
  (inTables[table] as Words<Row<T>>)(row)

/** The words in a secret row. */
export const secretWordsIn = <T extends SecretTable>(table: T, row: Secret<T>): readonly string[] =>
  (inSecrets[table] as Words<Secret<T>>)(row)
