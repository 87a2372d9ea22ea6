import * as v from 'valibot'

/** Longest texts in Unicode code points, the same for every screen and for the server. */
export const LONGEST = {
  card: 400,
  name: 40,
  group: 80,
  about: 140,
  pile: 60,
  step: 40,
  word: 40,
  help: 200,
  audience: 80,
} as const

/** A card above this many code points is kept, but the writer is told that short ones are easier to read. */
export const LONG_CARD = 140

/*
 * Left out at the door: control characters, halves of characters, invisible fillers and the marks that turn the reading direction of
 * everything after them (screens set the direction of each card themselves). Joiners stay: Persian and emoji need them.
 */
const UNWANTED =
  /[\p{Cc}\p{Cs}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu

/** More than four marks stacked on one letter are decoration that runs over the neighbours; real languages need fewer. */
const STACKED_MARKS = /((?:[\u200C\u200D]*\p{M}){4})(?:[\u200C\u200D]*\p{M})+/gu

/** Something that shows. Blanks that Unicode counts among the letters do not. */
const VISIBLE = /[^\p{Z}\p{Cf}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/u

/**
 * What a person typed, made fit to store and to show: well-formed, NFC, one line, no control or direction marks,
 * and empty when none of it would show.
 * Never fails, and cleaning twice gives the same.
 */
export function cleanText(typed: string): string {
  const cleaned = typed
    .replace(/\s+/gu, ' ')
    .replace(UNWANTED, '')
    .normalize('NFC')
    .replace(STACKED_MARKS, '$1')
    .replace(/ +/g, ' ')
    .trim()
  return VISIBLE.test(cleaned) ? cleaned : ''
}

/** Length as a person would count it: an emoji of one code point is one. */
export const lengthOf = (text: string): number => [...text].length

/** Schema of a text somebody wrote, cleaned; nothing at all is fine too. Its issue is the refusal `too_long`. */
export const optionalText = (longest: number) =>
  v.pipe(
    v.string(),
    // Refused before it is cleaned, so that a megabyte costs nothing.
    v.maxLength(longest * 8, 'too_long'),
    v.transform(cleanText),
    v.check(cleaned => lengthOf(cleaned) <= longest, 'too_long'),
  )

/** The same, but there must be something: its other issue is the refusal `empty`. */
export const text = (longest: number) => v.pipe(optionalText(longest), v.minLength(1, 'empty'))

/**
 * [T18] The language of words that must not tell whose they are, as a BCP 47 tag: what their letters show and nothing
 * else, for the language of a writer's phone would name whoever is alone with it. Empty where letters do not tell.
 */
export const langByLetters = (words: string): string =>
  /\p{Script=Arabic}/u.test(words) ? 'ar' : /[ąćęłńśźż]/iu.test(words) ? 'pl' : ''

/** Schema of the language that somebody wrote in, a BCP 47 tag; empty where it is not known. */
export const langTag = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{0,35}$/))
