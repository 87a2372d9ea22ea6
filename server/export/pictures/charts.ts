import { el, type Node } from '#shared/look/node.ts'
import {
  evenShapes,
  fillOf,
  flowShapes,
  minuteShapes,
  type Plot,
  patterns,
  sortsIn,
} from '#shared/report/page/drawing.ts'
import { bandNames } from '#shared/report/page/talkChart.ts'
import { lengthsOf, MOST_DOTS } from '#shared/report/page/votes.ts'
import type { Bar, Block, Report } from '#shared/report/report.ts'
import { lightColour } from '../page/look.ts'
import { round, svgFile, type Written, written } from './sheet.ts'

type Bars = Extract<Block, { type: 'bars' }>
type Talk = Extract<Block, { type: 'chart' }>

const WIDTH = 1280
const EDGE = 64
const INNER = WIDTH - 2 * EDGE
const DOT = 26
const FIGURES = 560

/** One chart: its title, what it says in words, and its drawing. */
export interface ChartPicture {
  readonly title: string
  readonly says: string
  readonly height: number
  readonly shapes: readonly Node[]
}

/** Puts things below each other. */
class Column {
  readonly shapes: Node[] = []
  y = 0
  readonly isRtl: boolean

  constructor(isRtl: boolean) {
    this.isRtl = isRtl
  }

  add({ node, height }: Written, below: number): void {
    this.shapes.push(node)
    this.y += height + below
  }

  text(text: string, size: number, weight: number, below: number): void {
    const letters = { size, weight, fill: lightColour('ink') }
    this.add(written(text, letters, { x: EDGE, y: this.y, width: INNER, isRtl: this.isRtl }), below)
  }
}

/** Dots, or a bar where they are too many: what is sure, what is kept back, and hands. */
function figure({ votes, hands: shown }: Bar, most: number, y: number, isRtl: boolean): Node {
  const { sure, maybe, hands } = lengthsOf(votes, shown)
  const good = lightColour('good')
  const looks = [
    { n: sure, fill: good, stroke: good, 'stroke-width': 0 },
    { n: maybe, fill: 'none', stroke: good, 'stroke-width': 3, 'stroke-dasharray': '5 4' },
    { n: hands, fill: 'none', stroke: good, 'stroke-width': 7 },
  ]
  const from = EDGE + INNER - FIGURES
  const flipped = (x: number, width: number) => (isRtl ? WIDTH - x - width : x)
  if (most <= MOST_DOTS) {
    const dots = looks.flatMap(({ n, ...look }) => Array.from({ length: n }, () => look))
    return el(
      'g',
      {},
      dots.map((look, at) =>
        el('circle', {
          ...{ cx: flipped(from + at * (DOT + 2), DOT) + DOT / 2, cy: round(y + DOT / 2) },
          ...{ r: DOT / 2 - 1 - look['stroke-width'] / 2, ...look },
        }),
      ),
    )
  }
  let at = 0
  const bars = looks.flatMap(({ n, ...look }) => {
    const width = (FIGURES * n) / most
    const x = flipped(from + at, width)
    at += width
    return n > 0 ? [el('rect', { x: round(x), y: round(y), width: round(width), height: DOT, ...look })] : []
  })
  return el('g', {}, bars)
}

function votesPicture({ title, bars, most }: Bars, isRtl: boolean): ChartPicture {
  const column = new Column(isRtl)
  column.text(title, 40, 790, 22)
  const room = { width: INNER - FIGURES - 32, isRtl }
  const ink = lightColour('ink')
  for (const bar of bars) {
    const { y } = column
    const name = written(
      bar.text,
      { size: 26, weight: bar.chosen ? 780 : 480, fill: ink },
      { ...room, x: isRtl ? WIDTH - EDGE - room.width : EDGE, y, lang: bar.lang },
    )
    const says = written(
      bar.says,
      { size: 22, weight: 700, fill: ink },
      { x: isRtl ? EDGE : EDGE + INNER - FIGURES, y: y + DOT + 10, width: FIGURES, isRtl },
    )
    column.shapes.push(name.node, figure(bar, most, y + 4, isRtl), says.node)
    column.y += Math.max(name.height, DOT + 10 + says.height) + 18
  }
  const says = bars.map(({ text, says: figures }) => (figures ? `${text}: ${figures}` : text)).join('. ')
  return { title, says, height: column.y, shapes: column.shapes }
}

