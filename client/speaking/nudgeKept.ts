import * as v from 'valibot'
import { device } from '../board/device.ts'

/*
 * Whether somebody wants the hint that they have spoken a lot, and when it last came. Kept on this device only, and
 * forgotten with the group.
 */

const kept = v.object({ on: v.boolean(), came: v.nullable(v.number()) })
type Kept = v.InferOutput<typeof kept>

const keyOf = (board: string) => `nudge.${board}.`

/** Off, until its person has switched it on. */
export function keptNudge(board: string): Kept {
  const read = v.safeParse(kept, device.get(keyOf(board)))
  return read.success ? read.output : { on: false, came: null }
}

export const keepNudge = (board: string, nudge: Kept): void => device.set(keyOf(board), nudge)
