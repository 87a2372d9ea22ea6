import { describe, expect, test } from 'vitest'
import { boxOf } from '#shared/board/secrets.ts'
import { card, House } from './house.ts'
import type { Phone } from './phone.ts'

const NAMES = ['Shaz', 'Kel', 'Mo', 'Pip', 'Ines', 'Robin', 'Grace', 'Yusuf']

/** A vote on three ideas that is open, and everyone in their seats. */
async function vote(names: readonly string[] = NAMES) {
  const house = await House.open()
  const host = await house.host('ideas')
  const phones: Phone[] = []
  for (const name of names) phones.push(await house.phone(name))
  const screen = await house.phone('', 'screen')
  for (let n = 0; n < 3; n++) phones[0]!.act('card.post', card({ kind: 'idea' }))
  await house.settle()
  const step = host.shown.step!.id
  host.act('cards.turnOver', { step, turned: 0 })
  await house.settle()
  const options = [...host.board.card.keys()]
  host.act('round.open', { round: 'r1', step, method: 'dots', votes: 3, several: true, options })
  await house.settle()
  await house.quiet()
  const marks = (...counts: number[]) => counts.map((count, at): [string, number] => [options[at]!, count])
  const close = async () => {
    host.act('round.close', { round: 'r1' })
    await house.settle()
  }
  return { house, host, phones, screen, everyone: [host, ...phones, screen], options, marks, close }
}

const roundOn = (phone: Phone) => [...phone.board.round.values()][0]!

describe('a vote', () => {
  test('[V3] reaches the devices of its own seat and nobody else, also after they come back', async () => {
    const { house, phones, everyone, marks } = await vote()
    const [shaz] = phones as [Phone]
    const second = await house.sit(shaz)
    await house.quiet()
    const before = everyone.map(phone => phone.frames.length)
    shaz.act('ballot.cast', { round: 'r1', marks: marks(2, 1) })
    await house.settle()
    const own = [{ box: 'r1', marks: marks(2, 1), reason: '' }]
    for (const device of [shaz, second]) expect(device.pushed('mine').at(-1)!.ballots).toEqual(own)
    for (const [at, phone] of everyone.entries()) if (phone !== shaz) expect(phone.since(before[at]!)).toEqual([])
    shaz.leave()
    const again = await house.sit(shaz)
    expect(again.pushed('mine').at(-1)!.ballots).toEqual(own)
  })

  test('[V1] two devices of one seat are one voter, and what comes twice changes nothing', async () => {
    const { house, phones, marks, close } = await vote()
    const [shaz] = phones as [Phone]
    const second = await house.sit(shaz)
    shaz.act('ballot.cast', { round: 'r1', marks: marks(3) }, { id: 'a-ballot-that-is-sent-again' })
    await house.settle()
    second.act('ballot.cast', { round: 'r1', marks: marks(0, 3) })
    await house.settle()
    // The network sends the first one again: it has been done, and is not done once more.
    shaz.act('ballot.cast', { round: 'r1', marks: marks(3) }, { id: 'a-ballot-that-is-sent-again' })
    for (const phone of phones.slice(1)) phone.act('ballot.cast', { round: 'r1', marks: marks(0, 1, 2) })
    await close()
    expect(roundOn(shaz)).toMatchObject({ turnout: 8, of: 9, cells: [0, 3 + 7, 14] })
  })

  test('[V3] a seat that leaves or is taken away takes its ballot along', async () => {
    const { house, host, phones, marks, close } = await vote()
    for (const phone of phones) phone.act('ballot.cast', { round: 'r1', marks: marks(1) })
    await house.settle()
    phones[1]!.act('seat.leave', {})
    host.act('seat.remove', { seat: 'seat-Mo' })
    await close()
    expect(roundOn(host)).toMatchObject({ turnout: 6, cells: [6, 0, 0] })
  })

  test('[V1] [V4] what comes with the close or after it is counted whole or refused, and its person is told', async () => {
    const { house, host, phones, marks } = await vote()
    for (const phone of phones.slice(0, 6)) phone.act('ballot.cast', { round: 'r1', marks: marks(0, 2) })
    await house.settle()
    const before = phones[6]!.act('ballot.cast', { round: 'r1', marks: marks(3) })
    host.act('round.close', { round: 'r1' })
    const after = phones[7]!.act('ballot.cast', { round: 'r1', marks: marks(3) })
    await house.settle()
    expect([phones[6]!.answer(before), phones[7]!.answer(after)]).toEqual(['done', 'vote_closed'])
    expect(roundOn(host)).toMatchObject({ turnout: 7, cells: [3, 12, 0] })
    expect(phones[7]!.pushed('mine').at(-1)!.ballots ?? []).toEqual([])
    const stored = await house.storage.inner.load(house.board)
    expect(stored!.secrets.filter(({ table, key }) => boxOf(table, key) !== null)).toEqual([])
  })

  test('[V1] three hundred vote within ten seconds: every ballot is counted, and none is refused', async () => {
    const { house, host, phones, marks, close } = await vote(Array.from({ length: 299 }, (_, n) => `Voter ${n}`))
    const asked: [Phone, string][] = []
    for (const [at, phone] of phones.entries()) {
      for (const choice of [marks(1), marks(1, 1), marks(at % 2, 2)])
        asked.push([phone, phone.act('ballot.cast', { round: 'r1', marks: choice })])
      if (at % 10 === 9) await house.clock.advance(300)
    }
    await house.settle()
    expect(asked.filter(([phone, id]) => phone.answer(id) !== 'done')).toEqual([])
    await close()
    expect(roundOn(host)).toMatchObject({ turnout: 299, cells: [149, 598, 0] })
  })
})
