import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundsOf } from '#shared/speaking/bounds.ts'
import { balanceOf, effectiveTurns, fairByChance, type Part } from '#shared/speaking/evenness.ts'
import { randomFrom } from '../../fakes/chance.ts'

fc.configureGlobal({ seed: 26_11 })

const parts = (talk: readonly number[], presence: readonly number[] = talk.map(() => 60)): Part[] =>
  talk.map((one, at) => ({ talk: one, presence: presence[at]! }))

/** The other formula: half the mean difference between any two. Nothing of it is in the product. */
function pairwise(room: readonly Part[]): number {
  const counted = room.filter(one => one.talk > 0 || one.presence > 0)
  const talk = counted.reduce((all, one) => all + one.talk, 0)
  const presence = counted.reduce((all, one) => all + one.presence, 0)
  const shares = counted.map(one => [one.talk / talk, one.presence / presence] as const)
  let gini = 0
  for (const [share, e] of shares) for (const [other, f] of shares) gini += Math.abs(share * f - other * e) / 2
  return 100 * (1 - gini / (1 - Math.min(...shares.map(([, e]) => e))))
}

test('[W7] known rooms have the balance that was worked out by hand', () => {
  expect(balanceOf(parts([10, 10, 10, 10]))).toBe(100)
  expect(balanceOf(parts([40, 30, 20, 10]))).toBeCloseTo(66.666667, 6)
  expect(balanceOf(parts([100, 0, 0, 0]))).toBe(0)
  expect(balanceOf(parts([50, 50, 0, 0]))).toBeCloseTo(33.333333, 6)
  expect(balanceOf(parts([70, 30]))).toBeCloseTo(60, 9)
  expect(balanceOf(parts([20, 20, 5], [60, 60, 15]))).toBe(100)
  expect(balanceOf(parts([20, 20, 5]))).toBeCloseTo(66.666667, 6)
})

test('[W7] one person, nobody who spoke, and nobody who was there have none', () => {
  expect(balanceOf([])).toBeNull()
  expect(balanceOf(parts([10]))).toBeNull()
  expect(balanceOf(parts([0, 0, 0]))).toBeNull()
  expect(balanceOf(parts([10, 20], [0, 0]))).toBeNull()
})

test('[W7] who spoke and was never there stands last; who was not there and said nothing does not count', () => {
  expect(balanceOf(parts([10, 10, 10], [60, 60, 0]))).toBeCloseTo(100 * (1 - 1 / 3), 9)
  expect(balanceOf(parts([0, 0, 30], [60, 60, 0]))).toBe(0)
  expect(balanceOf(parts([70, 30, 0], [60, 60, 0]))).toBeCloseTo(60, 9)
  expect(balanceOf(parts([30, 0], [60, 0]))).toBeNull()
})

test('[W7] the pairwise formula gives the same in 10,000 random rooms', () => {
  const random = randomFrom(26_11)
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  for (let room = 0; room < 10_000; room++) {
    const people = Array.from({ length: 2 + upTo(38) }, () => ({
      talk: random() < 0.2 ? 0 : upTo(1_800_000),
      presence: random() < 0.05 ? 0 : 60_000 + upTo(7_200_000),
    }))
    people.push({ talk: 5_000, presence: 60_000 }, { talk: 0, presence: 60_000 })
    expect(Math.abs(balanceOf(people)! - pairwise(people))).toBeLessThan(1e-9)
  }
})

const anyPart = fc.record({ talk: fc.nat({ max: 3_600_000 }), presence: fc.integer({ min: 1, max: 7_200_000 }) })
const anyRoom = fc.array(anyPart, { minLength: 2, maxLength: 12 }).filter(room => room.some(one => one.talk > 0))

describe('whatever the room', () => {
  test('[W7] the balance is from 0 to 100 and does not ask how long, nor who', () => {
    const cases = anyRoom.chain(room =>
      fc.tuple(
        fc.constant(room),
        fc.shuffledSubarray(room, { minLength: room.length }),
        fc.integer({ min: 2, max: 50 }),
      ),
    )
    fc.assert(
      fc.property(cases, ([room, renamed, times]) => {
        const one = balanceOf(room)!
        expect(one).toBeGreaterThanOrEqual(0)
        expect(one).toBeLessThanOrEqual(100)
        expect(balanceOf(renamed)).toBeCloseTo(one, 9)
        const longer = room.map(({ talk, presence }) => ({ talk: talk * times, presence: presence * times }))
        expect(balanceOf(longer)).toBeCloseTo(one, 9)
      }),
    )
  })

  test('[W7] time that moves from who had less to who had more never makes it more even', () => {
    fc.assert(
      fc.property(anyRoom, fc.nat(), fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (room, a, b, part) => {
        const [one, other] = [room[a % room.length]!, room[b % room.length]!]
        const [low, high] =
          one.talk * other.presence <= other.talk * one.presence ? ([one, other] as const) : ([other, one] as const)
        fc.pre(low !== high)
        const moved = Math.floor(low.talk * part)
        const after = room.map(each => {
          if (each === low) return { ...each, talk: each.talk - moved }
          return each === high ? { ...each, talk: each.talk + moved } : each
        })
        expect(balanceOf(after)!).toBeLessThanOrEqual(balanceOf(room)! + 1e-9)
      }),
      { numRuns: 1_000 },
    )
  })

  test('[W7] it is 100 where every share of the talk is the share of the presence, and nowhere else', () => {
    fc.assert(
      fc.property(anyRoom, fc.integer({ min: 1, max: 9 }), fc.nat(), (room, times, n) => {
        const even = room.map(({ presence }) => ({ talk: presence * times, presence }))
        expect(balanceOf(even)).toBe(100)
        const one = n % room.length
        const uneven = even.with(one, { ...even[one]!, talk: even[one]!.talk + 1_000 })
        expect(balanceOf(uneven)!).toBeLessThan(100)
      }),
    )
  })
})

