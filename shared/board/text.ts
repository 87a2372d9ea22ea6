import * as v from 'valibot'

/** Longest texts in Unicode code points, the same for every screen and for the server. */
export const LONGEST = { card: 400, name: 40, group: 80, about: 140, pile: 60, step: 60 } as const

/** A card above this many code points is kept, but the writer is told that short ones are easier to read. */
export const LONG_CARD = 140

/*
 * Left out at the door: control characters, halves of characters, invisible fillers and the marks that turn the reading direction of
 * everything after them (screens set the direction of each card themselves). Joiners stay: Persian and emoji need them.
 */
const UNWANTED =
  /[\p{Cc}\p{Cs}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu

/** More than four marks stacked on one letter are decoration that runs over the neighbours; real languages need fewer. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu

/**
 * What a person typed, made fit to store and to show: well-formed, NFC, one line, no control or direction marks.
 * Never fails, and cleaning twice gives the same.
 */
export const cleanText = (typed: string): string =>
  typed
    .replace(/\s+/gu, ' ')
    .replace(UNWANTED, '')
    .normalize('NFC')
    .replace(STACKED_MARKS, '$1')
    .replace(/ +/g, ' ')
    .trim()

/** Length as a person would count it: an emoji of one code point is one. */
export const lengthOf = (text: string): number => [...text].length

/** Schema of a text somebody wrote, cleaned. Its issues are the refusals `empty` and `too_long`. */
export const text = (longest: number) =>
  v.pipe(
    v.string(),
    // Refused before it is cleaned, so that a megabyte costs nothing.
    v.maxLength(longest * 8, 'too_long'),
    v.transform(cleanText),
    v.minLength(1, 'empty'),
    v.check(cleaned => lengthOf(cleaned) <= longest, 'too_long'),
  )

/** The same, but nothing at all is fine too. */
export const optionalText = (longest: number) =>
  v.pipe(
    v.string(),
    v.maxLength(longest * 8, 'too_long'),
    v.transform(cleanText),
    v.check(cleaned => lengthOf(cleaned) <= longest, 'too_long'),
  )
