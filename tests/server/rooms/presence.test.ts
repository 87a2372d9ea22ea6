import { describe, expect, test } from 'vitest'
import { pick, randomFrom } from '../../fakes/chance.ts'
import { House } from './house.ts'
import type { Phone } from './phone.ts'

/** Who is here, as this phone has been told. */
function hereFor(phone: Phone): Set<string> {
  const here = new Set<string>()
  for (const push of phone.pushes) {
    if (push.type === 'welcome') for (const seat of push.here) here.add(seat)
    if (push.type !== 'here') continue
    for (const seat of push.came) here.add(seat)
    for (const seat of push.went) here.delete(seat)
  }
  return here
}

const screensFor = (phone: Phone) =>
  phone.pushes.reduce((screens, push) => ('screens' in push ? push.screens : screens), 0)

describe('who is here', () => {
  test('[R7] all who come in one tick are told in one message', async () => {
    const house = await House.open()
    const host = await house.phone('Hana', 'host')
    const seats = []
    for (let n = 0; n < 20; n++) seats.push(await house.seat(`Person ${n}`))
    await house.quiet()
    const before = host.pushed('here').length
    const phones = await Promise.all(seats.map(seated => house.dial(seated)))
    await house.quiet()
    const told = host.pushed('here').slice(before)
    expect(told).toHaveLength(1)
    expect([...told[0]!.came].sort()).toEqual(seats.map(({ seat }) => seat).sort())
    for (const phone of phones) expect(hereFor(phone)).toEqual(hereFor(host))
  })

  test('[R7] comings and goings are told at most once a second', async () => {
    const house = await House.open()
    const host = await house.phone('Hana', 'host')
    const seated = await house.seat('Shaz')
    await house.quiet()
    const random = randomFrom(5)
    const times: number[] = []
    let count = host.pushed('here').length
    let shaz: Phone | null = null
    for (let turn = 0; turn < 400; turn++) {
      if (random() < 0.2) {
        if (shaz) shaz.leave()
        shaz = shaz ? null : await house.dial(seated)
      }
      await house.clock.advance(25)
      const now = host.pushed('here').length
      expect(now - count).toBeLessThanOrEqual(1)
      if (now > count) times.push(house.clock.now())
      count = now
    }
    expect(times.length).toBeGreaterThan(4)
    const gaps = times.slice(1).map((at, index) => at - times[index]!)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000 - 25)
  })

  test('[R7] the first of a quiet time is told at once', async () => {
    const house = await House.open()
    const host = await house.phone('Hana', 'host')
    const seated = await house.seat('Shaz')
    await house.quiet()
    const shaz = await house.dial(seated)
    await house.clock.advance(0)
    expect(host.pushed('here').at(-1)).toMatchObject({ came: [seated.seat], went: [] })
    await house.quiet()
    shaz.leave()
    await house.clock.advance(0)
    expect(host.pushed('here').at(-1)).toMatchObject({ came: [], went: [seated.seat] })
  })

  test('[R7] a big screen is never counted as a person', async () => {
    const house = await House.open()
    const host = await house.phone('Hana', 'host')
    const screens = [await house.phone('', 'screen'), await house.phone('', 'screen')]
    await house.quiet()
    expect(screensFor(host)).toBe(2)
    expect([...hereFor(host)]).toEqual(['seat-Hana'])
    expect([...hereFor(screens[1]!)]).toEqual(['seat-Hana'])
    expect(host.board.seat.size).toBe(1)
    screens[0]!.leave()
    await house.quiet()
    expect(screensFor(host)).toBe(1)
  })

  test('[R7] somebody with two phones is here until both have gone, and is told of once', async () => {
    const house = await House.open()
    const host = await house.phone('Hana', 'host')
    const seated = await house.seat('Shaz')
    const phones = [await house.sit(seated), await house.sit(seated)]
    await house.quiet()
    expect(
      host
        .pushed('here')
        .flatMap(({ came }) => came)
        .filter(seat => seat === seated.seat),
    ).toHaveLength(1)
    phones[0]!.leave()
    await house.quiet()
    expect(hereFor(host)).toContain(seated.seat)
    phones[1]!.leave()
    await house.quiet()
    expect(hereFor(host)).not.toContain(seated.seat)
  })

  test('[R7] whoever came and went while somebody else joined is not here for them', async () => {
    const house = await House.open()
    await house.phone('Hana', 'host')
    const [x, y] = [await house.seat('X'), await house.seat('Y')]
    const gone = await house.dial(x)
    await house.clock.advance(100)
    const shaz = await house.dial(y)
    await house.clock.advance(100)
    gone.leave()
    await house.quiet()
    expect([...hereFor(shaz)].sort()).toEqual(['seat-Hana', 'seat-Y'])
  })

  test('[R7] whoever lost the connection for a moment while somebody else joined is here for them', async () => {
    const house = await House.open()
    const seats = [await house.seat('Hana', 'host'), await house.seat('X'), await house.seat('Y')]
    await house.sit(seats[0]!)
    const blinks = await house.sit(seats[1]!)
    await house.quiet()
    // Something to tell, so that what follows waits for the next second.
    await house.phone('', 'screen')
    blinks.leave()
    await house.clock.advance(100)
    const late = await house.dial(seats[2]!)
    await house.clock.advance(100)
    await house.dial(seats[1]!)
    await house.quiet()
    expect([...hereFor(late)].sort()).toEqual(['seat-Hana', 'seat-X', 'seat-Y'])
  })

  test('[R7] a server whose clock is put back tells who comes all the same', async () => {
    const house = await House.open()
    const host = await house.phone('Hana', 'host')
    const seated = await house.seat('Shaz')
    await house.quiet()
    const { now } = house.clock
    house.clock.now = () => now() - 60 * 60_000
    await house.dial(seated)
    await house.clock.advance(3000)
    expect(hereFor(host)).toContain(seated.seat)
  })

  test.each([1, 2, 3, 4, 5, 6])('[R7] however people come and go, all are told the same (seed %i)', async seed => {
    const random = randomFrom(seed)
    const house = await House.open()
    const seats = []
    for (let n = 0; n < 8; n++) seats.push(await house.seat(`P${n}`))
    seats.push(await house.seat('', 'screen'))
    const there = new Map<Phone, string>()
    for (let turn = 0; turn < 150; turn++) {
      if (random() < 0.5 || there.size === 0) {
        const seated = pick(random, seats)
        there.set(await house.dial(seated), seated.seat)
      } else {
        const phone = pick(random, [...there.keys()])
        there.delete(phone)
        phone.leave()
      }
      if (random() < 0.7) await house.clock.advance(random() * 400)
    }
    await house.quiet()
    const people = new Set([...there.values()].filter(seat => seat !== ''))
    const screens = [...there.values()].filter(seat => seat === '').length
    for (const phone of there.keys()) {
      expect(hereFor(phone)).toEqual(people)
      expect(screensFor(phone)).toBe(screens)
    }
  })
})

