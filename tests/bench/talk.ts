import { nanoid } from 'nanoid'
import type { Span } from '#shared/speaking/entry.ts'
import { figuresOf } from '#shared/speaking/figures.ts'
import { measure, union } from '#shared/speaking/spans.ts'
import { openRealStore, viewUntil } from '../fakes/realStore.ts'
import { LeanClient } from './crowd.ts'
import { cpuSeconds, ms, percentile } from './meter.ts'
import { asking, crowd, openRoom, wait } from './room.ts'

const PHONES = 40
const TURNS = 2000
/** What the meeting takes, ms; and how long it is played in, by how many times faster it goes. */
const MEETING = 3 * 60 * 60_000
const CHECKPOINT = 30_000

interface Told {
  /** When in the meeting the phone tells it. */
  readonly due: number
  readonly phone: number
  readonly args: { cap: string; turn: number; start: number; len: number; closed: boolean }
}

/** Everything that the phones tell: when a turn begins, every 30 s while it goes on, and when it ends. */
function meeting(began: number): { told: Told[]; turns: Span[][] } {
  const told: Told[] = []
  const caps = Array.from({ length: PHONES }, () => nanoid(12))
  const turns: Span[][] = caps.map(() => [])
  const every = MEETING / TURNS
  for (let turn = 0; turn < TURNS; turn++) {
    const phone = Math.floor(Math.random() * PHONES)
    const start = Math.floor(turn * every + Math.random() * every)
    const len = Math.min(MEETING - start, Math.floor(1000 - 9000 * Math.log(1 - Math.random())))
    turns[phone]!.push([start, start + len])
    const tell = (at: number, closed: boolean) =>
      told.push({
        due: start + at,
        phone,
        args: { cap: caps[phone]!, turn, start: began + start, len: at, closed },
      })
    for (let at = 0; at < len; at += CHECKPOINT) tell(at, false)
    tell(len, true)
  }
  return { told: told.sort((a, b) => a.due - b.due), turns }
}

/** Bytes that somebody who comes now gets until nothing more comes for a while. */
async function bytesOfJoining(open: () => Promise<LeanClient>): Promise<number> {
  const client = await open()
  for (let before = -1; before !== client.bytes; await wait(300)) before = client.bytes
  client.close()
  return client.bytes
}

/**
 * 40 phones speak for three hours, played so many times faster. Then a host comes late.
 * @throws when what the host's device adds up is not what was said
 */
export async function talk(url: string, pid: number, faster: number): Promise<string[]> {
  const room = await openRoom(url)
  const clients = await crowd(room, PHONES)
  const began = Date.now() - MEETING
  const { told, turns } = meeting(began)
  const acks: number[] = []
  let refused = 0
  const answered: Promise<void>[] = []
  const before = cpuSeconds(pid)
  const start = performance.now()
  for (const { due, phone, args } of told) {
    const left = start + due / faster - performance.now()
    if (left > 1) await wait(left)
    const at = performance.now()
    const answer = clients[phone]!.send(asking(room, 'talk.mine', args))
    answered.push(
      answer.then(outcome => {
        if (outcome === 'done') acks.push(performance.now() - at)
        else refused += 1
      }),
    )
  }
  await Promise.all(answered)
  const cpu = cpuSeconds(pid) - before

  const person = await bytesOfJoining(await LeanClient.seat(url, room.links))
  const host = await bytesOfJoining(await LeanClient.seat(url, room.links, false, 'host'))
  const late = await openRealStore(url, room.links, 'Late', 'host')
  const { talk: rows } = await viewUntil(late, view => view.talk.talk.size === TURNS)
  const times = Array.from({ length: 30 }, () => {
    const at = performance.now()
    figuresOf(rows, began + MEETING)
    return performance.now() - at
  })
  const { resolved } = figuresOf(rows, began + MEETING)
  const said = turns.map(spans => measure(union(spans))).sort((a, b) => a - b)
  const counted = [...resolved.talk.values()].map(measure).filter(length => length > 0)
  const expected = said.filter(length => length > 0)
  if (counted.sort((a, b) => a - b).join() !== expected.join()) throw new Error('the figures are not what was said')
  for (const client of clients) client.close()
  late.close()
  room.host.close()
  return [
    `${PHONES} phones, 3 hours, ${faster} times faster`,
    `${acks.length} of ${told.length}`,
    `${refused}`,
    ...[0.5, 0.99].map(share => ms(percentile(acks, share))),
    ((host - person) / 1024).toFixed(0),
    ms(percentile(times.slice(10), 0.5)),
    ms(cpu * 1000),
  ]
}

export const talkHeads = ['talk', 'told', 'refused', 'p50 ms', 'p99 ms', 'log KB', 'figures ms', 'CPU ms']
