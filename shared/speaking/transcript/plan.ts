import type { Id } from '../../board/ids.ts'
import type { Entry, Ms } from '../entry.ts'
import type { Cue } from './cue.ts'
import { toEntries } from './entries.ts'

/** A row of an import. */
export type ImportLine = Extract<Entry, readonly [number, 'i', ...unknown[]]>

/** How an import lies on the meeting: where, and as of when. Times are milliseconds since 1970. */
export interface Place {
  /** When the meeting began. */
  readonly began: Ms
  /** How long after that the transcript begins; before it where below zero. */
  readonly offset: Ms
  /** Nothing after it is taken, and the newest import counts. */
  readonly now: Ms
}

/** What an import will bring. */
export interface ImportPlan {
  readonly lines: readonly ImportLine[]
  /** For each seat, and `?` for whoever was given none, in the order in which they first speak. */
  readonly people: readonly { readonly who: Id<'seat'> | '?'; readonly turns: number; readonly talk: Ms }[]
  /** Stretches longer than five minutes of which the transcript knows nothing: there what is there stays. */
  readonly gaps: number
  /** Cues that lie before the meeting or after now. */
  readonly outside: number
}

/**
 * [X8] [W43] The rows of an import, and what a host is to see of them before they go in. What is before the meeting or
 * after now is left out.
 * @param seatOf the seat that a host chose for each name
 */
export function planImport(
  cues: readonly Cue[],
  seatOf: ReadonlyMap<string, Id<'seat'>>,
  { began, offset, now }: Place,
): ImportPlan {
  const until = now - began
  const isWithin = ({ start, end }: Cue) => end + offset > 0 && start + offset < until
  const within = cues.filter(isWithin).map(cue => ({ ...cue, end: Math.min(cue.end, until - offset) }))
  const lines = toEntries(within, seatOf, offset, now).map(
    ([turn, kind, person, start, len, order, from, to]): ImportLine => {
      const who = person === '?' ? person : (person as Id<'seat'>)
      return [turn, kind, who, began + start, len, order, began + from, began + to]
    },
  )
  const people = new Map<Id<'seat'> | '?', { turns: number; talk: Ms }>()
  for (const [, , who, , len] of lines) {
    const { turns, talk } = people.get(who) ?? { turns: 0, talk: 0 }
    people.set(who, { turns: turns + 1, talk: talk + len })
  }
  return {
    lines,
    people: [...people].map(([who, one]) => ({ who, ...one })),
    gaps: Math.max(0, new Set(lines.map(([, , , , , , from]) => from)).size - 1),
    outside: cues.length - within.length,
  }
}

/** So many rows fit into one frame, with room to spare. */
const IN_PORTION = 100

/** The rows in portions that can be sent. */
export const portionsOf = (lines: readonly ImportLine[]): ImportLine[][] =>
  Array.from({ length: Math.ceil(lines.length / IN_PORTION) }, (_, at) =>
    lines.slice(at * IN_PORTION, (at + 1) * IN_PORTION),
  )
