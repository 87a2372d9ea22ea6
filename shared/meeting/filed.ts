import * as v from 'valibot'
import { kindNames } from '../board/kinds.ts'
import { cell, day } from '../board/schema.ts'
import { LONGEST, langTag, optionalText, text } from '../board/text.ts'
import { roomSummary } from '../speaking/roomSummary.ts'
import { comparison } from '../speaking/tick.ts'
import { methodNames } from '../voting/methods.ts'
import { checkSorts } from './checks.ts'
import { stepNames } from './steps.ts'

/*
 * The past of one meeting, as it is filed, exported (`data` among the files of a report, JSON in UTF-8) and read again.
 * Documented by its schema: what is wrong is refused, and what is not here is dropped. An exported file says first what
 * it is (`format`), then its `version`; older versions are read too. Things that were said have a number `n`, by which a report leaves them out and by which they
 * are erased; it is given when the record is made and says nothing about who wrote them, or when.
 */

/** Bumped when the shape of a record changes; older records are read by their number. */
export const RECORD_VERSION = 4

/** Stands first in an exported file, as `format`, so that nothing else is taken for a record. */
export const RECORD_FORMAT = 'same-table-record'

/*
 * [O60] A record may have come from anywhere, and every file that a report can be is made of it: nothing in it is larger
 * than any meeting could be, by far.
 */
const MOST = {
  /** Of anything that is counted. */
  count: 1_000_000,
  people: 10_000,
  steps: 200,
  /** In a step, and in all steps together. */
  cards: 10_000,
  piles: 1000,
  votes: 200,
  options: 200,
  checks: 500,
  reasons: 10_000,
  decisions: 1000,
  answers: 10,
  added: 100,
} as const

/** A list, refused before what is in it is looked at where it is too long. */
const listOf = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(v.unknown()), v.maxLength(most), v.array(item))

/** How many of something, or a number that things are told apart by. */
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST.count))
/** [O60] A figure that may be shown, and not one that no vote could have. */
const sum = v.pipe(
  cell,
  v.check(one => typeof one === 'string' || one <= MOST.count),
)
/** How often each answer was given, as far as it may be shown: a number, `few` (1 or 2) or `more`. Null: too few answered. */
const cells = v.nullable(listOf(sum, MOST.answers))
/** BCP 47 tag of the words beside it; empty where it is not known. */
const lang = v.optional(langTag, '')

/** Ten years, seconds: what is longer was never measured. */
const MOST_SECONDS = 320_000_000

/** [O60] What the talk was like, as far as it can be drawn. */
const talk = v.pipe(
  roomSummary,
  v.check(({ stretches, word: _, ...figures }) => {
    const all = stretches.flatMap(({ even, ...times }) => [...Object.values(times), even ?? 0])
    const isDrawn = stretches.every(({ even }) => even === null || (even >= 0 && even <= 1))
    return isDrawn && [...all, ...Object.values(figures)].every(one => (one ?? 0) <= MOST_SECONDS)
  }),
)

/** A name to show: a chosen one, or the number of a guest. */
const shown = { name: optionalText(LONGEST.name), guest: count }

/** Something that was written. */
const card = v.object({
  n: count,
  /** As in `shared/board/kinds.ts`. */
  kind: v.picklist(kindNames),
  /** Null where it was covered. */
  text: v.nullable(text(LONGEST.card)),
  lang,
  /** The writer of a named card; null for every other card. */
  by: v.nullable(v.object(shown)),
  /** Whether it was talked about, or is kept for later. */
  talk: v.picklist(['', 'now', 'later', 'done']),
  /** Was kept from the meeting before. */
  carried: v.boolean(),
  /** How many said that it is true for them. */
  meToo: count,
})
export type FiledCard = v.InferOutput<typeof card>

/** What could be chosen in a vote: the words of a card or the name of a pile. */
const option = v.object({
  /** Null for a pile of several kinds. */
  kind: v.nullable(v.picklist(kindNames)),
  text: v.nullable(text(LONGEST.card)),
  lang,
  /** The card whose words these are; 0 for the name of a pile. */
  card: count,
  /** Secret votes as they may be shown; null where too few voted. */
  votes: v.nullable(sum),
  /** Of a show of hands, beside the votes. */
  hands: count,
  chosen: v.boolean(),
})

const vote = v.object({
  /** As in `shared/voting/methods.ts`. */
  method: v.picklist(methodNames),
  /** Votes that each person had. */
  votes: count,
  /** More than one vote on the same thing was fine. */
  several: v.boolean(),
  /** People who voted, of those who could. */
  turnout: count,
  of: count,
  /** People who showed hands. */
  handsOf: count,
  /** In the order of their votes. */
  options: listOf(option, MOST.options),
})
export type FiledVote = v.InferOutput<typeof vote>

/** A question to everyone. */
const check = v.object({
  /** As in `shared/meeting/checks.ts`. */
  sort: v.picklist(checkSorts),
  /** The group's own question; empty for all other sorts. */
  question: optionalText(LONGEST.about),
  /** People who answered, of those who were asked. */
  answered: count,
  of: count,
  /** Yes, in part, no; null where too few answered. */
  cells,
  /** What would make it OK, without names; null where it was covered. */
  reasons: listOf(v.object({ n: count, text: v.nullable(text(LONGEST.card)), lang }), MOST.reasons),
})

