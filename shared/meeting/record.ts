import { project } from '../board/projection.ts'
import type { Board } from '../board/schema.ts'
import type { SecretRows } from '../board/secrets.ts'

/** Bumped when the shape of a record's JSON changes; old records are read by their number. */
const RECORD_VERSION = 1

/**
 * [B6] The public past of a meeting, as it is filed when the meeting is final: what a reader may see, with the me-toos
 * that were still to be told, and nothing of ids, codes or who was done when.
 */
export function recordOf(board: Board, secrets: SecretRows): { number: number; json: string } {
  const { group, meeting, steps, seats } = project(board, 'reader')!
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
    people: seats.map(({ name, guest }) => ({ name, guest })),
    steps: steps.map(({ type, name, minutes, skipped, turned, kinds, piles }) => ({
      type,
      name,
      skipped,
      minutes,
      turned,
      cards: kinds.flatMap(kind => cards(kind.cards)),
      piles: piles.map(pile => ({ name: pile.name, cards: cards(pile.cards) })),
    })),
  })
  return { number: meeting.number, json }
}
