import { describe, test } from 'vitest'
import { simulate } from './simulate.ts'

/** Seeds that once found something stay here by name. */
const found: readonly (readonly [seed: number, what: string])[] = []

describe('simulated meetings', () => {
  test.each(Array.from({ length: 240 }, (_, index) => index + 1))(
    '[D7] [D1] [D5] [V1] [V3] [V4] seed %i ends equal everywhere, with nothing lost and every vote counted',
    seed => simulate(seed),
  )
  test.each(found)('[D7] seed %i: %s', seed => simulate(seed))
})
