import { expect, test } from 'vitest'
import { hasJustEnded } from '#client/bigscreen/justEnded.ts'
import type { Projection } from '#shared/board/projection.ts'

const at = (number: number, more: Partial<Projection['meeting']> = {}) =>
  ({ state: 'planned', number, code: '', ...more }) as Projection['meeting']

test('[O69] the big screen says thanks on, until a way in is shown or the next meeting is opened', () => {
  expect(hasJustEnded(at(4), 3)).toBe(true)
  expect(hasJustEnded(at(4, { code: 'KITE47' }), 3)).toBe(false)
  expect(hasJustEnded(at(4, { state: 'open' }), 3)).toBe(false)
})

test('[O69] a screen that was put up for the next meeting, or for the first, has seen none', () => {
  for (const [number, last] of [
    [1, 0],
    [4, 0],
    [4, 4],
    [4, 2],
  ] as const)
    expect(hasJustEnded(at(number), last)).toBe(false)
})
