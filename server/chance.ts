import { randomInt } from 'node:crypto'
import { nanoid } from 'nanoid'
import type { Chance } from '#shared/actions/define.ts'
import type { Id } from '#shared/board/ids.ts'
import { CODE_DIGITS } from '#shared/meeting/codes.ts'
import { codeWords } from './access/codeWords.ts'

/** Record ids are unique within a board; 72 random bits keep them short on the wire. */
const ID_LENGTH = 12

const digit = () => CODE_DIGITS[randomInt(CODE_DIGITS.length)]

/** Endings that hurt somebody or make a room laugh. */
const UNWANTED_ENDINGS: readonly string[] = ['69', '88']

function ending(): string {
  for (;;) {
    const digits = `${digit()}${digit()}`
    if (!UNWANTED_ENDINGS.includes(digits)) return digits
  }
}

/** Lots drawn from the operating system's random numbers: nobody can tell an order of cards from another. */
export const systemChance: Chance = {
  id: <Of extends string>() => nanoid(ID_LENGTH) as Id<Of>,
  shuffle(list) {
    const cards = [...list]
    for (let last = cards.length - 1; last > 0; last--) {
      const other = randomInt(last + 1)
      ;[cards[last], cards[other]] = [cards[other]!, cards[last]!]
    }
    return cards
  },
  code: () => `${codeWords[randomInt(codeWords.length)]}${ending()}`,
}
