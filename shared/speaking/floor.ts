import type { Ms } from './entry.ts'
import { byId, type Turn } from './mergedTurns.ts'

const byStart = (a: Turn, b: Turn): number => a.start - b.start || byId(a, b)

/**
 * [W3] Hosts' taps with the ends that they have: there is one floor, whoever taps. Each tap ends where the next starts,
 * and an older one never comes back. A tap that has no end of its own yet lasts to the next one, or until `now`.
 */
export function floorOf(taps: readonly Turn[], now: Ms): Turn[] {
  const inOrder = [...taps].sort(byStart)
  return inOrder.map((tap, at) => {
    const hasEnd = tap.stopped || tap.end > tap.start
    const own = hasEnd ? tap.end : Math.max(tap.start, inOrder.length > at + 1 ? Number.POSITIVE_INFINITY : now)
    return { ...tap, end: Math.min(own, inOrder[at + 1]?.start ?? own) }
  })
}

/**
 * [W4] Turns from people's own devices with the ends that they have: one that a person stopped is kept whole. One that
 * goes on, or was forgotten, is cut where the next own turn or tap of anybody else starts.
 */
export function ownTurns(own: readonly Turn[], taps: readonly Turn[]): Turn[] {
  const starts = [...own, ...taps].sort(byStart)
  /** For each start, where the first after it of somebody else is. */
  const other = new Array<number>(starts.length).fill(starts.length)
  for (let at = starts.length - 2; at >= 0; at--)
    other[at] = starts[at]!.who === starts[at + 1]!.who ? other[at + 1]! : at + 1

  return own.map(turn => {
    if (turn.stopped) return turn
    const next = firstAfter(starts, turn.start)
    const cut = starts[next]?.who === turn.who ? other[next]! : next
    return { ...turn, end: Math.min(turn.end, starts[cut]?.start ?? turn.end) }
  })
}

/** Where the first that starts strictly later is; the length of the list for none. */
function firstAfter(inOrder: readonly Turn[], start: Ms): number {
  let low = 0
  let high = inOrder.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (inOrder[middle]!.start <= start) low = middle + 1
    else high = middle
  }
  return low
}
