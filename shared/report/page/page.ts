import { type Element, el, type Node } from '../../look/node.ts'
import type { Block, ReportPage, Section } from '../report.ts'
import { blockNodes, type Place } from './blocks.ts'
import { pictureOf, roundTable } from './pictures.ts'
import { spoken } from './said.ts'

/** One card below its own heading: a few of these stand side by side. */
const isSingle = (block: Block | undefined): boolean =>
  block?.type === 'cards' && block.title !== '' && block.cards.length === 1

function section({ name, title, blocks }: Section, { labels, language }: ReportPage): Element {
  let level: Place['level'] = 'h3'
  const pieces: Node[] = []
  let singles: Node[] = []
  blocks.forEach((block, at) => {
    const made = blockNodes(block, { labels, isRtl: language.dir === 'rtl', id: `report-${name}-${at}`, level })
    if (block.type === 'heading') level = 'h4'
    if (!isSingle(block)) pieces.push(...made)
    else singles.push(el('div', {}, made))
    if (singles.length === 0 || isSingle(blocks[at + 1])) return
    pieces.push(el('div', { class: 'singles' }, singles))
    singles = []
  })
  return el(
    'section',
    { class: `part part-${name}` },
    pictureOf(name),
    el('div', { class: 'part-words' }, el('h2', {}, title), pieces),
  )
}

/**
 * [O20] A report as a page, once for the app, for the file and for paper. What people said is text in it, in its own
 * language and direction.
 */
export const pageOf = (report: ReportPage): Element =>
  el(
    'article',
    { class: `report for-${report.audience}`, lang: report.language.tag, dir: report.language.dir },
    el(
      'header',
      { class: 'report-head' },
      el(
        'div',
        {},
        el('p', { class: 'when' }, el('bdi', {}, report.group), report.day ? el('span', {}, ` · ${report.day}`) : null),
        el('h1', {}, report.title),
        report.lead.map(said => spoken('p', said, 'lead words')),
      ),
      roundTable(),
    ),
    report.sections.map(one => section(one, report)),
  )