describe('what keeps a connection alive', () => {
  const heartbeats = (phone: Phone) => phone.frames.filter(({ type }) => type === 'heartbeat').length

  test('[R8] the server says something every 5 s, also to who is not synced yet', async () => {
    const house = await House.open()
    const host = await house.phone('Hana', 'host')
    const joining = await house.dial(await house.seat('Shaz'))
    const before = [host, joining].map(heartbeats)
    for (let beat = 1; beat <= 24; beat++) {
      await house.clock.advance(5000)
      expect([host, joining].map(heartbeats)).toEqual(before.map(count => count + beat))
    }
    expect([host, joining].map(({ isTerminated }) => isTerminated)).toEqual([false, false])
  })

  test('[R8] a socket that is dead is found within 25 s, whenever it died, and not while it lives', async () => {
    const house = await House.open()
    const host = await house.phone('Hana', 'host')
    const seated = await house.seat('Shaz')
    for (let phase = 0; phase < 5000; phase += 250) {
      const phone = await house.sit(seated)
      await house.clock.advance(60_000 + phase)
      expect(phone.isTerminated).toBe(false)
      phone.isDead = true
      await house.clock.advance(10_000)
      expect(phone.isTerminated).toBe(false)
      await house.clock.advance(15_000)
      expect(phone.isTerminated).toBe(true)
    }
    await house.quiet()
    expect(hereFor(host)).not.toContain(seated.seat)
    expect(host.isTerminated).toBe(false)
  })

  test('[R8] a phone that acts is alive, whether it answers pings or not', async () => {
    const house = await House.open()
    const host = await house.phone('Hana', 'host')
    host.isDead = true
    for (let turn = 0; turn < 10; turn++) {
      host.act('screen.set', { screenPage: turn })
      await house.clock.advance(10_000)
    }
    expect(host.isTerminated).toBe(false)
  })
})
