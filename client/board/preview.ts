import { nanoid } from 'nanoid'
import { type Decision, decide } from '#shared/actions/decide.ts'
import type { Actor, Chance } from '#shared/actions/define.ts'
import { actionNamed } from '#shared/actions/index.ts'
import type { Id } from '#shared/board/ids.ts'
import type { Board } from '#shared/board/schema.ts'
import { noSecrets, type SecretRows, sealedKey } from '#shared/board/secrets.ts'
import type { Request } from '#shared/protocol/messages.ts'
import { Refusal } from '#shared/protocol/refusal.ts'

/** The secrets that this device knows: its own. */
export type OwnSecrets = Pick<SecretRows, 'letterbox' | 'claim'> & {
  readonly meToo: ReadonlySet<string>
  readonly seat: string
}

/** Shows only what its own person could know; the real lots are drawn by the server. */
const previewChance: Chance = { id: () => nanoid(12) as never, shuffle: list => [...list], code: () => '' }

const unsealed = (text: string) => text

/** The board as it will be once the server has done what was asked: the same rules, on a copy. */
export class Preview {
  readonly #by: Actor
  readonly #at: number
  #board: Board
  #secrets: SecretRows

  constructor(confirmed: Board, { letterbox, claim, meToo, seat }: OwnSecrets, by: Actor, at: number) {
    this.#by = by
    this.#at = at
    this.#board = confirmed
    const said = [...meToo].map(
      card => [sealedKey(unsealed, 'meToo', card, seat), { card: card as Id<'card'> }] as const,
    )
    this.#secrets = { ...noSecrets(), letterbox, claim, meToo: new Map(said) }
  }

  get board(): Board {
    return this.#board
  }

  get secrets(): SecretRows {
    return this.#secrets
  }

  /** @throws Refusal */
  decide(request: Request): Decision {
    const lots = { chance: previewChance, seal: unsealed, at: this.#at, seats: Infinity }
    return decide(request, this.#by, { board: this.#board, secrets: this.#secrets, ...lots })
  }

  /** Shows the effect of this, if it has one that can be shown. */
  add(request: Request): void {
    if (this.#board.meeting.size === 0 || actionNamed(request.name)?.preview === false) return
    try {
      const { draft, secrets } = this.decide(request)
      this.#board = draft.board
      this.#secrets = secrets.rows
    } catch (error) {
      // Done already and not acknowledged yet, or not possible any more: the server will say.
      if (!(error instanceof Refusal)) throw error
    }
  }
}
