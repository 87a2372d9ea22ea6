import { kinds } from '../../board/kinds.ts'
import { icon } from '../../look/icon.ts'
import { type Element, el, type Node } from '../../look/node.ts'
import type { Block, Labels, SaidCard, Stop } from '../report.ts'
import { spoken } from './said.ts'
import { table, talkChart } from './talkChart.ts'
import { votes } from './votes.ts'

/** Where a block stands. */
export interface Place {
  readonly labels: Labels
  readonly isRtl: boolean
  /** Its own in the page, for what has a name there. */
  readonly id: string
  /** The heading of a block, below those before it. */
  readonly level: 'h3' | 'h4'
}

const titled = (level: Place['level'], title: string): Element | null =>
  title ? el(level, { class: 'words', dir: 'auto' }, title) : null

/** What stands below the words of a card. */
const below = ({ by, meToo, says }: SaidCard): readonly (Element | null)[] => [
  by ? el('span', { class: 'by words', dir: 'auto' }, by) : null,
  meToo > 0
    ? el(
        'span',
        { class: 'me-too' },
        icon('heart'),
        el('span', { 'aria-hidden': 'true' }, String(meToo)),
        el('span', { class: 'vh' }, says),
      )
    : null,
]

const kindWord = ({ kindName }: SaidCard): Element => el('span', { class: 'vh' }, `${kindName}: `)

const badge = ({ kind }: SaidCard): Element =>
  el('span', { class: 'badge', 'aria-hidden': 'true' }, icon(kinds[kind].icon, ''))

/** A card in the colour and the shape of its kind, which is also said. */
const card = (one: SaidCard): Element =>
  el(
    'li',
    { class: `card k-${kinds[one.kind].look}` },
    badge(one),
    el('p', {}, kindWord(one), spoken('span', one)),
    below(one).some(part => part !== null) ? el('div', { class: 'below' }, below(one)) : null,
  )

/** A job as a row: who, and what. */
const job = (one: SaidCard): Element =>
  el(
    'li',
    { class: `job k-${kinds[one.kind].look}` },
    one.by ? el('span', { class: 'face', 'aria-hidden': 'true' }, [...one.by][0]!.toUpperCase()) : badge(one),
    el('p', {}, kindWord(one), spoken('strong', one), below(one)),
  )

function cards({ title, cards: all }: Extract<Block, { type: 'cards' }>, level: Place['level']): readonly Node[] {
  const areJobs = all.every(({ kind }) => kind === 'job')
  const list = el('ul', { class: areJobs ? 'jobs' : 'cards', role: 'list' }, all.map(areJobs ? job : card))
  return [...(title ? [titled(level, title)!] : []), list]
}

/** The group's way so far, and where it goes next. */
const story = (stops: readonly Stop[], labels: Labels): Element =>
  el(
    'ol',
    { class: 'path', role: 'list' },
    stops.map(({ number, day, said, at }) =>
      el(
        'li',
        { class: at, 'aria-current': at === 'this' ? 'step' : undefined },
        el('span', { class: 'stop' }, String(number)),
        el('p', { class: 'day' }, day, at === 'this' ? el('span', { class: 'vh' }, ` ${labels['report.this']}`) : null),
        spoken('p', said),
      ),
    ),
  )

/** Every piece of a report as a part of a page. */
export function blockNodes(block: Block, { labels, isRtl, id, level }: Place): readonly Node[] {
  switch (block.type) {
    case 'text':
      return [spoken('p', block.said)]
    case 'heading':
      return [spoken('h3', block.said)]
    case 'list':
      return [
        el(
          'ul',
          { class: 'list', role: 'list' },
          block.items.map(item => spoken('li', item)),
        ),
      ]
    case 'cards':
      return cards(block, level)
    case 'bars':
      return [titled(level, block.title) ?? '', votes(block, { labels, isRtl })]
    case 'table':
      return [
        table(
          block.title,
          block.head,
          block.rows.map(row => row.map(cell => spoken('span', cell))),
        ),
      ]
    case 'chart':
      return [talkChart(block, { id, level, labels, isRtl })]
    case 'story':
      return [story(block.stops, labels)]
    default:
      return block satisfies never
  }
}
