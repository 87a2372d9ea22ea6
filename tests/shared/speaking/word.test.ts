import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FIRST_WORD, nextWord, type WallWord, type Word } from '#shared/speaking/word.ts'
import { MINUTE, SECOND } from './room.ts'

fc.configureGlobal({ seed: 26_11 })

type Figures = Parameters<typeof nextWord>[1]
const says = (evenness: number | null, more: Partial<Figures> = {}): Figures => ({
  evenness,
  attributed: 1,
  lack: null,
  isQuiet: false,
  ...more,
})

/** New figures every second; gives each word with the second at which it came. */
function told(...phases: readonly (readonly [seconds: number, Figures])[]): [second: number, word: Word][] {
  let wall = FIRST_WORD
  let second = 0
  const words: [number, Word][] = []
  for (const [seconds, figures] of phases)
    for (const until = second + seconds; second < until; second++) {
      const next = nextWord(wall, figures, second * SECOND)
      if (next.word !== wall.word) words.push([second, next.word])
      wall = next
    }
  return words
}

const early = says(null, { lack: 'talk' })

describe('the word on the wall', () => {
  test('[W13] a meeting begins with "settling in", and a word comes when it has held for two minutes', () => {
    expect(FIRST_WORD.word).toBe('early')
    expect(told([100, early], [300, says(0.9)])).toEqual([[220, 'shared']])
    expect(told([100, early], [300, says(0.7)])).toEqual([[220, 'some']])
  })

  test('[W13] "a few voices" waits for five minutes; until then it is "some"', () => {
    expect(told([600, says(0.4)])).toEqual([
      [120, 'some'],
      [300, 'few'],
    ])
    expect(told([200, says(0.9)], [600, says(0.4)], [200, says(0.9)])).toEqual([
      [120, 'shared'],
      [320, 'some'],
      [500, 'few'],
      [920, 'shared'],
    ])
  })

  test('[W13] the bands begin at 0.55 and 0.8', () => {
    const last = (evenness: number) => told([600, says(evenness)]).at(-1)![1]
    expect([0.8, 0.799, 0.55, 0.549].map(last)).toEqual(['shared', 'some', 'some', 'few'])
  })

  test('[W13] an edge is crossed only 0.03 past it', () => {
    const settled = [600, says(0.82)] as const
    expect(told(settled, [600, says(0.771)])).toEqual([[120, 'shared']])
    expect(told(settled, [600, says(0.769)]).at(-1)).toEqual([720, 'some'])
    expect(told([600, says(0.7)], [600, says(0.829)]).at(-1)).toEqual([120, 'some'])
    expect(told([600, says(0.7)], [600, says(0.831)]).at(-1)).toEqual([720, 'shared'])
    expect(told([600, says(0.5)], [600, says(0.579)]).at(-1)).toEqual([300, 'few'])
    expect(told([600, says(0.5)], [600, says(0.581)]).at(-1)).toEqual([720, 'some'])
    expect(told([600, says(0.6)], [600, says(0.521)]).at(-1)).toEqual([120, 'some'])
  })

  test('[W13] who goes back within two minutes has not changed anything', () => {
    const wave = [
      [119, says(0.7)],
      [1, says(0.9)],
    ] as const
    expect(told([300, says(0.9)], ...wave, ...wave, ...wave)).toEqual([[120, 'shared']])
    // One moment past the edge does not make it easier to cross.
    expect(told([300, says(0.9)], [1, says(0.76)], [300, says(0.78)])).toEqual([[120, 'shared']])
  })

  test('[W13] too little that is credited: no word about people, until it is well above 80 %', () => {
    const shared = [200, says(0.9)] as const
    expect(told(shared, [200, says(0.9, { attributed: 0.79 })], [200, says(0.9, { attributed: 0.82 })])).toEqual([
      [120, 'shared'],
      [200, 'missed'],
    ])
    expect(told(shared, [100, says(0.9, { attributed: 0.79 })], [200, says(0.9, { attributed: 0.84 })])).toEqual([
      [120, 'shared'],
      [200, 'missed'],
      [420, 'shared'],
    ])
    for (const lack of ['capture', 'credit'] as const)
      expect(told(shared, [100, says(0.9, { lack })]).at(-1)).toEqual([200, 'missed'])
    expect(told(shared, [100, early]).at(-1)).toEqual([200, 'early'])
  })

  test('[W13] [W12] after quiet time the sentence from before it is there again', () => {
    const quiet = [300, says(0.3, { isQuiet: true })] as const
    expect(told([200, says(0.9)], quiet, [60, says(0.3)])).toEqual([
      [120, 'shared'],
      [200, 'quiet'],
      [500, 'shared'],
    ])
    // What was about to change begins anew.
    expect(told([200, says(0.9)], [119, says(0.7)], quiet, [130, says(0.7)]).slice(-2)).toEqual([
      [619, 'shared'],
      [739, 'some'],
    ])
    expect(told(quiet, [200, says(0.9)])).toEqual([
      [0, 'quiet'],
      [300, 'early'],
      [420, 'shared'],
    ])
  })

  test('[W13] no two changes within 30 seconds', () => {
    const blink = [
      [5, says(0.9, { isQuiet: true })],
      [5, says(0.9)],
    ] as const
    expect(told([200, says(0.9)], ...blink, ...blink, ...blink, ...blink, [60, says(0.9)])).toEqual([
      [120, 'shared'],
      [200, 'quiet'],
      [235, 'shared'],
    ])
  })
})

