import { type Element, el } from '../../look/node.ts'
import { beginnings, columnsOf, type TimeSort, timeSorts } from '../../speaking/charts/columns.ts'
import { type Band, bands, evenLine } from '../../speaking/charts/evenLine.ts'
import { minuteMarks } from '../../speaking/charts/timeline.ts'
import type { RoomSummary } from '../../speaking/roomSummary.ts'

/** Where a drawing is and what it is drawn with: parts of a page, or of a file of its own. */
export interface Plot {
  /** A part of the whole from the beginning of a line as an attribute, for a thing so wide: from the right in Arabic. */
  x(at: number, width?: number): string
  /** From the top. */
  y(at: number): string
  wide(part: number): string
  high(part: number): string
  /** A colour of `tokens.css`, by name. */
  paint(token: string): string
  /** Size of its letters. */
  readonly letters: string
  /** Its own in the page. */
  readonly id: string
}

type Talk = Pick<RoomSummary, 'stretches'>

/** Each sort of time is a pattern besides a colour: full, hatched, empty, checked, dotted. */
export const fillOf = ({ id }: Plot, sort: TimeSort): string => `url(#${id}-${sort})`

export function patterns({ id, paint }: Plot): Element {
  const pattern = (sort: TimeSort, size: number, ...shapes: readonly Element[]) =>
    el(
      'pattern',
      { id: `${id}-${sort}`, width: size, height: size, patternUnits: 'userSpaceOnUse' },
      el('rect', { width: size, height: size, fill: paint(sort === 'one' ? 'brand' : 'surface') }),
      shapes,
    )
  const hatch = { d: 'M-2 2 2-2M0 8 8 0M6 10l4-4', stroke: paint('brand'), 'stroke-width': 2.5 }
  return el('defs', {}, [
    pattern('one', 8),
    pattern('several', 8, el('path', hatch)),
    pattern('none', 8),
    pattern('groups', 10, el('path', { d: 'M0 0h5v5H0zM5 5h5v5H5z', fill: paint('brand') })),
    pattern('quiet', 10, el('circle', { cx: 5, cy: 5, r: 2, fill: paint('brand') })),
  ])
}

export const sortsIn = ({ stretches }: Talk): TimeSort[] =>
  timeSorts.filter(sort => stretches.some(stretch => stretch[sort] > 0))

/** How the talk went: one column for each stretch. */
export const flowShapes = ({ stretches }: Talk, plot: Plot): Element[] =>
  columnsOf(stretches).flatMap(({ at, width, parts }) =>
    parts.map(({ sort, from, to }) =>
      el('rect', {
        ...{ x: plot.x(at, width), y: plot.y(1 - to), width: plot.wide(width), height: plot.high(to - from) },
        ...{ fill: fillOf(plot, sort), stroke: plot.paint('edge') },
      }),
    ),
  )

/** The last point stands inside the drawing, whole. */
const onLine = (at: number): number => Math.min(at, 0.97)

/** How evenly the time was shared: a line through three bands that are named. */
export function evenShapes({ stretches }: Talk, plot: Plot, names: Readonly<Record<Band, string>>): Element[] {
  const points = evenLine(stretches)
  const { paint } = plot
  return [
    ...bands.flatMap((band, at) => [
      el('rect', {
        ...{ x: plot.x(0, 1), width: plot.wide(1), y: plot.y(at / bands.length), height: plot.high(1 / bands.length) },
        fill: paint(at % 2 ? 'surface' : 'sunk'),
      }),
      el(
        'text',
        {
          ...{ x: plot.x(0.02), y: plot.y(at / bands.length), dy: '1.3em' },
          ...{ 'font-size': plot.letters, fill: paint('ink') },
        },
        names[band],
      ),
    ]),
    ...points.flatMap(({ at, y, joins }, n) =>
      joins
        ? [
            el('line', {
              ...{ x1: plot.x(onLine(points[n - 1]!.at)), y1: plot.y(points[n - 1]!.y) },
              ...{ x2: plot.x(onLine(at)), y2: plot.y(y), stroke: paint('brand'), 'stroke-width': 3 },
            }),
          ]
        : [],
    ),
    ...points.map(({ at, y }) =>
      el('circle', {
        ...{ cx: plot.x(onLine(at)), cy: plot.y(y), r: 7 },
        ...{ fill: paint('brand'), stroke: paint('surface'), 'stroke-width': 2 },
      }),
    ),
  ]
}

/** As many as fit under the line on a small phone with large letters. */
const MOST_MARKS = 5

/** Minutes under a line of time. */
export function minuteShapes({ stretches }: Talk, plot: Plot): Element[] {
  const length = beginnings(stretches).at(-1)! * 1000
  return minuteMarks(length, MOST_MARKS).map(minute => {
    const at = length === 0 ? 0 : (minute * 60_000) / length
    const anchor = at < 0.05 ? 'start' : at > 0.85 ? 'end' : 'middle'
    return el(
      'g',
      {},
      el('line', {
        ...{ x1: plot.x(at), x2: plot.x(at), y1: plot.y(0), y2: plot.y(0), stroke: plot.paint('edge') },
        'stroke-width': 2,
      }),
      el(
        'text',
        {
          ...{ x: plot.x(at), y: plot.y(0), dy: '1.5em', 'text-anchor': anchor },
          ...{ 'font-size': plot.letters, fill: plot.paint('ink') },
        },
        String(minute),
      ),
    )
  })
}
