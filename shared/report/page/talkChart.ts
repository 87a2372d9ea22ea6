import { type Element, el } from '../../look/node.ts'
import type { Band } from '../../speaking/charts/evenLine.ts'
import type { Block, Labels } from '../report.ts'
import { evenShapes, fillOf, flowShapes, minuteShapes, type Plot, patterns, sortsIn } from './drawing.ts'

type Chart = Extract<Block, { type: 'chart' }>

export const bandNames = (labels: Labels): Readonly<Record<Band, string>> => ({
  shared: labels['chart.band_shared'],
  some: labels['chart.band_some'],
  few: labels['chart.band_few'],
})

const percent = (part: number): string => `${Number((100 * part).toFixed(3))}%`

const plotOf = (id: string, isRtl: boolean): Plot => ({
  x: (at, width = 0) => percent(isRtl ? 1 - at - width : at),
  y: percent,
  wide: percent,
  high: percent,
  paint: token => `var(--${token})`,
  letters: '1rem',
  id,
})

/** [O23] A chart of the talk: its sentence, its drawing, and its figures as a table for whoever opens it. */
export function talkChart(
  { chart, title, says, talk, head, rows }: Chart,
  { id, level, labels, isRtl }: { id: string; level: 'h3' | 'h4'; labels: Labels; isRtl: boolean },
): Element {
  const plot = plotOf(id, isRtl)
  const shapes = chart === 'flow' ? flowShapes(talk, plot) : evenShapes(talk, plot, bandNames(labels))
  const drawing = { class: `plot ${chart}-plot`, role: 'img', 'aria-labelledby': `${id}-title ${id}-desc` }
  const swatch = (sort: ReturnType<typeof sortsIn>[number]) =>
    el('svg', { 'aria-hidden': 'true' }, el('rect', { width: '100%', height: '100%', fill: fillOf(plot, sort) }))
  return el(
    'figure',
    { class: 'talk-chart', 'aria-labelledby': `${id}-name` },
    el(
      'div',
      { class: 'drawing' },
      el(level, { id: `${id}-name` }, title),
      el('p', { class: 'chart-says' }, says),
      el(
        'svg',
        { ...drawing, focusable: 'false' },
        el('title', { id: `${id}-title` }, title),
        el('desc', { id: `${id}-desc` }, says),
        chart === 'flow' ? patterns(plot) : null,
        shapes,
      ),
      el('svg', { class: 'marks', 'aria-hidden': 'true', focusable: 'false' }, minuteShapes(talk, plot)),
      el('p', { class: 'unit', 'aria-hidden': 'true' }, head[0]!),
      chart === 'flow'
        ? el(
            'ul',
            { class: 'legend', role: 'list' },
            sortsIn(talk).map(sort => el('li', {}, swatch(sort), labels[`chart.${sort}`])),
          )
        : null,
    ),
    el(
      'details',
      {},
      el('summary', {}, labels['chart.table']),
      table(
        title,
        head,
        rows.map(row => row.map(text => el('span', {}, text))),
      ),
    ),
  )
}

/** A table whose first column names its rows. Where it is wider than the screen, the keyboard can move it. */
export const table = (title: string, head: readonly string[], rows: readonly (readonly Element[])[]): Element =>
  el(
    'div',
    { class: 'scroll', role: 'group', 'aria-label': title, tabindex: 0 },
    el(
      'table',
      {},
      el('caption', { class: 'vh' }, title),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          head.map(name => el('th', { scope: 'col' }, name)),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map(([first, ...rest]) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, first ?? null),
            rest.map(cell => el('td', {}, cell)),
          ),
        ),
      ),
    ),
  )
