import * as v from 'valibot'
import type { Id } from '../board/ids.ts'
import type { SealedKey, Secret } from '../board/secrets.ts'
import type { Ms } from './entry.ts'
import type { RoomSummary } from './roomSummary.ts'
import { type SummaryRows, summaryOf } from './summary.ts'
import { toEntries } from './transcript/entries.ts'

/** So many transcripts can be added to one record. */
export const MOST_ANNEXES = 5

/** Most turns of one transcript, and from the first up to the last, ms: hours of talk that are added up in a moment. */
const MOST_TURNS = 5000
const LONGEST = 10 * 60 * 60_000
const DAY = 24 * 60 * 60_000

/** Stands for whoever spoke and is nobody that the record knows, as far as the host could tell. */
export const SOMEBODY = -1

const time = v.pipe(v.number(), v.integer(), v.minValue(-DAY), v.maxValue(DAY))

/** From the first that was said up to the last. */
function lengthOf(turns: readonly (readonly [person: number, start: number, end: number])[]): number {
  const first = turns.reduce((least, [, start]) => Math.min(least, start), Number.POSITIVE_INFINITY)
  return turns.reduce((last, [, , end]) => Math.max(last, end - first), 0)
}

/**
 * Turns of a transcript `[person, start, end]`: a person by their place among the people of the record, or `SOMEBODY`;
 * times in milliseconds of the transcript's own clock. No name and nothing that was said.
 */
export const annexTurns = v.pipe(
  v.array(
    v.pipe(
      v.tuple([v.pipe(v.number(), v.integer(), v.minValue(SOMEBODY)), time, time]),
      v.check(([, start, end]) => end > start),
    ),
  ),
  v.minLength(1),
  v.maxLength(MOST_TURNS),
  v.check(turns => lengthOf(turns) <= LONGEST),
)
export type AnnexTurns = v.InferOutput<typeof annexTurns>

/** Where a seat would be, the place of a person in the record. */
const seatOf = (person: number) => `person-${person}` as Id<'seat'>

/**
 * [O44] What a transcript tells of the talk of the whole room, as if everyone of the record had been in it all the time.
 * When who came is in no record.
 * @param people how many the record has; a turn of any other person is somebody's
 * @returns null where it is too few people to tell anything safely [W40]
 */
export function annexOf(people: number, turns: AnnexTurns): RoomSummary | null {
  const first = Math.min(...turns.map(([, start]) => start))
  const names = new Map(Array.from({ length: people }, (_, person) => [String(person), seatOf(person) as string]))
  const cues = turns.map(([person, start, end]) => ({ name: String(person), start, end }))
  const entries = toEntries(cues, names, -first, 0)
  const now: Ms = entries.reduce((last, [, , , start, len]) => Math.max(last, start + len), 0)
  const cap = 'transcript' as Id<'cap'>
  const key = (name: string | number) => `row-${name}` as SealedKey
  const lines = entries.map(([turn, kind, who, ...times]): Secret<'talk'> => {
    return { cap, entry: [turn, kind, who as Id<'seat'> | '?', ...times] }
  })
  const rows: SummaryRows = {
    talk: new Map(lines.map((line, at) => [key(at), line])),
    presence: new Map([...names.values()].map(seat => [key(seat), { seat: seat as Id<'seat'>, spans: [[0, now]] }])),
    oneVoice: new Map(),
    gauge: new Map(),
    smallGroups: new Map(),
  }
  return summaryOf(rows, now)
}
