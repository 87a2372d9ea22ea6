import { MemoryStorage } from '#server/storage/memory.ts'
import { describeStorage } from '../../contracts/storage.ts'

describeStorage('memory', async () => {
  const storage = new MemoryStorage()
  return { storage, reopen: async () => storage }
})
