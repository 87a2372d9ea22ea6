import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Nudge, nextNudge, noNudge, type OwnMoment } from '#client/speaking/nudge.ts'

fc.configureGlobal({ seed: 26_11 })

const MINUTE = 60_000
const moment = (minutes: number, more: Partial<OwnMoment> = {}): OwnMoment => ({
  isWanted: true,
  talk: { minutes, turns: 3, word: 'more' },
  isSpeaking: false,
  isTyping: false,
  isLooking: false,
  isSpared: false,
  ...more,
})

/** Looks at each of these minutes; gives those at which the hint came. */
function comes(looks: readonly (readonly [at: number, OwnMoment])[], before: Nudge = noNudge(null)): number[] {
  let nudge = before
  return looks.flatMap(([at, one]) => {
    const next = nextNudge(nudge, one, at * MINUTE)
    const isNew = next.isShown && !nudge.isShown
    nudge = next
    return isNew ? [at] : []
  })
}
/** Somebody who speaks half of the time, looked at every minute. */
const talking = (until: number, more: Partial<OwnMoment> = {}) =>
  Array.from({ length: until }, (_, at) => [at, moment(at / 2, more)] as const)

describe('the hint that somebody has spoken a lot', () => {
  test('[W35] comes after two minutes of talk in the last while', () => {
    expect(comes(talking(20))).toEqual([4])
    expect(
      comes([
        [0, moment(7)],
        [1, moment(8)],
        [2, moment(8.5)],
        [3, moment(9)],
      ]),
    ).toEqual([3])
  })

  test('[W35] not to who has not asked for it, nor for silence, nor for a fair share', () => {
    expect(comes(talking(60, { isWanted: false }))).toEqual([])
    for (const word of ['none', 'about'] as const)
      expect(comes(talking(60).map(([at, { talk }]) => [at, moment(0, { talk: { ...talk!, word } })]))).toEqual([])
    expect(comes([[0, moment(0, { talk: null })]])).toEqual([])
    // A lot in all, and nothing in the last while.
    expect(comes(Array.from({ length: 60 }, (_, at) => [at, moment(12)]))).toEqual([])
  })

  test('[W35] not for what was said before this page was loaded: until it has been told of it, it knows nothing', () => {
    expect(
      comes([
        [0, moment(0, { talk: null })],
        [1, moment(8)],
        [2, moment(9)],
        [3, moment(10)],
      ]),
    ).toEqual([3])
  })

  test('[W35] not while they speak, type or look, nor where nobody is to share the time; then it comes after', () => {
    for (const why of ['isSpeaking', 'isTyping', 'isLooking', 'isSpared'] as const) {
      const busy = talking(10, { [why]: true })
      expect(comes(busy)).toEqual([])
      expect(comes([...busy, [10, moment(5)]])).toEqual([10])
    }
  })

  test('[W35] goes as they begin to speak or type, or had no more than most, and does not come back for it', () => {
    const shown = nextNudge(nextNudge(noNudge(null), moment(0), 0), moment(3), MINUTE)
    expect(shown.isShown).toBe(true)
    expect(nextNudge(shown, moment(3), 2 * MINUTE).isShown).toBe(true)
    for (const why of ['isSpeaking', 'isTyping', 'isLooking', 'isSpared'] as const) {
      const gone = nextNudge(shown, moment(3, { [why]: true }), 2 * MINUTE)
      expect(gone.isShown).toBe(false)
      expect(nextNudge(gone, moment(5), 15 * MINUTE).isShown).toBe(false)
    }
    expect(nextNudge(shown, moment(3, { isWanted: false }), 2 * MINUTE).isShown).toBe(false)
    const about = { minutes: 3, turns: 3, word: 'about' } as const
    expect(nextNudge(shown, moment(3, { talk: about }), 2 * MINUTE).isShown).toBe(false)
  })

  test('[W35] once in fifteen minutes, also when the page was loaded again', () => {
    const again = nextNudge(noNudge(4 * MINUTE), moment(3), 5 * MINUTE)
    expect(
      comes(
        [
          [18, moment(9)],
          [19, moment(9.5)],
        ],
        again,
      ),
    ).toEqual([19])
  })

  const anyLooks = fc.array(
    fc.tuple(
      fc.nat({ max: 8 }),
      fc.record({
        isWanted: fc.constantFrom(true, true, true, false),
        talk: fc.record({
          minutes: fc.nat({ max: 60 }).map(half => half / 2),
          turns: fc.nat({ max: 9 }),
          word: fc.constantFrom('more' as const, 'more' as const, 'about' as const, 'none' as const),
        }),
        isSpeaking: fc.constantFrom(false, false, true),
        isTyping: fc.constantFrom(false, false, true),
        isLooking: fc.constantFrom(false, false, true),
        isSpared: fc.constantFrom(false, false, true),
      }),
    ),
    { maxLength: 60 },
  )

  test('[W35] whatever happens: fifteen minutes apart, and never there when it must not be', () => {
    fc.assert(
      fc.property(anyLooks, looks => {
        let nudge = noNudge(null)
        let now = 0
        let last = Number.NEGATIVE_INFINITY
        for (const [minutes, one] of looks) {
          now += minutes * MINUTE
          const next = nextNudge(nudge, one, now)
          if (next.isShown) {
            expect(one).toMatchObject({ isWanted: true, isSpeaking: false, isTyping: false, isLooking: false })
            expect(one.talk.word).toBe('more')
          }
          if (next.isShown && !nudge.isShown) {
            expect(now - last).toBeGreaterThanOrEqual(15 * MINUTE)
            last = now
          }
          nudge = next
        }
      }),
      { numRuns: 1000 },
    )
  })
})
