import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Beside, balance } from '#shared/speaking/balance.ts'
import type { Entry, Span } from '#shared/speaking/entry.ts'
import { resolve } from '#shared/speaking/resolve.ts'
import { RECENT, sentenceWindow } from '#shared/speaking/sentenceWindow.ts'
import { measure } from '#shared/speaking/spans.ts'
import { amina, anyLog, anyNow, roster } from './anyLog.ts'
import { allThere, MINUTE, oneAfterAnother, peopleOf, person, roomOf, type Said, SECOND } from './room.ts'

fc.configureGlobal({ seed: 26_11 })

/** The figures of so many minutes each, everyone there from the beginning to the end. */
const figuresOf = (minutes: readonly number[], unknown = 0, longest?: number) => {
  const [said, until] = oneAfterAnother(minutes, unknown, longest)
  return balance(roomOf(minutes.length, said), allThere(minutes.length, until), [0, until])
}
/** The figures of what was said in so many seconds. */
const figuresIn = (count: number, seconds: number, said: readonly Said[], beside?: Beside, more?: readonly Entry[]) => {
  const until = seconds * SECOND
  const inSeconds = said.map(([who, start, end]): Said => [who, start * SECOND, end * SECOND])
  return balance(roomOf(count, inSeconds, more), allThere(count, until), [0, until], beside)
}

