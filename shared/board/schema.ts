import * as v from 'valibot'
import { stepNames } from '../meeting/steps.ts'
import { type Id, id, maybeId } from './ids.ts'
import { kindNames } from './kinds.ts'
import { LONGEST, optionalText, text } from './text.ts'

/*
 * Every record of a board: one entry per table, flat fields. A field that is added later gets a default with
 * `v.optional(…, default)`, so that boards written before it still open.
 */

const order = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,200}$/))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** ISO day `2026-12-03`, or empty when the meeting is now. */
export const day = v.union([v.pipe(v.string(), v.isoDate()), v.literal('')])

export const tables = {
  /** One row, `group`: who meets. */
  group: v.object({
    id: id<'group'>(),
    name: text(LONGEST.group),
    /** Where to find help near here, as a host has written it down; shown to whoever may need it. */
    help: v.optional(optionalText(LONGEST.help), ''),
  }),

  /** One row: the sitting under way, the next one, or the one that has just been closed. */
  meeting: v.object({
    id: id<'meeting'>(),
    /** 1 for the group's first meeting. */
    number: count,
    about: optionalText(LONGEST.about),
    day,
    state: v.picklist(['planned', 'open', 'closed']),
    /** Milliseconds since 1970 when it becomes final; 0 while it is not closed. */
    finalAt: count,
    /** The step the room is at; empty while people arrive. */
    step: maybeId<'step'>(),
    /** `KITE47`, or empty while no code works. */
    code: v.string(),
    /** What a code does: opens the door, or knocks at it. */
    door: v.picklist(['open', 'knock']),
    /** Who may put cards in piles. */
    sorting: v.picklist(['everyone', 'host']),
    /** The card that everyone looks at; empty for none. */
    spotlight: maybeId<'card'>(),
    screenShows: v.picklist(['arrive', 'step', 'say', 'cover']),
    screenSize: v.picklist(['near', 'middle', 'far']),
    screenTheme: v.picklist(['light', 'dark']),
    /** Pages are counted from 0; a screen with fewer pages starts again from the first. */
    screenPage: count,
    /** The room stands still until then, milliseconds since 1970. */
    pausedUntil: v.optional(count, 0),
    /** When the time for the step is up, milliseconds since 1970; 0 for no timer. It informs and does nothing. */
    timerEnd: v.optional(count, 0),
  }),

  step: v.object({
    id: id<'step'>(),
    type: v.picklist(stepNames),
    /** What the group calls it; empty for the name of its type. */
    name: v.optional(optionalText(LONGEST.step), ''),
    order,
    minutes: count,
    /** Left out today. Nothing of it is lost. */
    skipped: v.optional(v.boolean(), false),
    /** How often cards have been turned over here. Never how many cards. */
    turned: count,
  }),

  seat: v.object({
    id: id<'seat'>(),
    /** First name or nickname; empty for `Guest <guest>`. */
    name: optionalText(LONGEST.name),
    /** 1, 2, 3 … for people who would rather not say; 0 for a name. */
    guest: count,
    /** Wears the host's hat. */
    leads: v.boolean(),
    /** `<step>/<turned>` for which this person is done, or empty. With or without a card. */
    done: v.string(),
    /** A raised hand's place in the queue; empty for none. */
    hand: v.optional(v.union([order, v.literal('')]), ''),
    /** In the room without a device: others write, and raise a hand, for this person. */
    noPhone: v.optional(v.boolean(), false),
  }),

  card: v.object({
    id: id<'card'>(),
    step: id<'step'>(),
    kind: v.picklist(kindNames),
    text: text(LONGEST.card),
    /** BCP 47 tag of the writer's language, for reading aloud; empty when not known. */
    lang: v.string(),
    /** The writer, on named cards only. */
    by: maybeId<'seat'>(),
    pile: maybeId<'pile'>(),
    order,
    meToo: count,
    talk: v.picklist(['', 'now', 'later', 'done']),
    covered: v.boolean(),
    /** How often the group has looked at it and shown it again. */
    shownAgain: count,
    /** Kept for later at an earlier meeting. */
    carried: v.boolean(),
  }),

  pile: v.object({ id: id<'pile'>(), step: id<'step'>(), name: optionalText(LONGEST.pile), order }),

  /** What hosts and the system did, for everyone to see. Never a name, never anybody's words. */
  deed: v.object({
    id: id<'deed'>(),
    order,
    what: v.picklist([
      'turned',
      'covered',
      'shown',
      'taken',
      'restored',
      'removed',
      'keys',
      'lead',
      'skipped',
      'unskipped',
      'closed',
      'reopened',
    ]),
    /** The step it was about, if it was about one. */
    step: maybeId<'step'>(),
  }),
} as const

type Tables = typeof tables
export type TableName = keyof Tables
export type Row<T extends TableName> = Readonly<v.InferOutput<Tables[T]>>
type Table<T extends TableName> = ReadonlyMap<Id<T>, Row<T>>

/** Everything that everyone at the table may see. */
export type Board = { readonly [T in TableName]: Table<T> }

export const tableNames = Object.keys(tables) as TableName[]

export const emptyBoard = (): Board => Object.fromEntries(tableNames.map(name => [name, new Map()])) as unknown as Board

const parsed = new WeakMap<object, unknown>()

/**
 * A stored value as a record of its table, later-added fields filled in. A value is looked at once.
 * @throws v.ValiError when the value is not a record of this table
 */
export function readRow<T extends TableName>(table: T, value: unknown): Row<T> {
  const known = typeof value === 'object' && value !== null ? parsed.get(value) : undefined
  if (known) return known as Row<T>
  const row = v.parse(tables[table], value) as Row<T>
  if (typeof value === 'object' && value !== null) parsed.set(value, row)
  return row
}
