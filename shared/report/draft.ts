import type { FiledMeeting } from '../meeting/filed.ts'
import type { Choice } from './report.ts'

/** What the device of one person has answered. */
export interface DraftAnswer {
  readonly ok: boolean
  /** Numbers of what they would rather leave out. */
  readonly leaveOut: readonly number[]
}

/** What hosts are told: how many said yes and no, and what was marked by anyone. Never by how many, or together with what. */
export interface DraftSums {
  readonly yes: number
  readonly no: number
  readonly marked: readonly number[]
}

interface Kept extends DraftAnswer {
  /** Names the device in this draft alone. */
  readonly by: string
  /** Not told to hosts yet. */
  readonly isNew: boolean
}

/** A report that the group looks at before it is shared, and what they say. */
export interface Draft {
  readonly id: string
  readonly language: string
  readonly choice: Choice
  /** Stands for the words that it was made of: when they change it is over. */
  readonly of: string
  /** Under it devices get their names in this draft. It goes with it. */
  readonly key: string
  readonly answers: readonly Kept[]
  readonly told: DraftSums
  /** The minute in which hosts were told last, or an answer came, counted since 1970. */
  readonly toldIn: number
}

/**
 * So many answers are told together as a minute ends, and fewer after the next full five. Never as one comes: a host who
 * had put in two of their own would see the third arrive.
 */
const TOGETHER = 3
const LEFT_OVER = 5

const NOTHING: DraftSums = { yes: 0, no: 0, marked: [] }

const minuteOf = (now: number): number => Math.floor(now / 60_000)
const fiveOf = (minute: number): number => Math.floor(minute / LEFT_OVER)

/** A new draft without answers. */
export const newDraft = (fields: Pick<Draft, 'id' | 'language' | 'choice' | 'of' | 'key'>, now: number): Draft => ({
  ...fields,
  answers: [],
  told: NOTHING,
  toldIn: minuteOf(now),
})

const sumsOf = (answers: readonly Kept[]): DraftSums => ({
  yes: answers.filter(({ ok }) => ok).length,
  no: answers.filter(({ ok }) => !ok).length,
  marked: [...new Set(answers.flatMap(({ leaveOut }) => leaveOut))].sort((a, b) => a - b),
})

/**
 * [O33] The draft as hosts may be told of it now: new answers some at a time, so that a "no" is not seen arriving with
 * the tap of a thumb. The same draft where there is nothing to tell.
 */
export function told(draft: Draft, now: number): Draft {
  const fresh = draft.answers.filter(({ isNew }) => isNew).length
  const minute = minuteOf(now)
  const isTime = fresh < TOGETHER ? fiveOf(minute) > fiveOf(draft.toldIn) : minute > draft.toldIn
  if (fresh === 0 || !isTime) return draft
  const answers = draft.answers.map(one => ({ ...one, isNew: false }))
  return { ...draft, answers, told: sumsOf(answers), toldIn: minute }
}

/**
 * With the answer of a device in the place of the one it gave before. Kept in the order of their names, which are by
 * chance: nothing tells who was first.
 */
export function answered(draft: Draft, by: string, answer: DraftAnswer, now: number): Draft {
  // What is due is told first, without this one, which then waits for its own time.
  const before = told(draft, now)
  const others = before.answers.filter(one => one.by !== by)
  const answers = [...others, { by, ok: answer.ok, leaveOut: answer.leaveOut, isNew: true }]
  return { ...before, answers: answers.sort((a, b) => (a.by < b.by ? -1 : 1)), toldIn: minuteOf(now) }
}

/** Everything that was said in a meeting, by its number. A draft holds for these words and no others. */
export const wordsOf = ({ steps }: FiledMeeting): readonly (readonly [n: number, text: string | null])[] =>
  steps.flatMap(step =>
    [
      ...step.cards,
      ...step.piles.flatMap(pile => pile.cards),
      ...step.checks.flatMap(check => check.reasons),
      ...step.decisions,
    ].map(({ n, text }) => [n, text] as const),
  )
