import { nanoid } from 'nanoid'
import type { Id } from '#shared/board/ids.ts'
import type { BareClient } from './bareClient.ts'
import type { Played } from './played.ts'

/** Talk that was before anybody came, and the shortest and the longest that somebody speaks; milliseconds. */
const BEFORE = 15 * 60_000
const SHORTEST = 5_000
const LONGEST = 50_000
/** So many of those at the table have not said anything yet. */
const SILENT = 2

const cap = nanoid(12) as Id<'cap'>
let turns = 0

const length = (random: () => number): number => Math.floor(SHORTEST + random() * (LONGEST - SHORTEST))

/** A quarter of an hour of talk, as if people's own phones had told it: some have said more than others. */
export async function haveSpoken(clients: readonly BareClient[], random: () => number): Promise<void> {
  // The server of a demo is on this machine, so that its clock is this one.
  const now = Date.now()
  for (let start = now - BEFORE; start < now - LONGEST; ) {
    const nth = Math.floor(random() ** 2 * (clients.length - SILENT))
    const len = length(random)
    await clients[nth]!.act('talk.mine', { cap, turn: turns++, start, len, closed: true })
    start += len
  }
}

/** One after the other says something, for as long as the demo runs. */
export function talk(played: Played): void {
  const { clients, random, later, isOpen } = played
  later(3000 + random() * 6000, () => {
    const awake = clients()
    const client = awake[Math.floor(random() * awake.length)]
    if (!client || !isOpen()) return talk(played)
    const begun = { cap, turn: turns++, start: Date.now() }
    void client.act('talk.mine', { ...begun, len: 0, closed: false })
    later(length(random), () => {
      const len = Math.max(0, Date.now() - begun.start)
      if (!client.closedWith) void client.act('talk.mine', { ...begun, len, closed: true })
      talk(played)
    })
  })
}
