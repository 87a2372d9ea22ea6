import type { Block, Report, Said } from '#shared/report/report.ts'
import type { Words } from '#shared/words/words.ts'
import type { Format } from './format.ts'
import { markdownText as text } from './markdownText.ts'

const heading = (level: number, title: string): string[] => (title ? [`${'#'.repeat(level)} ${text(title)}`] : [])

const list = (items: readonly (readonly string[])[]): string[] =>
  items.length > 0 ? [items.map(parts => `- ${parts.filter(part => part !== '').join(' · ')}`).join('\n')] : []

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head.map(text)), row(head.map(() => '---')), ...rows.map(row)].join('\n')

const strong = (words: string): string => (words ? `**${words}**` : '')

const said = (one: Said): string => text(one.text)

/** A block as paragraphs. @param level of a heading that stands over it */
function paragraphs(block: Block, level: number, { t }: Words): string[] {
  switch (block.type) {
    case 'text':
      return [said(block.said)]
    case 'heading':
      return heading(3, block.said.text)
    case 'list':
      return list(block.items.map(item => [said(item)]))
    case 'cards':
      return [
        ...heading(level, block.title),
        ...list(
          block.cards.map(card => [
            (card.kindName === block.title ? '' : `${strong(text(card.kindName))}: `) + said(card),
            strong(text(card.by)),
            card.meToo > 0 ? t('spotlight.me_too', { n: card.meToo }) : '',
          ]),
        ),
      ]
    case 'bars':
      return [
        ...heading(level, block.title),
        table(
          [t('file.choice'), t('file.votes'), t('file.chosen')],
          block.bars.map(bar => [said(bar), text(bar.says), bar.chosen ? t('file.yes') : '']),
        ),
      ]
    case 'table':
      return [
        ...heading(level, block.title),
        table(
          block.head,
          block.rows.map(cells => cells.map(said)),
        ),
      ]
    case 'chart':
      return [
        ...heading(level, block.title),
        text(block.says),
        table(
          block.head,
          block.rows.map(cells => cells.map(text)),
        ),
      ]
    case 'story':
      return list(
        block.stops.map(({ number, day, said: what, at }) => [
          strong(text(t('file.meeting', { n: number }))),
          text(day),
          at === 'this' ? text(t('report.this')) : '',
          said(what),
        ]),
      )
  }
}

function pageOf({ title, group, day, lead, sections }: Report, words: Words): string[] {
  return [
    ...heading(1, title),
    [group, day]
      .filter(part => part !== '')
      .map(text)
      .join(' · '),
    ...lead.map(said),
    ...sections.flatMap(({ title, blocks }) => {
      let level = 3
      return [
        ...heading(2, title),
        ...blocks.flatMap(block => {
          if (block.type === 'heading') level = 4
          return paragraphs(block, level, words)
        }),
      ]
    }),
  ]
}

/** [O18] A report as text with headings, lists and tables, in GitHub's Markdown. */
export const markdown: Format = {
  extension: 'md',
  type: 'text/markdown; charset=utf-8',
  make: (report, words) => Buffer.from(`${pageOf(report, words).join('\n\n')}\n`),
}
