import type { RoomSummary } from '../roomSummary.ts'
import type { Bar } from './timeline.ts'

/** Sorts of time, from the bottom of a column up. */
export const timeSorts = ['one', 'several', 'none', 'groups', 'quiet'] as const
export type TimeSort = (typeof timeSorts)[number]

/** A stretch as a column: its place, and the parts of it that are there, from the bottom up. All from 0 to 1. */
export interface Column extends Bar {
  readonly parts: readonly { readonly sort: TimeSort; readonly from: number; readonly to: number }[]
}

/** Seconds up to the beginning of each stretch, and then all of them. */
export function beginnings(stretches: RoomSummary['stretches']): number[] {
  const all = [0]
  for (const { length } of stretches) all.push(all.at(-1)! + length)
  return all
}

/** [W44] The timeline as columns, as wide as their stretches are long; the parts of each are as high as their time. */
export function columnsOf(stretches: RoomSummary['stretches']): Column[] {
  const starts = beginnings(stretches)
  const whole = starts.at(-1)!
  return stretches.flatMap((stretch, at) => {
    const sum = timeSorts.reduce((all, sort) => all + stretch[sort], 0)
    if (whole === 0 || sum === 0) return []
    let from = 0
    const parts = timeSorts.flatMap(sort => {
      const to = from + stretch[sort] / sum
      const part = { sort, from, to }
      from = to
      return stretch[sort] > 0 ? [part] : []
    })
    return [{ at: starts[at]! / whole, width: stretch.length / whole, parts }]
  })
}
