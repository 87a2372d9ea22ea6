import type { Ms, Who } from './entry.ts'
import type { Resolved } from './resolve.ts'
import { both } from './spans.ts'

/** Somebody's turn, or quiet time, as far as it lies within the time that is looked at. */
export interface LastTurn {
  readonly who: Who
  readonly start: Ms
  readonly end: Ms
}

/** What a correction says: who had this time; `''` for nobody. */
export interface Fix {
  readonly who: Who | ''
  readonly start: Ms
  readonly len: Ms
}

/** Turns that are no further apart than this are one after the other, milliseconds. */
const NEIGHBOURS = 1_000

/** [W25] The turns within a time, the newest first. */
export function lastTurns({ talk, unknown, several, quiet }: Resolved, from: Ms, to: Ms): LastTurn[] {
  const lists: (readonly [Who, Resolved['unknown']])[] = [...talk, ['?', unknown], ['*', several], ['~', quiet]]
  return lists
    .flatMap(([who, spans]) => both(spans, [[from, to]]).map(([start, end]) => ({ who, start, end })))
    .sort((a, b) => b.start - a.start || b.end - a.end)
}

/**
 * [W25] The correction that moves one edge of a turn. What a turn loses goes to whoever spoke right before or after it,
 * or to nobody. A turn never ends up shorter than nothing.
 * @param by milliseconds; below 0 for earlier
 */
export function moveEdge(turns: readonly LastTurn[], turn: LastTurn, edge: 'start' | 'end', by: Ms): Fix {
  const at = turn[edge]
  const grows = edge === 'start' ? by < 0 : by > 0
  const len = grows ? Math.abs(by) : Math.min(Math.abs(by), turn.end - turn.start)
  const start = by < 0 ? at - len : at
  if (grows) return { who: turn.who, start, len }
  const other = edge === 'start' ? 'end' : 'start'
  const neighbour = turns.find(one => one !== turn && Math.abs(one[other] - at) <= NEIGHBOURS)
  return { who: neighbour?.who ?? '', start, len }
}
