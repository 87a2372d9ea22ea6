import { openApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { MemoryStorage } from '#server/storage/memory.ts'
import type { BoardId } from '#shared/board/ids.ts'
import { goldenMeeting } from './goldenMeeting.ts'
import { reportedGroup } from './reportScenes.ts'
import { root } from './server.ts'
import { silentLog } from './world.ts'

/** Turns `[person, start, length]` of half an hour, in seconds: Amina has the most, one of the guests a little. */
const turns = [
  ...Array.from({ length: 24 }, (_, at) => [[0, 2, 0, 3, 5, 0, 4, 9][at % 8]!, at * 75, 40 + (at % 3) * 10]),
]

/** A real server with a group whose last meeting is final, and who has kept who spoke when. */
export async function openKeptMeeting() {
  const storage = new MemoryStorage()
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: 'memory:' }, root)
  const app = await openApp({ config, log: silentLog, storage })
  const url = `http://127.0.0.1:${app.port}`
  const links = await reportedGroup(url)
  const board = links.board as BoardId
  const place = { number: goldenMeeting.number, part: 'talk' }
  await storage.rewrite(board, [{ ...place, was: null, json: JSON.stringify({ version: 1, turns }) }])
  return {
    url,
    links,
    /** Whose turns are stored, by their places in the record; null where nothing is. */
    async whoIsKept(): Promise<Set<number> | null> {
      const json = await storage.part(board, place.number, place.part)
      return json === null ? null : new Set((JSON.parse(json).turns as number[][]).map(([person]) => person!))
    },
    record: async () => JSON.parse((await storage.part(board, place.number, 'record'))!),
    close: () => app.close(),
  }
}
