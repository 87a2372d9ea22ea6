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
 * The past of one meeting, as it is filed, exported and read again. Documented by its schema: everything that is not
 * here is refused or dropped. Things that were said have a number `n`, by which a report leaves them out and by which they
 * are erased; it is given when the record is made and says nothing about who wrote them, or when.
 */

/** Bumped when the shape of a record changes; older records are read by their number. */
export const RECORD_VERSION = 4

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const cells = v.nullable(v.array(cell))
const lang = v.optional(langTag, '')

/** A name to show: a chosen one, or the number of a guest. */
const shown = { name: optionalText(LONGEST.name), guest: count }

const card = v.object({
  n: count,
  kind: v.picklist(kindNames),
  /** Null where it was covered. */
  text: v.nullable(text(LONGEST.card)),
  lang,
  /** The writer of a named card; null for every other card. */
  by: v.nullable(v.object(shown)),
  talk: v.picklist(['', 'now', 'later', 'done']),
  carried: v.boolean(),
  meToo: count,
})
export type FiledCard = v.InferOutput<typeof card>

const option = v.object({
  kind: v.nullable(v.picklist(kindNames)),
  text: v.nullable(text(LONGEST.card)),
  lang,
  /** The card whose words these are; 0 for the name of a pile. */
  card: count,
  /** Secret votes as they may be shown; null where too few voted. */
  votes: v.nullable(cell),
  hands: count,
  chosen: v.boolean(),
})

const vote = v.object({
  method: v.picklist(methodNames),
  votes: count,
  several: v.boolean(),
  turnout: count,
  of: count,
  handsOf: count,
  options: v.array(option),
})
export type FiledVote = v.InferOutput<typeof vote>

const check = v.object({
  sort: v.picklist(checkSorts),
  question: optionalText(LONGEST.about),
  answered: count,
  of: count,
  /** Yes, in part, no; null where too few answered. */
  cells,
  reasons: v.array(v.object({ n: count, text: v.nullable(text(LONGEST.card)), lang })),
})

const decision = v.object({
  n: count,
  text: text(LONGEST.card),
  lang,
  was: optionalText(LONGEST.card),
  present: count,
  again: day,
  cells,
  unanswered: count,
})

const step = v.object({
  type: v.picklist(stepNames),
  name: optionalText(LONGEST.step),
  skipped: v.boolean(),
  minutes: count,
  turned: count,
  /** Those that are in no pile. */
  cards: v.array(card),
  piles: v.array(v.object({ name: optionalText(LONGEST.pile), cards: v.array(card) })),
  votes: v.array(vote),
  checks: v.array(check),
  decisions: v.array(decision),
})
export type FiledStep = v.InferOutput<typeof step>

export const filedMeeting = v.object({
  version: v.literal(RECORD_VERSION),
  group: text(LONGEST.group),
  number: count,
  about: optionalText(LONGEST.about),
  day,
  /** What the talk was like; null where nothing was captured, or somebody took it off the wall. */
  talk: v.nullable(roomSummary),
  /** [W60] Those here through their life and through their job: the two totals. Absent where nothing was shown. */
  groups: v.optional(comparison),
  people: v.array(
    v.object({
      ...shown,
      /** Could open the next meeting. */
      opens: v.optional(v.boolean(), false),
      /** Has said that their name may be in reports. */
      mayName: v.optional(v.boolean(), false),
    }),
  ),
  steps: v.array(step),
  /** Summaries of transcripts that were added after the meeting, of the whole room. */
  added: v.optional(v.array(roomSummary), []),
})
export type FiledMeeting = v.InferOutput<typeof filedMeeting>

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
    const known = [...cards, ...piles.flatMap(pile => pile.cards)]
    const nameOf = (text: unknown) => (known.find(card => card.text === text)?.n as number | undefined) ?? 0
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
  return v.parse(filedMeeting, version >= 1 && version < RECORD_VERSION ? numbered(raw) : raw)
}

/** Every card of a step: those in no pile, then those of each pile. */
export const cardsOf = ({ cards, piles }: FiledStep): readonly FiledCard[] => [
  ...cards,
  ...piles.flatMap(pile => pile.cards),
]
