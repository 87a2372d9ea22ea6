import { describe, expect, test } from 'vitest'
import type { Args } from '#shared/actions/index.ts'
import type { Id } from '#shared/board/ids.ts'
import { boxOf } from '#shared/board/secrets.ts'
import { card, House, stepOf } from './house.ts'
import type { Phone } from './phone.ts'

const round = 'round' as Id<'round'>

interface Voting {
  readonly house: House
  readonly host: Phone
  /** Ids of the three things to choose from. */
  readonly options: readonly [string, string, string]
}

/** A room at the problem, where a vote is open on three cards: three votes a person, several on one if they wish. */
async function voting(fields: Partial<Args<'round.open'>> = {}, seats = 300): Promise<Voting> {
  const house = await House.open({ seats })
  const host = await house.host('problem')
  const cards = [card({ kind: 'problem' }), card({ kind: 'problem' }), card({ kind: 'problem' })] as const
  for (const one of cards) host.act('card.post', one)
  await house.settle()
  const options = cards.map(one => one.card as string) as [string, string, string]
  const step = stepOf(host.board, 'problem')
  const rules = { method: 'dots', votes: 3, several: true } as const
  host.act('round.open', { round, step, options, ...rules, ...fields })
  await house.settle()
  return { house, host, options }
}

const cast = (phone: Phone, marks: [string, number][], fields = {}) =>
  phone.act('ballot.cast', { round, marks, for: '' }, fields)
const own = (phone: Phone) =>
  phone
    .pushed('mine')
    .at(-1)!
    .ballots.map(({ marks }) => marks)
const roundOn = ({ board }: Phone) => board.round.get(round)!

/** Ballots that are stored. */
async function storedBallots({ storage, board }: House) {
  const { secrets } = (await storage.inner.load(board))!
  return secrets.filter(({ table }) => table === 'ballot')
}

