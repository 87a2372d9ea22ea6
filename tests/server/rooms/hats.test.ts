import { describe, expect, test } from 'vitest'
import { hashOf, mint } from '#server/access/secret.ts'
import type { KeyRole } from '#server/storage/storage.ts'
import { card, House, stepOf } from './house.ts'
import type { Phone } from './phone.ts'

const MINUTE = 60_000

const leaders = (phone: Phone) => phone.shown.seats.filter(({ leads }) => leads).map(({ name }) => name)

async function meeting() {
  const house = await House.open()
  const host = await house.host()
  const shaz = await house.phone('Shaz')
  const does = async (phone: Phone, ...what: Parameters<Phone['act']>) => {
    const id = phone.act(...what)
    await house.settle()
    return phone.answer(id)
  }
  return { house, host, shaz, does }
}

describe('the lead', () => {
  test('[A6] the lead is passed on, and the one who led is a person like any other', async () => {
    const { host, shaz, does } = await meeting()
    expect(await does(shaz, 'step.go', { step: '' })).toBe('not_yours')
    expect(await does(host, 'lead.pass', { seat: 'seat-Shaz' as never, together: false })).toBe('done')
    expect(leaders(host)).toEqual(['Shaz'])
    expect(await does(host, 'step.go', { step: '' })).toBe('not_yours')
    expect(await does(shaz, 'step.go', { step: '' })).toBe('done')
  })

  test('[A6] the lead is shared', async () => {
    const { host, shaz, does } = await meeting()
    expect(await does(host, 'lead.pass', { seat: 'seat-Shaz' as never, together: true })).toBe('done')
    expect(leaders(shaz).sort()).toEqual(['Hana', 'Shaz'])
    for (const phone of [host, shaz]) expect(await does(phone, 'step.go', { step: '' })).toBe('done')
  })

  test('[A6] a keeper takes the lead back at any time, also when the meeting is closed; nobody else can', async () => {
    for (const closed of [false, true]) {
      const { house, host, shaz, does } = await meeting()
      const kel = await house.phone('Kel')
      await does(host, 'lead.pass', { seat: 'seat-Shaz' as never, together: false })
      if (closed) await does(shaz, 'meeting.close', {})
      expect(await does(kel, 'lead.take', {})).toBe('not_yours')
      expect(await does(shaz, 'lead.take', {})).toBe('not_yours')
      expect(await does(host, 'lead.take', {})).toBe('done')
      expect(leaders(kel)).toEqual(['Hana'])
    }
  })

  test('[A6] [A2] whoever is told to be a keeper is one, and nobody else', async () => {
    const { host, shaz, house } = await meeting()
    const screen = await house.phone('', 'screen')
    expect([host, shaz, screen].map(phone => phone.pushed('welcome')[0])).toMatchObject([
      { seat: 'seat-Hana', keeper: true },
      { seat: 'seat-Shaz', keeper: false },
      { seat: '', keeper: false },
    ])
  })

  test('[A2] a big screen wears no hat: whatever it asks is not its to ask', async () => {
    const { house, host, does } = await meeting()
    const screen = await house.phone('', 'screen')
    expect(await does(screen, 'step.go', { step: stepOf(host.board, 'ideas') })).toBe('not_yours')
    expect(await does(screen, 'card.post', card())).toBe('not_yours')
    expect(await does(screen, 'lead.take', {})).toBe('not_yours')
    expect(await does(screen, 'seat.take', { seat: 's9' as never, name: 'Me', leads: true })).toBe('not_yours')
    expect(await does(screen, 'meeting.open', {})).toBe('not_yours')
    expect(host.shown.step!.type).toBe('hopes')
  })

  test('[A2] what is the server’s to do nobody else can, host or not', async () => {
    const { host, shaz, does } = await meeting()
    for (const phone of [host, shaz]) {
      expect(await does(phone, 'seat.take', { seat: 's9' as never, name: 'Me', leads: true })).toBe('not_yours')
      expect(await does(phone, 'door.knock', { knock: 'k' as never, name: 'Me' })).toBe('not_yours')
      expect(await does(phone, 'meToo.tell', {})).toBe('not_yours')
      expect(await does(phone, 'keys.renewed', {})).toBe('not_yours')
    }
    expect(host.shown.seats).toHaveLength(2)
  })
})

