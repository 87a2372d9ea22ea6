import * as v from 'valibot'
import type { Id } from '../board/ids.ts'
import type { ShareRow } from './charts/shares.ts'
import type { Ms, Span } from './entry.ts'
import { measure } from './spans.ts'

/** Bumped when the shape of the JSON changes; what was kept before is read by its number. */
export const KEPT_VERSION = 1

const SECOND = 1000
const whole = v.pipe(v.number(), v.integer(), v.minValue(0))

/**
 * [W57] Who spoke when: `turns` of `[person, start, length]`, a person by their place among the `people` of the record,
 * times in whole seconds from when the first of them spoke.
 */
export const keptTurns = v.object({
  version: v.literal(KEPT_VERSION),
  turns: v.array(v.tuple([whole, whole, whole])),
})
export type KeptTurns = v.InferOutput<typeof keptTurns>

/**
 * Reads what was kept.
 * @throws SyntaxError, v.ValiError where it is nothing of the sort
 */
export const readKept = (json: string): KeptTurns => v.parse(keptTurns, JSON.parse(json))

/**
 * [W59] What is left when some have taken theirs out: it begins with the first of the others, so that it does not tell
 * that there was somebody before.
 * @returns null where nothing is left
 */
export function withoutPeople({ version, turns }: KeptTurns, people: ReadonlySet<number>): KeptTurns | null {
  const left = turns.filter(([person]) => !people.has(person))
  const first = Math.min(...left.map(([, start]) => start))
  return left.length > 0 ? { version, turns: left.map(([person, start, len]) => [person, start - first, len]) } : null
}

/** When each person spoke, in milliseconds, in the order of the record. */
export function spansOf({ turns }: KeptTurns): ReadonlyMap<number, readonly Span[]> {
  const spans = new Map<number, Span[]>()
  for (const [person, start, len] of [...turns].sort((a, b) => a[0] - b[0] || a[1] - b[1]))
    spans.set(person, [...(spans.get(person) ?? []), [start * SECOND, (start + len) * SECOND]])
  return spans
}

/** From when the first spoke up to when the last did, milliseconds. */
export const windowOf = ({ turns }: KeptTurns): Span => [
  0,
  turns.reduce((last, [, start, len]) => Math.max(last, (start + len) * SECOND), 0),
]

/** Everyone's talk beside an equal share of it. How long each was there is not kept: the share is the same for all. */
export function keptShares(spans: ReadonlyMap<number, readonly Span[]>): ShareRow[] {
  const talk = [...spans].map(([person, turns]): readonly [number, Ms] => [person, measure(turns)])
  const equal = talk.reduce((sum, [, ms]) => sum + ms, 0) / Math.max(1, talk.length)
  const longest = Math.max(equal, ...talk.map(([, ms]) => ms), 1)
  return talk.map(([person, ms]) => ({
    seat: String(person) as Id<'seat'>,
    talk: ms,
    equal,
    bar: ms / longest,
    line: equal / longest,
  }))
}
