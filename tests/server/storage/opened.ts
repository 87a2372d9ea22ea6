import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach } from 'vitest'
import { SqliteStorage } from '#server/storage/sqlite.ts'
import { Damaged } from '#server/storage/storage.ts'
import { temporaryFolder } from '../../fakes/server.ts'

const base = temporaryFolder()
let folders = 0

/** A folder of its own, gone when the program ends. */
export const newFolder = (): string => path.join(base, `${++folders}`)

const opened = new Set<SqliteStorage>()
const looking = new Set<DatabaseSync>()

afterEach(async () => {
  for (const one of looking) one.close()
  looking.clear()
  for (const storage of opened) await storage.close()
  opened.clear()
})

/** A storage in a folder, closed when the test is over. */
export function openSqlite(folder: string = newFolder()) {
  const storage = new SqliteStorage(folder)
  opened.add(storage)
  return {
    folder,
    storage,
    async close() {
      opened.delete(storage)
      await storage.close()
    },
  }
}

/** The database of a folder past its storage, as somebody with the computer has it. */
export function rawDatabase(folder: string, file: 'board.db' | 'keys.db' = 'board.db'): DatabaseSync {
  const db = new DatabaseSync(path.join(folder, file))
  looking.add(db)
  return db
}

/** The row that this names as damaged; null when nothing is. */
export const damagedRow = (asked: Promise<unknown>): Promise<string | null> =>
  asked.then(
    () => null,
    error => {
      if (error instanceof Damaged) return error.row
      throw error
    },
  )