describe('whoever is taken off the board', () => {
  test('[A2] [P2] is let go at once, does nothing more, and does not come back by the same ticket', async () => {
    const { house, host, shaz } = await meeting()
    const second = await house.sit(shaz)
    host.act('seat.remove', { seat: 'seat-Shaz' as never })
    const last = shaz.act('seat.rename', { name: 'Still here' })
    await house.settle()
    expect([shaz.closed, second.closed]).toEqual([
      { code: 4403, reason: '' },
      { code: 4403, reason: '' },
    ])
    expect(shaz.answer(last)).toBe('not_yours')
    expect((await house.sit(shaz)).closed).toEqual({ code: 4403, reason: '' })
    expect(host.shown.seats.map(({ name }) => name)).toEqual(['Hana'])
  })

  test('[A2] whoever leaves is answered before they are let go', async () => {
    const { shaz, does } = await meeting()
    expect(await does(shaz, 'seat.leave', {})).toBe('done')
    expect(shaz.closed).toEqual({ code: 4403, reason: '' })
  })
})

describe('new keys', () => {
  /** What `/api/keys` does. */
  async function renew(house: House, roles: readonly KeyRole[], by: string) {
    const keys = roles.map(role => ({ role, board: house.board, hash: hashOf(mint()) }))
    await house.storage.access.replaceKeys(house.board, keys)
    await house.do(room => room.keysRenewed(roles, `seat-${by}` as never))
  }

  test('[A7] big screens that came by the old key are let go for good, and people stay', async () => {
    const { house, host, shaz } = await meeting()
    const screen = await house.phone('', 'screen')
    await renew(house, ['screen'], 'Hana')
    expect(screen.closed).toEqual({ code: 4401, reason: '' })
    expect((await house.sit(screen)).closed).toEqual({ code: 4401, reason: '' })
    expect([host.closed, shaz.closed]).toEqual([null, null])
    expect([...shaz.board.deed.values()].map(({ what }) => what)).toContain('keys')
  })

  test('[A7] [A6] keepers by the old key come back as people, and the one who made the new keys goes on', async () => {
    const { house, host, shaz, does } = await meeting()
    const other = await house.phone('Henry', 'host')
    await renew(house, ['host'], 'Hana')
    expect([host.closed, shaz.closed]).toEqual([null, null])
    // Not a final code: its seat is still its own.
    expect(other.closed).toEqual({ code: 4512, reason: '' })
    const back = await house.sit(other)
    expect(back.pushed('welcome')[0]).toMatchObject({ seat: 'seat-Henry', keeper: false })
    await does(host, 'lead.pass', { seat: 'seat-Shaz' as never, together: false })
    expect(await does(back, 'lead.take', {})).toBe('not_yours')
    expect(await does(host, 'lead.take', {})).toBe('done')
  })

  test('[A7] new keys for everyone take nobody’s seat away', async () => {
    const { house, host, shaz } = await meeting()
    await renew(house, ['everyone'], 'Hana')
    expect([host.closed, shaz.closed]).toEqual([null, null])
    expect((await house.sit(shaz)).closed).toBeNull()
  })

  test('[A7] a big screen or keeper that is just coming in by an old key does not stay', async () => {
    const { house, host, shaz, does } = await meeting()
    const [screen, keeper] = [await house.seat('', 'screen'), await house.seat('Henry', 'host')]
    for (const phone of [host, shaz]) phone.leave()
    await house.clock.advance(MINUTE)
    // The board is being loaded for them while the keys are made anew.
    const letGo = house.storage.hold('load')
    const coming = [house.sit(screen), house.sit(keeper)]
    await house.settle()
    const renewed = renew(house, ['screen', 'host'], 'Hana')
    await house.settle()
    letGo()
    await house.settle()
    await house.settle()
    const [onScreen, asKeeper] = await Promise.all(coming)
    await house.settle()
    await renewed
    expect(onScreen!.closed).toMatchObject({ code: 4401 })
    // Let go, or a person like any other.
    expect(asKeeper!.closed ?? (await does(asKeeper!, 'lead.take', {}))).not.toBe('done')
  })
})
