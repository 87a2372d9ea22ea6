import type { Id } from '#shared/board/ids.ts'
import { type LongMeeting, openLongMeeting } from './longMeeting.ts'
import { RawClient } from './rawClient.ts'

const MINUTE = 60_000
const NAMES = ['Amina', 'Joe', 'Kel', 'Tomasz', 'Grace', 'Shaz', 'Lorraine', 'Ravi']

/** A real meeting of three quarters of an hour in which eight people have spoken alike, each on their own device. */
export interface ComparedMeeting {
  readonly meeting: LongMeeting
  /** Half of them are here through their life and half through their job, and tick it. */
  tick(): Promise<void>
  close(): Promise<void>
}

export async function openComparedMeeting(): Promise<ComparedMeeting> {
  const meeting = await openLongMeeting([])
  const people: RawClient[] = []
  for (const name of NAMES) people.push(await RawClient.join(meeting.url, meeting.links, name))
  meeting.pass(44)
  for (let turn = 0; turn < 40; turn++) {
    const cap = `tab-${turn % 8}` as Id<'cap'>
    const start = meeting.began + (turn + 1) * MINUTE
    await people[turn % 8]!.act('talk.mine', { cap, turn, start, len: 59_000, closed: true })
  }
  return {
    meeting,
    async tick() {
      for (const [at, one] of people.entries()) await one.act('groups.tick', { tick: at < 4 ? 'life' : 'job' })
    },
    async close() {
      for (const one of people) one.close()
      await meeting.close()
    },
  }
}