describe('known rooms', () => {
  test('[W7] even minutes', () => {
    expect(figuresOf([10, 10, 10, 10])).toMatchObject({
      balance: 100,
      voices: expect.closeTo(4, 9),
      hoover: 0,
      toMove: 0,
      total: 40 * MINUTE,
      evenness: 1,
      enough: true,
      bounds: { lo: 100, hi: 100 },
    })
  })

  test('[W7] forty, thirty, twenty and ten', () => {
    expect(figuresOf([40, 30, 20, 10])).toMatchObject({
      balance: expect.closeTo(66.666667, 6),
      hoover: expect.closeTo(0.2, 9),
      toMove: expect.closeTo(20 * MINUTE, 3),
      voices: expect.closeTo(3.596115, 6),
      entropy: expect.closeTo(92.3, 1),
      herfindahl: expect.closeTo(93.3, 1),
    })
  })

  test('[W7] one voice of four, and two', () => {
    expect(figuresOf([100, 0, 0, 0])).toMatchObject({ balance: 0, voices: 1, evenness: 0 })
    expect(figuresOf([50, 50, 0, 0])).toMatchObject({
      balance: expect.closeTo(33.333333, 6),
      voices: expect.closeTo(2, 9),
    })
    expect(figuresOf([70, 30]).balance).toBeCloseTo(60, 9)
  })

  test('[W7] who came late, or left, is measured by the time they were there', () => {
    const [said] = oneAfterAnother([20, 20, 5])
    const resolved = roomOf(3, said)
    const hour: Span = [0, 60 * MINUTE]
    const present = new Map([
      [person(0), [hour]],
      [person(1), [hour]],
      [person(2), [[45 * MINUTE, 60 * MINUTE] as const]],
    ])
    const figures = balance(resolved, present, hour)
    expect(figures.balance).toBe(100)
    expect(figures.people.get(person(2))).toMatchObject({ share: 5 / 45, expected: 15 / 135 })
    expect(balance(resolved, allThere(3, 60 * MINUTE), hour).balance).toBeCloseTo(66.666667, 6)
  })

  test('[W7] [W11] one person, or nobody who spoke: no balance, and not enough', () => {
    const none = { balance: null, evenness: null, enough: false, lack: 'talk' }
    expect(figuresOf([30])).toMatchObject(none)
    expect(figuresIn(4, 600, [])).toMatchObject({ ...none, voices: 0, hoover: 0, total: 0, attributed: 0 })
    expect(balance(roomOf(0, []), new Map(), [0, 0])).toMatchObject({ ...none, count: 0 })
  })

  test('[W9] a quarter more of somebody unknown', () => {
    const { bounds, uncredited, attributed } = figuresOf([40, 30, 20, 10], 25)
    expect(bounds).toEqual({ lo: expect.closeTo(53.333333, 6), hi: expect.closeTo(89.333333, 6) })
    expect(uncredited).toBe(25 * MINUTE)
    expect(attributed).toBeCloseTo(0.8, 9)
  })

  test('[W1] who is taken off the table takes their talk along, and brings it back', () => {
    const [said, until] = oneAfterAnother([10, 10, 20])
    const log = said.map(([who, start, end], at) => [`tab${at}`, [1, 's', who, start, end - start, 1]] as const)
    const figures = (count: number) =>
      balance(resolve(log, new Set(peopleOf(count)), 0), allThere(count, until), [0, until])
    expect(figures(3)).toMatchObject({ total: 40 * MINUTE, count: 3 })
    expect(figures(2)).toMatchObject({ total: 20 * MINUTE, balance: 100, uncredited: 20 * MINUTE })
    expect(figures(3)).toMatchObject({ total: 40 * MINUTE, uncredited: 0 })
  })

  test('[W7] who left early and spoke stays; without any presence nothing is divided by 0', () => {
    const [said, until] = oneAfterAnother([10, 10, 10])
    const present = allThere(3, until).set(person(2), [])
    const { people, ...room } = balance(roomOf(3, said), present, [0, until])
    expect(room).toMatchObject({ count: 3, total: 30 * MINUTE, balance: expect.closeTo(66.666667, 6) })
    expect(people.get(person(2))).toMatchObject({
      expected: 0,
      share: 1 / 3,
      isMoreThanShare: false,
      longestSilence: 0,
    })
    expect(balance(roomOf(3, said), new Map(), [0, until])).toMatchObject({ balance: null, lack: 'talk' })
  })

  test('[W12] quiet time: nobody is there, nobody is silent', () => {
    const quiet: Entry = [1, 'f', '~', 100 * SECOND, 300 * SECOND, 1]
    const said: Said[] = [
      [person(0), 0, 60],
      [person(1), 60, 90],
      [person(1), 410, 440],
    ]
    const { people, ...room } = figuresIn(2, 450, said, {}, [quiet])
    // Ten seconds before it and ten after: one silence of twenty.
    expect(room).toMatchObject({
      silence: 30 * SECOND,
      longestSilence: 20 * SECOND,
      speech: 120 * SECOND,
      balance: 100,
    })
    expect(people.get(person(0))).toMatchObject({ expected: 0.5, longestSilence: 90 * SECOND })
    expect(room.isQuiet).toBe(false)
    expect(figuresIn(2, 400, said, {}, [quiet]).isQuiet).toBe(true)
    expect(figuresIn(2, 100, said, {}, [quiet]).isQuiet).toBe(false)
    // Who was there in the quiet only was not there.
    const until = 450 * SECOND
    const present = allThere(3, until).set(person(2), [[100 * SECOND, 400 * SECOND]])
    const inSeconds = said.map(([who, start, end]): Said => [who, start * SECOND, end * SECOND])
    expect(balance(roomOf(3, inSeconds, [quiet]), present, [0, until])).toMatchObject({ count: 2, balance: 100 })
  })

  test('[W12] one voice is in the minutes, and not in how even it was', () => {
    const [said, until] = oneAfterAnother([5, 5])
    const story: Said = [person(0), until, until + 20 * MINUTE]
    const end = until + 20 * MINUTE
    const resolved = roomOf(2, [...said, story])
    const { people, ...room } = balance(resolved, allThere(2, end), [0, end], { oneVoice: [[until, end]] })
    const shared = { balance: 100, hoover: 0, voices: expect.closeTo(2, 9), bounds: { lo: 100, hi: 100 } }
    expect(room).toMatchObject({ ...shared, total: 30 * MINUTE, speech: 30 * MINUTE })
    expect(people.get(person(0))).toMatchObject({ talk: 25 * MINUTE, share: 0.5, isMoreThanShare: false })
    expect(balance(resolved, allThere(2, end), [0, end]).balance).toBeCloseTo(100 / 3, 6)
    // What nobody is known to have said within a story leaves nothing open about the rest.
    const somebody: Said = ['?', until + MINUTE, until + 2 * MINUTE]
    const unknown = roomOf(2, [...said, [person(0), until, until + MINUTE], somebody])
    const figures = balance(unknown, allThere(2, end), [0, end], { oneVoice: [[until, end]] })
    expect(figures).toMatchObject({ uncredited: 0, attributed: 1, speech: 12 * MINUTE })
    expect(room.fair).toBeCloseTo(balance(roomOf(2, said), allThere(2, until), [0, until]).fair, 9)
  })
})

