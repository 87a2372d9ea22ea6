import type { Chosen } from '../board/chosen.ts'
import { project } from '../board/projection.ts'
import type { Board } from '../board/schema.ts'
import type { SecretRows } from '../board/secrets.ts'

/** Bumped when the shape of a record's JSON changes; old records are read by their number. */
const RECORD_VERSION = 3

/** What was asked and chosen, without ids. What was still open when the meeting was over has no result. */
const chosenOf = ({ rounds, checks, decisions }: Chosen) => ({
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
        votes: option.cell,
        hands: option.hands,
        chosen: winners.includes(option),
      })),
    })),
  checks: checks
    .filter(({ state }) => state === 'closed')
    .map(({ sort, question, answered, of, cells, reasons }) => ({ sort, question, answered, of, cells, reasons })),
  decisions: decisions
    .filter(({ state, carried }) => state === 'made' && !carried)
    .map(({ text, lang, was, present, again, cells, unanswered }) => ({
      text,
      lang,
      was,
      present,
      again,
      cells,
      unanswered,
    })),
})

/**
 * [B6] The public past of a meeting, as it is filed when the meeting is final: what a reader may see, with the me-toos
 * that were still to be told, and what the talk was like, and nothing of ids, codes or who was done when.
 */
export function recordOf(board: Board, secrets: SecretRows): { number: number; json: string } {
  const { group, meeting, steps, seats, balance } = project(board, 'reader')!
  const tally = new Map([...secrets.tally.values()].map(({ card, count }) => [card, count]))
  const cards = (list: (typeof steps)[number]['kinds'][number]['cards']) =>
    list.map(({ id, kind, text, lang, by, talk, meToo, carried }) => ({
      kind,
      text,
      lang,
      by,
      talk,
      carried,
      meToo: tally.get(id) ?? meToo,
    }))
  const json = JSON.stringify({
    version: RECORD_VERSION,
    group,
    number: meeting.number,
    about: meeting.about,
    day: meeting.day,
    // Whoever would rather not see it on the wall would rather not read it for years either.
    talk: balance && !balance.isHidden ? balance.summary : null,
    // [W60] Only what was shown to everyone.
    ...(balance && !balance.isHidden && typeof balance.groups === 'object' ? { groups: balance.groups } : {}),
    people: seats.map(({ name, guest, opens }) => ({ name, guest, ...(opens ? { opens } : {}) })),
    steps: steps.map(({ type, name, minutes, skipped, turned, kinds, piles, chosen }) => ({
      type,
      name,
      skipped,
      minutes,
      turned,
      cards: kinds.flatMap(kind => cards(kind.cards)),
      piles: piles.map(pile => ({ name: pile.name, cards: cards(pile.cards) })),
      ...chosenOf(chosen),
    })),
  })
  return { number: meeting.number, json }
}
