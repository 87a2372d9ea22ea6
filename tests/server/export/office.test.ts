import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { plain } from '#server/export/plain.ts'
import { sheetNames } from '#server/export/tables/cells.ts'
import { isRtl, officeLanguage, stretches } from '#server/export/word/script.ts'
import { cardsOf } from '#shared/meeting/filed.ts'
import { languages } from '#shared/words/languages.ts'
import { goldenMeeting } from '../../fakes/goldenMeeting.ts'
import { hostileText, meetingOf, storedMeetingOf, tooLong } from '../../fakes/hostileWords.ts'
import { strictXml } from '../../fakes/strictXml.ts'
import { fileOf, leading, partsOf } from './opened.ts'

fc.configureGlobal({ seed: 28_11 })

const partOf = async (format: 'docx' | 'xlsx', part: string, language = 'en', record = goldenMeeting) =>
  partsOf(await fileOf(format, record, language)).get(part)!

test('what reads the files is strict', () => {
  expect(strictXml('<?xml version="1.0"?><a b="&amp;"><c/>x &lt; y</a>').map(({ name }) => name)).toEqual(['a', 'c'])
  for (const broken of [
    '<a>',
    '<a></b>',
    '<a>&x;</a>',
    '<a>]]></a>',
    '<a/><b/>',
    '<a b="1" b="2"/>',
    '<a>\u0001</a>',
    '<a <b>',
  ])
    expect(() => strictXml(broken), broken).toThrow()
})

test('[O15] a Word file has headings without gaps, lists, and tables whose first row is told again', async () => {
  const body = await partOf('docx', 'word/document.xml')
  const styles = body.filter(({ name }) => name === 'w:pStyle').map(({ attributes }) => attributes['w:val']!)
  expect(styles[0]).toBe('Title')
  const levels = styles.flatMap(style => (/^Heading\d$/.test(style) ? Number(style.at(-1)) : []))
  expect(levels[0]).toBe(1)
  expect(levels.filter((level, at) => at > 0 && level > levels[at - 1]! + 1)).toEqual([])
  const count = (name: string) => body.filter(one => one.name === name).length
  expect(count('w:tbl')).toBeGreaterThan(3)
  expect(count('w:tblHeader')).toBe(count('w:tbl'))
  expect(count('w:gridSpan') + count('w:vMerge')).toBe(0)
  expect(styles.filter(style => style === 'Card').length).toBeGreaterThan(cardsOf(goldenMeeting.steps[2]!).length)
  const pictures = body.filter(({ name }) => name === 'wp:docPr')
  expect(pictures.map(({ attributes }) => attributes.descr)).toEqual([
    expect.stringMatching(/./),
    expect.stringMatching(/./),
  ])
})

test('[O15] a Word file says its language and that of other words, which way they run, and whose it is', async () => {
  const english = await partOf('docx', 'word/document.xml')
  const spoken = english.filter(({ name }) => name === 'w:lang').flatMap(({ attributes }) => Object.values(attributes))
  expect(new Set(spoken)).toEqual(new Set(['en-GB', 'pl-PL', 'ar-EG']))
  expect(english.some(({ name }) => name === 'w:bidi')).toBe(true)
  for (const { tag, dir } of languages) {
    const file = await fileOf('docx', goldenMeeting, tag)
    const styles = strFromU8(unzipSync(file)['word/styles.xml']!)
    expect(styles).toContain({ en: 'w:val="en-GB"', pl: 'w:val="pl-PL"', ar: 'w:bidi="ar-EG"' }[tag]!)
    expect(strFromU8(unzipSync(file)['word/document.xml']!).includes('<w:bidiVisual/>')).toBe(dir === 'rtl')
  }
  const about = await partOf('docx', 'docProps/core.xml')
  const textOf = (name: string) => about.find(one => one.name === name)?.text
  expect(textOf('dc:creator')).toBe(goldenMeeting.group)
  expect(textOf('dc:title')).toContain('What we did together')
  expect(textOf('dcterms:created')).toBe(`${goldenMeeting.day}T00:00:00Z`)
})

