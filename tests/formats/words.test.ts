import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { FormatName } from '#server/export/formats.ts'
import { audiences, sectionNames } from '#shared/report/report.ts'
import { languages } from '#shared/words/languages.ts'
import { beside, choiceFor, goldenMeeting } from '../fakes/goldenMeeting.ts'
import { strictXml } from '../fakes/strictXml.ts'
import { filesOf, reportFor } from './made.ts'
import { missingIn, visible } from './visible.ts'

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", apos: "'" }

/** What a reader is told by a file, in one go. Pages of a PDF are read by `npm run formats`. */
const readers: Readonly<Partial<Record<FormatName, (file: Buffer) => string>>> = {
  html: file =>
    file
      .toString()
      .replace(/<(style|script)>.*?<\/\1>/gs, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&(#?\w+);/g, (whole, name: string) => NAMED[name] ?? whole),
  docx: file =>
    strictXml(strFromU8(unzipSync(file)['word/document.xml']!))
      .map(({ text }) => text)
      .join(''),
  markdown: file =>
    file
      .toString()
      .replace(/\\([!-/:-@[-`{-~])/g, '$1')
      .replaceAll('**', ''),
}

const cases = audiences.map((audience, at) => ({ audience, language: languages[at % languages.length]! }))

test.each(cases)(
  '[O50] every word of a report is in its page, in its document and in its plain writing: $audience, $language.tag',
  async ({ audience, language: { tag, dir } }) => {
    const report = reportFor(goldenMeeting, choiceFor(audience, { names: true, parts: sectionNames }), tag, beside)
    const wanted = Object.keys(readers) as FormatName[]
    for await (const { format, bytes } of filesOf(report, tag, wanted)) {
      const told = readers[format]!(bytes)
      expect([format, missingIn(told, visible(report), dir === 'rtl')]).toEqual([format, []])
    }
    expect(missingIn('', visible(report), false).length).toBeGreaterThan(10)
  },
)
