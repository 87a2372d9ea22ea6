import type { Block, ReportPage, Said } from '#shared/report/report.ts'

/** What a block says, in the order in which it is read. */
function saidIn(block: Block, lang: string): Said[] {
  const ours = (text: string): Said => ({ text, lang })
  switch (block.type) {
    case 'text':
    case 'heading':
      return [block.said]
    case 'list':
      return [...block.items]
    case 'cards':
      return [ours(block.title), ...block.cards.flatMap(card => [ours(card.kindName), card])]
    case 'bars':
      return [ours(block.title), ...block.bars.flatMap(bar => [bar, ours(bar.says)])]
    case 'table':
      return [ours(block.title), ...block.rows.flat()]
    case 'chart':
      return [ours(block.title), ours(block.says)]
    case 'story':
      return block.stops.flatMap(({ day, said }) => [ours(day), said])
    default:
      return block satisfies never
  }
}

/** A report to be heard: each part in its own language. */
export function spoken({ title, day, lead, sections, language }: ReportPage): Said[] {
  const ours = (text: string): Said => ({ text, lang: language.tag })
  return [
    ours(title),
    ours(day),
    ...lead,
    ...sections.flatMap(section => [ours(section.title), ...section.blocks.flatMap(one => saidIn(one, language.tag))]),
  ].filter(({ text }) => text !== '')
}
