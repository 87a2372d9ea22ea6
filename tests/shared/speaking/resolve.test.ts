import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry, Logged, Span } from '#shared/speaking/entry.ts'
import { type Resolved, resolve } from '#shared/speaking/resolve.ts'
import { both, measure, union, without } from '#shared/speaking/spans.ts'
import { slowResolve } from '../../fakes/slowResolve.ts'
import { amina, anyLog, anyNow, apart, ben, cleo, dev, gone, logOf, roster, turnRow } from './anyLog.ts'

fc.configureGlobal({ seed: 26_11 })

/** The spans of everyone who has any, and of the three without a name. */
const spoken = (log: readonly Logged[], now = 1_000_000) => {
  const { talk, unknown, several, quiet } = resolve(log, roster, now)
  const all: [string, readonly Span[]][] = [...talk, ['?', unknown], ['*', several], ['~', quiet]]
  return Object.fromEntries(all.filter(([, spans]) => spans.length > 0))
}
/** A log by as many tabs as there are rows. */
const rows = (...entries: Entry[]): Logged[] => entries.map((entry, at) => [`tab${at}`, entry])
const listsOf = ({ talk, unknown, several, quiet, captured, microphone }: Resolved) => [
  ...talk.values(),
  unknown,
  several,
  quiet,
  captured,
  microphone,
]

