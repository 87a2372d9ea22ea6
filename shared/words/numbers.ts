/** A piece of a text; with an address where a tap calls a number or begins a message to it. */
export interface Piece {
  readonly text: string
  /** `tel:` or `sms:`. */
  readonly href?: string
}

/** Three digits or more, in the signs of Europe, Arabia or Persia, with a space, a dash or a bracket between any two. */
const NUMBER = /(\+?\(?[0-9٠-٩۰-۹](?:[ ()-]{0,2}[0-9٠-٩۰-۹]){2,})/

/** Nobody can be called under five digits: they are for messages. */
const SHORT_CODE = /^\d{5}$/

/** A word in capitals on the way to a short code is the message: "Text SHOUT to 85258". */
const KEYWORD = /(\p{Lu}{3,})\P{Lu}*$/u

/** The last four bits of a digit are what it stands for, in each of the three. */
const inAscii = (number: string): string =>
  number.replace(/[ ()-]/g, '').replace(/[^+]/g, digit => String(digit.charCodeAt(0) & 15))

/** A text with its telephone numbers found, in the order in which they stand; put together, the pieces are the text. */
export function withNumbers(text: string): readonly Piece[] {
  // Split by a pattern with a group, every second piece is what the group holds.
  const pieces = text.split(NUMBER)
  return pieces.flatMap((piece, at) => {
    if (at % 2 === 0) return piece === '' ? [] : [{ text: piece }]
    const number = inAscii(piece)
    if (!SHORT_CODE.test(number)) return [{ text: piece, href: `tel:${number}` }]
    const keyword = KEYWORD.exec(pieces[at - 1]!)?.[1]
    return [{ text: piece, href: `sms:${number}${keyword ? `?body=${encodeURIComponent(keyword)}` : ''}` }]
  })
}
