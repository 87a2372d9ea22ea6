import type { Id } from './ids.ts'
import type { Board, Row, TableName } from './schema.ts'

/** The only way to change a board. */
export interface Draft {
  /** The board with all that was changed so far. */
  readonly board: Board
  put<T extends TableName>(table: T, row: Row<T>): void
  /** Changes some fields; does nothing when the row is not there (somebody took it away first). */
  patch<T extends TableName>(table: T, id: Id<T>, fields: Partial<Omit<Row<T>, 'id'>>): void
  remove<T extends TableName>(table: T, id: Id<T>): void
}

/** Whatever takes whole rows: another draft, or the document. */
type Target = Pick<Draft, 'put' | 'remove'>

export interface Sketch extends Draft {
  /** Makes the same changes on another draft or in the document, one for each row that differs. */
  copyTo(target: Target): void
}

/**
 * A draft over a plain copy. The given board is never changed: a table is copied when it is first written to. Both the client's preview and the server's decision are made on one: what
 * was refused half-way is thrown away, what was accepted goes into the document in one transaction.
 */
export function sketch(base: Board): Sketch {
  let board = base
  const touched = new Map<TableName, Set<Id<TableName>>>()

  /** This sketch's own copy of a table, made on the first write. */
  function writable<T extends TableName>(table: T, id: Id<T>): Map<Id<T>, Row<T>> {
    const ids = touched.get(table)
    if (ids) ids.add(id)
    else {
      touched.set(table, new Set([id]))
      board = { ...board, [table]: new Map(base[table] as ReadonlyMap<Id<T>, Row<T>>) }
    }
    return board[table] as unknown as Map<Id<T>, Row<T>>
  }

  const row = <T extends TableName>(table: T, id: Id<T>) => (board[table] as ReadonlyMap<Id<T>, Row<T>>).get(id)

  return {
    get board() {
      return board
    },
    put(table, value) {
      writable(table, value.id as Id<typeof table>).set(value.id as Id<typeof table>, value)
    },
    patch(table, id, fields) {
      const old = row(table, id)
      if (old) writable(table, id).set(id, { ...old, ...fields })
    },
    remove(table, id) {
      if (row(table, id)) writable(table, id).delete(id)
    },
    copyTo(target) {
      for (const [table, ids] of touched)
        for (const id of ids) {
          const value = row(table, id)
          if (value) target.put(table, value)
          else target.remove(table, id)
        }
    },
  }
}
