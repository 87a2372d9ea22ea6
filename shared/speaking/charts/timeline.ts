import type { Ms, Span } from '../entry.ts'

/** A bar on a line from 0 to 1. */
export interface Bar {
  readonly at: number
  readonly width: number
}

/** No bar is drawn thinner, and gaps that are smaller are closed: nobody could see either. Parts of the whole line. */
const THINNEST = 1 / 500

/**
 * [W44] Spans as bars of a line that is `window` long. What is outside is cut off. A bar of a short turn may be wider
 * than to scale, up to where it can be seen, and never reaches past the end of the line.
 * @param spans in order, none overlapping another
 */
export function barsOf(spans: readonly Span[], [from, to]: Span): Bar[] {
  const bars: { at: number; width: number }[] = []
  const length = to - from
  for (const [start, end] of spans) {
    const a = Math.max(from, start)
    const b = Math.min(to, end)
    if (b <= a) continue
    const width = Math.max(THINNEST, (b - a) / length)
    const at = Math.min(1 - width, (a - from) / length)
    const last = bars.at(-1)
    if (last && at - (last.at + last.width) < THINNEST) last.width = Math.max(last.width, at + width - last.at)
    else bars.push({ at, width })
  }
  return bars
}

const MINUTE = 60_000
const STEPS = [1, 2, 5, 10, 20, 30, 60, 120, 240, 480]

/**
 * Minutes to write under a line of this length (ms): the first is 0, all in even steps, and no more than fit.
 * @param most how many fit, at least 2
 */
export function minuteMarks(length: Ms, most: number): number[] {
  const minutes = Math.max(0, length / MINUTE)
  const step = STEPS.find(one => minutes / one < most) ?? Math.ceil(minutes / (most - 1))
  return Array.from({ length: Math.floor(minutes / step) + 1 }, (_, at) => at * step)
}
