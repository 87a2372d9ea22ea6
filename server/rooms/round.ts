import { decide, type Wish, type World } from '#shared/actions/decide.ts'
import type { Actor, Note } from '#shared/actions/define.ts'
import { sketch } from '#shared/board/draft.ts'
import { type SecretChange, sketchSecrets } from '#shared/board/secrets.ts'
import { lossIn } from '#shared/meeting/forgetting.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import type { Entry, Ledger } from './ledger.ts'

/** The first change of a quiet time goes out at once, the next not before so many ms: what gathers shares one round. */
export const ROUND_EVERY = 16
export const MOST_IN_ROUND = 256

/** The room closed before it could do it. Open it again and ask again. */
export class RoomClosed extends Error {}

/** Something asked of a room that has not been answered. */
export interface Waiting {
  readonly wish: Wish
  readonly by: Actor
  /** SHA-256 of the action's id; null for what the server does itself. */
  readonly hash: Buffer | null
  /** What came of it: done, perhaps with a note, or refused. */
  readonly answer: (outcome: Note | undefined | Refusal) => void
  /** The room closed first. A person's device sends it again. */
  readonly drop?: () => void
}

export interface Round {
  /** What is to be stored; null when nothing was accepted. */
  readonly entry: Entry | null
  /** Gives everyone their answer; only once the entry is stored. */
  answer(): void
}

/**
 * Decides a batch in order, each on top of the ones before it. What is refused leaves nothing behind; what was seen
 * before is done already. [A4] Where words went for good, that is marked. [E2]
 */
export function decideRound(
  batch: readonly Waiting[],
  ledger: Ledger,
  rest: Pick<World, 'chance' | 'at' | 'seats' | 'here' | 'figuresOf' | 'summaryOf' | 'comparisonOf'>,
): Round {
  const total = sketch(ledger.current)
  const changes = new Map<string, SecretChange>()
  const accepted = new Map<string, Buffer>()
  const answers: (() => void)[] = []
  let secrets = ledger.secrets
  let anything = false
  for (const { wish, by, hash, answer } of batch) {
    const key = hash?.toString('base64url') ?? ''
    if (hash && (accepted.has(key) || ledger.hasSeen(hash))) {
      answers.push(() => answer(undefined))
      continue
    }
    try {
      const decision = decide(wish, by, { ...rest, board: total.board, secrets, seal: ledger.seal })
      decision.draft.copyTo(total)
      secrets = decision.secrets.rows
      for (const change of decision.secrets.changes) changes.set(`${change.table} ${change.key}`, change)
      if (hash) accepted.set(key, hash)
      anything = true
      answers.push(() => answer(decision.note))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      answers.push(() => answer(error))
    }
  }
  const loss = lossIn({ board: ledger.current, secrets: ledger.secrets }, total, [...changes.values()])
  if (loss !== 'nothing') {
    // Stored with the change itself: whatever happens now, it is known that there is something to forget.
    const marked = sketchSecrets(secrets, ledger.seal)
    const key = marked.key('forget')
    const { since = rest.at, cards = false, now = false } = secrets.forget.get(key) ?? {}
    // What was taken back after it was time is for the next time.
    const isMore = [...secrets.taken.values()].some(({ byWriter }) => byWriter)
    marked.put('forget', key, { since, cards: cards || loss === 'cards', now: now && !isMore })
    for (const change of marked.changes) changes.set(`${change.table} ${change.key}`, change)
    secrets = marked.rows
  }
  return {
    entry: anything ? { sketch: total, secrets, changes: [...changes.values()], seen: [...accepted.values()] } : null,
    answer: () => {
      for (const answer of answers) answer()
    },
  }
}
