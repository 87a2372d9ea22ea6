import type { Chosen } from '../board/chosen.ts'
import { type CardView, project } from '../board/projection.ts'
import type { Board } from '../board/schema.ts'
import type { SecretRows } from '../board/secrets.ts'
import { endOf } from './ending.ts'
import { type FiledCard, type FiledMeeting, type FiledStep, RECORD_VERSION } from './filed.ts'

/** Gives numbers to what was said, from 1, and remembers which card has which. */
class Numbers {
  #last = 0
  readonly #cards = new Map<string, number>()

  next(): number {
    this.#last += 1
    return this.#last
  }

  ofCard(id: string): number {
    const n = this.next()
    this.#cards.set(id, n)
    return n
  }

  find(id: string | undefined): number {
    return (id && this.#cards.get(id)) || 0
  }
}

/** What was asked and chosen, without ids. What was still open when the meeting was over has no result. */
const chosenOf = (
  { rounds, checks, decisions }: Chosen,
  numbers: Numbers,
  firstOf: (option: string) => string,
): Pick<FiledStep, 'votes' | 'checks' | 'decisions'> => ({
  votes: rounds
    .filter(({ state }) => state === 'closed')
    .map(({ method, votes, several, turnout, of, handsOf, options, winners }) => ({
      method,
      votes,
      several,
      turnout,
      of,
      handsOf,
      options: options.map(option => ({
        kind: option.kind,
        text: option.text,
        lang: option.lang,
        card: numbers.find(firstOf(option.id)),
        votes: option.cell,
        hands: option.hands,
        chosen: winners.includes(option),
      })),
    })),
  checks: checks
    .filter(({ state }) => state === 'closed')
    .map(({ sort, question, answered, of, cells, reasons }) => ({
      sort,
      question,
      answered,
      of,
      cells,
      reasons: reasons.map(({ text, lang }) => ({ n: numbers.next(), text, lang })),
    })),
  decisions: decisions
    .filter(({ state, carried }) => state === 'made' && !carried)
    .map(({ text, lang, was, present, again, cells, unanswered }) => ({
      n: numbers.next(),
      text,
      lang,
      was,
      present,
      again,
      cells,
      unanswered,
    })),
})

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10)

/**
 * [B6] The public past of a meeting, as it is filed when the meeting is final: what a reader may see, with the me-toos
 * that were still to be told, and what the talk was like, and nothing of ids, codes or who was done when.
 */
export function filed(board: Board, secrets: SecretRows): FiledMeeting {
  const { group, meeting, steps, seats, balance } = project(board, 'reader')!
  const tally = new Map([...secrets.tally.values()].map(({ card, count }) => [card, count]))
  const credited = new Set([...secrets.credit.values()].map(({ seat }) => seat))
  const numbers = new Numbers()
  const cards = (views: readonly CardView[]): FiledCard[] =>
    views.map(({ id, kind, text, lang, by, talk, meToo, carried }) => ({
      n: numbers.ofCard(id),
      kind,
      text,
      lang,
      by,
      talk,
      carried,
      meToo: tally.get(id) ?? meToo,
    }))
  return {
    version: RECORD_VERSION,
    group,
    number: meeting.number,
    about: meeting.about,
    day: meeting.day || (meeting.state === 'closed' ? isoDay(endOf(meeting, meeting.finalAt)) : ''),
    // Whoever would rather not see it on the wall would rather not read it for years either.
    talk: balance && !balance.isHidden ? balance.summary : null,
    // [W60] Only what was shown to everyone.
    ...(balance && !balance.isHidden && typeof balance.groups === 'object' ? { groups: balance.groups } : {}),
    people: seats.map(({ id, name, guest, opens }) => ({ name, guest, opens, mayName: credited.has(id) })),
    steps: steps.map(({ type, name, minutes, skipped, turned, kinds, piles, chosen }) => {
      const loose = kinds.flatMap(kind => cards(kind.cards))
      const inPiles = piles.map(pile => ({ name: pile.name, cards: cards(pile.cards) }))
      // A pile without a name is chosen by the words of its first card.
      const firstOf = (option: string) => {
        const pile = piles.find(({ id }) => (id as string) === option)
        return pile ? (pile.name ? '' : (pile.cards[0]?.id ?? '')) : option
      }
      return {
        type,
        name,
        skipped,
        minutes,
        turned,
        cards: loose,
        piles: inPiles,
        ...chosenOf(chosen, numbers, firstOf),
      }
    }),
    added: [],
  }
}

/** The record as it is stored. */
export function recordOf(board: Board, secrets: SecretRows): { number: number; json: string } {
  const past = filed(board, secrets)
  return { number: past.number, json: JSON.stringify(past) }
}
