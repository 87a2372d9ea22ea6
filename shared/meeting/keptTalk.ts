import { agreedTo } from '../actions/agreement.ts'
import { meetingOf } from '../actions/define.ts'
import { project } from '../board/projection.ts'
import type { Board } from '../board/schema.ts'
import type { SecretRows } from '../board/secrets.ts'
import { readRows } from '../speaking/figures.ts'
import { KEPT_VERSION, type KeptTurns } from '../speaking/keptTurns.ts'
import { isOn } from '../speaking/subjects.ts'
import { endOf } from './ending.ts'

const SECOND = 1000

/**
 * [W57] Who spoke when, as it is kept beside the record where everyone agreed: `turns` of `[person, start, length]`, a
 * person by their place among the `people` of the record, times in whole seconds from when the first of them spoke. Whoever
 * has not agreed, has left, or had their turns erased is not in it, nor is what nobody was named for; and no time of day.
 * @returns JSON; null where it is not to be kept, or there is nothing
 */
export function keptTalkOf(board: Board, secrets: SecretRows): string | null {
  const [row] = board.balance.values()
  if (!isOn(row, 'keep')) return null
  const meeting = meetingOf(board)
  // Closed it is, or it would not be final.
  const { talk } = readRows(secrets, endOf(meeting, meeting.finalAt)).resolved
  const agreed = agreedTo(secrets, 'keep')
  const spans = project(board, 'reader')!.seats.flatMap(({ id }, person) =>
    agreed.has(id) ? (talk.get(id) ?? []).map(([start, end]) => ({ person, start, end })) : [],
  )
  const first = Math.min(...spans.map(({ start }) => start))
  const seconds = (ms: number) => Math.round(ms / SECOND)
  const turns = spans
    .map(({ person, start, end }): KeptTurns['turns'][number] => [person, seconds(start - first), seconds(end - start)])
    .sort((a, b) => a[1] - b[1] || a[0] - b[0])
  return turns.length > 0 ? JSON.stringify({ version: KEPT_VERSION, turns } satisfies KeptTurns) : null
}
