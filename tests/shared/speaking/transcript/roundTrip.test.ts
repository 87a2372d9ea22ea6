import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cue } from '#shared/speaking/transcript/cue.ts'
import { readTranscript, type Transcript } from '#shared/speaking/transcript/transcript.ts'
import { TranscriptTrouble } from '#shared/speaking/transcript/trouble.ts'

fc.configureGlobal({ seed: 26_11 })

const two = (number: number) => String(number).padStart(2, '0')

/** A time as a tool would write it. */
const time = (ms: number, point: '.' | ',') => {
  const whole = Math.floor(Math.abs(ms) / 1000)
  const clock = [whole / 3600, (whole / 60) % 60, whole % 60].map(part => two(Math.floor(part))).join(':')
  return `${ms < 0 ? '-' : ''}${clock}${point}${String(Math.abs(ms) % 1000).padStart(3, '0')}`
}
const escaped = (name: string) => name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A file's lines, and in which of them (from 1) the times of each cue stand. */
interface Written {
  readonly lines: readonly string[]
  readonly timed: readonly number[]
}

function written(head: readonly string[], cues: readonly Cue[], write: (cue: Cue, at: number) => readonly string[]) {
  const lines = [...head]
  const timed = cues.map((cue, at) => {
    const block = write(cue, at)
    const line = lines.length + 1 + block.findIndex(one => /-->|SPEAKER/.test(one))
    lines.push(...block)
    return line
  })
  return { lines, timed }
}

const writers: Readonly<Record<Transcript['format'], (cues: readonly Cue[]) => Written>> = {
  vtt: cues =>
    written(['WEBVTT', ''], cues, ({ name, start, end }) => [
      `${time(start, '.')} --> ${time(end, '.')} align:start`,
      `<v ${escaped(name)}>words nobody keeps</v>`,
      '',
    ]),
  srt: cues =>
    written([], cues, ({ name, start, end }, at) => [
      `${at + 1}`,
      `${time(start, ',')} --> ${time(end, ',')}`,
      `${name}: words nobody keeps`,
      'and more',
      '',
    ]),
  rttm: cues =>
    written([], cues, ({ name, start, end }) => [
      `SPEAKER meeting 1 ${(start / 1000).toFixed(3)} ${((end - start) / 1000).toFixed(3)} <NA> <NA> ${name} <NA> <NA>`,
    ]),
}

const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': text => new TextEncoder().encode(text),
  'UTF-8 with its mark': text => new TextEncoder().encode(`\uFEFF${text}`),
  'UTF-16 little': text => utf16(text, true),
  'UTF-16 little with its mark': text => utf16(`\uFEFF${text}`, true),
  'UTF-16 big': text => utf16(text, false),
  'UTF-16 big with its mark': text => utf16(`\uFEFF${text}`, false),
}

function utf16(text: string, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), little)
  return new Uint8Array(view.buffer)
}