describe('worked examples', () => {
  test('[W5] an own device is believed before the tap that came late', () => {
    const log = rows(
      [1, 'f', amina, 1_500, 10_000, 1],
      [2, 'f', ben, 11_500, 10_000, 1],
      [1, 's', ben, 10_000, 10_000, 1],
    )
    expect(spoken(log)).toEqual({ amina: [[1_500, 10_000]], ben: [[10_000, 21_500]] })
  })

  test('[W4] a device that was forgotten is cut where somebody else begins; what a person stopped is kept whole', () => {
    const tap: Entry = [1, 'f', ben, 20_000, 20_000, 1]
    const forgotten = spoken(rows([1, 's', amina, 0, 180_000, 0], tap))
    expect(forgotten).toEqual({ amina: [[0, 20_000]], ben: [[20_000, 40_000]] })
    expect(spoken(rows([1, 's', amina, 0, 180_000, 1], tap))).toEqual({ amina: [[0, 180_000]] })
  })

  test("[W4] who begins at the very same moment cuts nobody, and neither does one's own second device", () => {
    const forgotten: Entry = [1, 's', amina, 0, 100, 0]
    expect(spoken(rows(forgotten, [1, 's', ben, 0, 10, 1]))).toEqual({ amina: [[0, 100]], ben: [[0, 10]] })
    expect(spoken(rows(forgotten, [1, 's', amina, 50, 10, 0]))).toEqual({ amina: [[0, 100]] })
    const thrice = rows(forgotten, [1, 's', amina, 20, 1, 0], [1, 's', amina, 40, 1, 0])
    expect(spoken(thrice)).toEqual({ amina: [[0, 100]] })
    expect(spoken(rows(forgotten, [1, 'f', amina, 50, 10, 0]))).toEqual({ amina: [[0, 100]] })
    expect(spoken(rows(forgotten, [1, 'f', amina, 50, 10, 0], [1, 'f', '~', 60, 10, 1]))).toEqual({
      amina: [[0, 60]],
      '~': [[60, 70]],
    })
  })

  test('[W3] hosts have one floor: a tap ends where the next starts, and does not come back', () => {
    const log = rows([1, 'f', amina, 0, 100, 1], [1, 'f', ben, 20, 20, 1])
    expect(spoken(log)).toEqual({ amina: [[0, 20]], ben: [[20, 40]] })
  })

  test('[W3] of two taps at one moment the later id has it; a tap without an end lasts to the next, or until now', () => {
    const open = (turn: number, person: typeof amina, start: number): Entry => [turn, 'f', person, start, 0, 0]
    expect(
      spoken(
        [
          ['h', open(1, amina, 5)],
          ['h', open(2, ben, 5)],
          ['h', open(3, cleo, 9)],
        ],
        30,
      ),
    ).toEqual({
      ben: [[5, 9]],
      cleo: [[9, 30]],
    })
    // Stopped at once: nobody has the floor from there on.
    expect(
      spoken(
        [
          ['h', open(1, amina, 5)],
          ['h', [2, 'f', amina, 8, 0, 1]],
        ],
        30,
      ),
    ).toEqual({ amina: [[5, 8]] })
    expect(spoken([['h', open(1, amina, 50)]], 30)).toEqual({})
  })

  test('[W2] a turn goes from its earliest start to its latest end; stopping beats timing out', () => {
    const cut: Logged = ['b', [1, 's', ben, 50, 10, 1]]
    const turn = (start: number, len: number, close: 0 | 1): Logged => ['a', [1, 's', amina, start, len, close]]
    expect(spoken([turn(5, 0, 0), turn(5, 30, 0), turn(4, 96, 1), cut]).amina).toEqual([[4, 100]])
    expect(spoken([turn(5, 95, 1), turn(5, 95, 0), cut]).amina).toEqual([[5, 100]])
    expect(spoken([turn(5, 50, 1), turn(5, 95, 0), cut]).amina).toEqual([[5, 50]])
  })

  test('[W36] of the ends that people gave one tap the earliest counts, and no other end of it', () => {
    const ends = [6, 9, 20].map((len, at): Logged => ['a', [1, 'f', ben, 0, len, at === 2 ? 0 : 1]])
    for (const log of [ends, ends.toReversed(), [...ends, ...ends]])
      expect(resolve(log, roster, 30).talk.get(ben)).toEqual([[0, 6]])
    const own = [6, 9].map((len): Logged => ['a', [1, 's', ben, 0, len, 1]])
    expect(resolve(own, roster, 30).talk.get(ben)).toEqual([[0, 9]])
  })

  test('[W2] what was taken back is not there, also when that came first', () => {
    const turn: Logged = ['a', [1, 's', amina, 0, 10, 1]]
    const takenBack: Logged = ['host', ['v', 'a', 1]]
    expect(spoken([turn, takenBack])).toEqual({})
    expect(spoken([takenBack, turn])).toEqual({})
    expect(spoken([turn, ['host', ['v', 'a', 2]], ['host', ['v', 'host', 1]]])).toEqual({ amina: [[0, 10]] })
  })

  test('[W5] the newest correction decides, also that nobody spoke', () => {
    const own: Entry = [1, 's', amina, 0, 100, 1]
    const log = rows(own, [1, 'x', ben, 10, 30, 7], [1, 'x', cleo, 20, 10, 8], [1, 'x', '', 60, 10, 1])
    expect(spoken(log)).toEqual({
      amina: [
        [0, 10],
        [40, 60],
        [70, 100],
      ],
      ben: [
        [10, 20],
        [30, 40],
      ],
      cleo: [[20, 30]],
    })
    expect(resolve(log, roster, 0).captured).toEqual([[0, 100]])
  })

  test('[W5] an import decides in all that it covers, and the newest of two', () => {
    const log: Logged[] = [
      ['a', [1, 's', amina, 0, 100, 1]],
      ['host', [1, 'i', ben, 20, 10, 5, 10, 60]],
      ['host', [2, 'i', cleo, 25, 10, 5, 10, 60]],
      ['host', [3, 'i', dev, 30, 10, 6, 30, 40]],
    ]
    expect(spoken(log)).toEqual({
      amina: [
        [0, 10],
        [60, 100],
      ],
      ben: [[20, 30]],
      cleo: [[25, 30]],
      dev: [[30, 40]],
    })
  })

  test('[W5] people who speak at once each have their time; a name puts "several", "somebody" and "quiet" aside', () => {
    const log = rows(
      [1, 's', amina, 0, 50, 1],
      [1, 's', ben, 40, 20, 1],
      [1, 's', '~', 55, 20, 1],
      [1, 's', '?', 70, 9, 1],
    )
    expect(spoken(log)).toEqual({ amina: [[0, 50]], ben: [[40, 60]], '~': [[60, 70]], '?': [[70, 79]] })
  })

  test('[W1] whoever is not at the table is somebody, and is back with the seat', () => {
    const log = rows([1, 's', gone, 0, 50, 1])
    expect(spoken(log)).toEqual({ '?': [[0, 50]] })
    expect(resolve(log, new Set([gone]), 0).talk).toEqual(new Map([[gone, [[0, 50]]]]))
  })

  test('[W1] malformed rows are passed over, and everyone at the table is in the figures', () => {
    const day = 24 * 60 * 60_000
    const log = rows(
      [1, 's', amina, 0.5, 10, 1],
      [1, 's', amina, 0, -1, 1],
      [1, 's', amina, 0, day + 1, 1],
      [Number.NaN, 's', amina, 0, 10, 1],
      [1, 'x', amina, 0, 10, Number.POSITIVE_INFINITY],
      [1, 'i', amina, 0, 10, 0, 20, 10],
      [1, 's', ben, 0, day, 1],
    )
    expect(resolve(log, roster, 0).talk).toEqual(
      new Map([
        [amina, []],
        [ben, [[0, day]]],
        [cleo, []],
        [dev, []],
      ]),
    )
  })
})

