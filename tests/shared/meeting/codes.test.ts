import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODE_DIGITS, readCode, showCode } from '#shared/meeting/codes.ts'

fc.configureGlobal({ seed: 26_11 })

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const anyCode = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 4 }),
    fc.string({ unit: fc.constantFrom(...CODE_DIGITS), minLength: 2, maxLength: 2 }),
  )
  .map(parts => parts.join(''))

test('[A9] a code is read in small letters, with spaces and dashes anywhere', () => {
  const anyTyping = fc.array(
    fc.tuple(fc.boolean(), fc.string({ unit: fc.constantFrom(' ', '-', '–', '\u00A0', '.') })),
    { minLength: 7, maxLength: 7 },
  )
  fc.assert(
    fc.property(anyCode, anyTyping, (code, typing) => {
      const typed = typing.map(([small, gap], at) => gap + (small ? code.charAt(at).toLowerCase() : code.charAt(at)))
      expect(readCode(typed.join(''))).toBe(code)
    }),
  )
})

test('[A9] a code that is read is always four letters and two digits from 2 to 9', () => {
  const anyTyped = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'kiteKITE0123456789 -') }),
    anyCode.map(code => `${code}x`),
  )
  fc.assert(
    fc.property(anyTyped, typed => {
      const code = readCode(typed)
      if (code !== null) {
        expect(code).toMatch(/^[A-Z]{4}[2-9]{2}$/)
        expect(readCode(code)).toBe(code)
      }
    }),
    { numRuns: 300 },
  )
})

test('[A9] what cannot be a code is none', () => {
  for (const not of ['', 'KITE', '47', 'KITE4', 'KITE477', 'KITES47', 'KIT47', '47KITE', 'KITE40', 'KITE14', 'K1TE47'])
    expect(readCode(not), not).toBeNull()
})

test('[A9] letters and digits of wide keyboards are read as what they are', () => {
  expect(readCode('ｋｉｔｅ４７')).toBe('KITE47')
})

test('[A9] digits are never 0 or 1, which look like letters', () => {
  expect(CODE_DIGITS).toBe('23456789')
})

test('[A9] a code is shown as a word and a number, and read again as it is shown', () => {
  expect(showCode('KITE47')).toBe('KITE 47')
  expect(showCode('')).toBe('')
  fc.assert(
    fc.property(anyCode, code => {
      expect(readCode(showCode(code))).toBe(code)
    }),
  )
})