const anyName = fc
  .array(
    fc.constantFrom(
      ...['Amina', 'Joe', '&', 'أمينة', 'さくら', '田中', 'Łukasz', "O'Neil", '(Guest)', '😀', 'Zoë', 'ქეთი', '7'],
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map(parts => parts.join(' '))
  // A name of signs alone is none before a colon.
  .filter(name => /[\p{L}\p{N}]/u.test(name))
const anyCue: fc.Arbitrary<Cue> = fc
  .tuple(anyName, fc.integer({ min: -60_000, max: 3 * 3_600_000 }), fc.integer({ min: 1, max: 900_000 }))
  .map(([name, start, length]) => ({ name, start, end: start + length }))
const anyCues = fc.array(anyCue, { minLength: 1, maxLength: 30 })
const anyFormat = fc.constantFrom('vtt', 'srt', 'rttm')
const anyEncoding = fc.constantFrom(...Object.keys(encodings))
const anyEnd = fc.constantFrom('\n', '\r\n', '\r')

const inOrder = (cues: readonly Cue[]) => cues.toSorted((one, other) => one.start - other.start || one.end - other.end)

test('[X1] [X2] [X3] cues come back as they were written, in every format, encoding and kind of line', () => {
  fc.assert(
    fc.property(anyCues, anyFormat, anyEncoding, anyEnd, (cues, format, encoding, end) => {
      const { lines } = writers[format](cues)
      const transcript = readTranscript(encodings[encoding]!(lines.join(end)))
      expect(transcript).toEqual({ format, cues: inOrder(cues), skipped: [] })
    }),
    { numRuns: 500 },
  )
})

/** Times that cannot be read, each made from ones that can. */
const breaks: readonly ((line: string) => string)[] = [
  line => line.replace(/\d(?=[.,]\d)/, 'x'),
  line => line.replace(/\d(?=[.,]\d)/, '٣'),
  line => line.replace(/(\d)([.,])(\d)/, '$1$2-$3'),
]

test('[X5] of a file in which lines are broken, those are listed and all others are read', () => {
  const anyBroken = fc.array(fc.nat({ max: 200 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(
      anyCues,
      anyFormat,
      anyEncoding,
      anyBroken,
      fc.nat({ max: 2 }),
      (cues, format, encoding, picks, how) => {
        const { lines, timed } = writers[format](cues)
        const broken = new Set(picks.map(pick => pick % cues.length))
        const spoilt = [...lines]
        for (const at of broken) spoilt[timed[at]! - 1] = breaks[how]!(spoilt[timed[at]! - 1]!)
        const expected = [...broken]
          .sort((one, other) => one - other)
          .map(at => ({ line: timed[at]!, reason: 'bad_time' }))
        const file = encodings[encoding]!(spoilt.join('\n'))
        if (broken.size === cues.length) {
          expect(() => readTranscript(file)).toThrow(new TranscriptTrouble('bad_time', timed[0]!))
          return
        }
        const left = cues.filter((_, at) => !broken.has(at))
        expect(readTranscript(file)).toEqual({ format, cues: inOrder(left), skipped: expected })
      },
    ),
    { numRuns: 500 },
  )
})

/** Read, or refused as it should be; anything else is thrown on. */
function outcome(bytes: Uint8Array): 'read' | 'refused' {
  try {
    const { cues, skipped } = readTranscript(bytes)
    let last = Number.NEGATIVE_INFINITY
    for (const { name, start, end } of cues) {
      expect(Number.isInteger(start) && Number.isInteger(end) && start < end && start >= last).toBe(true)
      expect(name.isWellFormed()).toBe(true)
      last = start
    }
    expect(cues.some(({ name }) => name)).toBe(true)
    expect(skipped.map(({ line }) => line)).toEqual(skipped.map(({ line }) => line).sort((one, other) => one - other))
    return 'read'
  } catch (error) {
    if (!(error instanceof TranscriptTrouble)) throw error
    expect(error.line).toBeGreaterThanOrEqual(1)
    return 'refused'
  }
}

test('[X1] [X5] any bytes are read or refused, and nothing else happens', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), bytes => void outcome(bytes)),
    { numRuns: 2000 },
  )
})

test('[X1] [X5] a transcript with bytes changed, lost and put in is read or refused', () => {
  const pieces = [
    '-->',
    '<v ',
    '</v>',
    '<',
    '>',
    '&#x110000;',
    '&amp;',
    ':',
    '：',
    '\n',
    '\n\n',
    'NOTE',
    'STYLE\n',
    '(',
    ')',
    '[',
    '\0',
    'SPEAKER ',
  ]
  const anySpoiling = fc.array(
    fc.tuple(
      fc.nat(),
      fc.nat({ max: 12 }),
      fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })),
    ),
    { maxLength: 12 },
  )
  const seen = { read: 0, refused: 0 }
  fc.assert(
    fc.property(anyCues, anyFormat, anyEncoding, anySpoiling, (cues, format, encoding, spoiling) => {
      let text = writers[format](cues).lines.join('\n')
      for (const [place, lost, put] of spoiling) {
        const at = place % (text.length + 1)
        text = text.slice(0, at) + put + text.slice(at + lost)
      }
      seen[outcome(encodings[encoding]!(text))]++
    }),
    { numRuns: 400 },
  )
  // Both happen, so that neither is looked at in vain.
  expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(20)
})

test('[X5] what is made to be slow is read or refused as well', () => {
  const long = 300_000
  const slow = ['<', '<v ', '&', '(', '[', ':', '-', ' ', '\n', '-->', '00:', 'SPEAKER ', '<v A', '\u0301', '>> ', '0']
  for (const one of slow)
    for (const head of [
      'WEBVTT\n\n00:01.000 --> 00:02.000\n',
      '1\n00:01.000 --> 00:02.000\nA: x\n',
      'SPEAKER m 1 0 1 a b ',
    ])
      outcome(encodings['UTF-8']!(head + one.repeat(long / one.length)))
})
