import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { type FormatName, formatNames } from '#server/export/formats.ts'
import { sectionNames } from '#shared/report/report.ts'
import { beside, choiceFor, goldenMeeting } from '../fakes/goldenMeeting.ts'
import { hostileMeeting, hostileWords } from './hostile.ts'
import { filesOf, type MadeFile, reportFor } from './made.ts'
import { faultsIn } from './sound.ts'

const everything = choiceFor('own', { names: true, parts: sectionNames })

async function fileOf(format: FormatName): Promise<MadeFile> {
  for await (const file of filesOf(reportFor(goldenMeeting, everything, 'en', beside), 'en', [format])) return file
  throw new Error(`there is no ${format}`)
}

const inPart = (name: string, from: string, to: string) => (bytes: Buffer) => {
  const parts = unzipSync(bytes)
  return Buffer.from(zipSync({ ...parts, [name]: strToU8(strFromU8(parts[name]!).replace(from, to)) }))
}
const inText = (from: string, to: string) => (bytes: Buffer) =>
  Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1')

/** Ways to do harm with a file, by what finds them. */
const harm: readonly (readonly [format: FormatName, what: string, harmed: (bytes: Buffer) => Buffer])[] = [
  ['html', 'a picture from elsewhere', inText('</main>', '<img src="https://a.example"></main>')],
  ['html', 'a second script', inText('</main>', '<script>x</script></main>')],
  ['html', 'something that happens on a tap', inText('<main', '<main onclick="x"')],
  ['html', 'a style from elsewhere', inText('<style>', '<style>@import "a";')],
  ['html', 'a tag that nobody closed', inText('</h1>', '<</h1>')],
  ['html', 'no policy', inText('Content-Security-Policy', 'x')],
  ['board', 'a link', inText('</svg>', '<a href="https://a.example"/></svg>')],
  ['charts', 'an entity', inText('</svg>', '&x;</svg>')],
  ['pdf', 'an address', inText('/Type /Catalog', '/Type /Catalog /URI (x)')],
  ['large', 'half a file', bytes => bytes.subarray(0, bytes.length / 2)],
  ['docx', 'a field', inPart('word/footer1.xml', 'NUMPAGES', 'DDEAUTO x')],
  ['docxLarge', 'a link', inPart('word/_rels/document.xml.rels', 'Target="', 'TargetMode="External" Target="')],
  ['xlsx', 'a formula', inPart('xl/worksheets/sheet1.xml', '<v>', '<f>1+1</f><v>')],
  ['xlsx', 'a broken part', inPart('xl/workbook.xml', '</sheets>', '')],
  ['csv', 'a formula', inText('\r\n', '\r\n=1,')],
  ['markdown', 'a link', bytes => Buffer.from(`${bytes}[x](y)\n`)],
  ['markdown', 'an address', bytes => Buffer.from(`${bytes}https://a.example\n`)],
  ['calendar', 'a guest', inText('TRANSP', 'ATTENDEE:mailto:a@b.example\r\nTRANSP')],
  ['calendar', 'an alarm', inText('END:VEVENT', 'BEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT')],
  ['data', 'another record', inText('"number": 3', '"number": 4')],
]

test.each(harm)('[O51] what looks at files finds what was done to them: %s, %s', async (format, _, harmed) => {
  const file = await fileOf(format)
  expect(faultsIn(file)).toEqual([])
  expect(faultsIn({ ...file, bytes: harmed(file.bytes) })).not.toEqual([])
})

test('[O51] every sort of file is looked at', async () => {
  const looked = new Set(harm.map(([format]) => format))
  expect(formatNames.filter(format => !looked.has(format))).toEqual([])
})

/** The slowest are looked at once here; ten thousand strings in all of them, in every language, by `npm run formats`. */
const slow: readonly FormatName[] = ['pdf', 'docx', 'html']
const others = formatNames.filter(format => !slow.includes(format) && format !== 'large' && format !== 'docxLarge')

test.each([
  { language: 'en', isStored: true, wanted: others },
  { language: 'pl', isStored: true, wanted: slow },
  { language: 'ar', isStored: false, wanted: [...others, ...slow] },
])(
  '[O51] whatever people write does nothing in any file: $language, $wanted',
  async ({ language, isStored, wanted }) => {
    const record = hostileMeeting(hostileWords(250, 28_11), isStored)
    const report = reportFor(record, everything, language, { others: [], next: '2026-05-28' })
    for await (const file of filesOf(report, language, wanted))
      expect([file.format, faultsIn(file)]).toEqual([file.format, []])
  },
)
