import type { Block, Report } from '#shared/report/report.ts'
import { squeezed } from './insides.ts'

const wordsOf = (block: Block, hasTables: boolean): string[] => {
  switch (block.type) {
    case 'text':
    case 'heading':
      return [block.said.text]
    case 'list':
      return block.items.map(({ text }) => text)
    case 'cards':
      return [block.title, ...block.cards.flatMap(({ text, by }) => [text, by])]
    case 'bars':
      return [block.title, ...block.bars.flatMap(({ text, says }) => [text, says])]
    case 'table':
      return [
        block.title,
        ...block.head.slice(hasTables ? 0 : 1),
        ...block.rows.flatMap(row => row.map(({ text }) => text)),
      ]
    case 'chart':
      return [block.title, block.says, ...block.head.slice(hasTables ? 0 : 1), ...block.rows.flat()]
    case 'story':
      return block.stops.flatMap(({ day, said }) => [day, said.text])
  }
}

/**
 * Everything that a reader of this report is told, piece by piece.
 * @param hasTables as far as tables are tables: where they are lists, nothing stands above the heads of their rows
 */
export const visible = ({ title, group, day, lead, sections }: Report, hasTables = true): string[] =>
  [title, group, day, ...lead.map(({ text }) => text)]
    .concat(sections.flatMap(section => [section.title, ...section.blocks.flatMap(block => wordsOf(block, hasTables))]))
    .filter(text => text !== '')

/** Letters that are read from the right. */
const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/**
 * Letters of a word as Poppler reads them off a page: without vowels and other marks, for it puts those before their letters
 * and tells a letter with a mark twice; and each pair of lam and alef, which is one sign, the other way round where it `turns`.
 */
const drawn = (word: string, turns: boolean): string =>
  squeezed(word)
    .normalize('NFD')
    .replace(/[\u064B-\u0652\u0670]/g, '')
    .normalize('NFC')
    .replace(/(ل)([اأإآ])/g, turns ? '$2$1' : '$&')
    .replace(/(\p{Script=Arabic})\1+/gu, '$1')

/** Where a line that is read from the right may be taken apart, by who reads it off a page: by figures, by marks. */
const SEAM = /[^\p{L}\p{M}\p{N}\p{Cf}]+|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u
const MARKED = /(?=\p{L}\p{M})/u

/**
 * What of these pieces is not in a text: as a whole where it is read from the left on a page that is, and else word by word,
 * as who reads a laid out page may put the words of a mixed line in another order.
 * @param text as some tool gives it; blanks, forms of letters and directions do not count
 * @param isDrawn it was read off a page by Poppler
 */
export function missingIn(text: string, pieces: readonly string[], isRtl: boolean, isDrawn = false): string[] {
  const all = squeezed(text)
  const letters = isDrawn ? drawn(text, false) : ''
  const has = (part: string) =>
    all.includes(squeezed(part)) ||
    (isDrawn && part.split(MARKED).every(one => [true, false].some(turns => letters.includes(drawn(one, turns)))))
  return pieces.flatMap(piece => {
    const parts = isRtl || RTL.test(piece) ? piece.split(SEAM) : [piece]
    return parts.filter(part => !has(part))
  })
}
