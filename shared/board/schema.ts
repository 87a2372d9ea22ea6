import * as v from 'valibot'
import { checkSorts } from '../meeting/checks.ts'
import { stepNames } from '../meeting/steps.ts'
import { roomSummary } from '../speaking/roomSummary.ts'
import { agreedFields } from '../speaking/subjects.ts'
import { comparison } from '../speaking/tick.ts'
import { trends } from '../speaking/trend.ts'
import { wallWords } from '../speaking/wall.ts'
import { wayNames } from '../speaking/ways.ts'
import { methodNames } from '../voting/methods.ts'
import { deedNames } from './deeds.ts'
import { type Id, id, maybeId } from './ids.ts'
import { kindNames } from './kinds.ts'
import { LONGEST, optionalText, text } from './text.ts'

/*
 * Every record of a board: one entry per table, flat fields. What a field usually is stands behind it: such a value is
 * not written down, so that a record is small on the wire, and boards from before a field was added still open.
 */

const order = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,200}$/))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** A number as it may be shown: see `shared/voting/safe.ts`. */
export const cell = v.union([count, v.picklist(['few', 'more'])])

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
    about: v.optional(optionalText(LONGEST.about), ''),
    day: v.optional(day, ''),
    state: v.picklist(['planned', 'open', 'closed']),
    /** Milliseconds since 1970 when it becomes final; 0 while it is not closed. */
    finalAt: v.optional(count, 0),
    /** The step the room is at; empty while people arrive. */
    step: v.optional(maybeId<'step'>(), ''),
    /** `KITE47`, or empty while no code works. */
    code: v.optional(v.string(), ''),
    /** What a code does: opens the door, or knocks at it. */
    door: v.optional(v.picklist(['open', 'knock']), 'open'),
    /** Who may put cards in piles. */
    sorting: v.optional(v.picklist(['everyone', 'host']), 'everyone'),
    /** The card that everyone looks at; empty for none. */
    spotlight: v.optional(maybeId<'card'>(), ''),
    screenShows: v.optional(v.picklist(['arrive', 'step', 'say', 'cover', 'vote', 'check']), 'step'),
    screenSize: v.optional(v.picklist(['near', 'middle', 'far']), 'middle'),
    screenTheme: v.optional(v.picklist(['light', 'dark']), 'light'),
    /** Pages are counted from 0; a screen with fewer pages starts again from the first. */
    screenPage: v.optional(count, 0),
    /** The room stands still until then, milliseconds since 1970. */
    pausedUntil: v.optional(count, 0),
    /** The group wants those who have had the fewest turns to speak first. */
    newVoices: v.optional(v.boolean(), false),
    /** Everyone is asked whether their name may be in reports. */
    namesAsked: v.optional(v.boolean(), false),
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
    turned: v.optional(count, 0),
  }),

  seat: v.object({
    id: id<'seat'>(),
    /** First name or nickname; empty for `Guest <guest>`. */
    name: v.optional(optionalText(LONGEST.name), ''),
    /** 1, 2, 3 … for people who would rather not say; 0 for a name. */
    guest: v.optional(count, 0),
    /** Wears the host's hat. */
    leads: v.optional(v.boolean(), false),
    /** `<step>/<turned>` for which this person is done, or empty. With or without a card. */
    done: v.optional(v.string(), ''),
    /** The vote that this person is done with. */
    voted: v.optional(maybeId<'round'>(), ''),
    /** A raised hand's place in the queue; empty for none. */
    hand: v.optional(v.union([order, v.literal('')]), ''),
    /** In the room without a device: others write, and raise a hand, for this person. */
    noPhone: v.optional(v.boolean(), false),
    /** Taps who is speaking, and sees no figures for it. */
    timeFriend: v.optional(v.boolean(), false),
    /** Could open the next meeting, as they have said themselves. [W62] */
    opens: v.optional(v.boolean(), false),
  }),

  card: v.object({
    id: id<'card'>(),
    step: id<'step'>(),
    kind: v.picklist(kindNames),
    text: text(LONGEST.card),
    /** BCP 47 tag of the writer's language, for reading aloud; empty when not known. */
    lang: v.optional(v.string(), ''),
    /** The writer, on named cards only. */
    by: v.optional(maybeId<'seat'>(), ''),
    pile: v.optional(maybeId<'pile'>(), ''),
    order,
    talk: v.optional(v.picklist(['', 'now', 'later', 'done']), ''),
    covered: v.optional(v.boolean(), false),
    /** How often the group has looked at it and shown it again. */
    shownAgain: v.optional(count, 0),
    /** Kept for later at an earlier meeting. */
    carried: v.optional(v.boolean(), false),
  }),

  /** How many have said "me too" on the card of the same id, as told last. Apart from the card: it changes often. */
  echo: v.object({ id: id<'echo'>(), count: v.optional(count, 0) }),

  pile: v.object({ id: id<'pile'>(), step: id<'step'>(), name: v.optional(optionalText(LONGEST.pile), ''), order }),

  /** Secret votes on cards and piles. Nothing of them is here before it is closed, and then only what may be shown. */
  round: v.object({
    id: id<'round'>(),
    step: id<'step'>(),
    order,
    method: v.picklist(methodNames),
    votes: count,
    several: v.optional(v.boolean(), false),
    /** Ids of the cards and piles that can be chosen. */
    options: v.array(v.string()),
    state: v.optional(v.picklist(['open', 'closed']), 'open'),
    /** How many people put in a ballot; and how many there were with those in the room who had not, once it is closed. */
    turnout: v.optional(count, 0),
    of: v.optional(count, 0),
    /** Votes for each option, in their order; null while it is open and where too few voted to show any. */
    cells: v.optional(v.nullable(v.array(cell)), null),
    /** A show of hands, counted by the host: how many people, and hands for each option; empty for none. */
    handsOf: v.optional(count, 0),
    hands: v.optional(v.array(count), []),
  }),

  /** A question with three answers, which have no names. */
  check: v.object({
    id: id<'check'>(),
    step: id<'step'>(),
    order,
    sort: v.picklist(checkSorts),
    /** The host's own words; empty for the words of its sort. */
    question: v.optional(optionalText(LONGEST.about), ''),
    /** The decision that it asks about. */
    decision: v.optional(maybeId<'decision'>(), ''),
    state: v.optional(v.picklist(['open', 'closed']), 'open'),
    /** How many have answered; and how many there were with those in the room who had not, once it is closed. */
    answered: v.optional(count, 0),
    of: v.optional(count, 0),
    /** Yes, in part, no; null while it is open and where too few answered to show any. */
    cells: v.optional(v.nullable(v.array(cell)), null),
    /** What people wrote with their answers, without a name, all at once. */
    reasons: v.optional(
      v.array(v.object({ text: text(LONGEST.card), lang: v.optional(v.string(), ''), covered: v.boolean() })),
      [],
    ),
  }),

  decision: v.object({
    id: id<'decision'>(),
    step: id<'step'>(),
    order,
    text: text(LONGEST.card),
    lang: v.optional(v.string(), ''),
    /** Its words before the group changed them; empty when they are the first. */
    was: v.optional(optionalText(LONGEST.card), ''),
    state: v.optional(v.picklist(['asked', 'made']), 'asked'),
    /** The words have changed since the group was asked about them. */
    changed: v.optional(v.boolean(), false),
    /** How many answered, or were in the room and did not. */
    present: v.optional(count, 0),
    /** The day to look at it again. */
    again: v.optional(day, ''),
    /** The answers it was made on, as the check showed them, and how many had not answered. */
    cells: v.optional(v.nullable(v.array(cell)), null),
    unanswered: v.optional(count, 0),
    /** Made at an earlier meeting. */
    carried: v.optional(v.boolean(), false),
  }),

  /** One row, `balance`: what everyone may know of how the time is shared. Nothing about one person, but what all agreed to. [W20] */
  balance: v.object({
    id: id<'balance'>(),
    /** The sentence on the wall. */
    word: v.optional(v.picklist(wallWords), 'early'),
    /** Whether that is more even than ten minutes ago. [W34] */
    trend: v.optional(v.picklist(trends), ''),
    /** How many have been heard, of how many; equal also where one person is left, whom the room would look for. */
    heard: v.optional(count, 0),
    of: v.optional(count, 0),
    /** Somebody would rather not see it on the wall. Nobody is told who. */
    isHidden: v.optional(v.boolean(), false),
    ...agreedFields,
    /** A host shows how many have not spoken yet. [W51] */
    coverage: v.optional(v.boolean(), false),
    /** The way in which the time is shared just now; empty for none. */
    way: v.optional(v.picklist(['', ...wayNames]), ''),
    /** When its time is up, milliseconds since 1970; 0 where it takes as long as it takes. */
    wayEnds: v.optional(count, 0),
    /** One person tells a story or gives a talk, which nobody is to share: no phone asks them whether they still speak. */
    oneVoice: v.optional(v.boolean(), false),
    /** The whole of it, to look back on: once the meeting is closed, or it was asked whether it felt fair. [W41] */
    summary: v.optional(v.nullable(roomSummary), null),
    /**
     * [W60] Those here through their life and those through their job: asked about, the two totals, or too few to show
     * safely. Empty before that.
     */
    groups: v.optional(v.union([v.picklist(['', 'asked', 'few']), comparison]), ''),
  }),

  /** What hosts and the system did, for everyone to see. Never a name, never anybody's words. */
  deed: v.object({
    id: id<'deed'>(),
    order,
    what: v.picklist(deedNames),
    /** The step it was about, if it was about one. */
    step: v.optional(maybeId<'step'>(), ''),
  }),
} as const