describe('what is counted', () => {
  test('[W6] who speaks at once has full time each; overlap, speech and silence of the room', () => {
    const said: Said[] = [
      [person(0), 0, 20],
      [person(1), 10, 30],
      [person(2), 15, 18],
      ['*', 40, 50],
      ['?', 50, 55],
    ]
    expect(figuresIn(3, 60, said)).toMatchObject({
      total: 43 * SECOND,
      speech: 45 * SECOND,
      overlap: 20 * SECOND,
      silence: 15 * SECOND,
      longestSilence: 10 * SECOND,
      uncredited: 5 * SECOND,
      attributed: 30 / 45,
    })
  })

  test('[W10] turns, long ones, changes of speaker, who was heard and who contributed', () => {
    const said: Said[] = [
      [person(0), 0, 2],
      [person(0), 3, 5],
      [person(0), 6.001, 8],
      [person(1), 8, 8.9],
      [person(0), 10, 11],
      [person(1), 12, 14.099],
      [person(2), 20, 22.999],
    ]
    expect(figuresIn(1, 60, [[person(0), 0, 2]]).longTurns).toBe(1)
    expect(figuresIn(1, 60, [[person(0), 0, 1.999]]).longTurns).toBe(0)
    const figures = figuresIn(4, 60, said, { wrote: new Set([person(3)]) })
    expect(figures).toMatchObject({ turns: 6, longTurns: 3, speakerChanges: 4, heard: 1, contributed: 2 })
    expect(figures.people.get(person(0))).toMatchObject({ turns: 3, longTurns: 1, isHeard: true, talk: 6_999 })
    expect(figures.people.get(person(1))).toMatchObject({ turns: 2, isHeard: false, talk: 2_999 })
    expect(figures.people.get(person(3))).toMatchObject({ isHeard: false, hasContributed: true })
    expect(figuresIn(1, 60, [[person(0), 0, 3]]).heard).toBe(1)
  })

  test('[W10] the longest silence is counted from joining to leaving, and through being away', () => {
    const resolved = roomOf(2, [[person(0), 100, 200]])
    const silence = (...present: Span[]) =>
      balance(resolved, new Map([[person(0), present]]), [0, 1_000]).people.get(person(0))!.longestSilence
    expect(silence([0, 1_000])).toBe(800)
    expect(silence([50, 600])).toBe(400)
    expect(silence([0, 300], [500, 600])).toBe(200)
    expect(silence([0, 300], [500, 600], [550, 700])).toBe(300)
    expect(silence([150, 180])).toBe(0)
    expect(silence([0, 90])).toBe(90)
    expect(balance(resolved, allThere(2, 1_000), [0, 1_000]).people.get(person(1))!.longestSilence).toBe(1_000)
  })

  test("[W10] more than one's share only where it is surely so", () => {
    // A share of a half where a quarter is fair: with few turns it may be chance, with many it is not.
    const loud = (rounds: number) => {
      const order = Array.from({ length: rounds }, () => [0, 1, 0, 2, 0, 3]).flat()
      const said = order.map((who, at): Said => [person(who), at * 5, at * 5 + 5])
      return figuresIn(4, said.length * 5, said).people.get(person(0))!
    }
    expect(loud(2)).toMatchObject({ share: 0.5, isMoreThanShare: false })
    expect(loud(12)).toMatchObject({ share: 0.5, isMoreThanShare: true })
    const caution = 1.64 * Math.sqrt(0.25 / 72)
    expect(loud(12).shareBetween).toEqual([expect.closeTo(0.5 - caution, 9), expect.closeTo(0.5 + caution, 9)])
    expect(figuresOf([0, 0, 0]).people.get(person(0))!.shareBetween).toEqual([0, 1])
  })

  test('[W9] where no microphone listened, speech is missing up to what there is in nearly every meeting', () => {
    const said: Said[] = [
      [person(0), 100, 150],
      [person(1), 150, 200],
    ]
    // From the first capture on there are 500 seconds, of which at least 360 are speech.
    expect(figuresIn(2, 600, said)).toMatchObject({ uncredited: 260 * SECOND, attributed: 100 / 360 })
    const heard: Entry = [1, 'm', '?', 300 * SECOND, 40 * SECOND, 1]
    expect(figuresIn(2, 600, said, {}, [heard])).toMatchObject({ uncredited: 40 * SECOND, attributed: 100 / 140 })
    const believed: Entry = [1, 'm', person(0), 300 * SECOND, 40 * SECOND, 1]
    expect(figuresIn(2, 600, said, {}, [believed])).toMatchObject({ uncredited: 0, attributed: 1, total: 140 * SECOND })
  })

  test('[W6] only what is within the window counts', () => {
    const resolved = roomOf(2, [
      [person(0), 0, 100],
      [person(1), 90, 300],
    ])
    const { people, ...room } = balance(resolved, allThere(2, 1_000), [50, 150])
    expect(room).toMatchObject({ total: 110, speech: 100, overlap: 10, silence: 0 })
    expect([...people.values()].map(one => one.talk)).toEqual([50, 60])
  })

  test('[W8] the window of the sentence grows with the room, from 10 minutes to 60, and no further than the meeting', () => {
    const hour = 60 * MINUTE
    expect(sentenceWindow(2, 0, 3 * hour)).toEqual([3 * hour - RECENT, 3 * hour])
    expect(sentenceWindow(12, 0, 3 * hour)).toEqual([3 * hour - 30 * MINUTE, 3 * hour])
    expect(sentenceWindow(40, 0, 3 * hour)).toEqual([2 * hour, 3 * hour])
    expect(sentenceWindow(12, 0, 20 * MINUTE)).toEqual([0, 20 * MINUTE])
    expect(sentenceWindow(12, 15 * MINUTE, 20 * MINUTE)).toEqual([15 * MINUTE, 20 * MINUTE])
    expect(sentenceWindow(12, 30 * MINUTE, 20 * MINUTE)).toEqual([20 * MINUTE, 20 * MINUTE])
  })
})