function talkPicture({ chart, title, says, talk, head }: Talk, { labels, language }: Report, id: string): ChartPicture {
  const isRtl = language.dir === 'rtl'
  const column = new Column(isRtl)
  column.text(title, 40, 790, 6)
  column.text(says, 26, 480, 18)
  const height = chart === 'flow' ? 240 : 320
  const top = column.y
  const plotAt = (from: number): Plot => ({
    x: (at, width = 0) => String(round(EDGE + INNER * (isRtl ? 1 - at - width : at))),
    y: at => String(round(from + height * at)),
    wide: part => String(round(INNER * part)),
    high: part => String(round(height * part)),
    paint: lightColour,
    letters: '22',
    id,
  })
  const plot = plotAt(top)
  const edge = lightColour('edge')
  column.shapes.push(
    el(
      'g',
      isRtl ? { direction: 'rtl' } : {},
      chart === 'flow' ? patterns(plot) : null,
      chart === 'flow' ? flowShapes(talk, plot) : evenShapes(talk, plot, bandNames(labels)),
      el('rect', {
        x: EDGE,
        y: round(top),
        width: INNER,
        height,
        rx: 6,
        fill: 'none',
        stroke: edge,
        'stroke-width': 2,
      }),
      minuteShapes(talk, plotAt(top + height)),
    ),
  )
  column.y = top + height + 40
  column.text(head[0]!, 20, 480, 8)
  if (chart === 'flow')
    for (const sort of sortsIn(talk)) {
      const { y } = column
      const name = written(
        labels[`chart.${sort}`],
        { size: 24, weight: 480, fill: lightColour('ink') },
        { x: isRtl ? EDGE : EDGE + 48, y, width: INNER - 48, isRtl },
      )
      const swatch = { x: isRtl ? WIDTH - EDGE - 32 : EDGE, y: round(y), width: 32, height: 32, rx: 5 }
      column.shapes.push(el('rect', { ...swatch, fill: fillOf(plot, sort), stroke: edge, 'stroke-width': 2 }))
      column.add(name, 8)
    }
  return { title, says, height: column.y, shapes: column.shapes }
}

/** [O25] Every chart of a report, in its order. */
export const chartPictures = (report: Report): ChartPicture[] =>
  report.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block, at): ChartPicture[] => {
      // Where too few voted there is nothing to draw.
      if (block.type === 'bars' && block.bars.some(({ says }) => says !== ''))
        return [votesPicture(block, report.language.dir === 'rtl')]
      return block.type === 'chart' ? [talkPicture(block, report, `chart-${at}`)] : []
    })

/** Charts below each other as one file, or one alone. */
export function chartFile(report: Report, pictures: readonly ChartPicture[]): Buffer {
  let y = EDGE
  const shapes = pictures.map(({ height, shapes: own, title, says }) => {
    const placed = el(
      'g',
      { transform: `translate(0 ${round(y)})`, role: 'img' },
      el('title', {}, title),
      el('desc', {}, says),
      own,
    )
    y += height + 48
    return placed
  })
  const [only] = pictures.length === 1 ? pictures : []
  const { language, group } = report
  return svgFile(
    {
      ...{ language, width: WIDTH, height: y - 48 + EDGE },
      title: `${only?.title ?? report.title} · ${group}`,
      about: only?.says ?? pictures.map(({ title }) => title).join('. '),
    },
    shapes,
  )
}
