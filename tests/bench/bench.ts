/**
 * `npm run bench`: what the product itself does on this machine, with its real storage: fan-out, joining, a vote, and all
 * files of a meeting while it goes on. The server is a process of its own, the crowd is this one. Loopback only, bounded in
 * count and time. Compare runs by ratios. `npm run bench -- vote` is one part: `fan-out`, `join`, `vote`, `formats`, `talk`
 * or `long-talk`, which takes 18 minutes and is left out where no part is named.
 */
import { startServer, temporaryFolder } from '../fakes/server.ts'
import { LeanClient } from './crowd.ts'
import { files, filesHeads } from './formats.ts'
import { cpuSeconds, ms, percentile, table } from './meter.ts'
import { crowd, openRoom, posting, wait } from './room.ts'
import { talk, talkHeads } from './talk.ts'
import { vote } from './vote.ts'

const MEASURED_FOR = 4000

/** People on one board, some of whom post at random moments: how long until the others have it. */
async function fanOut(url: string, pid: number, people: number, perSecond: number): Promise<string[]> {
  const room = await openRoom(url)
  room.host.close()
  const clients = await crowd(room, people)
  const writers = clients.slice(0, 20)
  const sentAt = new Map<number, number>()
  const latencies: number[] = []
  const acks: number[] = []
  for (const [index, client] of clients.entries())
    client.onPost = number => {
      const at = sentAt.get(number)
      if (at !== undefined && number % writers.length !== index) latencies.push(performance.now() - at)
    }
  let number = 0
  const answered: Promise<unknown>[] = []
  const before = cpuSeconds(pid)
  const end = performance.now() + MEASURED_FOR
  while (performance.now() < end) {
    const writer = number % writers.length
    const at = performance.now()
    sentAt.set(number, at)
    answered.push(writers[writer]!.send(posting(room, number)).then(() => acks.push(performance.now() - at)))
    number++
    await wait((-Math.log(1 - Math.random()) * 1000) / perSecond)
  }
  await Promise.all(answered)
  const deliveries = number * (people - 1)
  while (latencies.length < deliveries) await wait(5)
  const cpu = cpuSeconds(pid) - before
  for (const client of clients) client.close()
  return [
    `${people} people, ${perSecond} posts/s`,
    ...[0.5, 0.95, 0.99].map(share => ms(percentile(latencies, share))),
    ...[0.5, 0.99].map(share => ms(percentile(acks, share))),
    ms((cpu / deliveries) * 1e6),
  ]
}

/** A board with so many cards: how long one person takes to get it, and a crowd that comes at once. */
async function coldJoin(url: string, pid: number, cards: number, people: number): Promise<string[]> {
  const room = await openRoom(url)
  room.host.close()
  const writers = await crowd(room, 20)
  for (let first = 0; first < cards; first += writers.length)
    await Promise.all(
      writers.map((writer, index) => (first + index < cards ? writer.send(posting(room, first + index)) : null)),
    )
  for (const writer of writers) writer.close()

  const alone: number[] = []
  for (let joiner = 0; joiner < 15; joiner++) {
    const open = await LeanClient.seat(url, room.links)
    const at = performance.now()
    const client = await open()
    alone.push(performance.now() - at)
    client.close()
  }
  const opens = []
  for (let joiner = 0; joiner < people; joiner++) opens.push(await LeanClient.seat(url, room.links))
  const before = cpuSeconds(pid)
  const at = performance.now()
  const clients = await Promise.all(opens.map(open => open()))
  const took = performance.now() - at
  const cpu = cpuSeconds(pid) - before
  const kilobytes =
    percentile(
      clients.map(({ bytes }) => bytes),
      0.5,
    ) / 1024
  for (const client of clients) client.close()
  return [`${cards} cards`, ms(percentile(alone, 0.5)), ms(took), `${ms(cpu * 1000)}`, kilobytes.toFixed(0)]
}

/** Every part of the bench, and the rows that it prints. */
const parts = {
  'fan-out': async (url: string, pid: number) => {
    await fanOut(url, pid, 10, 100)
    const rows = [['fan-out', 'p50 ms', 'p95 ms', 'p99 ms', 'ack p50', 'ack p99', 'CPU s/M']]
    for (const [people, perSecond] of [
      [10, 20],
      [100, 20],
      [100, 100],
    ] as const)
      rows.push(await fanOut(url, pid, people, perSecond))
    return rows
  },
  join: async (url: string, pid: number) => {
    const rows = [['cold join', 'alone ms', '200 at once ms', 'CPU ms', 'KB each']]
    for (const cards of [200, 2000]) rows.push(await coldJoin(url, pid, cards, 200))
    return rows
  },
  vote: async (url: string, pid: number) => {
    const heads = ['vote', 'casts done', 'refused', 'p50 ms', 'p99 ms', 'result p50', 'result max', 'counted', 'CPU ms']
    return [heads, await vote(url, pid, 300)]
  },
  formats: async (url: string) => [filesHeads, ...(await files(url, 300))],
  talk: async (url: string, pid: number) => [talkHeads, await talk(url, pid, 360)],
  'long-talk': async (url: string, pid: number) => [talkHeads, await talk(url, pid, 10)],
} as const

const [wanted] = process.argv.slice(2)
if (wanted && !Object.hasOwn(parts, wanted)) throw new Error(`the parts are ${Object.keys(parts).join(', ')}`)
const server = await startServer(temporaryFolder(), { env: { SEATS: '2000', LOG_LEVEL: 'silent' } })
try {
  for (const [name, part] of Object.entries(parts))
    if (wanted ? wanted === name : name !== 'long-talk')
      process.stdout.write(`${table(await part(server.url, server.child.pid!))}\n\n`)
} finally {
  await server.kill()
}
process.exit(0)
