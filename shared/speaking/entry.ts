import * as v from 'valibot'
import { type Id, id } from '../board/ids.ts'

/** Milliseconds since the meeting began, by the server's clock. */
export type Ms = number

/** From `start` up to, and without, `end`. */
export type Span = readonly [start: Ms, end: Ms]

/** Who speaks: somebody at the table, somebody unknown `?`, several at once `*`, or nobody, because it is quiet time `~`. */
export type Who = Id<'seat'> | '?' | '*' | '~'

/**
 * One row of the talk log. Rows are only ever added; one turn may have several, see `mergedTurns`.
 *
 * - A turn, by the speaker's own device `s`, a host's tap `f` or a microphone `m`. `close` is 1 where a person stopped
 *   it, 0 where it goes on or timed out.
 * - A correction `x`; `''` says that nobody spoke. `order` is when it was made: the newest counts.
 * - A line of an import `i` that covers `[from, to)`. All lines of one import have one `order`.
 * - `v` takes a turn back.
 */
export type Entry =
  | readonly [turn: number, kind: 's' | 'f' | 'm', person: Who, start: Ms, len: Ms, close: 0 | 1]
  | readonly [turn: number, kind: 'x', person: Who | '', start: Ms, len: Ms, order: Ms]
  | readonly [turn: number, kind: 'i', person: Id<'seat'> | '?', start: Ms, len: Ms, order: Ms, from: Ms, to: Ms]
  | readonly [kind: 'v', cap: string, turn: number]

/** A row with the id of the tab that wrote it: random, and new each time a page is loaded. */
export type Logged = readonly [cap: string, entry: Entry]

/** No turn and no import is longer, milliseconds. */
const LONGEST = 24 * 60 * 60_000

const whole = v.pipe(v.number(), v.safeInteger())
const length = v.pipe(whole, v.minValue(0), v.maxValue(LONGEST))
const seat = id<'seat'>()
const who = v.union([v.picklist(['?', '*', '~']), seat])

/** Schema of a row, for the wire and for storage. */
export const entry = v.union([
  v.strictTuple([whole, v.picklist(['s', 'f', 'm']), who, whole, length, v.picklist([0, 1])]),
  v.strictTuple([whole, v.literal('x'), v.union([v.literal(''), who]), whole, length, whole]),
  v.pipe(
    v.strictTuple([whole, v.literal('i'), v.union([v.literal('?'), seat]), whole, length, whole, whole, whole]),
    v.check(([, , , , , , from, to]) => isLength(to - from)),
  ),
  v.strictTuple([v.literal('v'), id<'cap'>(), whole]),
]) satisfies v.GenericSchema<unknown, Entry>

/** A row of anybody's making, or null where it is malformed: readers pass such rows over. */
export function readEntry(row: unknown): Entry | null {
  const read = v.safeParse(entry, row)
  return read.success ? read.output : null
}

const isLength = (ms: Ms) => ms >= 0 && ms <= LONGEST

/** Are the numbers of a row whole, and no length below nothing or above 24 hours? What its type cannot say. */
export function isSound(row: Entry): boolean {
  if (row[0] === 'v') return Number.isSafeInteger(row[2])
  if (row.some(part => typeof part === 'number' && !Number.isSafeInteger(part))) return false
  return isLength(row[4]) && (row[1] !== 'i' || isLength(row[7] - row[6]))
}

/** [W1] Whom a row means at a table with these seats: whoever is not at it is somebody unknown. */
export const whoAt = (roster: ReadonlySet<Id<'seat'>>, person: Who): Who =>
  isNamed(person) && !roster.has(person) ? '?' : person

/** Is this one person, at a seat? */
export const isNamed = (who: Who): who is Id<'seat'> => who !== '?' && who !== '*' && who !== '~'
