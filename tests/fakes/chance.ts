import type { Chance } from '#shared/actions/define.ts'

/** Random numbers from a seed, the same every time (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let bits = state
    bits = Math.imul(bits ^ (bits >>> 15), bits | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One of the list. */
export const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)]!

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Lots drawn from a seed. */
export function seededChance(seed: number): Chance {
  const random = randomFrom(seed)
  return {
    id: () => Array.from({ length: 12 }, () => pick(random, [...LETTERS])).join('') as never,
    shuffle(list) {
      const cards = [...list]
      for (let last = cards.length - 1; last > 0; last--) {
        const other = Math.floor(random() * (last + 1))
        ;[cards[last], cards[other]] = [cards[other]!, cards[last]!]
      }
      return cards
    },
    code: () => `KITE${2 + Math.floor(random() * 8)}${2 + Math.floor(random() * 8)}`,
  }
}
