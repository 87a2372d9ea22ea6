import { nanoid } from 'nanoid'
import { formatNames } from '#server/export/formats.ts'
import { sectionNames } from '#shared/report/report.ts'
import { choiceFor } from '../fakes/goldenMeeting.ts'
import type { LeanClient } from './crowd.ts'
import { ms, percentile } from './meter.ts'
import { asking, crowd, openRoom, posting, type Room, wait } from './room.ts'

const CARDS = 500
const TURNS = 2000
const PER_SECOND = 20
const QUIET_FOR = 10_000
const WRITERS = 20
const MEETING = 3 * 60 * 60_000

/** Each of these people does so many things, one after the other; all people at once. */
const eachDoes = (
  people: readonly LeanClient[],
  count: number,
  thing: (person: number, at: number) => { id: string },
) =>
  Promise.all(
    people.map(async (client, person) => {
      for (let at = 0; at < count; at++)
        if ((await client.send(thing(person, at))) !== 'done') throw new Error('the meeting was refused')
    }),
  )

/** Half a thousand cards, and two thousand turns of forty people within three hours. */
async function fill(room: Room, clients: readonly LeanClient[]): Promise<void> {
  const writers = clients.slice(0, WRITERS)
  await eachDoes(writers, CARDS / WRITERS, (person, at) => posting(room, person * 1000 + at))
  const speakers = clients.slice(WRITERS, WRITERS + 40)
  const caps = speakers.map(() => nanoid(12))
  const turns = TURNS / speakers.length
  const began = Date.now() - MEETING
  await eachDoes(speakers, turns, (person, turn) =>
    asking(room, 'talk.mine', {
      ...{ cap: caps[person]!, turn, len: 4000, closed: true },
      start: began + Math.floor(((turn * speakers.length + person) * (MEETING - 10_000)) / TURNS),
    }),
  )
}

/** How long it takes until the others have a post, ms, for posts at random moments until this is over. */
async function fanOutUntil(
  room: Room,
  clients: readonly LeanClient[],
  first: number,
  over: Promise<unknown>,
): Promise<number[]> {
  const sentAt = new Map<number, number>()
  const latencies: number[] = []
  for (const [index, client] of clients.entries())
    client.onPost = number => {
      const at = sentAt.get(number)
      if (at !== undefined && number % WRITERS !== index) latencies.push(performance.now() - at)
    }
  let isOver = false
  void over.then(() => {
    isOver = true
  })
  let number = first
  const answered: Promise<unknown>[] = []
  while (!isOver) {
    sentAt.set(number, performance.now())
    answered.push(clients[number % WRITERS]!.send(posting(room, number)))
    number++
    await wait((-Math.log(1 - Math.random()) * 1000) / PER_SECOND)
  }
  await Promise.all(answered)
  while (latencies.length < (number - first) * (clients.length - 1)) await wait(5)
  return latencies
}

/** Every format of the whole report at once, as a host asks for it. @throws where one of them was not made */
async function allFiles({ url, links }: Room): Promise<{ seconds: number; bytes: number }> {
  const at = performance.now()
  const answer = await fetch(`${url}/api/report/files`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ board: links.board, pass: { key: links.keys.host }, number: 1, language: 'en' },
      choice: choiceFor('own', { names: true, parts: sectionNames }),
      formats: formatNames,
    }),
  })
  const bytes = (await answer.arrayBuffer()).byteLength
  if (!answer.ok || answer.headers.get('x-not-made')) throw new Error(`not made: ${answer.headers.get('x-not-made')}`)
  return { seconds: (performance.now() - at) / 1000, bytes }
}

/**
 * A meeting of so many people goes on while all files of it are made: how long its posts take without that, and with it.
 * @throws when a file was not made
 */
export async function files(url: string, people: number): Promise<string[][]> {
  const room = await openRoom(url)
  const clients = await crowd(room, people)
  await fill(room, clients)
  const quiet = await fanOutUntil(room, clients, 100_000, wait(QUIET_FOR))
  const making = allFiles(room)
  const meanwhile = await fanOutUntil(room, clients, 200_000, making)
  const { seconds, bytes } = await making
  const again = await fanOutUntil(room, clients, 300_000, wait(QUIET_FOR))
  const { seconds: secondTime } = await allFiles(room)
  for (const client of clients) client.close()
  room.host.close()
  const row = (name: string, latencies: readonly number[], took: string, size: string) => [
    name,
    ...[0.5, 0.95, 0.99].map(share => ms(percentile(latencies, share))),
    ms(Math.max(...latencies)),
    took,
    size,
  ]
  return [
    row(`${people} people, ${CARDS} cards, ${TURNS} turns, ${PER_SECOND} posts/s`, quiet, '', ''),
    row('while every file is made', meanwhile, seconds.toFixed(1), (bytes / 1024).toFixed(0)),
    row('and after it', again, '', ''),
    ['every file once more, alone', '', '', '', '', secondTime.toFixed(1), ''],
  ]
}

export const filesHeads = ['fan-out', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms', 'files s', 'KB']
