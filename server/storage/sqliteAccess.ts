import type { DatabaseSync } from 'node:sqlite'
import type { BoardId } from '#shared/board/ids.ts'
import { STATEMENTS } from './schema.sql.ts'
import type { Access, KeyEntry, TicketFound } from './storage.ts'

/** Keys, tickets and codes in `board.db`. `commit` runs work in a transaction and resolves when it is durable. */
export function sqliteAccess(db: DatabaseSync, commit: <Result>(work: () => Result) => Promise<Result>): Access {
  const findKey = db.prepare('SELECT hash, board, role FROM access_key WHERE hash = ?')
  const addKey = db.prepare(STATEMENTS.addKey)
  const dropKeys = db.prepare('DELETE FROM access_key WHERE board = ? AND role = ?')
  const dropScreens = db.prepare(
    "DELETE FROM ticket WHERE board = ? AND seat = '' AND key <> '' AND key NOT IN (SELECT hash FROM access_key WHERE board = ?)",
  )
  const dropReaders = db.prepare(STATEMENTS.dropReaders)
  const addTicket = db.prepare('INSERT OR REPLACE INTO ticket VALUES (?, ?, ?, ?)')
  const findTicket = db.prepare(
    'SELECT t.hash, t.board, t.seat, t.key, k.role FROM ticket t LEFT JOIN access_key k ON k.hash = t.key WHERE t.hash = ?',
  )
  const boardOfCode = db.prepare(STATEMENTS.boardOfCode)
  return {
    findKey: async hash => (findKey.get(hash) as unknown as KeyEntry | undefined) ?? null,
    replaceKeys: (board, keys) =>
      commit(() => {
        for (const { role } of keys) dropKeys.run(board, role)
        for (const { hash, role } of keys) addKey.run(hash, board, role)
        dropScreens.run(board, board)
        if (keys.some(({ role }) => role === 'everyone')) dropReaders.run(board)
      }),
    addTicket: ({ hash, board, seat, key }) =>
      commit(() => {
        addTicket.run(hash, board, seat, key)
      }),
    findTicket: async hash => (findTicket.get(hash) as unknown as TicketFound | undefined) ?? null,
    boardOfCode: async code => (boardOfCode.get(code)?.id as BoardId | undefined) ?? null,
  }
}
