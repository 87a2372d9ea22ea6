import type { Id } from '#shared/board/ids.ts'
import { checkAnswers } from '#shared/meeting/checks.ts'
import { mostOnOne, votesLeft } from '#shared/voting/methods.ts'
import type { BareClient } from './bareClient.ts'
import type { Played } from './played.ts'

/** Who approves of any number approves of one in so many. */
const APPROVES = 0.4

/** A played person votes in a round as people do, mostly for what stands first, and says that they are done. */
async function vote(client: BareClient, round: Id<'round'>, random: () => number): Promise<void> {
  const rules = client.board.round.get(round)
  if (!rules) return
  const marks = new Map<string, number>()
  const counted = Number.isFinite(votesLeft(rules, []))
  if (counted)
    for (let left = rules.votes; left > 0; left--) {
      // The square of a draw is small more often than not.
      const option = rules.options[Math.floor(random() ** 2 * rules.options.length)]!
      const count = marks.get(option) ?? 0
      if (count < mostOnOne(rules)) marks.set(option, count + 1)
    }
  else for (const option of rules.options) if (random() < APPROVES) marks.set(option, 1)
  await client.act('ballot.cast', { round, marks: [...marks], for: '' })
  await client.act('vote.done', { round, done: true })
}

/** A played person votes, or answers a question: yes, more often than not. Without reasons. */
async function choose(client: BareClient, box: string, random: () => number): Promise<void> {
  if (client.board.round.has(box as Id<'round'>)) return vote(client, box as Id<'round'>, random)
  const answer = checkAnswers[Math.floor(random() ** 2 * checkAnswers.length)]!
  await client.act('check.answer', { check: box as Id<'check'>, answer })
}

/** Whatever is asked of everyone is answered, by one after the other. */
export class Choosing {
  readonly #played: Played
  readonly #seen = new Set<string>()

  constructor(played: Played) {
    this.#played = played
  }

  /** Looks at what is open, on the board of somebody who is always there. */
  answer({ board }: BareClient): void {
    const { clients, later, random } = this.#played
    for (const { id, state } of [...board.round.values(), ...board.check.values()]) {
      if (state !== 'open' || this.#seen.has(id)) continue
      this.#seen.add(id)
      for (const client of clients())
        later(3000 + random() * 20_000, () => {
          if (!client.closedWith) void choose(client, id, random)
        })
    }
  }
}
