import { Document, Footer, HeadingLevel, LevelFormat, LineRuleType, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import type { Report } from '#shared/report/report.ts'
import type { Words } from '#shared/words/words.ts'
import { plain } from '../plain.ts'
import { childrenOf } from './blocks.ts'
import { officeLanguage } from './script.ts'
import { EVERYWHERE, FONT, faces, settled } from './settled.ts'
import { own, paragraph, part } from './text.ts'

const INK = '26142E'

/** Sizes in half points. @param body the size of what is read, points */
function stylesFor(body: number, { language }: Words) {
  const size = (times: number) => Math.round(body * times * 2)
  const spoken = officeLanguage({ text: '', lang: language.tag }, language) ?? 'en-GB'
  const title = (times: number, before: number) => ({
    run: { size: size(times), bold: true, color: INK },
    paragraph: { spacing: { before: before * body, after: 6 * body }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: {
          font: { ascii: FONT, hAnsi: FONT, cs: EVERYWHERE, eastAsia: EVERYWHERE },
          size: size(1),
          color: INK,
          language: language.dir === 'rtl' ? { value: 'en-GB', bidirectional: spoken } : { value: spoken },
        },
        paragraph: { spacing: { line: 320, lineRule: LineRuleType.AUTO, after: 8 * body } },
      },
      title: title(2.2, 0),
      heading1: title(1.6, 28),
      heading2: title(1.25, 18),
      heading3: title(1.1, 14),
    },
    paragraphStyles: [
      {
        id: 'Card',
        name: 'Card',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: {
          keepLines: true,
          numbering: { reference: 'cards', level: 0 },
          spacing: { before: 4 * body, after: 4 * body },
        },
      },
      {
        id: 'Cell',
        name: 'Cell',
        basedOn: 'Normal',
        paragraph: { spacing: { line: 280, lineRule: LineRuleType.AUTO, after: 0 } },
      },
      {
        id: 'Gap',
        name: 'Gap',
        basedOn: 'Normal',
        run: { size: 8 },
        paragraph: { spacing: { before: 0, after: 4 * body } },
      },
    ],
  }
}

/** Title and page, for a page that has come loose. */
function footer({ title }: Report, { language }: Words): Footer {
  const rtl = language.dir === 'rtl'
  const run = (children: readonly (string | 'CURRENT' | 'TOTAL_PAGES')[]) =>
    new TextRun({ children, ...(rtl && { rightToLeft: true }) })
  return new Footer({
    children: [
      new Paragraph({
        ...(rtl && { bidirectional: true }),
        children: [run([`${title} · `]), run([PageNumber.CURRENT]), run([' / ']), run([PageNumber.TOTAL_PAGES])],
      }),
    ],
  })
}

function documentOf(report: Report, words: Words, body: number): Document {
  const { language } = words
  const under = [report.group, report.day].filter(text => text !== '').map(plain)
  return new Document({
    title: `${report.title} · ${under.join(' · ')}`,
    creator: plain(report.group),
    lastModifiedBy: plain(report.group),
    styles: stylesFor(body, words),
    fonts: [{ name: FONT, data: faces[0], bold: faces[1] }],
    numbering: {
      config: [
        {
          reference: 'cards',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              style: { paragraph: { indent: { left: 460, hanging: 280 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        footers: { default: footer(report, words) },
        children: [
          paragraph([own(report.title, language)], language, { heading: HeadingLevel.TITLE }),
          paragraph([own(under.join(' · '), language, { color: '574A5E' })], language),
          ...report.lead.map(said => paragraph([part(said)], language)),
          ...report.sections.flatMap(({ title, blocks }) => [
            paragraph([own(title, language)], language, { heading: HeadingLevel.HEADING_1 }),
            ...childrenOf(blocks, words),
          ]),
        ],
      },
    ],
  })
}

/** A report as the bytes of a Word file. @param body how large it is written, points */
export const wordFile = async (report: Report, words: Words, body: number): Promise<Uint8Array> =>
  settled(new Uint8Array(await Packer.toArrayBuffer(documentOf(report, words, body))), report.data.day)
