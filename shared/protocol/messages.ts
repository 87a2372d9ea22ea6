import * as v from 'valibot'
import { id, maybeId } from '../board/ids.ts'
import { secretTables, signalSort } from '../board/secrets.ts'
import { entry } from '../speaking/entry.ts'
import { ownTalk } from '../speaking/own.ts'
import { subjects } from '../speaking/subjects.ts'
import { tickNames } from '../speaking/tick.ts'
import { refusalReasons } from './refusal.ts'

/** What a client asks: one named action. The id is its own and random, so sending it again is harmless. */
export const request = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]{16,32}$/)),
  meeting: id<'meeting'>(),
  step: maybeId<'step'>(),
  name: v.pipe(v.string(), v.maxLength(40)),
  args: v.unknown(),
})
export type Request = v.InferOutput<typeof request>

/** Somebody's own votes, or their answer, as they stand. */
const ownBallot = v.object({
  box: v.string(),
  marks: v.array(v.tuple([v.string(), v.number()])),
  reason: v.optional(v.string(), ''),
})
export type OwnBallot = v.InferOutput<typeof ownBallot>

const seats = v.array(id<'seat'>())

/** What the server says beside the document. */
export const push = v.variant('type', [
  /** First on every connection. `at` is the server's clock in milliseconds. */
  v.object({
    type: v.literal('welcome'),
    at: v.number(),
    seat: maybeId<'seat'>(),
    keeper: v.boolean(),
    here: seats,
    screens: v.number(),
  }),
  /** These are stored, and the board that shows them has been sent before. */
  v.object({
    type: v.literal('done'),
    done: v.array(v.object({ id: v.string(), note: v.optional(v.picklist(['waits_for_next', 'one_more'])) })),
  }),
  v.object({ type: v.literal('refused'), id: v.string(), reason: v.picklist(refusalReasons) }),
  /** Who came and who went since the last one. */
  v.object({ type: v.literal('here'), came: seats, went: seats, screens: v.number() }),
  /** What is one person's own: me-toos, signals, the turn, ballots, talk. To them only. */
  v.object({
    type: v.literal('mine'),
    meToo: v.array(id<'card'>()),
    signals: v.array(signalSort),
    turn: v.boolean(),
    /** What this person has put into the boxes that are open. */
    ballots: v.optional(v.array(ownBallot), []),
    /** [W22] Their own talk so far; null before anything was captured. */
    talk: v.optional(v.nullable(ownTalk), null),
    /** How they would like to take part in the talking. */
    wish: v.optional(v.picklist(['', 'later', 'write', 'listen']), ''),
    /** What they agree to of what everyone is asked about. */
    agreed: v.optional(v.array(v.picklist(subjects)), []),
    /** Whether their name may be in reports, as they have said. */
    credited: v.optional(v.boolean(), false),
    /** Why they are here, as they have ticked it while that is asked. */
    tick: v.optional(v.picklist(['', ...tickNames]), ''),
    /** Their place in a way with turns: 0 has the turn, 1 is next. And at which turn it is. Null where they have none. */
    place: v.optional(v.nullable(v.object({ before: v.number(), at: v.number() })), null),
  }),
  /** [W23] Who spoke, row by row, who was there, and how they would like to take part. To hosts only. */
  v.object({
    type: v.literal('talk'),
    /** All rows; otherwise those that are new since the last one. */
    whole: v.boolean(),
    log: v.array(v.tuple([id<'cap'>(), v.array(entry)])),
    presence: v.array(secretTables.presence),
    oneVoice: v.array(secretTables.oneVoice),
    wishes: v.array(secretTables.wish),
    way: v.nullable(secretTables.way),
  }),
  /** [W55] Who speaks just now, to those who want to see it; null once they do not, or it is off. */
  v.object({ type: v.literal('now'), seats: v.nullable(seats) }),
  /** What people signal without a name, and the words they ask about in the order of the alphabet. To hosts only. */
  v.object({
    type: v.literal('signals'),
    signals: v.array(v.object({ sort: signalSort, people: v.number(), words: v.array(v.string()) })),
  }),
  /** Who is at the door. To hosts only. */
  v.object({ type: v.literal('door'), knocks: v.array(v.object({ knock: id<'knock'>(), name: v.string() })) }),
])
export type Push = v.InferOutput<typeof push>

/** A message as this schema's type, or null when it is not one. */
export function readMessage<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
): v.InferOutput<Schema> | null {
  try {
    const result = v.safeParse(schema, JSON.parse(text))
    return result.success ? result.output : null
  } catch {
    return null
  }
}
