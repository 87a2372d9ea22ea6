import { cardsOf, type FiledMeeting, type FiledStep } from '#shared/meeting/filed.ts'
import type { Beside } from '#shared/report/build.ts'
import type { Audience, Choice } from '#shared/report/report.ts'
import { beside, goldenMeeting } from '../fakes/goldenMeeting.ts'

/*
 * A meeting in which every word and every name is one that is nowhere else, and who may have each: written down here a
 * second time, by what people are told, and not by how it is decided.
 */

export interface Canary {
  readonly word: string
  readonly what: string
  mayBeIn(choice: Choice): boolean
}

const ALPHABETS = ['bcdfghjkmnprtvwx', 'bćdłńśźżkmnprtwg', 'بتجحدرسصطعفقكلمن'] as const

/** A word that nobody says, in one of three scripts by turns. */
function wordOf(n: number): string {
  const letters = ALPHABETS[n % 3]!
  const digit = (by: number) => letters[Math.floor(n / by) % 16]!
  const open = n % 3 === 2 ? 'قثظ' : 'zqv'
  return [open, digit(256), letters[3]!, digit(16), letters[5]!, digit(1), letters[7]!, letters[(n * 7) % 16]!].join('')
}

const members: readonly Audience[] = ['easy', 'group', 'own']
const isMember = ({ audience }: Choice) => members.includes(audience)
const forDeciders: readonly FiledStep['type'][] = ['problem', 'jobs', 'test']

/** The meeting with canaries, those beside it, the canaries, and the numbers of all that can be left out. */
export function canaryMeeting(): {
  record: FiledMeeting
  beside: Beside
  canaries: readonly Canary[]
  numbers: readonly number[]
} {
  const canaries: Canary[] = []
  const sing = (what: string, mayBeIn: Canary['mayBeIn']): string => {
    const word = wordOf(canaries.length + 1)
    canaries.push({ word, what, mayBeIn })
    return word
  }
  const nobody = () => false
  const anyone = () => true

  const names = new Map<string, string>()
  const people = goldenMeeting.people.map(person => {
    if (!person.name) return person
    const name = sing(person.mayName ? 'a name that may be told' : 'a name', ({ names, audience }) =>
      Boolean(person.mayName && names && audience !== 'everyone'),
    )
    names.set(person.name, name)
    return { ...person, name }
  })

  /** Words of the cards that were voted on are the words of the options too. */
  const chosen = new Set(
    goldenMeeting.steps.flatMap(step =>
      step.votes.flatMap(({ options }) => options.flatMap(one => (one.chosen ? one.card : []))),
    ),
  )
  const texts = new Map<number, string>()
  const words = new Map<string, string>()
  const said = (step: FiledStep, n: number, text: string | null) => {
    if (text === null) return null
    // What became a decision is told beside it, as the words that it was made from, to those who decide.
    const became = goldenMeeting.steps.some(({ decisions }) => decisions.some(({ was }) => was === text))
    const word = sing(`card ${n} of ${step.type}`, choice => {
      if (choice.leftOut.includes(n)) return false
      if (isMember(choice) || chosen.has(n)) return true
      return choice.audience === 'deciders' && (forDeciders.includes(step.type) || became)
    })
    texts.set(n, word)
    words.set(text, word)
    return word
  }
  const steps = goldenMeeting.steps.map((step): FiledStep => {
    const sung = (cards: FiledStep['cards']) =>
      cards.map(card => ({
        ...card,
        text: said(step, card.n, card.text),
        by: card.by && { ...card.by, name: names.get(card.by.name) ?? '' },
      }))
    return {
      ...step,
      cards: sung(step.cards),
      piles: step.piles.map(pile => ({
        cards: sung(pile.cards),
        name: pile.name && sing('a pile', choice => isMember(choice)),
      })),
      votes: step.votes.map(vote => ({
        ...vote,
        options: vote.options.map(option => ({
          ...option,
          text: option.card > 0 ? texts.get(option.card)! : sing('a pile that was voted on', isMember),
        })),
      })),
      checks: step.checks.map(check => ({
        ...check,
        question: check.question && sing('a question to everyone', anyone),
        reasons: check.reasons.map(reason => ({
          ...reason,
          text: reason.text && sing('a reason', choice => isMember(choice) && !choice.leftOut.includes(reason.n)),
        })),
      })),
      decisions: step.decisions.map(decision => ({
        ...decision,
        text: sing(`decision ${decision.n}`, ({ leftOut }) => !leftOut.includes(decision.n)),
        was:
          words.get(decision.was) ??
          (decision.was &&
            sing('first words', choice => choice.audience !== 'everyone' && !choice.leftOut.includes(decision.n))),
      })),
    }
  })
  // Words of a card may be decided on in another step than the one they were written in.
  const [walk] = goldenMeeting.steps.find(({ type }) => type === 'ideas')!.cards
  const elsewhere = { ...goldenMeeting.steps.flatMap(({ decisions }) => decisions)[0]!, n: 900, was: '', again: '' }
  const again = texts.get(walk!.n)!
  const record = {
    ...goldenMeeting,
    people,
    steps: steps.map(step =>
      step.type === 'jobs'
        ? {
            ...step,
            decisions: [
              { ...elsewhere, text: again },
              {
                ...elsewhere,
                n: 901,
                text: sing('one more decision', ({ leftOut }) => !leftOut.includes(901)),
                was: again,
              },
            ],
          }
        : step,
    ),
  }

  // Of the meetings before it there is a line in the story: what was decided, or what it was about.
  const others = beside.others.map(
    (other): FiledMeeting => ({
      ...other,
      about: sing('what another meeting was about', anyone),
      people: people.map(person => ({ ...person, name: person.name && sing('a name of another meeting', nobody) })),
      steps: goldenMeeting.steps.slice(0, 3).map(step => ({
        ...step,
        // The first of them has decided on what this one was about again.
        decisions: other.number === 1 ? [{ ...elsewhere, text: again }] : [],
        cards: step.cards.map(card => ({ ...card, text: card.text && sing('a card of another meeting', nobody) })),
        piles: [],
      })),
    }),
  )
  const numbers = steps.flatMap(step =>
    [...cardsOf(step), ...step.decisions, ...step.checks.flatMap(({ reasons }) => reasons)].map(({ n }) => n),
  )
  return { record, beside: { ...beside, others }, canaries, numbers }
}