test('[O15] words are cut by their direction and lose nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, around) => {
      expect(
        stretches(text, around)
          .map(one => one.text)
          .join(''),
      ).toBe(text)
    }),
  )
  expect(stretches('Bus 12, أهلا 3 ok', false)).toEqual([
    { text: 'Bus 12, ', rtl: false },
    { text: 'أهلا 3 ', rtl: true },
    { text: 'ok', rtl: false },
  ])
  expect(isRtl('12 أهلا', false)).toBe(true)
  expect(isRtl('12', true)).toBe(true)
  expect(['ur', 'fr-CA', '-', ''].map(lang => officeLanguage({ text: '', lang }, languages[0]!))).toEqual([
    'ur-PK',
    'fr-CA',
    undefined,
    undefined,
  ])
})

test('[O16] a spreadsheet has a table for each sort of thing, with a heading that stays, from the right where it is read so', async () => {
  const file = await fileOf('xlsx', goldenMeeting, 'ar')
  const parts = partsOf(file)
  const sheets = parts.get('xl/workbook.xml')!.filter(({ name }) => name === 'sheet')
  expect(sheets.map(({ attributes }) => attributes.name)).toHaveLength(6)
  for (const [name, elements] of parts)
    if (name.startsWith('xl/worksheets/sheet')) {
      expect(elements.find(one => one.name === 'sheetView')?.attributes.rightToLeft).toBe('1')
      expect(elements.find(one => one.name === 'pane')?.attributes.state).toBe('frozen')
      expect(elements.some(one => one.name === 'col')).toBe(true)
    }
  const words = parts.get('xl/sharedStrings.xml')!.map(({ text }) => text)
  for (const { text } of goldenMeeting.steps.flatMap(cardsOf)) if (text !== null) expect(words).toContain(text)
})

test('[O16] every name makes a name that a sheet may have, and no two are the same', () => {
  fc.assert(
    fc.property(fc.array(hostileText, { maxLength: 8 }), wanted => {
      const names = sheetNames(wanted)
      for (const name of names) {
        expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/u)
        expect(name).not.toMatch(/^'|'$/)
        expect(name.isWellFormed()).toBe(true)
      }
      expect(new Set(names.map(name => name.toLowerCase())).size).toBe(wanted.length)
    }),
  )
})

test('[O15] [O16] [O29] whatever people write, office files open, lead nowhere and work nothing out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 40 }), fc.boolean(), async (words, isStored) => {
      const record = isStored ? storedMeetingOf(words) : meetingOf(words)
      for (const format of ['docx', 'xlsx'] as const) expect(leading(await fileOf(format, record))).toEqual([])
    }),
    { numRuns: 12 },
  )
  for (const format of ['docx', 'xlsx'] as const)
    expect(leading(await fileOf(format, meetingOf([tooLong])))).toEqual([])
})

test('[O29] words that came in through the door stand in office files as they are', async () => {
  const words = ['=1+1', '<b>&amp;</b>', ']]>', 'a\'b"c', 'constructor', '__proto__', '{{x}}', '👩‍👩‍👧‍👦 é']
  const record = storedMeetingOf(words)
  const strings = (await partOf('xlsx', 'xl/sharedStrings.xml', 'en', record)).map(({ text }) => text.trim())
  const cells = (await partOf('xlsx', 'xl/worksheets/sheet1.xml', 'en', record)).filter(({ name }) => name === 'v')
  const body = (await partOf('docx', 'word/document.xml', 'en', record)).map(({ text }) => text).join('')
  for (const word of words) {
    expect(strings).toContain(plain(word))
    expect(body).toContain(plain(word))
  }
  for (const { text } of cells) expect(text).toMatch(/^[\d.]+$/)
})