describe('whatever the log', () => {
  test('[W5] the rule read off moment by moment says the same', () => {
    fc.assert(
      fc.property(anyLog, anyNow, (log, now) => {
        expect(resolve(log, roster, now)).toEqual(slowResolve(log, roster, now))
      }),
      { numRuns: 1_000 },
    )
  })

  test('[W2] the order of rows and how often they came are all the same', () => {
    const delivered = anyLog.chain(log =>
      fc.tuple(
        fc.constant(log),
        fc.shuffledSubarray([...log, ...log, ...log], { minLength: log.length * 2 }).map(some => [...some, ...log]),
        anyNow,
      ),
    )
    fc.assert(
      fc.property(delivered, ([log, again, now]) => {
        expect(resolve(again, roster, now)).toEqual(resolve(log, roster, now))
        expect(resolve(again.toReversed(), roster, now)).toEqual(resolve(log, roster, now))
      }),
      { numRuns: 500 },
    )
  })

  test('[W2] a turn that came in growing checkpoints, in any order and twice, is the same turn', () => {
    const cuts = fc.array(fc.nat({ max: 25 }), { maxLength: 4 })
    const cases = fc
      .tuple(logOf(turnRow('s', 'f', 'm')).map(apart), fc.array(cuts, { minLength: 14, maxLength: 14 }))
      .chain(([log, cuts]) => {
        const inParts = log.flatMap(([cap, row], at): Logged[] => {
          if (row[0] === 'v' || row[1] === 'x' || row[1] === 'i') return [[cap, row]]
          const [turn, kind, who, start, len] = row
          const parts = cuts[at]!.map((cut): Logged => [cap, [turn, kind, who, start, Math.min(cut, len), 0]])
          return [...parts, [cap, row]]
        })
        const twice = [...inParts, ...inParts]
        return fc.tuple(
          fc.constant(log),
          fc.shuffledSubarray(twice, { minLength: twice.length, maxLength: twice.length }),
          anyNow,
        )
      })
    fc.assert(
      fc.property(cases, ([log, inParts, now]) => {
        expect(resolve(inParts, roster, now)).toEqual(resolve(log, roster, now))
      }),
      { numRuns: 500 },
    )
  })

  test('[W2] a turn that was taken back, first or last, never happened', () => {
    fc.assert(
      fc.property(anyLog.map(apart), fc.nat(), anyNow, (log, n, now) => {
        const turns = log.filter(([, row]) => row[0] !== 'v')
        fc.pre(turns.length > 0)
        const one = turns[n % turns.length]!
        const [cap, row] = one
        const takenBack: Logged = ['host', ['v', cap, row[0] as number]]
        const never = resolve(
          turns.filter(turn => turn !== one),
          roster,
          now,
        )
        expect(resolve([takenBack, ...turns], roster, now)).toEqual(never)
        expect(resolve([...turns, takenBack], roster, now)).toEqual(never)
      }),
    )
  })

  test('[W5] a meeting at another hour is the same meeting', () => {
    fc.assert(
      fc.property(anyLog, anyNow, fc.integer({ min: -1e9, max: 1e9 }), (log, now, by) => {
        const later = log.map(([cap, row]): Logged => {
          if (row[0] === 'v') return [cap, row]
          if (row[1] === 'i') {
            const [turn, kind, who, start, len, order, from, to] = row
            return [cap, [turn, kind, who, start + by, len, order + by, from + by, to + by]]
          }
          if (row[1] === 'x') return [cap, [row[0], 'x', row[2], row[3] + by, row[4], row[5] + by]]
          return [cap, [row[0], row[1], row[2], row[3] + by, row[4], row[5]]]
        })
        const shifted = listsOf(resolve(log, roster, now)).map(spans => spans.map(([a, b]) => [a + by, b + by]))
        expect(listsOf(resolve(later, roster, now + by))).toEqual(shifted)
      }),
    )
  })

  test('[W5] every list is in order, and no two of its spans overlap or touch', () => {
    fc.assert(
      fc.property(anyLog, anyNow, (log, now) => {
        for (const spans of listsOf(resolve(log, roster, now)))
          for (const [at, [start, end]] of spans.entries()) {
            expect(start).toBeLessThan(end)
            if (at > 0) expect(spans[at - 1]![1]).toBeLessThan(start)
          }
      }),
    )
  })

  test('[W5] nobody has time before their first turn or after their last', () => {
    fc.assert(
      fc.property(anyLog.map(apart), anyNow, (log, now) => {
        for (const [seat, spans] of resolve(log, roster, now).talk) {
          const own = log.flatMap(([, row]) => (row[0] !== 'v' && row[2] === seat ? [row] : []))
          const open = own.some(row => row[1] === 'f' && row[4] === 0)
          for (const [start, end] of spans) {
            expect(start).toBeGreaterThanOrEqual(Math.min(...own.map(row => row[3])))
            if (!open) expect(end).toBeLessThanOrEqual(Math.max(...own.map(row => row[3] + row[4])))
          }
        }
      }),
    )
  })

  test('[W4] what a person stopped on their own device counts in full, unless it is corrected', () => {
    fc.assert(
      fc.property(logOf(turnRow('s', 'f', 'm')).map(apart), anyNow, (log, now) => {
        const { talk } = resolve(log, roster, now)
        for (const [, row] of log) {
          if (row[0] === 'v' || row[1] !== 's' || row[5] !== 1) continue
          const spans = talk.get(row[2] as typeof amina)
          const own: Span[] = union([[row[3], row[3] + row[4]]])
          if (spans) expect(both(spans, own)).toEqual(own)
        }
      }),
    )
  })

  const added = fc.tuple(fc.constantFrom(amina, ben, cleo, dev), fc.nat({ max: 60 }), fc.nat({ max: 25 }))
  const withOwn = (log: readonly Logged[], [who, start, len]: [typeof amina, number, number]): Logged[] => [
    ...log,
    ['new', [1, 's', who, start, len, 1]],
  ]

  test('[W4] one more own turn that was stopped never shortens its person', () => {
    fc.assert(
      fc.property(anyLog, added, anyNow, (log, own, now) => {
        const before = resolve(log, roster, now).talk.get(own[0])!
        const after = resolve(withOwn(log, own), roster, now).talk.get(own[0])!
        expect(both(before, after)).toEqual(before)
      }),
      { numRuns: 500 },
    )
  })

  test('[W4] where no turn timed out, it never lengthens anybody else', () => {
    const stopped = logOf(turnRow('s', 'f', 'm')).map(log =>
      apart(log).map(([cap, row]): Logged => {
        if (row[1] !== 's') return [cap, row]
        const [turn, kind, who, start, len] = row
        return [cap, [turn, kind, who, start, len, 1] as Entry]
      }),
    )
    fc.assert(
      fc.property(stopped, added, anyNow, (log, own, now) => {
        const before = resolve(log, roster, now).talk
        for (const [seat, spans] of resolve(withOwn(log, own), roster, now).talk)
          if (seat !== own[0]) expect(both(spans, before.get(seat)!)).toEqual(spans)
      }),
      { numRuns: 500 },
    )
  })

  test('[W5] microphones change nothing where anyone has claimed the time', () => {
    const microphones = fc.array(turnRow('m'), { maxLength: 8 })
    fc.assert(
      fc.property(anyLog, microphones, anyNow, (all, heard, now) => {
        const log = all.filter(([, row]) => row[1] !== 'm')
        const claimed = resolve(log, roster, now)
        const alike = resolve([...log, ...heard.map((row): Logged => ['microphone', row])], roster, now)
        expect(
          [...alike.talk.values(), alike.unknown, alike.several, alike.quiet].map(spans =>
            both(spans, claimed.captured),
          ),
        ).toEqual([...claimed.talk.values(), claimed.unknown, claimed.several, claimed.quiet])
      }),
      { numRuns: 500 },
    )
  })

  test("[W5] everyone's time together is the number of speakers, moment by moment", () => {
    fc.assert(
      fc.property(anyLog, anyNow, (log, now) => {
        const { talk } = resolve(log, roster, now)
        let together = 0
        for (let at = -5; at < 100; at++)
          together += [...talk.values()].filter(spans => spans.some(([start, end]) => start <= at && at < end)).length
        const all = [...talk.values()].map(measure).reduce((a, b) => a + b)
        expect(all).toBe(together)
      }),
    )
  })

  test('[W1] whoever leaves the table takes their time along, and nothing of anyone else changes', () => {
    fc.assert(
      fc.property(anyLog, anyNow, (log, now) => {
        const all = resolve(log, roster, now)
        const fewer = resolve(log, new Set([amina, ben, cleo]), now)
        expect([...fewer.talk.keys()]).toEqual([amina, ben, cleo])
        for (const [seat, spans] of fewer.talk) expect(spans).toEqual(all.talk.get(seat))
        expect(fewer.captured).toEqual(all.captured)
        // Their time is somebody's now, where nobody else spoke.
        expect(without(fewer.unknown, union([...all.unknown, ...all.talk.get(dev)!]))).toEqual([])
      }),
    )
  })
})
