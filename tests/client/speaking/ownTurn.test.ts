import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueAt, type Happening, type OpenTurn, step } from '#client/speaking/ownTurn.ts'
import type { Id } from '#shared/board/ids.ts'
import { FakeClock } from '../../fakes/clock.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const cap = 'tabtabtabtab' as Id<'cap'>

/** A phone with a turn of its own: its timer rings when the turn says so, and everything that it tells is kept. */
class Phone {
  readonly clock = new FakeClock()
  readonly began = this.clock.now()
  readonly told: { len: number; closed: boolean; start: number; turn: number }[] = []
  open: OpenTurn | null = null
  isAsleep = false
  isOneVoice = false
  #turns = 0
  #stop: () => void = () => {}

  do(happening: Happening) {
    const { open, tell } = step(this.open, happening, this.clock.now(), this.isOneVoice)
    this.open = open
    this.told.push(...tell)
    this.#stop()
    if (open) this.#stop = this.clock.after(dueAt(open) - this.clock.now(), () => this.ring())
  }

  ring() {
    if (!this.isAsleep) this.do({ is: 'time' })
  }

  begin(how: OpenTurn['how']) {
    this.do({ is: 'begin', cap, turn: this.#turns++, how })
  }

  get last() {
    const { len, closed } = this.told.at(-1)!
    return { len, closed }
  }
}

describe('one’s own turn', () => {
  test.each(['latch', 'hold'] as const)('[W31] %s: is told at once, and when it ends', async how => {
    const phone = new Phone()
    phone.begin(how)
    expect(phone.told).toEqual([{ cap, turn: 0, start: phone.began, len: 0, closed: false }])
    await phone.clock.advance(12_345)
    phone.do({ is: 'end' })
    expect(phone.told[1]).toEqual({ cap, turn: 0, start: phone.began, len: 12_345, closed: true })
    expect(phone.open).toBeNull()
  })

  test('[W31] is told again every 30 seconds', async () => {
    const phone = new Phone()
    phone.begin('latch')
    await phone.clock.advance(95 * SECOND)
    expect(phone.told.map(({ len }) => len)).toEqual([0, 30_000, 60_000, 90_000])
    expect(phone.told.every(({ closed }) => !closed)).toBe(true)
  })

  test('[W31] asks after ten minutes, and without an answer ends a minute later as timed out', async () => {
    const phone = new Phone()
    phone.begin('latch')
    await phone.clock.advance(10 * MINUTE - 1)
    expect(phone.open?.asked).toBeNull()
    await phone.clock.advance(1)
    expect(phone.open?.asked).toBe(phone.began + 10 * MINUTE)
    await phone.clock.advance(MINUTE - 1)
    expect(phone.open).not.toBeNull()
    await phone.clock.advance(1)
    expect(phone.open).toBeNull()
    expect(phone.last).toEqual({ len: 11 * MINUTE, closed: false })
  })

  test('[W50] asks nobody while the time is one person’s, and only ten minutes after that', async () => {
    const phone = new Phone()
    phone.begin('latch')
    phone.isOneVoice = true
    await phone.clock.advance(40 * MINUTE)
    expect(phone.open?.asked).toBeNull()
    phone.isOneVoice = false
    await phone.clock.advance(10 * MINUTE - 1)
    expect(phone.open?.asked).toBeNull()
    await phone.clock.advance(1)
    expect(phone.open?.asked).toBe(phone.began + 50 * MINUTE)
  })

  test('[W50] cuts no story off where the screen was dark for long, nor goes on with a button nobody holds', async () => {
    for (const how of ['latch', 'hold'] as const) {
      const phone = new Phone()
      phone.isOneVoice = true
      phone.begin(how)
      await phone.clock.advance(35 * SECOND)
      phone.isAsleep = true
      await phone.clock.advance(20 * MINUTE)
      phone.isAsleep = false
      phone.do({ is: 'time' })
      phone.do({ is: 'end' })
      if (how === 'latch') expect(phone.last).toEqual({ len: 20 * MINUTE + 35 * SECOND, closed: true })
      else expect(phone.last).toEqual({ len: 30_000, closed: false })
    }
  })

  test('[W50] takes the question back when the time becomes one person’s', async () => {
    const phone = new Phone()
    phone.begin('latch')
    await phone.clock.advance(10 * MINUTE)
    expect(phone.open?.asked).not.toBeNull()
    phone.isOneVoice = true
    phone.do({ is: 'time' })
    expect(phone.open?.asked).toBeNull()
    await phone.clock.advance(5 * MINUTE)
    expect(phone.open).not.toBeNull()
  })

  test('[W31] goes on for whoever says so, and asks again after ten more', async () => {
    const phone = new Phone()
    phone.begin('latch')
    await phone.clock.advance(10 * MINUTE + 30 * SECOND)
    phone.do({ is: 'still' })
    await phone.clock.advance(9 * MINUTE)
    expect(phone.open?.asked).toBeNull()
    await phone.clock.advance(MINUTE)
    expect(phone.open?.asked).not.toBeNull()
    phone.do({ is: 'end' })
    expect(phone.last).toEqual({ len: 20 * MINUTE + 30 * SECOND, closed: true })
  })

  test('[W31] whoever holds the button is not asked', async () => {
    const phone = new Phone()
    phone.begin('hold')
    await phone.clock.advance(15 * MINUTE)
    expect(phone.open?.asked).toBeNull()
    phone.do({ is: 'end' })
    expect(phone.last).toEqual({ len: 15 * MINUTE, closed: true })
  })

  test('[W31] a tapped turn goes on through a reload, a held one ends there as timed out', async () => {
    for (const how of ['latch', 'hold'] as const) {
      const phone = new Phone()
      phone.begin(how)
      await phone.clock.advance(40 * SECOND)
      phone.isAsleep = true
      await phone.clock.advance(25 * SECOND)
      phone.isAsleep = false
      phone.do({ is: 'back' })
      if (how === 'hold') {
        expect(phone.open).toBeNull()
        expect(phone.last).toEqual({ len: 30_000, closed: false })
        continue
      }
      await phone.clock.advance(SECOND)
      phone.do({ is: 'end' })
      expect(phone.last).toEqual({ len: 66_000, closed: true })
      expect(new Set(phone.told.map(({ turn }) => turn))).toEqual(new Set([0]))
    }
  })

  test('[W31] a page that was away for long does not know how it went on, whatever is tapped then', async () => {
    for (const is of ['time', 'back', 'end', 'still'] as const) {
      const phone = new Phone()
      phone.begin('latch')
      await phone.clock.advance(35 * SECOND)
      phone.isAsleep = true
      await phone.clock.advance(3 * 60 * MINUTE)
      phone.isAsleep = false
      phone.do({ is })
      expect(phone.open).toBeNull()
      expect(phone.last).toEqual({ len: 30_000, closed: false })
    }
  })

  test('[W31] a screen that was locked for a while loses nothing', async () => {
    const phone = new Phone()
    phone.begin('latch')
    phone.isAsleep = true
    await phone.clock.advance(4 * MINUTE)
    phone.isAsleep = false
    phone.do({ is: 'end' })
    expect(phone.last).toEqual({ len: 4 * MINUTE, closed: true })
  })

  test('[W31] [W19] what is dropped is not told again', async () => {
    const phone = new Phone()
    phone.begin('latch')
    await phone.clock.advance(35 * SECOND)
    const before = phone.told.length
    phone.do({ is: 'drop' })
    await phone.clock.advance(MINUTE)
    expect(phone.told).toHaveLength(before)
  })

  const anything = fc.array(
    fc.tuple(
      fc.constantFrom('latch' as const, 'hold' as const, 'end' as const, 'still' as const, 'back' as const),
      fc.nat(13 * MINUTE),
    ),
    { maxLength: 30 },
  )

  test('[W31] whatever is done, every turn that began is told, never grows shorter, and has one end', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async done => {
        const phone = new Phone()
        for (const [what, wait] of done) {
          if (what === 'latch' || what === 'hold') phone.begin(what)
          else phone.do({ is: what })
          await phone.clock.advance(wait)
        }
        if (phone.open) phone.do({ is: 'end' })
        const turns = Map.groupBy(phone.told, ({ turn }) => turn)
        for (const told of turns.values()) {
          expect(told[0]).toMatchObject({ len: 0, closed: false })
          expect(told.length).toBeGreaterThan(1)
          expect(told.map(({ len }) => len)).toEqual(told.map(({ len }) => len).sort((a, b) => a - b))
          expect(new Set(told.map(({ start }) => start)).size).toBe(1)
          expect(told.slice(0, -1).every(({ closed }) => !closed)).toBe(true)
        }
        // One mouth: no two turns of one phone overlap.
        const spans = [...turns.values()].map(told => [told[0]!.start, told[0]!.start + told.at(-1)!.len] as const)
        for (const [at, [start]] of spans.entries()) expect(start).toBeGreaterThanOrEqual(spans[at - 1]?.[1] ?? 0)
      }),
      { seed: 31, numRuns: 200 },
    )
  })
})
