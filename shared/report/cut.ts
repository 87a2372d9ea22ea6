import { cardsOf, type FiledCard, type FiledMeeting, type FiledStep, type FiledVote } from '../meeting/filed.ts'
import { onlyParts } from './onlyParts.ts'
import type { Audience, Choice } from './report.ts'

/** Whose report has people's own words, one by one; the others have what was decided and chosen, and sums. */
const hasCards: Record<Audience, boolean> = { easy: true, group: true, deciders: false, everyone: false, own: true }

/** Decision makers are asked for something: they have the cards of these steps, and no others. */
const forDeciders: readonly FiledStep['type'][] = ['problem', 'jobs', 'test']

/** Whether an audience may have the words of a step's cards. */
const mayHave = (audience: Audience, type: FiledStep['type']): boolean =>
  hasCards[audience] || (audience === 'deciders' && forDeciders.includes(type))

/** Who may know what the talk was like. It is about the group, and stays there unless somebody takes it along. */
const hasTalk: Record<Audience, boolean> = { easy: true, group: true, deciders: false, everyone: false, own: true }

const nobody = { name: '', guest: 0, opens: false, mayName: false }

/** The words of these cards as they stand, and the names of piles of which no other card can be read: names have no number. */
export function wordsLeftOut({ steps }: FiledMeeting, numbers: readonly number[]): ReadonlySet<string> {
  const wanted = new Set(numbers)
  const isLeft = ({ n, text }: FiledCard) => wanted.has(n) && text !== null
  const piles = steps
    .flatMap(step => step.piles)
    .filter(
      ({ name, cards }) => name !== '' && cards.some(isLeft) && cards.every(card => isLeft(card) || card.text === null),
    )
  const cards = steps.flatMap(cardsOf).filter(isLeft)
  return new Set([...cards.map(({ text }) => text!), ...piles.map(({ name }) => name)])
}

/**
 * [O1] What an audience may have of a record: the one place that decides it. All formats are made of what this gives.
 *
 * - What is covered, or was left out, has no words anywhere: not as a card, nor as something that was voted on or decided.
 * - Names are there only where the report has names and that person has agreed.
 * - A report of picked parts has nothing that none of them tells.
 * - Whoever is no member has no cards, only sums, what was chosen and what was decided.
 *
 * @param leftWords words of what was left out: in whatever step, and in whatever meeting, they were decided on
 */
export function cut(
  whole: FiledMeeting,
  { audience, names, leftOut, parts }: Choice,
  leftWords: ReadonlySet<string> = wordsLeftOut(whole, leftOut),
): FiledMeeting {
  const record = audience === 'own' ? onlyParts(whole, parts) : whole
  const out = new Set(leftOut)
  const hasNames = names && audience !== 'everyone'
  const withNames = record.people.filter(({ mayName }) => hasNames && mayName)
  const named = new Set(withNames.map(({ name, guest }) => `${guest} ${name}`))
  // The others behind them: between two names from A to Z they would have a place in the alphabet.
  const listed = audience === 'own' && !parts.includes('people') ? [] : withNames
  const people = [...listed, ...record.people.slice(listed.length).map(() => nobody)]

  const card =
    (isTheirs: boolean) =>
    (one: FiledCard): FiledCard => {
      const by = one.by && named.has(`${one.by.guest} ${one.by.name}`) ? one.by : null
      return isTheirs && !out.has(one.n) ? { ...one, by } : { ...one, text: null, lang: '', by: null, meToo: 0 }
    }

  // The name of a pile has no number.
  const isLeft = (option: FiledVote['options'][number]) =>
    option.card > 0 ? out.has(option.card) : leftWords.has(option.text ?? '')

  const voteOf = (vote: FiledVote): FiledVote => ({
    ...vote,
    options: vote.options
      .map(option => (isLeft(option) ? { ...option, text: null, lang: '' } : option))
      .map(option => (hasCards[audience] || option.chosen ? option : { ...option, text: null, lang: '' })),
  })

  const { groups, ...rest } = record
  return {
    ...rest,
    ...(groups && (audience === 'group' || audience === 'own') ? { groups } : {}),
    talk: hasTalk[audience] ? record.talk : null,
    added: hasTalk[audience] ? record.added : [],
    people,
    steps: record.steps.map(step => {
      const isTheirs = mayHave(audience, step.type)
      return {
        ...step,
        cards: step.cards.map(card(isTheirs)),
        piles: step.piles.map(pile => ({
          name: isTheirs && !leftWords.has(pile.name) ? pile.name : '',
          cards: pile.cards.map(card(isTheirs)),
        })),
        votes: step.votes.map(voteOf),
        checks: step.checks.map(check => ({
          ...check,
          reasons: hasCards[audience]
            ? check.reasons.map(reason => (out.has(reason.n) ? { ...reason, text: null, lang: '' } : reason))
            : [],
        })),
        decisions: step.decisions
          .filter(({ n, text }) => !out.has(n) && !leftWords.has(text))
          .map(one => (leftWords.has(one.was) || audience === 'everyone' ? { ...one, was: '' } : one)),
      }
    }),
  }
}