/** Where the echo of a card is filed: under the id of the card. */
export const echoId = (card: Id<'card'>) => card as string as Id<'echo'>

type Tables = typeof tables
export type TableName = keyof Tables
export type Row<T extends TableName> = Readonly<v.InferOutput<Tables[T]>>
type Table<T extends TableName> = ReadonlyMap<Id<T>, Row<T>>

/** Everything that everyone at the table may see. */
export type Board = { readonly [T in TableName]: Table<T> }

export const tableNames = Object.keys(tables) as TableName[]

export const emptyBoard = (): Board => Object.fromEntries(tableNames.map(name => [name, new Map()])) as unknown as Board

/** What the fields of a table usually are. */
const usual = Object.fromEntries(
  tableNames.map(table => [
    table,
    Object.fromEntries(Object.entries(tables[table].entries).map(([field, schema]) => [field, v.getDefault(schema)])),
  ]),
) as Record<TableName, Record<string, unknown>>

/** A record as it is written down: without its id, which it is filed under, and without what is as usual. */
export const packRow = <T extends TableName>(table: T, { id: _, ...fields }: Row<T>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([field, value]) => value !== usual[table][field]))

const parsed = new WeakMap<object, unknown>()

/**
 * What is filed under an id as a record of its table, with what has moved since. A value is looked at once.
 * @throws v.ValiError when it is not a record of this table
 */
export function readRow<T extends TableName>(table: T, id: string, value: unknown, moved?: unknown): Row<T> {
  if (moved !== undefined)
    return v.parse(tables[table], { ...readRow(table, id, value), ...(moved as object) }) as Row<T>
  const known = typeof value === 'object' && value !== null ? parsed.get(value) : undefined
  if (known) return known as Row<T>
  const row = v.parse(tables[table], isPlain(value) ? { ...value, id } : value) as Row<T>
  if (typeof value === 'object' && value !== null) parsed.set(value, row)
  return row
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