const decision = v.object({
  n: count,
  text: text(LONGEST.card),
  lang,
  /** The words that it was made from; empty where they are the same. */
  was: optionalText(LONGEST.card),
  /** People who were asked. */
  present: count,
  /** ISO day on which it is looked at again; empty for none. */
  again: day,
  /** Yes, with a change, no. */
  cells,
  unanswered: count,
})

const step = v.object({
  /** As in `shared/meeting/steps.ts`. */
  type: v.picklist(stepNames),
  /** The group's own name for it; empty where it has none. */
  name: optionalText(LONGEST.step),
  skipped: v.boolean(),
  /** As planned. */
  minutes: count,
  /** How often the cards of the letterbox were turned over. */
  turned: count,
  /** Those that are in no pile. */
  cards: listOf(card, MOST.cards),
  piles: listOf(v.object({ name: optionalText(LONGEST.pile), cards: listOf(card, MOST.cards) }), MOST.piles),
  votes: listOf(vote, MOST.votes),
  checks: listOf(check, MOST.checks),
  decisions: listOf(decision, MOST.decisions),
})
export type FiledStep = v.InferOutput<typeof step>

export const filedMeeting = v.object({
  version: v.literal(RECORD_VERSION),
  /** The name of the group. */
  group: text(LONGEST.group),
  /** The first meeting of a group is 1. */
  number: v.pipe(count, v.minValue(1)),
  about: optionalText(LONGEST.about),
  /** ISO day; empty where it is not known. */
  day,
  /** What the talk was like; null where nothing was captured, or somebody took it off the wall. */
  talk: v.nullable(talk),
  /** [W60] Those here through their life and through their job: the two totals. Absent where nothing was shown. */
  groups: v.optional(comparison),
  people: listOf(
    v.object({
      ...shown,
      /** Could open the next meeting. */
      opens: v.optional(v.boolean(), false),
      /** Has said that their name may be in reports. */
      mayName: v.optional(v.boolean(), false),
    }),
    MOST.people,
  ),
  steps: listOf(step, MOST.steps),
  /** [O44] Summaries of transcripts that were added after the meeting, of the whole room. */
  added: v.optional(listOf(talk, MOST.added), []),
})
export type FiledMeeting = v.InferOutput<typeof filedMeeting>

/** Everything that has a number. */
const numberedOf = ({ steps }: FiledMeeting) =>
  steps.flatMap(step => [...cardsOf(step), ...step.checks.flatMap(({ reasons }) => reasons), ...step.decisions])

/** [O60] What somebody leaves out by its number is that, and nothing else; and all of it goes on a board. */
const wholeRecord = v.pipe(
  filedMeeting,
  v.check(record => new Set(numberedOf(record).map(({ n }) => n)).size === numberedOf(record).length),
  v.check(({ steps }) => steps.reduce((all, step) => all + cardsOf(step).length, 0) <= MOST.cards),
  v.check(({ steps }) => steps.reduce((all, { decisions }) => all + decisions.length, 0) <= MOST.decisions),
)

type Raw = Record<string, unknown>
const list = (value: unknown): Raw[] =>
  Array.isArray(value) ? value.filter(one => one && typeof one === 'object') : []

/** A record from before things had numbers: they get them, in the order in which they stand. */
function numbered(raw: Raw): Raw {
  let n = 0
  const next = (one: Raw): Raw => ({ ...one, n: ++n })
  const steps = list(raw.steps).map((step): Raw => {
    const cards = list(step.cards).map(next)
    const piles = list(step.piles).map(pile => ({ ...pile, cards: list(pile.cards).map(next) }))
    const known = new Map([...cards, ...piles.flatMap(pile => pile.cards)].reverse().map(card => [card.text, card.n]))
    const nameOf = (text: unknown) => (known.get(text) as number | undefined) ?? 0
    return {
      ...step,
      cards,
      piles,
      votes: list(step.votes).map(vote => ({
        ...vote,
        options: list(vote.options).map(option => ({ ...option, card: nameOf(option.text) })),
      })),
      checks: list(step.checks).map(check => ({
        ...check,
        reasons: list(check.reasons).map(({ covered, ...reason }) =>
          next(covered ? { ...reason, text: null } : reason),
        ),
      })),
      decisions: list(step.decisions).map(next),
    }
  })
  return { talk: null, ...raw, version: RECORD_VERSION, steps }
}

/**
 * Reads the JSON of a record of any version.
 * @throws SyntaxError where it is no JSON
 * @throws v.ValiError that says where it is no record
 */
export function readFiled(json: string): FiledMeeting {
  const raw = JSON.parse(json) as Raw
  const version = typeof raw?.version === 'number' ? raw.version : 0
  v.parse(v.object({ format: v.optional(v.literal(RECORD_FORMAT)) }), raw)
  // The first thing that is wrong is enough: a list of a million of them would take the server down.
  const given = version >= 1 && version < RECORD_VERSION ? numbered(raw) : raw
  return v.parse(wholeRecord, given, { abortEarly: true })
}

/** Every card of a step: those in no pile, then those of each pile. */
export const cardsOf = ({ cards, piles }: FiledStep): readonly FiledCard[] => [
  ...cards,
  ...piles.flatMap(pile => pile.cards),
]
