import type { Block, Report, ReportPage } from './report.ts'

/** Gaps between numbers would tell how much is not there. */
const withoutNumbers = (block: Block): Block =>
  block.type === 'cards' ? { ...block, cards: block.cards.map(card => ({ ...card, n: 0 })) } : block

/**
 * [O31] [O61] A report for somebody who is no member: what its page shows, without numbers. A short report is made of
 * more cards than it tells; they stay here.
 */
export function forReader({ data: _, dues: __, sections, ...rest }: Report): ReportPage {
  return { ...rest, sections: sections.map(one => ({ ...one, blocks: one.blocks.map(withoutNumbers) })) }
}
