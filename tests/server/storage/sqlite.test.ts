import { SqliteStorage } from '#server/storage/sqlite.ts'
import { describeStorage } from '../../contracts/storage.ts'
import { newFolder } from './opened.ts'

describeStorage('sqlite', async () => {
  const folder = newFolder()
  return { storage: new SqliteStorage(folder), reopen: async () => new SqliteStorage(folder) }
})
