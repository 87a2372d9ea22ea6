import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { CardFileTrouble, LARGEST, MOST_ROWS, readCardFile, readChosen } from '#client/nophone/cardFile.ts'
import { checkRows } from '#client/nophone/cardRows.ts'
import { fileNames } from '#client/nophone/everyLanguage.ts'
import { Pace } from '#client/nophone/pace.ts'
import { csv } from '#server/export/csv.ts'
import { wordsIn } from '#server/export/words.ts'
import { cardsOf } from '#shared/meeting/filed.ts'
import { build } from '#shared/report/build.ts'
import { languages } from '#shared/words/languages.ts'
import { beside, choiceFor, goldenMeeting } from '../fakes/goldenMeeting.ts'
import { root } from '../fakes/server.ts'

/** The catalogues as the pages have them: `section.key`. */
const catalogues = languages.map(({ tag }) => {
  const sections: Record<string, Record<string, string>> = JSON.parse(
    readFileSync(path.join(root, `shared/words/${tag}.json`), 'utf8'),
  )
  return Object.fromEntries(
    Object.entries(sections).flatMap(([section, entries]) =>
      Object.entries(entries).map(([key, message]) => [`${section}.${key}`, message]),
    ),
  )
})
const names = fileNames(catalogues)
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readCardFile(bytes(text), names.columns)
const said = (text: string) => read(text).map(({ line, kind, words }) => [line, kind, words])

function trouble(given: string | Uint8Array): [string, number] {
  try {
    readCardFile(typeof given === 'string' ? bytes(given) : given, names.columns)
  } catch (error) {
    if (error instanceof CardFileTrouble) return [error.reason, error.line]
    throw error
  }
  throw new Error('it was read')
}

const TABLE = [
  [2, 'hope', 'A friendly face, every day'],
  [3, 'fear', 'It is all "talk"'],
  [6, 'elephant', 'Who\ndecides?'],
]

test('[O41] commas, semicolons or tabs, any line ends, a mark at the beginning, quotes over lines: the same cards', () => {
  for (const between of [',', ';', '\t'])
    for (const end of ['\n', '\r\n', '\r'])
      for (const mark of ['', '\uFEFF']) {
        const lines = [
          ['kind', 'words'],
          ['hope', '"A friendly face, every day"'],
          ['fear', '"It is all ""talk"""'],
          [''],
          ['', ''],
          ['elephant', `"Who${end}decides?"`],
          [''],
        ]
        expect(said(mark + lines.map(cells => cells.join(between)).join(end))).toEqual(TABLE)
      }
})

test('[O41] UTF-16 as spreadsheets write it is read, with and without its mark', () => {
  const text = 'kind\twords\r\nnadzieja\tŻeby ktoś wysłuchał\r\n'
  const little = (words: string) => new Uint8Array(Buffer.from(words, 'utf16le'))
  const big = (words: string) => new Uint8Array(Buffer.from(words, 'utf16le').swap16())
  const rows = [{ line: 2, kind: 'nadzieja', words: 'Żeby ktoś wysłuchał' }]
  for (const given of [little(`\uFEFF${text}`), big(`\uFEFF${text}`), little(text), big(text)])
    expect(readCardFile(given, names.columns)).toEqual(rows)
})

test('[O41] columns are named in any of our languages, in any order, beside others', () => {
  for (const catalogue of catalogues) {
    const [kind, words] = [catalogue['card_file.column_kind']!, catalogue['card_file.column_words']!]
    expect(said(`When,${words.toUpperCase()},${kind} \n1 May,More buses,hope`)).toEqual([[2, 'hope', 'More buses']])
  }
  expect(said('words;when\nMore buses;now')).toEqual([[2, null, 'More buses']])
})