describe('whether there is enough to say anything', () => {
  const lackIn = (...args: Parameters<typeof figuresOf>) => figuresOf(...args).lack

  test('[W11] some three minutes of talk for four people, a good deal more for twelve', () => {
    const even = (people: number, minutes: number) => new Array<number>(people).fill(minutes / people)
    expect(lackIn(even(4, 2.5), 0, 20 * SECOND)).toBe('talk')
    expect(lackIn(even(4, 4.1), 0, 20 * SECOND)).toBeNull()
    expect(lackIn(even(12, 7.5), 0, 20 * SECOND)).toBe('talk')
    expect(lackIn(even(12, 12), 0, 20 * SECOND)).toBeNull()
    // Many short turns are much evidence, but a minute of talk is the least.
    expect(lackIn(even(4, 0.9), 0, SECOND)).toBe('talk')
    expect(lackIn(even(4, 1.1), 0, SECOND)).toBeNull()
  })

  test('[W11] capture that has had nothing for three minutes', () => {
    const [said, until] = oneAfterAnother([5, 5, 5, 5])
    const idleFor = (idle: number) => balance(roomOf(4, said), allThere(4, until + idle), [0, until + idle]).lack
    expect(idleFor(0)).toBeNull()
    expect(idleFor(3 * MINUTE - 1)).toBeNull()
    expect(idleFor(3 * MINUTE)).toBe('capture')
    // Quiet time is captured as well.
    const quiet: Entry = [1, 'f', '~', until, 10 * MINUTE, 1]
    const later = until + 11 * MINUTE
    expect(balance(roomOf(4, said, [quiet]), allThere(4, later), [0, later]).lack).toBeNull()
  })

  test('[W11] bounds on both sides of more than one word', () => {
    expect(figuresOf([8, 6, 4, 2], 10)).toMatchObject({ lack: 'credit', enough: false })
    expect(figuresOf([8, 6, 4, 2], 1)).toMatchObject({ lack: null, enough: true })
  })
})

describe('whatever was said', () => {
  test('[W6] [W9] the figures agree with each other', () => {
    const window = fc.tuple(fc.integer({ min: -5, max: 40 }), fc.nat({ max: 60 }))
    fc.assert(
      fc.property(anyLog, anyNow, window, (log, now, [from, long]) => {
        const resolved = resolve(log, roster, now)
        const present = new Map([...roster].map(seat => [seat, [[0, 60]] as Span[]])).set(amina, [[10, 20]])
        const figures = balance(resolved, present, [from, from + long])
        const { speech, overlap, silence, total, bounds, evenness } = figures
        const awake = long - measure(resolved.quiet.map(([a, b]): Span => clip(a, b, from, from + long)))
        expect(speech + silence).toBe(awake)
        expect(overlap).toBeLessThanOrEqual(speech)
        expect(total).toBe([...figures.people.values()].reduce((all, one) => all + one.talk, 0))
        if (evenness !== null) expect(evenness).toBeLessThanOrEqual(1)
        if (bounds && figures.balance !== null) {
          expect(bounds.lo).toBeLessThanOrEqual(figures.balance + 1e-9)
          expect(bounds.hi).toBeGreaterThanOrEqual(figures.balance - 1e-9)
        }
        const shares = [...figures.people.values()].reduce((all, one) => all + one.share, 0)
        expect(shares).toBeCloseTo(total > 0 ? 1 : 0, 9)
        expect(figures.attributed).toBeLessThanOrEqual(1)
        for (const one of figures.people.values()) expect(one.longestSilence).toBeLessThanOrEqual(awake)
      }),
      { numRuns: 500 },
    )
  })
})

const clip = (start: number, end: number, from: number, to: number): Span => {
  const begins = Math.min(Math.max(start, from), to)
  return [begins, Math.max(begins, Math.min(end, to))]
}
