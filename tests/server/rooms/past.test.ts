import { expect, test } from 'vitest'
import { pastOf } from '#server/rooms/past.ts'
import { MAIN_PART } from '#server/storage/storage.ts'
import type { BoardId } from '#shared/board/ids.ts'
import { goldenMeeting } from '../../fakes/goldenMeeting.ts'
import { openSite } from '../http/site.ts'

test('a record is read once while its room is open, and anew when it is another', async () => {
  const site = await openSite()
  const { rooms } = site.app
  const earlier = { ...goldenMeeting, number: 1 }
  const records = [earlier, goldenMeeting].map(one => JSON.stringify(one))
  const { board } = (await site.ask('import', { records })).body as { board: BoardId }
  const parts = { rooms, storage: site.storage }
  const [first, last] = (await pastOf(board, parts)).meetings
  expect((await pastOf(board, parts)).meetings[0]).toBe(first)
  const was = (await site.storage.part(board, 1, MAIN_PART))!
  const changed = JSON.stringify({ ...JSON.parse(was), about: 'Another' })
  expect(await site.storage.rewrite(board, [{ number: 1, part: MAIN_PART, was, json: changed }])).toBe('rewritten')
  const { meetings } = await pastOf(board, parts)
  expect(meetings[0]).toMatchObject({ about: 'Another' })
  expect(meetings[1]).toBe(last)
})
