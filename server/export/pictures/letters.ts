/*
 * Where lines end, without a browser to measure letters: each counts as wide as the widest of its sort is in our fonts and
 * in those that stand in for them, so that a line may be too short and is never too long.
 */

/** Widths of sorts of letters, in times their size. The first that fits counts. */
const sorts: readonly (readonly [RegExp, number])[] = [
  // Marks that no letter has taken in: a font that does not know them draws them beside it.
  [/^[\u0300-\u036f]$/u, 0.64],
  [/^\p{M}$/u, 0],
  [/^[ijlI.,:;'’|!·]$/u, 0.36],
  [/^[ frt()[\]"“”„-]$/u, 0.44],
  [/^[mwMW@%—]$/u, 1],
  [/^\p{Lu}$/u, 0.76],
  [/^[\p{Script=Latin}\p{N}]$/u, 0.64],
  [/^[\p{Script=Arabic}\p{Script=Hebrew}]$/u, 0.66],
  [/^[\p{Script=Greek}\p{Script=Cyrillic}]$/u, 0.72],
]
const WIDEST = 1.3

/** Width of a text at most, in times the size of its letters. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (sorts.find(([sort]) => sort.test(letter))?.[1] ?? WIDEST), 0)

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A word that is longer than a line, in pieces that are not. */
function pieces(word: string, most: number): string[] {
  const found = ['']
  for (const { segment } of graphemes.segment(word)) {
    if (widthOf(found.at(-1)! + segment) > most && found.at(-1) !== '') found.push('')
    found[found.length - 1] += segment
  }
  return found
}

/**
 * [O25] A text in lines that fit.
 * @param most the longest line, in times the size of its letters
 */
export function lines(text: string, most: number): string[] {
  const found: string[] = []
  for (const word of text.split(/\s+/u).filter(part => part !== '')) {
    const last = found.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`) <= most) found[found.length - 1] = `${last} ${word}`
    else found.push(...pieces(word, most))
  }
  return found
}

/** Whether a text begins from the right, by its first letter that has a direction (Unicode bidi, rules P2 and P3). */
export const isFromRight = (text: string): boolean =>
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]$/u.test(/\p{L}/u.exec(text)?.[0] ?? '')
