import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { cleanText, LONGEST, lengthOf, optionalText, text } from '#shared/board/text.ts'

fc.configureGlobal({ seed: 26_11 })

/** Halves of characters, marks, marks that combine with others, spaces of all kinds, controls, and what turns text. */
const nasty = fc.constantFrom(
  ...['\uD83D', '\uDE00', '\u0301', '\u0323', '\u09C7', '\u09BE', '\u1100', '\u1161', '\u11A8', '\u0344', '\u0F73'],
  ...['\u200B', '\u200C', '\u200D', '\u202E', '\u2066', '\u061C', '\u200F', '\uFEFF', '\u00AD', '\u0000', '\u0085'],
  ...[' ', '\n', '\r\n', '\t', '\u00A0', '\u2000', '\u2028', '\u2029', '\u3000', '\u{E0041}', '\uFFF9', '\u001B'],
  ...['a', 'e\u0301', '\u00E9', '\u212B', '\uFB01', '👩🏽‍🚒', '\u1FEF', '\u2126', '\u0340'],
)
const anything = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: nasty },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
      { weight: 1, arbitrary: fc.nat({ max: 0xffff }).map(half => String.fromCharCode(half)) },
    ),
  )
  .map(parts => parts.join(''))

describe('cleanText', () => {
  test('[B7] cleaning twice gives the same, whatever was typed', () => {
    fc.assert(
      fc.property(anything, typed => {
        expect(cleanText(cleanText(typed))).toBe(cleanText(typed))
      }),
      { numRuns: 2000 },
    )
  })

  test('[B7] what is kept is well-formed, NFC and one line, without control or direction marks', () => {
    fc.assert(
      fc.property(anything, typed => {
        const cleaned = cleanText(typed)
        expect(cleaned.isWellFormed()).toBe(true)
        expect(cleaned).toBe(cleaned.normalize('NFC'))
        expect(cleaned).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u)
        expect(cleaned).not.toMatch(/^\s|\s$|\s\s|[^\S ]/u)
      }),
      { numRuns: 2000 },
    )
  })

  test('[B7] every single character comes out clean', () => {
    const unclean: string[] = []
    for (let point = 0; point <= 0x10ffff; point++) {
      const cleaned = cleanText(`(${String.fromCodePoint(point)})`)
      if (!/^\([^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]*\)$/u.test(cleaned) || cleaned !== cleaned.normalize('NFC'))
        unclean.push(point.toString(16))
    }
    expect(unclean).toEqual([])
  })

  test('[B7] what would not show is nothing', () => {
    for (const blank of ['\u200D', '\u200C \u200D', '\u3164', '\u2800\u2800', '\uFFA0', '\u0301', '\uFE0F', '\u3000'])
      expect(cleanText(blank)).toBe('')
    for (const shows of ['👩🏽‍🚒', '☹️', '?', '1', 'ქ', '가']) expect(cleanText(shows)).toBe(shows)
  })

  test('[B7] at most four marks stand on a letter', () => {
    expect(cleanText(`Z${'\u0335'.repeat(30)}algo`)).toBe(`Z${'\u0335'.repeat(4)}algo`)
    fc.assert(
      fc.property(anything, typed => {
        expect(cleanText(typed)).not.toMatch(/\p{M}{5}/u)
      }),
      { numRuns: 2000 },
    )
  })

  test('[B7] marks with joiners between them are marks on one letter all the same', () => {
    const [letter] = new Intl.Segmenter().segment(cleanText(`Z${`${'\u0335'.repeat(4)}\u200D`.repeat(8)}algo`))
    expect(letter!.segment).toMatch(/^Z/)
    expect(letter!.segment.match(/\p{M}/gu)!.length).toBeLessThanOrEqual(4)
  })

  test('[B7] what people write in any language stays as it is', () => {
    const said = [
      'Who really decides?',
      'می\u200Cخواهم',
      'क्षमा करें',
      'Tiếng Việt',
      'שָׁלוֹם',
      '家なき人',
      '👩🏽‍🚒 🏳️‍🌈 ❤️',
      'I said “no” – twice…',
    ]
    expect(said.map(cleanText)).toEqual(said.map(one => one.normalize('NFC')))
  })

  test('[B7] lines become one line, and halves of characters are left out', () => {
    expect(cleanText('  one\r\n\ttwo\u2028three \uD83D ')).toBe('one two three')
    expect(cleanText('\uD83D\u200B\uDE00')).toBe('')
    expect(cleanText('e\u0301')).toBe('\u00E9')
    expect(cleanText('e\u200B\u0301')).toBe('\u00E9')
  })
})

describe('the schema of a text', () => {
  const reason = (schema: v.GenericSchema, typed: unknown) => v.safeParse(schema, typed).issues?.[0].message
  const card = text(LONGEST.card)

  test('[B7] a text is cleaned before it is stored', () => {
    expect(v.parse(card, ' a\u202Eb\n')).toBe('ab')
    expect(v.parse(optionalText(LONGEST.name), ' \u200B ')).toBe('')
  })

  test('[A1] nothing at all is refused as empty where there must be words', () => {
    expect(reason(card, '\u2003\u200B\u202E\n')).toBe('empty')
    expect(reason(optionalText(LONGEST.name), '')).toBeUndefined()
  })

  test('[A1] the longest text is counted in characters as people count them', () => {
    expect(lengthOf('🐘🐘')).toBe(2)
    expect(reason(card, '🐘'.repeat(LONGEST.card))).toBeUndefined()
    expect(reason(card, '🐘'.repeat(LONGEST.card + 1))).toBe('too_long')
    expect(reason(optionalText(LONGEST.name), 'x'.repeat(LONGEST.name))).toBeUndefined()
    expect(reason(optionalText(LONGEST.name), 'x'.repeat(LONGEST.name + 1))).toBe('too_long')
  })

  test('[A1] a megabyte is refused even if little of it would be kept', () => {
    expect(reason(card, ' '.repeat(1_000_000))).toBe('too_long')
    expect(reason(optionalText(LONGEST.name), '\u200B'.repeat(1_000_000))).toBe('too_long')
  })
})
