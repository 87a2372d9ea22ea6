import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distance, plainName, suggestSeats } from '#shared/speaking/transcript/names.ts'

fc.configureGlobal({ seed: 26_11 })

const roster = [
  { seat: 'amina', name: 'Amina Yusuf' },
  { seat: 'joe', name: 'Joe' },
  { seat: 'lukasz', name: 'Łukasz Żak' },
  { seat: 'zoe', name: 'Zoë' },
  { seat: 'guest', name: 'Guest 2' },
  { seat: 'arabic', name: 'أمينة' },
  { seat: 'sakura', name: '田中さくら' },
  { seat: 'strasse', name: 'Hans Groß' },
]

/** `same amina`, `maybe joe zoe`, `shared amina joe`, `phone` or `null`. */
const suggested = (name: string, seats = roster) => {
  const one = suggestSeats([name], seats).get(name)
  if (!one) return 'null'
  return [one.is, ...('seat' in one ? [one.seat] : 'seats' in one ? one.seats : [])].join(' ')
}

test.each([
  ['Amina Yusuf', 'same amina'],
  ['  AMINA   yusuf ', 'same amina'],
  ['Amina Yusuf (Guest)', 'same amina'],
  ['Amina Yusuf (she/her)', 'same amina'],
  ['Amina Yusuf (She/Her/Hers) (External)', 'same amina'],
  ['Amina Yusuf she/her', 'same amina'],
  ['Amina Yusuf | Riverside Trust', 'same amina'],
  ['Amina Yusuf [Unverified]', 'same amina'],
  ['Ａｍｉｎａ　Ｙｕｓｕｆ', 'same amina'],
  ['Zoe\u0308', 'same zoe'],
  ['HANS GROSS', 'same strasse'],
  ['أمينة (ضيف)', 'same arabic'],
  ['田中さくら', 'same sakura'],
  ['Guest 2', 'same guest'],
])('[X6] the same name: %s', (name, expected) => {
  expect(suggested(name)).toBe(expected)
})

test.each([
  ['Amina', 'maybe amina'],
  ['Joe Smith', 'maybe joe'],
  ['Yusuf, Amina', 'maybe amina'],
  ['amina.yusuf', 'maybe amina'],
  ['Amina Y', 'maybe amina'],
  ['A. Yusuf', 'maybe amina'],
  ['AY', 'maybe amina'],
  ['A Y', 'maybe amina'],
  ['Amina Yusef', 'maybe amina'],
  ['Lukasz Zak', 'maybe lukasz'],
  ['Zoe', 'maybe zoe'],
  ['Amina Yusuf (interpreter)', 'maybe amina'],
  ['أَمينة', 'maybe arabic'],
])('[X6] perhaps the same: %s', (name, expected) => {
  expect(suggested(name)).toBe(expected)
})

test.each([
  ['Amina & Joe', 'shared amina joe'],
  ['Amina and Joe', 'shared amina joe'],
  ['Joe / Zoë', 'shared joe zoe'],
  ['Joe/Zoë', 'shared joe zoe'],
  ['Joe i Łukasz', 'shared joe lukasz'],
  ['جو وأمينة', 'shared arabic'],
  ['Bo + Cy', 'shared'],
  ['+44 7700 900123', 'phone'],
  ['1202***1234', 'phone'],
  ['(020) 7946 0000', 'phone'],
  ['٠٧٧٠٠ ٩٠٠', 'phone'],
  ['1', 'null'],
  ['SPEAKER_00', 'null'],
  ['Guest 1', 'null'],
  ['J', 'null'],
  ['Jo', 'null'],
  ['Danuta', 'null'],
  ['', 'null'],
  ['(Guest)', 'null'],
  ['| Trust', 'null'],
  ['...', 'null'],
])('[X6] two at one account, the telephone, or nobody known: %s', (name, expected) => {
  expect(suggested(name)).toBe(expected)
})

test('[X6] a seat that two people share by its own name is the same', () => {
  expect(suggested('amina & joe', [{ seat: 'both', name: 'Amina & Joe' }])).toBe('same both')
})

test('[X6] of several that fit equally none is preferred', () => {
  const two = [
    { seat: 'one', name: 'Amina K' },
    { seat: 'other', name: 'Amina Z' },
  ]
  expect(suggested('Amina', two)).toBe('maybe one other')
  expect(suggested('AMINA K', [...two, { seat: 'third', name: 'amina k' }])).toBe('maybe one third')
})

test('[X6] two names are never the same seat', () => {
  const found = suggestSeats(['Joe', 'JOE (Guest)', 'Zoë'], roster)
  expect([...found.values()]).toEqual([
    { is: 'maybe', seats: ['joe'] },
    { is: 'maybe', seats: ['joe'] },
    { is: 'same', seat: 'zoe' },
  ])
})

const anyName = fc.oneof(
  fc.constantFrom(...roster.map(({ name }) => name)),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(
      fc.constantFrom(
        'Amina',
        'amina',
        'Joe',
        '(Guest)',
        '(',
        ')',
        '|',
        '&',
        'and',
        'ß',
        'ς',
        'İ',
        '٣',
        '\u0301',
        '/',
        'و',
      ),
      {
        maxLength: 5,
      },
    )
    .map(parts => parts.join(' ')),
)

test('[X6] whatever the names: same is the same plain name, no seat is the same for two, and seats are of the roster', () => {
  const anyRoster = fc
    .array(anyName, { maxLength: 6 })
    .map(names => names.map((name, at) => ({ seat: `s${at}`, name })))
  fc.assert(
    fc.property(fc.array(anyName, { maxLength: 8 }), anyRoster, (names, seats) => {
      const found = suggestSeats(names, seats)
      expect([...found.keys()]).toEqual([...new Set(names)])
      const same: string[] = []
      for (const [name, one] of found) {
        if (one?.is === 'same') {
          expect(plainName(seats.find(({ seat }) => seat === one.seat)!.name)).toBe(plainName(name))
          same.push(one.seat)
        } else if (one && 'seats' in one)
          for (const seat of one.seats) expect(seats.map(each => each.seat)).toContain(seat)
      }
      expect(same).toEqual([...new Set(same)])
    }),
    { numRuns: 400 },
  )
})

test('[X6] capitals and spaces make no other name', () => {
  fc.assert(
    fc.property(anyName, name => {
      // Capitals, width and spaces are settled at once.
      expect(plainName(name)).toBe(plainName(name.toUpperCase()))
      expect(plainName(`  ${name} `)).toBe(plainName(name))
      expect(plainName(name)).not.toMatch(/\s\s|^\s|\s$/u)
    }),
    { numRuns: 400 },
  )
})

test('[X6] letters apart are counted as Levenshtein does', () => {
  expect(distance('kitten', 'sitting')).toBe(3)
  expect(distance('', 'abc')).toBe(3)
  const anyWord = fc.string({ unit: fc.constantFrom('a', 'b', '😀'), maxLength: 8 })
  fc.assert(
    fc.property(anyWord, anyWord, anyWord, (one, other, third) => {
      expect(distance(one, other)).toBe(distance(other, one))
      expect(distance(one, other) === 0).toBe(one === other)
      expect(distance(one, third)).toBeLessThanOrEqual(distance(one, other) + distance(other, third))
    }),
  )
})