test('[O41] the list of cards that a report gives away is read in again', () => {
  const words = wordsIn('pl')
  const file = csv.make(build(goldenMeeting, choiceFor('group'), words, beside), words)
  const rows = readCardFile(file as Uint8Array, names.columns)
  const cards = goldenMeeting.steps.flatMap(cardsOf).filter(({ text }) => text !== null)
  expect(rows.map(({ kind, words }) => [kind, words])).toEqual(cards.map(({ kind, text }) => [kind, text]))
  expect(said("kind,words\nhope,'=1+1 is two")).toEqual([[2, 'hope', '=1+1 is two']])
})

test('[O41] without names of columns every line is a card, with the commas in it', () => {
  expect(said('More buses, and trains\n\n"Quoted, as a whole"\nMoney; time')).toEqual([
    [1, null, 'More buses, and trains'],
    [3, null, 'Quoted, as a whole'],
    [4, null, 'Money; time'],
  ])
  expect(said('Words\nMore buses, and trains\nNo, thanks')).toEqual([
    [2, null, 'More buses, and trains'],
    [3, null, 'No, thanks'],
  ])
})

test('[O41] a damaged file says what and where', async () => {
  expect(trouble('kind,words\nhope,fine\nfear,"no end\nand on')).toEqual(['quotes', 3])
  expect(trouble('kind,words\nhope,"two\nlines"\nfear,"odd" end')).toEqual(['quotes', 4])
  expect(trouble('1 May,hope,More buses\n2 May,fear,No bus')).toEqual(['no_columns', 1])
  expect(trouble('kind,words\n\n')).toEqual(['nothing', 0])
  expect(trouble('')).toEqual(['nothing', 0])
  // As spreadsheets save it where nobody asked for UTF-8.
  expect(trouble(new Uint8Array([...bytes('words\nok\n'), 0xbf, 0x65, 0x62, 0x79]))).toEqual(['letters', 3])
  expect(trouble(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))).toEqual(['letters', 1])
  expect(trouble(`words\n${'x\n'.repeat(MOST_ROWS + 1)}`)).toEqual(['too_many', MOST_ROWS + 2])
  expect(read(`words\n${'x\n'.repeat(MOST_ROWS)}`)).toHaveLength(MOST_ROWS)
  expect(trouble(new Uint8Array(LARGEST + 1))).toEqual(['too_large', 0])
  const away = { size: 3, arrayBuffer: () => Promise.reject(new Error('gone')) }
  await expect(readChosen(away, names.columns)).rejects.toMatchObject({ reason: 'unreadable' })
  const large = { size: LARGEST + 1, arrayBuffer: () => Promise.reject(new Error('must not be loaded')) }
  await expect(readChosen(large, names.columns)).rejects.toMatchObject({ reason: 'too_large' })
})

const check = (text: string) => checkRows(read(text), { step: 'hopes', kinds: names.kinds, otherwise: 'elephant' })

test('[O42] every row is checked as a card is, and told with its line', () => {
  const long = 'x'.repeat(401)
  const { cards, wrong } = check(
    `kind,words\nhope,One\nFears,"Two\u202E, and  more"\nSłoń,Three\nأمل,Four\nidea,Five\nwish,Six\nhope,\u200B\n,Eight\nhope,${long}`,
  )
  expect(cards).toEqual([
    { kind: 'hope', text: 'One' },
    { kind: 'fear', text: 'Two, and more' },
    { kind: 'elephant', text: 'Three' },
    { kind: 'hope', text: 'Four' },
  ])
  expect(wrong).toEqual([
    { line: 6, reason: 'not_here' },
    { line: 7, reason: 'no_kind' },
    { line: 8, reason: 'empty' },
    { line: 9, reason: 'no_kind' },
    { line: 10, reason: 'too_long' },
  ])
  expect(check('Just words').cards).toEqual([{ kind: 'elephant', text: 'Just words' }])
})

test('[O43] nothing is sent faster than a server takes it', async () => {
  let now = 0
  const pace = new Pace(
    () => now,
    async ms => {
      now += ms
    },
  )
  for (let sent = 0; sent < 200; sent += 10) await pace.turn(10)
  expect(now).toBe(0)
  for (let sent = 0; sent < 300; sent += 10) await pace.turn(10)
  expect(now).toBeCloseTo(20_000, 0)
})
