import { union } from '../spans.ts'
import type { Cue } from './cue.ts'

/**
 * A row of the talk log that came from a transcript: a turn of `len` ms from `start`, in the stretch `[from, to)` for which
 * the transcript knows who spoke. Times are ms of the meeting's clock. `order`: when it was imported; the newest counts.
 */
export type ImportEntry = readonly [
  turn: number,
  kind: 'i',
  person: string,
  start: number,
  len: number,
  order: number,
  from: number,
  to: number,
]

/** Whoever spoke without being one of the table, as far as anybody knows. */
const SOMEBODY = '?'

/** A silence longer than this (ms) was more likely a break, or a part that was not recorded. */
export const HOLE = 5 * 60_000

/**
 * [X8] The rows of an import, by start; one capture (`cap`) for all. Talk of one person that touches or overlaps is one turn.
 * What lies before the meeting is left out.
 * @param seatOf the seat that a host chose for each name; names that are not in it are somebody
 * @param offset what is added to the transcript's times, ms
 * @param order now on the meeting's clock, ms
 */
export function toEntries(
  cues: readonly Cue[],
  seatOf: ReadonlyMap<string, string>,
  offset: number,
  order: number,
): ImportEntry[] {
  const talk = new Map<string, [start: number, end: number][]>()
  for (const { name, start, end } of cues) {
    if (end + offset <= 0) continue
    const person = seatOf.get(name) ?? SOMEBODY
    const turns = talk.get(person) ?? []
    turns.push([Math.max(0, start + offset), end + offset])
    talk.set(person, turns)
  }
  const turns = [...talk]
    .flatMap(([person, all]) => union(all).map(([start, end]) => ({ person, start, end })))
    .sort((one, other) => one.start - other.start || (one.person < other.person ? -1 : 1))
  return stretches(turns)
    .flatMap(({ from, to, turns }) =>
      turns.map(({ person, start, end }) => ({ person, start, len: end - start, from, to })),
    )
    .map(({ person, start, len, from, to }, turn) => [turn, 'i', person, start, len, order, from, to])
}

interface Turn {
  readonly person: string
  readonly start: number
  readonly end: number
}

/** Turns by start, parted where nobody speaks for longer than a hole. */
function stretches(turns: readonly Turn[]): { from: number; to: number; turns: Turn[] }[] {
  const all: { from: number; to: number; turns: Turn[] }[] = []
  for (const turn of turns) {
    const last = all.at(-1)
    if (last && turn.start - last.to <= HOLE) {
      last.to = Math.max(last.to, turn.end)
      last.turns.push(turn)
    } else all.push({ from: turn.start, to: turn.end, turns: [turn] })
  }
  return all
}