describe('a vote in the room', () => {
  test('[V1] [V3] two devices of one seat are one voter, and both know what is in', async () => {
    const { house, options } = await voting()
    const bo = await house.seat('Bo')
    const [phone, laptop] = [await house.sit(bo), await house.sit(bo)]
    cast(phone, [[options[0], 3]])
    await house.settle()
    expect([own(phone), own(laptop)]).toEqual([[[[options[0], 3]]], [[[options[0], 3]]]])
    cast(laptop, [[options[1], 2]])
    await house.settle()
    expect([own(phone), own(laptop)]).toEqual([[[[options[1], 2]]], [[[options[1], 2]]]])
    expect(await storedBallots(house)).toHaveLength(1)
  })

  test('[V3] nobody else gets a byte of a ballot, or because of one', async () => {
    const { house, host, options } = await voting()
    const [bo, ines, screen] = [await house.phone('Bo'), await house.phone('Ines'), await house.phone('', 'screen')]
    await house.quiet()
    const others = [host, ines, screen]
    const marks = others.map(phone => phone.frames.length)
    for (const count of [1, 3, 2]) {
      cast(bo, [[options[0], count]])
      await house.settle()
    }
    cast(bo, [])
    await house.quiet()
    expect(others.map((phone, at) => phone.since(marks[at]!))).toEqual([[], [], []])
  })

  test('[V3] somebody who comes back is told what they had in, and nobody is when it is closed', async () => {
    const { house, host, options } = await voting()
    const seated = await house.seat('Bo')
    const bo = await house.sit(seated)
    cast(bo, [[options[2], 1]])
    await house.settle()
    bo.leave()
    const back = await house.sit(seated)
    expect(own(back)).toEqual([[[options[2], 1]]])
    host.act('round.close', { round })
    await house.settle()
    expect(own(back)).toEqual([])
    expect(own(await house.sit(seated))).toEqual([])
  })

  test('[V1] [A4] a ballot that is sent again changes nothing, before or after another one', async () => {
    const { house, options } = await voting()
    const bo = await house.phone('Bo')
    const first = cast(bo, [[options[0], 1]])
    await house.settle()
    cast(bo, [[options[1], 2]])
    await house.settle()
    cast(bo, [[options[0], 1]], { id: first })
    await house.settle()
    expect(
      bo
        .pushed('done')
        .flatMap(({ done }) => done)
        .filter(({ id }) => id === first),
    ).toHaveLength(2)
    expect(own(bo)).toEqual([[[options[1], 2]]])
  })

  test('[V1] more than somebody has is refused, on whichever device, and what was in stays', async () => {
    const { house, options } = await voting()
    const seated = await house.seat('Bo')
    const [phone, laptop] = [await house.sit(seated), await house.sit(seated)]
    cast(phone, [[options[0], 3]])
    const id = cast(laptop, [
      [options[0], 3],
      [options[1], 1],
    ])
    await house.settle()
    expect(laptop.answer(id)).toBe('over_budget')
    expect(own(laptop)).toEqual([[[options[0], 3]]])
  })

  test('[V1] what comes after the vote was closed is refused as such, and leaves nothing', async () => {
    const { house, host, options } = await voting()
    const bo = await house.phone('Bo')
    host.act('round.close', { round })
    await house.settle()
    const id = cast(bo, [[options[0], 1]])
    await house.settle()
    expect(bo.answer(id)).toBe('vote_closed')
    expect(await storedBallots(house)).toEqual([])
  })

  test('[V1] [V4] [R2] of what comes in one tick with the closing, what came before counts and what came after does not', async () => {
    const { house, host, options } = await voting()
    const names = ['Bo', 'Ines', 'Kel', 'Mo', 'Ola', 'Pat', 'Sam', 'Tea', 'Una']
    const people: Phone[] = []
    for (const name of names) people.push(await house.phone(name))
    await house.quiet()
    const appends = house.storage.count('append')
    const before = people.slice(0, 8).map(phone => cast(phone, [[options[0], 2]]))
    host.act('round.close', { round })
    const late = cast(people[8]!, [[options[1], 3]])
    await house.settle()
    expect(before.map((id, at) => people[at]!.answer(id))).toEqual(before.map(() => 'done'))
    expect(people[8]!.answer(late)).toBe('vote_closed')
    expect(roundOn(host)).toMatchObject({ state: 'closed', turnout: 8, cells: [16, 0, 0] })
    expect(house.storage.count('append') - appends).toBe(1)
    expect(await storedBallots(house)).toEqual([])
  })

  test('[V3] a seat that is removed takes its ballot along before the vote is closed', async () => {
    const { house, host, options } = await voting()
    const names = ['Bo', 'Ines', 'Kel', 'Mo', 'Ola', 'Pat', 'Sam', 'Tea', 'Una']
    for (const name of names) cast(await house.phone(name), [[options[name === 'Bo' ? 1 : 0], 1]])
    await house.settle()
    host.act('seat.remove', { seat: 'seat-Bo' as Id<'seat'> })
    await house.settle()
    expect(await storedBallots(house)).toHaveLength(8)
    host.act('round.close', { round })
    await house.settle()
    expect(roundOn(host)).toMatchObject({ turnout: 8, cells: [8, 0, 0] })
  })

  test('[V4] [R3] when closing cannot be stored, nobody sees a sum and every ballot is still in', async () => {
    const { house, host, options } = await voting()
    const seated = await house.seat('Bo')
    cast(await house.sit(seated), [[options[0], 1]])
    await house.settle()
    house.storage.failOnce('append')
    host.act('round.close', { round })
    await house.settle()
    expect(roundOn(host).state).toBe('open')
    const back = await house.sit(seated)
    expect(own(back)).toEqual([[[options[0], 1]]])
    expect(roundOn(back).state).toBe('open')
  })

  test('[V3] an answer and its reason reach their own devices and nobody else, and others learn that one more has answered', async () => {
    const house = await House.open()
    const host = await house.host('problem')
    const bo = await house.phone('Bo')
    const step = stepOf(host.board, 'problem')
    host.act('decision.word', { decision: 'd' as Id<'decision'>, step, text: 'We ring', lang: 'en' })
    const check = 'check' as Id<'check'>
    host.act('check.ask', { check, step, sort: 'live', question: '', decision: 'd' as Id<'decision'> })
    await house.quiet()
    const mark = host.frames.length
    bo.act('check.answer', { check, answer: 'no', reason: 'Because of Tuesday', lang: 'en', for: '' })
    await house.settle()
    expect(bo.pushed('mine').at(-1)!.ballots).toEqual([
      { box: check, marks: [['no', 1]], reason: 'Because of Tuesday' },
    ])
    const update = host.since(mark)
    expect(update.map(({ type }) => type)).toEqual(['update'])
    expect(host.board.check.get(check)!.answered).toBe(1)
    // They change their mind: nobody hears of it.
    bo.act('check.answer', { check, answer: 'part', reason: 'Because of Monday', lang: 'en', for: '' })
    await house.settle()
    expect(host.since(mark)).toHaveLength(1)
    expect(Buffer.concat(host.frames.map(({ raw }) => raw)).toString('latin1')).not.toContain('Because of')
  })
})

test('[V1] three hundred people vote within ten seconds: every ballot is acknowledged, and every one counts', async () => {
  const { house, host, options } = await voting({}, 400)
  const people: Phone[] = []
  for (let n = 0; n < 300; n++) people.push(await house.phone(`Person ${n}`))
  await house.quiet()
  const start = house.clock.now()
  const sent: string[] = []
  for (const [n, phone] of people.entries()) {
    sent.push(cast(phone, [[options[n % 3]!, 1 + (n % 2)]]))
    if (n % 3 === 2) await house.clock.advance(90)
  }
  await house.settle()
  expect(house.clock.now() - start).toBeLessThanOrEqual(10_000)
  expect(new Set(sent.map((id, n) => people[n]!.answer(id)))).toEqual(new Set(['done']))
  const stored = await storedBallots(house)
  expect(stored).toHaveLength(300)
  expect(new Set(stored.map(({ key }) => boxOf('ballot', key)))).toEqual(new Set([round]))
  host.act('round.close', { round })
  await house.settle()
  const votes = [0, 1, 2].map(option =>
    people.map((_, n) => (n % 3 === option ? 1 + (n % 2) : 0)).reduce<number>((all, one) => all + one, 0),
  )
  expect(roundOn(host)).toMatchObject({ turnout: 300, of: 301, cells: votes })
  expect(people.every(phone => own(phone).length === 0)).toBe(true)
}, 60_000)
