import { BorderStyle, type FileChild, HeadingLevel, type IParagraphOptions, Paragraph, type Table } from 'docx'
import { kinds } from '#shared/board/kinds.ts'
import type { Bar, Block, SaidCard } from '#shared/report/report.ts'
import { rangeOf } from '#shared/voting/safe.ts'
import type { Words } from '#shared/words/words.ts'
import { chartOf } from './chart.ts'
import { table, WIDTH } from './table.ts'
import { BLANK, DOT, own, paragraph, part } from './text.ts'

/** The grounds of the five looks, as on the screens in the light; elephants have one that can be printed. */
const grounds = { hope: 'FFE39A', fear: 'CFE4FA', elephant: 'E6E3F0', idea: 'C6EBD8', strength: 'FFD3C6' } as const

const CELL = { style: 'Cell' } as const

/** Keeps the grounds of two cards apart. */
const white = { style: BorderStyle.SINGLE, size: 24, color: 'FFFFFF', space: 1 }

/** Where blocks stand: under a heading of their own, or right under that of the section. */
type Level = typeof HeadingLevel.HEADING_2 | typeof HeadingLevel.HEADING_3

const heading = (title: string, level: Level, { language }: Words): Paragraph[] =>
  title ? [paragraph([own(title, language)], language, { heading: level, keepNext: true })] : []

function card({ kind, kindName, text, lang, by, meToo }: SaidCard, title: string, words: Words): Paragraph {
  const { language, t } = words
  const parts = [
    ...(kindName === title ? [] : [own(`${kindName}:`, language, { bold: true }), BLANK]),
    part({ text, lang }),
    ...(by ? [DOT, part({ text: by, lang: '' }, { bold: true })] : []),
    ...(meToo > 0 ? [DOT, own(t('spotlight.me_too', { n: meToo }), language, { color: '574A5E' })] : []),
  ]
  return paragraph(parts, language, {
    style: 'Card',
    shading: { fill: grounds[kinds[kind].look], color: 'auto' },
    border: { between: white },
  })
}

/** A bar is the ground of an empty line, as long as the votes are many. Its figure stands beside it. */
function bar({ votes, hands }: Bar, most: number, share: number, { language }: Words): Paragraph {
  const whole = (votes === null ? 0 : rangeOf(votes)[1]) + hands
  const long = Math.floor(WIDTH * share) - 220
  const fill = typeof votes === 'string' ? 'A9D8C2' : '0C6E4E'
  const rest = Math.round(long * (1 - Math.min(1, whole / most)))
  return paragraph([], language, {
    style: 'Cell',
    ...(whole > 0 && { shading: { fill, color: 'auto' } }),
    indent: { end: rest },
    ...(language.dir === 'rtl' && { bidirectional: true }),
  } as IParagraphOptions)
}

function votes({ title, bars, most }: Extract<Block, { type: 'bars' }>, level: Level, words: Words): FileChild[] {
  const { language, t } = words
  const head = ['file.choice', 'file.bar', 'file.votes'] as const
  const rows = bars.map(one => [
    paragraph(
      [
        part(one, { bold: one.chosen }),
        ...(one.chosen ? [DOT, own(t('file.chosen'), language, { bold: true, color: '0C6E4E' })] : []),
      ],
      language,
      CELL,
    ),
    bar(one, most, 0.35, words),
    paragraph([own(one.says, language)], language, CELL),
  ])
  return [
    ...heading(title, level, words),
    table(
      head.map(key => paragraph([own(t(key), language, { bold: true })], language, CELL)),
      rows,
      [45, 35, 20],
      language,
    ),
    gap(),
  ]
}

/** Word joins tables that nothing stands between. */
const gap = (): Paragraph => new Paragraph({ style: 'Gap' })

function plainTable(head: readonly string[], rows: Extract<Block, { type: 'table' }>['rows'], words: Words): Table {
  const { language } = words
  const isWide = head.length < 3
  return table(
    head.map(one => paragraph([own(one, language, { bold: true })], language, CELL)),
    rows.map(row => row.map((one, at) => paragraph([part(one, { bold: at === 0 })], language, CELL))),
    head.map((_, at) => (at === 0 && !isWide ? 2 : 1)),
    language,
  )
}

function children(block: Block, level: Level, words: Words): FileChild[] {
  const { language, t } = words
  switch (block.type) {
    case 'text':
      return [paragraph([part(block.said)], language)]
    case 'heading':
      return [paragraph([part(block.said)], language, { heading: HeadingLevel.HEADING_2, keepNext: true })]
    case 'list':
      return block.items.map(item => paragraph([part(item)], language, { style: 'Card' }))
    case 'cards':
      return [...heading(block.title, level, words), ...block.cards.map(one => card(one, block.title, words))]
    case 'bars':
      return votes(block, level, words)
    case 'table':
      return [...heading(block.title, level, words), plainTable(block.head, block.rows, words), gap()]
    case 'chart':
      return [
        ...heading(block.title, level, words),
        paragraph([own(block.says, language)], language, { keepNext: true }),
        new Paragraph({ keepNext: true, children: [chartOf(block)] }),
        plainTable(
          block.head,
          block.rows.map(row => row.map(text => ({ text, lang: language.tag }))),
          words,
        ),
        gap(),
      ]
    case 'story':
      return block.stops.map(({ number, day, said, at }) =>
        paragraph(
          [
            own(t('file.meeting', { n: number }), language, { bold: true }),
            ...(day ? [DOT, own(day, language, { bold: true })] : []),
            ...(at === 'this' ? [DOT, own(t('report.this'), language, { bold: true })] : []),
            DOT,
            part(said),
          ],
          language,
          { style: 'Card' },
        ),
      )
  }
}

/** The blocks of a section as Word has them. What follows a heading of the section's own stands one level lower. */
export function childrenOf(blocks: readonly Block[], words: Words): FileChild[] {
  let level: Level = HeadingLevel.HEADING_2
  return blocks.flatMap(block => {
    if (block.type === 'heading') level = HeadingLevel.HEADING_3
    return children(block, level, words)
  })
}
