import type { SecretRows } from '../board/secrets.ts'
import { balance } from './balance.ts'
import type { Ms } from './entry.ts'
import { readRows, type TalkRows } from './figures.ts'
import { compareGroups } from './groups.ts'
import type { Comparison } from './tick.ts'

/**
 * [W60] What may be shown of who spoke how much, those here through their life and those through their job; null where
 * nothing may.
 * @param now when the meeting was over, milliseconds since 1970
 */
export function comparisonOf(rows: TalkRows & Pick<SecretRows, 'tick'>, now: Ms): Comparison | null {
  const { resolved, presence, beside, from } = readRows(rows, now)
  const ticks = new Map([...rows.tick.values()].map(({ seat, group }) => [seat, group]))
  return compareGroups(ticks, balance(resolved, presence, [from, now], { ...beside, isOver: true }))
}
