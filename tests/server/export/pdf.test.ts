import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compiler } from '#server/export/pdf/compiler.ts'
import { sheetOf } from '#server/export/pdf/sheet.ts'
import { large, pdf } from '#server/export/pdf.ts'
import { wordsIn } from '#server/export/words.ts'
import type { FiledMeeting } from '#shared/meeting/filed.ts'
import { build } from '#shared/report/build.ts'
import { type Audience, sectionNames } from '#shared/report/report.ts'
import { beside, choiceFor, goldenMeeting } from '../../fakes/goldenMeeting.ts'

const reportFor = (audience: Audience, language: string, record = goldenMeeting) =>
  build(record, choiceFor(audience, { parts: sectionNames, names: true }), wordsIn(language), beside)

const bytesFor = (audience: Audience, language: string, { format = pdf, record = goldenMeeting } = {}) =>
  format.make(reportFor(audience, language, record), wordsIn(language))

/** A file with everything in it that was packed, as far as it is no font. */
async function opened(...asked: Parameters<typeof bytesFor>) {
  const file = Buffer.from(await bytesFor(...asked))
  const packed = [...file.toString('latin1').matchAll(/stream\r?\n(.*?)\r?\nendstream/gs)].map(([, part]) => {
    try {
      return inflateSync(Buffer.from(part!, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return [file.toString('latin1'), ...packed].join('\n')
}

/** How words stand as a name in a file: plain, or as UTF-16. */
const named = (words: string) =>
  [
    `(${words})`,
    `(${words.replace(/[()\\]/g, sign => `\\${sign}`)})`,
    `(${words.replaceAll('\\', '\\\\')})`,
    `<FEFF${Buffer.from(words, 'utf16le').swap16().toString('hex').toUpperCase()}>`,
  ] as const
const hasNamed = (file: string, words: string) => named(words).some(one => file.includes(one))

const pages = (file: string) => file.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0

/** Each audience, each language and both sizes are in it; all of them together are looked at by `npm run formats`. */
const some = [
  ['easy', 'ar', pdf],
  ['group', 'pl', pdf],
  ['deciders', 'en', large],
  ['everyone', 'ar', pdf],
  ['own', 'ar', large],
] as const

test.each(some)(
  '[O10] it is tagged, in its language, with its title and its group: %s, %s',
  async (audience, language, format) => {
    const file = await opened(audience, language, { format })
    const { title, day } = reportFor(audience, language)
    expect(hasNamed(file, `${title} · ${day}`)).toBe(true)
    expect(hasNamed(file, 'The Thursday Group')).toBe(true)
    expect(file).toMatch(new RegExp(`/Type /Catalog.*?/Lang \\(${language}\\)`, 's'))
    expect(file).toContain('/StructTreeRoot')
    expect(file).toContain('/Marked true')
    for (const tag of ['H1', 'H2', 'H3', 'P', 'L', 'LI', 'LBody']) expect(file).toMatch(new RegExp(`/S /${tag}\\b`))
    expect(file).toContain(`/Direction /${language === 'ar' ? 'R2L' : 'L2R'}`)
  },
)

test('[O10] there are bookmarks, heads of tables, and words in their own language', async () => {
  const file = await opened('group', 'en')
  for (const name of ['Who was there', 'What we said', 'How we shared the time'])
    expect(file).toMatch(new RegExp(`/Title \\(${name}\\)`))
  expect(file).toMatch(/\/S \/TH\b/)
  for (const language of ['pl', 'ar']) expect(file).toContain(`/Lang (${language})`)
  // A chart is told, and so is the kind of a card.
  expect(file).toMatch(/\/Alt \(One voice for 25 min/)
  expect(file).toContain('/Alt (Elephant)')
  expect(file).toMatch(/\/FontFile2/)
})

const hostile = [
  '#panic("no")',
  '*x* _y_ $x$ @x <x> `x`',
  '#link("https://a.org")[x]',
  'https://example.org/a',
  '<a href="//a.org">x</a>',
  '#read("/etc/passwd")',
  '= x \\ ~ -- /* x */ // x',
  '{n} {all} \\u{202e} )(',
]

test('[O11] what people wrote is text and nothing else', async () => {
  const [first] = goldenMeeting.steps.flatMap(step => step.decisions)
  const record: FiledMeeting = {
    ...goldenMeeting,
    about: hostile.join(' '),
    people: goldenMeeting.people.map((person, at) => ({
      ...person,
      name: hostile[at % hostile.length]!,
      mayName: true,
    })),
    steps: goldenMeeting.steps.map((step, at) => ({
      ...step,
      name: hostile[at % hostile.length]!,
      cards: step.cards.map((card, n) => ({ ...card, text: hostile[n % hostile.length]! })),
      piles: step.piles.map(pile => ({ ...pile, name: hostile[0]! })),
      decisions: step.type === 'problem' ? hostile.map(text => ({ ...first!, text })) : [],
    })),
  }
  for (const group of hostile) {
    const file = await opened('everyone', 'en', { record: { ...record, group } })
    expect(hasNamed(file, group)).toBe(true)
  }
  const file = await opened('group', 'en', { record })
  // Decisions are headings, so they are bookmarks, in clear.
  for (const text of hostile) expect([text, hasNamed(file, text)]).toEqual([text, true])
  expect(file).not.toMatch(
    /\/(URI|Launch|JavaScript|JS|EmbeddedFiles?|Filespec|AcroForm|AA|OpenAction|SubmitForm|Annots)\b/,
  )
})

test('[O12] the same report is the same file, and it does not say when it was made', async () => {
  const [one, other] = [await bytesFor('easy', 'pl'), await bytesFor('easy', 'pl')]
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
  expect(await opened('easy', 'pl')).not.toMatch(/CreationDate|ModDate|CreateDate|ModifyDate/)
})

test('[O13] in large print no letter is smaller than 22 points', async () => {
  const sizesIn = (file: string) => [...file.matchAll(/\/f\d+ ([\d.]+) Tf/gi)].map(([, size]) => Number(size))
  const sizes = sizesIn(await opened('own', 'ar', { format: large }))
  expect(sizes.length).toBeGreaterThan(100)
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(22)
  expect(Math.min(...sizesIn(await opened('deciders', 'ar')))).toBeGreaterThanOrEqual(9)
})

test.each(['en', 'pl', 'ar'])('[O13] decision makers have one page: %s', async language => {
  expect(pages(await opened('deciders', language))).toBe(1)
  expect(pages(await opened('group', language))).toBeGreaterThan(1)
})

test('[O14] letters without a sign in the file are told of, and endless words may break', async () => {
  const { has } = await compiler()
  for (const sign of 'aZżŁ9“’ليڈۓ؟жїΩệ') expect([sign, has(sign)]).toEqual([sign, true])
  for (const sign of ['汉', '😀']) expect([sign, has(sign)]).toEqual([sign, false])
  const sheetFor = (about: string) =>
    sheetOf(reportFor('easy', 'en', { ...goldenMeeting, about }), wordsIn('en'), { isLarge: false, has })
  expect(sheetFor('Żółć, ڈاکٹر, Привіт').missing).toBe('')
  expect(sheetFor('你好').missing).not.toBe('')
  const endless = `https://example.org/${'a'.repeat(300)}`
  const { lead } = sheetFor(endless)
  expect(lead.at(-1)!.text.replaceAll('\u200b', '')).toContain(endless)
  for (const part of lead.at(-1)!.text.split(/[\s\u200b]/)) expect(part.length).toBeLessThan(26)
})
