import type { BoardId } from '#shared/board/ids.ts'
import { type FiledMeeting, readFiled } from '#shared/meeting/filed.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import type { Beside } from '#shared/report/build.ts'
import type { Storage } from '../storage/storage.ts'
import type { Rooms } from './rooms.ts'

/** Everything of a group that reports are made of. */
export interface Past {
  readonly group: string
  /** The meeting under way, or the next one. */
  readonly now: { readonly number: number; readonly state: 'planned' | 'open' | 'closed'; readonly day: string }
  /** Meetings that are over, the first one first; also one that is closed and not final yet. */
  readonly meetings: readonly FiledMeeting[]
}

/**
 * What a group's meetings have left behind.
 * @throws Refusal where there is no such board
 */
export async function pastOf(board: BoardId, { rooms, storage }: { rooms: Rooms; storage: Storage }): Promise<Past> {
  const room = await rooms.open(board)
  if (!room) throw new Refusal('no_key')
  const { meeting, group } = room.current
  const { number, state, day } = [...meeting.values()][0]!
  const records = await storage.records(board)
  const meetings = records.map(({ json }) => readFiled(json))
  if (state !== 'planned') meetings.push(room.past)
  return { group: [...group.values()][0]!.name, now: { number, state, day }, meetings }
}

/** One meeting of them, and what stands beside it in a report. @throws Refusal where it is not there */
export function meetingIn({ meetings, now }: Past, number: number): { record: FiledMeeting; beside: Beside } {
  const record = meetings.find(one => one.number === number)
  if (!record) throw new Refusal('gone')
  const others = meetings.filter(one => one !== record)
  return { record, beside: { others, next: now.state === 'planned' ? now.day : '' } }
}

/**
 * One meeting as it is shared with others: beside it stands what was before it, and the next meeting if that is the one
 * after. What the group does later is not in what it has shared. @throws Refusal where it is not there
 */
export function toShare(past: Past, number: number): { record: FiledMeeting; beside: Beside } {
  const { record, beside } = meetingIn(past, number)
  const others = beside.others.filter(one => one.number < number)
  return { record, beside: { others, next: past.now.number === number + 1 ? beside.next : '' } }
}
