import { type Clock, systemClock } from '#server/clock.ts'
import { takeSeat } from '#server/demo/bareClient.ts'
import type { ActionName, Args } from '#shared/actions/index.ts'
import type { Id } from '#shared/board/ids.ts'
import { RawClient } from './rawClient.ts'
import { openTestApp } from './server.ts'
import { foundGroup, type Links } from './stage.ts'

const MINUTE = 60_000

/** The time of this machine, and more where a test says so: timers run as they are. */
class JumpingClock implements Clock {
  #ahead = 0
  now = () => Date.now() + this.#ahead
  after = systemClock.after
  jump(ms: number) {
    this.#ahead += ms
  }
}

/** A real meeting on a real server, most of which is over already. */
export interface LongMeeting {
  readonly url: string
  readonly links: Links
  /** Milliseconds since 1970 when the first came. */
  readonly began: number
  readonly seats: ReadonlyMap<string, Id<'seat'>>
  /** So many minutes pass. Pages that are open learn of it when they are loaded again. */
  pass(minutes: number): void
  /** Somebody who leads and is no browser has tapped who spoke: from and up to which minute. */
  tapped(turns: readonly (readonly [who: string, from: number, to: number])[]): Promise<void>
  /** The same person does something. */
  led<Name extends ActionName>(name: Name, args: Args<Name>): Promise<void>
  close(): Promise<void>
}

/** Opens a meeting with these people in it, none of whom is a browser. */
export async function openLongMeeting(names: readonly string[]): Promise<LongMeeting> {
  const clock = new JumpingClock()
  const app = await openTestApp({}, undefined, clock)
  const { url } = app
  const links = await foundGroup(url)
  const began = clock.now()
  const seats = new Map<string, Id<'seat'>>()
  for (const name of names) {
    const client = await RawClient.join(url, links, name)
    seats.set(name, client.seat as Id<'seat'>)
    client.close()
  }
  const friend = await takeSeat(url, { board: links.board, key: links.keys.host }, 'Olu')
  seats.set('Olu', friend.seat as Id<'seat'>)
  let turn = 0
  return {
    url,
    links,
    began,
    seats,
    pass: minutes => clock.jump(minutes * MINUTE),
    async tapped(turns) {
      const client = await RawClient.open(url, friend, friend.seat)
      for (const [who, from, to] of turns) {
        const start = Math.round(began + from * MINUTE)
        const len = Math.round((to - from) * MINUTE)
        const seat = who === '*' || who === '~' || who === '?' ? who : seats.get(who)!
        await client.act('talk.tap', { cap: 'taps' as Id<'cap'>, turn: turn++, who: seat, start, len, closed: true })
      }
      client.close()
    },
    async led(name, args) {
      const client = await RawClient.open(url, friend, friend.seat)
      await client.act(name, args)
      client.close()
    },
    close: () => app.close(),
  }
}

/** A lively meeting of 44 minutes: Amina has much of the beginning, then everyone has a turn, and some speak at once. */
export const livelyTurns: readonly (readonly [who: string, from: number, to: number])[] = [
  ...Array.from({ length: 20 }, (_, at) => {
    const who = ['Amina', 'Joe', 'Amina', 'Kel'][at % 4]!
    return [who, 1 + at * 0.8, 1 + at * 0.8 + 0.7] as const
  }),
  ['*', 17.2, 18.4],
  ['~', 18.5, 20],
  ...Array.from({ length: 48 }, (_, at) => {
    const who = ['Amina', 'Joe', 'Kel', 'Shaz', 'Tomasz', 'Grace', 'Olu'][(at * 5) % 7]!
    return [who, 20.5 + at * 0.48, 20.5 + at * 0.48 + 0.46] as const
  }),
]

const stamp = (minutes: number) => {
  const ms = Math.round(minutes * MINUTE)
  const two = (n: number) => String(n).padStart(2, '0')
  const whole = `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / MINUTE) % 60)}:${two(Math.floor(ms / 1000) % 60)}`
  return `${whole}.${String(ms % 1000).padStart(3, '0')}`
}

/** A transcript as Teams writes it: three names, one of which nobody at the table has. */
export const teamsVtt = (turns: readonly (readonly [who: string, from: number, to: number])[]): string =>
  `WEBVTT\n\n${turns
    .map(
      ([who, from, to], at) =>
        `b0d7b1c4-7c0a-4f0e-9a3b-${String(at).padStart(12, '0')}/${at}-0\n${stamp(from)} --> ${stamp(to)}\n<v ${who}>words that nobody may keep</v>\n`,
    )
    .join('\n')}`
