import * as v from 'valibot'
import { device } from '../board/device.ts'
import { knownGroup } from '../board/seats.ts'

const shown = v.object({ name: v.string(), guest: v.number() })
type Shown = v.InferOutput<typeof shown>

const keyOf = (board: string) => `credited.${board}.last`

/** Under which name, or as which guest, this person said yes: a guest's number goes with their seat. */
export const keepCredited = (board: string, { name, guest }: Shown): void => device.set(keyOf(board), { name, guest })

/** As what this device's person may be named in reports; null where it cannot know. */
export function creditedAs(board: string): Shown | null {
  const kept = v.safeParse(shown, device.get(keyOf(board)))
  if (kept.success) return kept.output
  const name = knownGroup(board)?.name
  return name ? { name, guest: 0 } : null
}
