import type { BoardId } from '#shared/board/ids.ts'
import { type FiledMeeting, readFiled } from '#shared/meeting/filed.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import type { Beside } from '#shared/report/build.ts'
import type { MeetingRecord, Storage } from '../storage/storage.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'

/** Everything of a group that reports are made of. */
export interface Past {
  readonly group: string
  /** The meeting under way, or the next one. */
  readonly now: { readonly number: number; readonly state: 'planned' | 'open' | 'closed'; readonly day: string }
  /** Meetings that are over, the first one first; also one that is closed and not final yet. */
  readonly meetings: readonly FiledMeeting[]
}

/** So much of a group is remembered, letters. Many years of a group that writes a lot; what is longer is read each time. */
const MOST_REMEMBERED = 2_000_000

/** What was read of each open board last, by its JSON. Gone with the room, and with whatever is not in the storage now. */
const remembered = new WeakMap<Room, ReadonlyMap<string, FiledMeeting>>()

/**
 * Reading a meeting of 500 cards takes 6 ms, in which no meeting goes on, and after a meeting everyone's phone asks at
 * once: it is read again only where it is not what it was.
 */
function readAll(room: Room, records: readonly MeetingRecord[]): FiledMeeting[] {
  const before = remembered.get(room)
  const meetings = records.map(({ json }) => before?.get(json) ?? readFiled(json))
  const length = records.reduce((all, { json }) => all + json.length, 0)
  const now = length <= MOST_REMEMBERED ? records.map(({ json }, at) => [json, meetings[at]!] as const) : []
  remembered.set(room, new Map(now))
  return meetings
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
  const meetings = readAll(room, records)
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
