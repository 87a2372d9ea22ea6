import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ServerClock } from '#client/speaking/clock.ts'
import { FakeClock } from '../../fakes/clock.ts'

const MINUTE = 60_000

/**
 * A device and a server in one time. The wall clock of the device is off by `skew` and can be set; what a ping takes
 * there and back is given for each.
 */
function world({ skew = 0, trips = [[20, 20]] as readonly (readonly [there: number, back: number])[] } = {}) {
  const time = new FakeClock()
  const began = time.now()
  let wall = skew
  let slept = 0
  let pings = 0
  let isCut = false
  const wait = (ms: number) => new Promise<void>(resolve => time.after(ms, resolve))
  const parts = {
    running: () => time.now() - began - slept,
    after: time.after,
    async ask() {
      const [there, back] = trips[pings++ % trips.length]!
      await wait(there)
      if (isCut) throw new TypeError('no network')
      const at = time.now()
      await wait(back)
      return at
    },
  }
  // What the welcome said: the server's clock minus the wall clock of the device, some time ago.
  const clockAhead = -skew
  const clock = new ServerClock(parts, time.now() + wall + clockAhead)
  return {
    time,
    clock,
    off: () => clock.now() - time.now(),
    pings: () => pings,
    setWall: (ms: number) => {
      wall = ms
    },
    sleep: async (ms: number) => {
      isCut = true
      await time.advance(ms)
      slept += ms
      isCut = false
    },
    cut: (cut: boolean) => {
      isCut = cut
    },
  }
}

/** A clock whose first guess is off by so much, with nothing said by the server yet. */
function guessing(off: number, trips: readonly (readonly [number, number])[]) {
  const time = new FakeClock()
  const began = time.now()
  let pings = 0
  const wait = (ms: number) => new Promise<void>(resolve => time.after(ms, resolve))
  const clock = new ServerClock(
    {
      running: () => time.now() - began,
      after: time.after,
      async ask() {
        const [there, back] = trips[pings++ % trips.length]!
        await wait(there)
        const at = time.now()
        await wait(back)
        return at
      },
    },
    time.now() + off,
  )
  return { time, clock, off: () => clock.now() - time.now() }
}

describe('the clock of one’s own turn', () => {
  test.each([5 * MINUTE, -5 * MINUTE])('[W30] is right where the wall clock is off by %i ms', async skew => {
    const { time, clock, off } = guessing(skew, [[30, 30]])
    void clock.sync()
    await time.advance(1000)
    expect(off()).toBe(0)
  })

  test('[W30] is off by no more than half of the quickest ping, also where one way takes 400 ms longer', async () => {
    const { time, clock, off } = guessing(-5 * MINUTE, [
      [400, 0],
      [420, 10],
      [700, 5],
    ])
    void clock.sync()
    await time.advance(5000)
    expect(Math.abs(off())).toBeLessThanOrEqual(200)
    expect(Math.abs(off())).toBeGreaterThan(100)
  })

  test('[W30] takes the quickest ping of the last eight', async () => {
    const { time, clock, off } = guessing(0, [
      [10, 10],
      [900, 20],
      [900, 20],
      [900, 20],
      [900, 20],
    ])
    void clock.sync()
    await time.advance(10_000)
    expect(off()).toBe(0)
  })

  test('[W30] does not follow a wall clock that is set back', async () => {
    const { time, clock, off, setWall } = world({ skew: 3 * MINUTE })
    clock.open('own')
    await time.advance(10_000)
    expect(off()).toBe(0)
    setWall(-MINUTE)
    await time.advance(45_000)
    expect(off()).toBe(0)
  })

  test('[W30] pings five times at first, then every 30 seconds and only while a turn is open', async () => {
    const { time, clock, pings } = world()
    void clock.sync()
    await time.advance(10 * MINUTE)
    expect(pings()).toBe(5)
    clock.open('own')
    await time.advance(100)
    expect(pings()).toBe(6)
    await time.advance(65_000)
    expect(pings()).toBe(8)
    clock.close('own')
    await time.advance(10 * MINUTE)
    expect(pings()).toBe(8)
  })

  test('[W30] is looked after as long as any turn is open: one’s own, or one that is tapped for the room', async () => {
    const { time, clock, pings } = world()
    clock.open('own')
    clock.open('floor')
    await time.advance(1000)
    clock.close('own')
    clock.close('own')
    const before = pings()
    await time.advance(65_000)
    expect(pings()).toBe(before + 2)
    clock.close('floor')
    await time.advance(10 * MINUTE)
    expect(pings()).toBe(before + 2)
  })

  test('[W30] goes on without a network', async () => {
    const { time, clock, off, cut } = world()
    clock.open('own')
    await time.advance(5000)
    cut(true)
    await time.advance(20 * MINUTE)
    expect(off()).toBe(0)
  })

  test('[W30] after the device has slept it is right again with one ping', async () => {
    const { time, clock, off, sleep } = world()
    clock.open('own')
    await time.advance(5000)
    await sleep(7 * MINUTE)
    expect(off()).toBe(-7 * MINUTE)
    void clock.sync()
    await time.advance(100)
    expect(off()).toBe(0)
  })

  test('[W30] while a turn is open it never jumps and never runs backwards, whatever the pings take', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -1500, max: 1500 }),
        fc.array(fc.tuple(fc.nat(900), fc.nat(900)), { minLength: 1, maxLength: 9 }),
        async (off, trips) => {
          const { time, clock } = guessing(off, trips)
          clock.open('own')
          let before = clock.now()
          for (let second = 0; second < 90; second++) {
            await time.advance(1000)
            const now = clock.now()
            // A millisecond for rounding at each end.
            expect(Math.abs(now - before - 1000)).toBeLessThanOrEqual(51)
            before = now
          }
        },
      ),
      { seed: 30, numRuns: 30 },
    )
  })
})
