import { MemoryStorage } from './memory.ts'
import { SqliteStorage } from './sqlite.ts'
import type { Storage } from './storage.ts'

/** `memory:` keeps nothing; anything else is the folder of the SQLite files. */
export const openStorage = (where: string): Storage =>
  where === 'memory:' ? new MemoryStorage() : new SqliteStorage(where)
