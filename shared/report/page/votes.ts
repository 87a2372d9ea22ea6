import { icon } from '../../look/icon.ts'
import { type Element, el } from '../../look/node.ts'
import { type Cell, rangeOf } from '../../voting/safe.ts'
import type { Bar, Block, Labels } from '../report.ts'
import { spoken } from './said.ts'

/** So many dots can be taken in at a glance; what is more is a bar. */
export const MOST_DOTS = 20

const dots = (className: string, n: number): Element[] =>
  Array.from({ length: n }, () => el('span', { class: className }))

/** What is sure, what may be, and the hands, which anyone could see. */
export function lengthsOf(votes: Cell | null, hands: number) {
  const [least, most] = votes === null ? [0, 0] : rangeOf(votes)
  return { sure: least, maybe: most - least, hands }
}

/** One dot for each vote; those that are kept back are only drawn as an open end. */
function asDots({ votes, hands: shown }: Bar): Element {
  const { sure, maybe, hands } = lengthsOf(votes, shown)
  return el('span', { class: 'dots', 'aria-hidden': 'true' }, [
    dots('dot', sure),
    dots('dot maybe', maybe),
    dots('dot hand', hands),
  ])
}

function asBar({ votes, hands: shown }: Bar, most: number, isRtl: boolean): Element {
  const { sure, maybe, hands } = lengthsOf(votes, shown)
  const part = (className: string, from: number, length: number) =>
    length === 0
      ? null
      : el('rect', {
          ...{ class: className, height: '100%', width: `${(100 * length) / most}%` },
          x: `${(100 * (isRtl ? most - from - length : from)) / most}%`,
        })
  return el('svg', { class: 'long-bar', 'aria-hidden': 'true', focusable: 'false' }, [
    part('sure', 0, sure),
    part('maybe', sure, maybe),
    part('hand', sure + maybe, hands),
  ])
}

/** [O22] What could be chosen, each with its dots and its figure in words. */
export function votes(
  { bars, most }: Extract<Block, { type: 'bars' }>,
  { labels, isRtl }: { readonly labels: Labels; readonly isRtl: boolean },
): Element {
  const isLong = most > MOST_DOTS
  return el(
    'ul',
    { class: isLong ? 'votes long' : 'votes', role: 'list' },
    bars.map(bar =>
      el(
        'li',
        { class: bar.chosen ? 'chosen' : undefined },
        el('div', { class: 'option' }, [
          spoken('span', bar),
          bar.chosen ? el('span', { class: 'tag' }, icon('tick'), labels['report.chosen']) : null,
        ]),
        el('div', { class: 'figure' }, [
          bar.says === '' ? null : isLong ? asBar(bar, most, isRtl) : asDots(bar),
          bar.says === '' ? null : el('span', { class: 'says' }, bar.says),
        ]),
      ),
    ),
  )
}
