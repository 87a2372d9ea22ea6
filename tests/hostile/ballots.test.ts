import { cpSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { nanoid } from 'nanoid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { SqliteStorage } from '#server/storage/sqlite.ts'
import type { BoardId, Id } from '#shared/board/ids.ts'
import { noSecrets } from '#shared/board/secrets.ts'
import { recordOf } from '#shared/meeting/record.ts'
import { pick, randomFrom, seededChance } from '../fakes/chance.ts'
import { RawClient } from '../fakes/rawClient.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../fakes/server.ts'
import { foundGroup, type Links } from '../fakes/stage.ts'
import { House, stepOf } from '../server/rooms/house.ts'
import type { Frame, Phone } from '../server/rooms/phone.ts'

/*
 * Somebody in the room wants to know what one person has chosen. They have every byte that reached them, with its moment,
 * and may be the host, who opens, closes and opens again as they like.
 */

type Marks = readonly (readonly [string, number])[]

const OPTIONS = ['idea-of-a-lift', 'idea-of-a-line', 'idea-of-a-walk'] as const
const ANSWERS = ['yes', 'part', 'no'] as const
const round = (n: number) => `round-${n}` as Id<'round'>
const check = (n: number) => `check-${n}` as Id<'check'>

/** What reached somebody in one frame, whatever number the server's client drew and whatever an action was called. */
function plain(frame: Frame): unknown {
  if ('push' in frame) return JSON.stringify(frame.push).replace(/"action-[^"]*"/g, '""')
  if (frame.type === 'heartbeat') return ''
  const { structs, ds } = Y.decodeUpdate(frame.update)
  // In one order, whichever of the server's clients drew the higher number; its own order is in the clocks.
  const items = structs.map(one =>
    JSON.stringify([
      [one.id.clock, one.length],
      'parentSub' in one ? one.parentSub : null,
      'content' in one ? one.content : null,
    ]),
  )
  const gone = [...ds.clients.values()].map(list => JSON.stringify(list.map(({ clock, len }) => [clock, len])))
  return JSON.stringify([frame.type, items.sort(), gone.sort()])
}

interface Attackers {
  readonly house: House
  readonly host: Phone
  readonly voters: readonly Phone[]
  readonly names: readonly string[]
  readonly everyone: ReadonlyMap<string, Phone>
}

/** A room with so many voters, a participant who does not vote, the host, and a big screen. */
async function room(voters: number, seed: number): Promise<Attackers> {
  const house = await House.open({ seed })
  const host = await house.host('problem')
  const eve = await house.phone('Eve')
  const screen = await house.phone('', 'screen')
  const names = Array.from({ length: voters }, (_, n) => `Person ${n}`)
  const phones: Phone[] = []
  for (const name of names) phones.push(await house.phone(name))
  for (const [n, option] of OPTIONS.entries())
    host.act('card.post', {
      ...{ card: option as Id<'card'>, kind: 'problem', text: `Words ${n}`, lang: 'en', showName: false },
      claim: `claim-of-the-option-${n}`,
    })
  await house.quiet()
  const everyone = new Map([
    ['the host', host],
    ['a participant', eve],
    ['the big screen', screen],
  ])
  return { house, host, voters: phones, names, everyone }
}

async function open({ house, host }: Attackers, n: number, votes = 3): Promise<void> {
  const step = stepOf(host.board, 'problem')
  const rules = { method: 'dots', votes, several: true } as const
  host.act('round.open', { round: round(n), step, options: [...OPTIONS], ...rules })
  await house.quiet()
}

async function close({ house, host }: Attackers, n: number): Promise<void> {
  host.act('round.close', { round: round(n) })
  await house.quiet()
}

/** Everyone votes, one after the other, where the attacker sees their thumbs. */
async function vote({ house, voters }: Attackers, n: number, ballots: readonly Marks[]): Promise<void> {
  for (const [at, marks] of ballots.entries()) {
    voters[at]!.act('ballot.cast', { round: round(n), marks: marks.map(([o, c]): [string, number] => [o, c]), for: '' })
    await house.settle()
  }
}

/** Random ballots of up to three votes, never empty. */
function randomBallots(count: number, random: () => number): Marks[] {
  return Array.from({ length: count }, () => {
    const sums = new Map<string, number>()
    for (let given = 0; given < 1 + Math.floor(random() * 3); given++) {
      const option = pick(random, OPTIONS)
      sums.set(option, (sums.get(option) ?? 0) + 1)
    }
    return [...sums]
  })
}

const transcripts = ({ everyone }: Attackers, since: ReadonlyMap<string, number> = new Map()) =>
  [...everyone].map(([name, phone]) => [name, phone.since(since.get(name) ?? 0).map(plain)])
const nowOf = ({ everyone }: Attackers) => new Map([...everyone].map(([name, phone]) => [name, phone.frames.length]))
const bytesOf = (frames: readonly Frame[]) => Buffer.concat(frames.map(({ raw }) => raw)).toString('latin1')

const crowds = [5, 8, 13, 40]
const lines: string[] = []
afterAll(() => void process.stdout.write(`${lines.join('\n')}\n`))

describe.each(crowds)('with %i voters', crowd => {
  test('[V3] before it is closed nobody gets a byte because somebody voted, changed or took it back', async () => {
    const attacked = await room(crowd, crowd)
    const random = randomFrom(crowd)
    await open(attacked, 1)
    const since = nowOf(attacked)
    await vote(attacked, 1, randomBallots(crowd, random))
    await vote(attacked, 1, randomBallots(crowd, random))
    await vote(attacked, 1, [[]])
    const frames = [...attacked.everyone].map(([name, phone]) => [name, phone.since(since.get(name)!).length])
    expect(frames).toEqual([...attacked.everyone.keys()].map(name => [name, 0]))
    lines.push(`${crowd} voters, before closing: 0 frames to ${attacked.everyone.size} attackers`)
  })

  test('[V3] [V4] who chose what changes nothing in any frame: not before closing, not after, not for somebody late', async () => {
    const random = randomFrom(crowd + 1)
    const ballots = randomBallots(crowd, random)
    const swapped = seededChance(crowd + 2).shuffle(ballots)
    expect(swapped).not.toEqual(ballots)
    const seen: unknown[] = []
    for (const given of [ballots, swapped]) {
      const attacked = await room(crowd, crowd)
      await open(attacked, 1)
      await vote(attacked, 1, given)
      await close(attacked, 1)
      const late = await attacked.house.phone('Late')
      const reader = recordOf(late.board, noSecrets()).json
      seen.push([transcripts(attacked), late.frames.map(plain), reader])
    }
    expect(seen[1]).toEqual(seen[0])
    lines.push(`${crowd} voters, after closing: 0 of ${crowd} ballots linked by anything that reached anybody`)
  })

  test('[V3] [V4] no frame to anyone but the voter’s own devices has a ballot in it', async () => {
    const attacked = await room(crowd, crowd)
    await open(attacked, 1)
    await vote(attacked, 1, randomBallots(crowd, randomFrom(crowd + 3)))
    const own = attacked.voters.map(phone => JSON.stringify(phone.pushed('mine').at(-1)!.ballots[0]!.marks))
    for (const [at, phone] of attacked.voters.entries())
      for (const push of phone.pushed('mine'))
        for (const { marks } of push.ballots) expect(JSON.stringify(marks)).toBe(own[at])
    await close(attacked, 1)
    for (const phone of attacked.everyone.values()) expect(bytesOf(phone.frames)).not.toMatch(/"marks"/)
  })

  test('[V5] two votes on the same things, compared, name nobody better than the sums alone', async () => {
    const random = randomFrom(crowd + 4)
    let named = 0
    let byTheSums = 0
    let people = 0
    for (let run = 0; run < Math.ceil(80 / crowd); run++) {
      const attacked = await room(crowd, crowd * 100 + run)
      const sums: number[][] = []
      const chosen: string[][] = []
      for (const n of [1, 2]) {
        const given = attacked.voters.map((): Marks => [[pick(random, OPTIONS), 1]])
        chosen.push(given.map(([one]) => one![0]))
        await open(attacked, n, 1)
        await vote(attacked, n, given)
        await close(attacked, n)
        const { cells } = attacked.host.board.round.get(round(n))!
        sums.push(OPTIONS.map((_, at) => (typeof cells?.[at] === 'number' ? cells[at] : 0)))
      }
      const gains = OPTIONS.map((_, at) => sums[1]![at]! - sums[0]![at]!)
      // Whatever has gained was chosen by whoever was seen to think again; all are taken for the one that gained most.
      const guess = OPTIONS[gains.indexOf(Math.max(...gains))]!
      named += chosen[1]!.filter(option => option === guess).length
      byTheSums += Math.max(...OPTIONS.map(one => chosen[1]!.filter(option => option === one).length))
      people += crowd
    }
    lines.push(`${crowd} voters, comparing two votes: ${named} of ${people} guessed (the sums alone: ${byTheSums})`)
    expect(named).toBeLessThanOrEqual(byTheSums)
  }, 30_000)
})

describe('a host who closes early', () => {
  test.each([1, 2, 3, 4])('[V5] after %i ballots learns nothing but how many there were', async voted => {
    const seen: unknown[] = []
    for (const option of OPTIONS) {
      const attacked = await room(6, 3)
      await open(attacked, 1)
      await vote(
        attacked,
        1,
        Array.from({ length: voted }, () => [[option, 3]]),
      )
      await close(attacked, 1)
      expect(attacked.host.board.round.get(round(1))).toMatchObject({ turnout: voted, cells: null })
      seen.push(transcripts(attacked))
    }
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
  })

  test('[V4] [V5] and opens again after each ballot, or stops the vote, learns nothing either', async () => {
    const seen: unknown[] = []
    for (const option of OPTIONS) {
      const attacked = await room(6, 4)
      for (const n of [1, 2, 3, 4, 5, 6]) {
        await open(attacked, n)
        attacked.voters[n - 1]!.act('ballot.cast', { round: round(n), marks: [[option, 2]], for: '' })
        await attacked.house.settle()
        if (n % 2) await close(attacked, n)
        else attacked.host.act('round.cancel', { round: round(n) })
        await attacked.house.quiet()
      }
      seen.push(transcripts(attacked))
    }
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
  })

  test('[V2] [V5] and puts a vote and a check into one box gets no ballots of the one for the other', async () => {
    const attacked = await room(6, 5)
    const { host, house, voters } = attacked
    const step = stepOf(host.board, 'problem')
    const box = round(1) as string as Id<'check'>
    host.act('check.ask', { check: box, step, sort: 'heard', question: '', decision: '' })
    await house.quiet()
    for (const phone of voters.slice(0, 4))
      phone.act('check.answer', { check: box, answer: 'yes', reason: '', lang: '', for: '' })
    await house.settle()
    await open(attacked, 1)
    await vote(attacked, 1, [[], [], [], [], [[OPTIONS[0], 3]]])
    await close(attacked, 1)
    expect(host.board.round.get(round(1))?.cells ?? null).toBeNull()
  })
})

describe('a check and its reasons', () => {
  async function asked(crowd: number, seed: number): Promise<Attackers> {
    const attacked = await room(crowd, seed)
    const { host, house } = attacked
    const step = stepOf(host.board, 'problem')
    const decision = 'decision' as Id<'decision'>
    host.act('decision.word', { decision, step, text: 'We ring', lang: 'en' })
    host.act('check.ask', { check: check(1), step, sort: 'live', question: '', decision })
    await house.quiet()
    return attacked
  }

  async function say(
    { house, voters }: Attackers,
    said: readonly { answer: (typeof ANSWERS)[number]; reason: string }[],
  ) {
    for (const [at, one] of said.entries()) {
      voters[at]!.act('check.answer', { check: check(1), ...one, lang: 'en', for: '' })
      await house.settle()
    }
  }

  test.each(crowds)('[V3] [V8] with %i people, who answered what changes nothing in any frame', async crowd => {
    const random = randomFrom(crowd + 5)
    const said = Array.from({ length: crowd }, (_, n) => ({
      answer: pick(random, ANSWERS),
      reason: `Because of day ${n + 10}`,
    }))
    const swapped = seededChance(crowd).shuffle(said)
    const seen: { before: unknown; after: unknown; reasons: string[] }[] = []
    for (const given of [said, swapped]) {
      const attacked = await asked(crowd, crowd)
      await say(attacked, given)
      const before = transcripts(attacked)
      for (const phone of attacked.everyone.values()) expect(bytesOf(phone.frames)).not.toContain('Because of')
      attacked.host.act('check.close', { check: check(1) })
      await attacked.house.quiet()
      const { reasons, ...after } = attacked.host.board.check.get(check(1))!
      seen.push({ before, after, reasons: reasons.map(({ text }) => text).sort() })
    }
    expect(seen[1]).toEqual(seen[0])
  })

  test('[V8] the place of a reason names its writer no better than chance', async () => {
    const crowd = 8
    const runs = 40
    let named = 0
    for (let run = 0; run < runs; run++) {
      const attacked = await asked(crowd, 1000 + run)
      await say(
        attacked,
        Array.from({ length: crowd }, (_, n) => ({ answer: 'no', reason: `Because of day ${n + 10}` })),
      )
      attacked.host.act('check.close', { check: check(1) })
      await attacked.house.quiet()
      const { reasons } = attacked.host.board.check.get(check(1))!
      // The n-th reason is taken for that of whoever was the n-th to be seen writing.
      named += reasons.filter(({ text }, at) => text === `Because of day ${at + 10}`).length
    }
    const chance = runs
    lines.push(`reasons, by their places: ${named} of ${runs * crowd} writers (chance: ${chance})`)
    expect(named).toBeLessThanOrEqual(chance + 4 * Math.sqrt(runs))
  }, 30_000)
})

describe('somebody who has the computer', () => {
  const PEOPLE = 12
  let folder: string
  let server: ServerProcess
  let links: Links
  let before: Record<string, unknown>[]
  let after: Record<string, unknown>[]
  let board: BoardId
  const seats: string[] = []
  const reasons: string[] = []
  const clients: RawClient[] = []

  const secretRows = () => {
    const db = new DatabaseSync(path.join(folder, 'board.db'), { readOnly: true })
    const rows = db.prepare('SELECT * FROM secret').all()
    db.close()
    return rows
  }
  const ofBoxes = (rows: readonly Record<string, unknown>[]) =>
    rows.filter(({ tbl }) => tbl === 'box' || tbl === 'ballot')
  const bytesIn = (place: string) =>
    readdirSync(place, { recursive: true, withFileTypes: true })
      .filter(file => file.isFile())
      .map(file => readFileSync(path.join(file.parentPath, file.name)).toString('latin1'))
      .join('\n')

  beforeAll(async () => {
    folder = temporaryFolder()
    server = await startServer(folder, { env: { LOG_LEVEL: 'debug' } })
    links = await foundGroup(server.url)
    board = links.board as BoardId
    const host = await RawClient.join(server.url, links, 'Hana', 'host')
    const step = [...host.board.step.values()].find(({ type }) => type === 'problem')!.id
    await host.act('step.go', { step })
    const options = [nanoid(12), nanoid(12)] as Id<'card'>[]
    for (const card of options)
      await host.act('card.post', {
        card,
        kind: 'problem',
        text: 'An idea',
        lang: 'en',
        claim: nanoid(22),
        showName: false,
      })
    const people = await Promise.all(
      Array.from({ length: PEOPLE }, (_, n) => RawClient.join(server.url, links, `Person ${n}`)),
    )
    clients.push(host, ...people)
    seats.push(...people.map(({ seat }) => seat))
    const rules = { method: 'dots', votes: 3, several: true } as const
    await host.act('round.open', { round: round(1), step, options, ...rules })
    const decision = 'decision' as Id<'decision'>
    await host.act('decision.word', { decision, step, text: 'We ring', lang: 'en' })
    await host.act('check.ask', { check: check(1), step, sort: 'live', question: '', decision })
    const random = randomFrom(3)
    for (const person of people) {
      const voted = await person.act('ballot.cast', { round: round(1), marks: [[pick(random, options), 2]], for: '' })
      expect(voted.type).toBe('done')
      const reason = `Because of ${nanoid(12)}`
      reasons.push(reason)
      await person.act('check.answer', { check: check(1), answer: 'no', reason, lang: 'en', for: '' })
    }
    before = secretRows()
    await host.act('round.close', { round: round(1) })
    await host.act('check.close', { check: check(1) })
    after = secretRows()
  }, 60_000)

  afterAll(async () => {
    for (const client of clients) client.close()
    await server.kill()
  })

  test('[V3] while it is open: rows in no order, with no time, and no seat in them', () => {
    expect(ofBoxes(before)).toHaveLength(2 * PEOPLE + 2)
    for (const row of ofBoxes(before)) {
      expect(Object.keys(row).sort()).toEqual(['board', 'bytes', 'key', 'tbl'])
      for (const seat of seats) expect(String(row.key)).not.toContain(seat)
    }
    // Rows of one table and one box are as long as each other, or their length would tell them apart.
    const votes = before.filter(({ tbl, key }) => tbl === 'ballot' && String(key).startsWith(round(1)))
    expect(new Set(votes.map(({ bytes }) => (bytes as Uint8Array).length)).size).toBe(1)
  })

  test('[V4] once it is closed: no row of the box, neither ballots nor its key', () => {
    expect(ofBoxes(after)).toEqual([])
    lines.push(`the database after closing: ${ofBoxes(after).length} rows of ${2 * PEOPLE} ballots`)
  })

  test('[V4] a copy of the folder, opened with all the keys there are, has no ballot in it', async () => {
    const copy = temporaryFolder()
    cpSync(folder, copy, { recursive: true })
    const storage = new SqliteStorage(copy)
    const loaded = (await storage.load(board))!
    await storage.close()
    expect(loaded.secrets.filter(({ table }) => table === 'ballot' || table === 'box')).toEqual([])
  })

  test('[V4] [T11] the database, its log of writes and what the server has printed hold no seat, choice or reason together', () => {
    const everything = bytesIn(folder)
    const output = server.output()
    for (const reason of reasons) {
      expect(everything).not.toContain(reason)
      expect(output).not.toContain(reason)
    }
    for (const seat of seats) expect(output).not.toContain(seat)
    expect(output).not.toMatch(/ballot|marks|reason/i)
  })
})
