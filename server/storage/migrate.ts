import type { DatabaseSync } from 'node:sqlite'
import type { BoardId } from '#shared/board/ids.ts'
import { STATEMENTS, VERSION } from './schema.sql.ts'
import { placeOfPart } from './sqliteParts.ts'
import { Damaged, MAIN_PART } from './storage.ts'
import type { Vault } from './vault.ts'

/** The key that all records of a board were under in version 1. It is destroyed with the keys of epochs that are over. */
const RECORDS = 0

/** Brings a `board.db` of an older version to this one, in one transaction: a crash leaves it as it was. */
export function migrate(db: DatabaseSync, vault: Vault): void {
  const { user_version: version } = db.prepare('PRAGMA user_version').get()!
  if (version === VERSION) return
  db.exec('BEGIN IMMEDIATE')
  try {
    // Version 0 is a file that has just been made.
    if (version === 1) recordsToParts(db, vault)
    if (version === 1 || version === 2) {
      db.exec('ALTER TABLE board ADD COLUMN since INTEGER NOT NULL DEFAULT 1')
      db.exec('UPDATE board SET since = epoch')
    }
    db.exec(`PRAGMA user_version = ${VERSION}`)
    db.exec('COMMIT')
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}

function recordsToParts(db: DatabaseSync, vault: Vault): void {
  const add = db.prepare(STATEMENTS.addPart)
  for (const row of db.prepare('SELECT board, number, bytes FROM record').all()) {
    const board = row.board as BoardId
    const number = row.number as number
    const at = placeOfPart(board, number, MAIN_PART)
    const { key, cipher } = vault.createPart(board)
    let sealed = row.bytes as Uint8Array
    try {
      sealed = cipher.seal(at, vault.cipher(board, RECORDS).open(at, sealed))
    } catch (error) {
      // A damaged one stays one, and is named when somebody wants to read it: the others can be read.
      if (!(error instanceof Damaged)) throw error
    }
    add.run(board, number, MAIN_PART, key, sealed)
  }
  db.exec('DROP TABLE record')
}