describe('fair by chance', () => {
  test('[W8] a turn over 30 seconds counts as pieces of 30', () => {
    expect(effectiveTurns([])).toBe(0)
    expect(effectiveTurns([5_000, 5_000, 5_000])).toBe(3)
    expect(effectiveTurns([70_000])).toBeCloseTo(70 ** 2 / (30 ** 2 + 30 ** 2 + 10 ** 2), 9)
    expect(effectiveTurns([30_000])).toBe(1)
  })

  test('[W8] F is near enough the balance of fair rooms drawn by lot', () => {
    const random = randomFrom(26_11)
    for (const people of [4, 8, 20]) {
      const rooms = Array.from({ length: 400 }, () => {
        const talk = new Array<number>(people).fill(0)
        const turns = Array.from({ length: people * 12 }, () => {
          const length = Math.round(-8_000 * Math.log(1 - random()))
          talk[Math.floor(random() * people)]! += length
          return length
        })
        return { balance: balanceOf(parts(talk))!, fair: fairByChance(turns, people) }
      })
      const mean = (of: 'balance' | 'fair') => rooms.reduce((all, one) => all + one[of], 0) / rooms.length
      expect(Math.abs(mean('balance') - mean('fair'))).toBeLessThan(3)
    }
  })

  test('[W8] more turns make it likelier that all had some, more people less', () => {
    const turns = (count: number) => new Array<number>(count).fill(10_000)
    expect(fairByChance([], 4)).toBe(0)
    expect(fairByChance(turns(40), 4)).toBeCloseTo(100 * (1 - 1 / Math.sqrt(1 + Math.PI * 10)), 9)
    expect(fairByChance(turns(80), 4)).toBeGreaterThan(fairByChance(turns(40), 4))
    expect(fairByChance(turns(40), 8)).toBeLessThan(fairByChance(turns(40), 4))
  })
})

describe('bounds', () => {
  test('[W9] a quarter more of unknown talk leaves a lot open', () => {
    const { lo, hi } = boundsOf(parts([40, 30, 20, 10]), 25)!
    expect(lo).toBeCloseTo(53.333333, 6)
    expect(hi).toBeCloseTo(89.333333, 6)
    expect(boundsOf(parts([40]), 25)).toBeNull()
    expect(boundsOf(parts([0, 0]), 0)).toBeNull()
    expect(boundsOf(parts([0, 0]), 25)).toEqual({ lo: 0, hi: 100 })
  })

  const withTime = fc.tuple(anyRoom, fc.nat({ max: 3_600_000 }))

  test('[W9] whoever it was that spoke, the balance is between them', () => {
    const cases = withTime.chain(([room, time]) =>
      fc.tuple(
        fc.constant(room),
        fc.constant(time),
        fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1_000 })), {
          minLength: room.length,
          maxLength: room.length,
        }),
      ),
    )
    fc.assert(
      fc.property(cases, ([room, time, weights]) => {
        const all = weights.reduce((a, b) => a + b, 0)
        fc.pre(all > 0)
        const { lo, hi } = boundsOf(room, time)!
        const told = balanceOf(room.map((one, at) => ({ ...one, talk: one.talk + (time * weights[at]!) / all })))!
        expect(told).toBeGreaterThanOrEqual(lo - 1e-9)
        expect(told).toBeLessThanOrEqual(hi + 1e-9)
        expect(balanceOf(room)!).toBeGreaterThanOrEqual(lo - 1e-9)
        expect(balanceOf(room)!).toBeLessThanOrEqual(hi + 1e-9)
      }),
      { numRuns: 2_000 },
    )
  })

  test('[W9] both are reached: small drops to the lowest, one after the other, come to the upper', () => {
    fc.assert(
      fc.property(anyRoom, fc.integer({ min: 1, max: 3_600_000 }), (room, time) => {
        const filled = room.map(one => ({ ...one }))
        for (let drop = 0; drop < 400; drop++) {
          const lowest = filled.reduce((a, b) => (a.talk * b.presence <= b.talk * a.presence ? a : b))
          lowest.talk += time / 400
        }
        const { lo, hi } = boundsOf(room, time)!
        expect(hi - balanceOf(filled)!).toBeLessThan(1.5)
        const alone = room.map((_, at) =>
          balanceOf(room.map((one, who) => (who === at ? { ...one, talk: one.talk + time } : one))),
        )
        expect(alone.some(one => Math.abs(one! - lo) < 1e-9)).toBe(true)
      }),
    )
  })

  test('[W9] without unknown talk they are the balance itself', () => {
    fc.assert(
      fc.property(anyRoom, room => {
        const { lo, hi } = boundsOf(room, 0)!
        expect(lo).toBeCloseTo(balanceOf(room)!, 9)
        expect(hi).toBeCloseTo(balanceOf(room)!, 9)
      }),
    )
  })
})