const anyFigures: fc.Arbitrary<Figures> = fc.record({
  evenness: fc.double({ min: 0, max: 1, noNaN: true }),
  attributed: fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, fc.double({ min: 0.5, max: 1, noNaN: true })),
  lack: fc.oneof(
    { weight: 8, arbitrary: fc.constant(null) },
    fc.constantFrom<Figures['lack']>('talk', 'capture', 'credit'),
  ),
  isQuiet: fc.oneof({ weight: 8, arbitrary: fc.constant(false) }, fc.constant(true)),
})
const anySteps = fc.array(fc.tuple(fc.nat({ max: 90 }), anyFigures), { maxLength: 80 })

/** The wall after each step. */
function walls(steps: readonly (readonly [number, Figures])[]): { wall: WallWord; figures: Figures; now: number }[] {
  let wall = FIRST_WORD
  let now = 0
  return steps.map(([seconds, figures]) => {
    now += seconds * SECOND
    wall = nextWord(wall, figures, now)
    return { wall, figures, now }
  })
}

describe('whatever the figures', () => {
  test('[W13] changes are 30 seconds apart, and a band is never said before it was held', () => {
    fc.assert(
      fc.property(anySteps, steps => {
        const all = walls(steps)
        let changed = Number.NEGATIVE_INFINITY
        for (const [at, { wall, now }] of all.entries()) {
          const before = all[at - 1]?.wall.word ?? 'early'
          if (wall.word === before) continue
          expect(now - changed).toBeGreaterThanOrEqual(30 * SECOND)
          changed = now
          if (wall.word === 'few') {
            const lately = all.slice(0, at).filter(one => now - one.now < 5 * MINUTE && !one.figures.isQuiet)
            const wasSaid = all.slice(0, at).some(one => one.wall.word === 'few')
            if (!wasSaid) for (const one of lately) expect(one.figures.evenness).toBeLessThan(0.58)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('[W13] figures that stay have their own word within five and a half minutes, whatever was before', () => {
    fc.assert(
      fc.property(anySteps, anyFigures, (steps, figures) => {
        const { wall, now } = walls([...steps, [1, figures]]).at(-1)!
        let last = wall
        for (let second = 1; second <= 330; second++) last = nextWord(last, figures, now + second * SECOND)
        const { evenness, attributed, lack, isQuiet } = figures
        const nearEdge = [0.55, 0.8].some(edge => Math.abs(evenness! - edge) <= 0.031)
        fc.pre(!nearEdge && (attributed < 0.8 || attributed > 0.83))
        const band = evenness! < 0.55 ? 'few' : evenness! < 0.8 ? 'some' : 'shared'
        const missed = lack !== null || attributed < 0.8 ? 'missed' : band
        expect(last.word).toBe(isQuiet ? 'quiet' : lack === 'talk' ? 'early' : missed)
      }),
      { numRuns: 300 },
    )
  })
})
