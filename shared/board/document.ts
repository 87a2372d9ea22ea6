import * as Y from 'yjs'
import { besideKey, idOfKey, movedSince } from './beside.ts'
import type { Sketch } from './draft.ts'
import type { Id } from './ids.ts'
import { type Board, emptyBoard, packRow, type Row, readRow, type TableName, tableNames } from './schema.ts'

/**
 * A board kept in a Y.Doc: one top-level `Y.Map` per table, each value one whole record as plain JSON, under its id, and
 * beside it what has moved since. Only servers write it; every screen reads it.
 */
export class BoardDocument {
  readonly doc: Y.Doc
  #board: Board
  readonly #watchers = new Set<() => void>()

  constructor(doc: Y.Doc = new Y.Doc()) {
    this.doc = doc
    this.#board = emptyBoard()
    for (const table of tableNames) {
      const rows = doc.getMap(table)
      if (rows.size > 0) this.#read(table, [...rows.keys()])
      rows.observe(event => this.#read(table, event.keysChanged))
    }
    doc.on('afterTransaction', transaction => {
      if (transaction.changed.size > 0) for (const watcher of this.#watchers) watcher()
    })
  }

  /** An immutable snapshot: the same object, tables and rows until they change. */
  get board(): Board {
    return this.#board
  }

  /**
   * Writes what a sketch changed, as one transaction.
   * @returns the update that carries it, or null when nothing changed
   */
  write(sketch: Sketch): Uint8Array | null {
    let update: Uint8Array | null = null
    const take = (bytes: Uint8Array) => {
      update = bytes
    }
    this.doc.on('update', take)
    this.doc.transact(() =>
      sketch.copyTo({
        put: (table, row) => this.#put(table, row),
        remove: (table, id) => {
          const filed = this.doc.getMap(table)
          for (const key of [id, besideKey(id)]) filed.delete(key)
        },
      }),
    )
    this.doc.off('update', take)
    return update
  }

  /** Writes a whole board into an empty document. */
  fill(board: Board): void {
    this.doc.transact(() => {
      for (const table of tableNames) for (const row of board[table].values()) this.#put(table, row)
    })
  }

  #put<T extends TableName>(table: T, row: Row<T>): void {
    const filed = this.doc.getMap(table)
    const beside = besideKey(row.id)
    const moved = filed.has(row.id) ? movedSince(table, readRow(table, row.id, filed.get(row.id)), row) : null
    if (!moved) filed.set(row.id, packRow(table, row))
    if (moved && Object.keys(moved).length > 0) filed.set(beside, moved)
    else if (filed.has(beside)) filed.delete(beside)
  }

  /** Calls back after every transaction that changed something. Returns the way to stop. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  close(): void {
    this.#watchers.clear()
    this.doc.destroy()
  }

  #read<T extends TableName>(table: T, keys: Iterable<unknown>): void {
    const stored = this.doc.getMap(table)
    const rows = new Map(this.#board[table] as ReadonlyMap<Id<T>, Row<T>>)
    for (const id of new Set([...(keys as Iterable<string>)].map(idOfKey)) as Set<Id<T>>) {
      if (stored.has(id)) rows.set(id, readRow(table, id, stored.get(id), stored.get(besideKey(id))))
      else rows.delete(id)
    }
    this.#board = { ...this.#board, [table]: rows }
  }
}
