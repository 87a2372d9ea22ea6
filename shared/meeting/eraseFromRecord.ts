import { cardsOf, type FiledMeeting, type FiledStep, readFiled } from './filed.ts'

export interface Erased {
  /** The record without it. */
  readonly json: string
  /** The words that are gone, to erase them elsewhere too; null where they were hidden, or a card still says them. */
  readonly text: string | null
}

/** The fields in which people's own words stand, wherever they are filed. */
const WORDS: ReadonlySet<string> = new Set(['text', 'was', 'question'])

interface Numbered {
  readonly n: number
  readonly text: string | null
}

/** Everything in a step that has a number. */
const numberedIn = (step: FiledStep): readonly Numbered[] => [
  ...cardsOf(step),
  ...step.checks.flatMap(({ reasons }) => reasons),
  ...step.decisions,
]

/**
 * [E6] A record, of any version, without the card, reason or decision that has this number. Votes, reasons, decisions and
 * names of piles that say exactly the same go with it, unless a card that stays says it too. The others keep their numbers.
 * @returns null when nothing has this number
 * @throws SyntaxError, v.ValiError as `readFiled`
 */
export function eraseFromRecord(json: string, n: number): Erased | null {
  const record = readFiled(json)
  const erased = record.steps.flatMap(numberedIn).find(one => one.n === n)
  if (!erased) return null
  const steps = record.steps.map(withoutNumber(n))
  const isSaidAgain = steps.some(step => cardsOf(step).some(({ text }) => text === erased.text))
  const text = isSaidAgain ? null : erased.text
  const left: FiledMeeting = { ...record, steps: text === null ? steps : steps.map(withoutWords(text)) }
  return { json: JSON.stringify(left), text }
}

/** The step with only those of its words that are to stay; the text of an option that is not to stay is null. */
function keepOnly(
  step: FiledStep,
  stays: (one: Numbered) => boolean,
  says: (option: FiledStep['votes'][number]['options'][number]) => boolean,
): FiledStep {
  return {
    ...step,
    cards: step.cards.filter(stays),
    piles: step.piles.map(pile => ({ ...pile, cards: pile.cards.filter(stays) })),
    votes: step.votes.map(vote => ({
      ...vote,
      options: vote.options.map(option => (says(option) ? option : { ...option, text: null, lang: '', card: 0 })),
    })),
    checks: step.checks.map(check => ({ ...check, reasons: check.reasons.filter(stays) })),
    decisions: step.decisions.filter(stays),
  }
}

const withoutNumber = (n: number) => (step: FiledStep) =>
  keepOnly(
    step,
    one => one.n !== n,
    option => option.card !== n,
  )

const withoutWords = (words: string) => (step: FiledStep) => {
  const left = keepOnly(
    step,
    ({ text }) => text !== words,
    ({ text }) => text !== words,
  )
  return {
    ...left,
    piles: left.piles.map(pile => (pile.name === words ? { ...pile, name: '' } : pile)),
    decisions: left.decisions.map(decision => (decision.was === words ? { ...decision, was: '' } : decision)),
  }
}

/** [E6] Any other part of what was filed, without these words where people's words stand. Its shape stays. */
export function eraseWordsFrom(json: string, text: string): string {
  return JSON.stringify(JSON.parse(json), (key, value) => (WORDS.has(key) && value === text ? '' : value))
}
