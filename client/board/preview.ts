import { nanoid } from 'nanoid'
import { decide } from '#shared/actions/decide.ts'
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

  /**
   * Does this on top. What only the server can decide has no effect here.
   * @throws Refusal when it cannot be done
   */
  add(request: Request): void {
    if (this.#board.meeting.size === 0 || actionNamed(request.name)?.preview === false) return
    const lots = { chance: previewChance, seal: unsealed, at: this.#at, seats: Infinity }
    const { draft, secrets } = decide(request, this.#by, { board: this.#board, secrets: this.#secrets, ...lots })
    this.#board = draft.board
    this.#secrets = secrets.rows
  }

  /** The same; what is done already and not acknowledged yet, or is not possible any more, the server will say. */
  tryAdd(request: Request): void {
    try {
      this.add(request)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
}
