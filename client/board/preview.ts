import { nanoid } from 'nanoid'
import { decide } from '#shared/actions/decide.ts'
import type { Actor, Chance } from '#shared/actions/define.ts'
import { actionNamed } from '#shared/actions/index.ts'
import { tickKey } from '#shared/actions/ticks.ts'
import type { Id } from '#shared/board/ids.ts'
import type { Board } from '#shared/board/schema.ts'
import { keyInBox, noSecrets, type SecretRows, type SignalSort, sealedKey } from '#shared/board/secrets.ts'
import type { OwnBallot, Request } from '#shared/protocol/messages.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import type { TalkSeen, View } from './view.ts'

/** The secrets that this device knows: its own. */
export type OwnSecrets = Pick<SecretRows, 'letterbox' | 'claim'> & {
  readonly meToo: ReadonlySet<string>
  readonly saying: ReadonlySet<SignalSort>
  readonly isMyTurn: boolean
  readonly ballots: ReadonlyMap<string, OwnBallot>
  readonly talk: TalkSeen
  readonly wish: View['wish']
  readonly tick: View['tick']
  readonly seat: Id<'seat'> | ''
}

/** Shows only what its own person could know; the real lots are drawn by the server. */
const previewChance: Chance = { id: () => nanoid(12) as never, shuffle: list => [...list], code: () => '' }

/** What is added up is told by the server. */
const notHere = () => {
  throw new Refusal('malformed')
}

/** On a device nothing needs to be sealed from its own person. */
export const unsealed = (text: string) => text

/** The key under which actions file a seat's ballot, on a device: it does not have the key of the box. */
export const ballotKey = (box: string, seat: Id<'seat'> | '') =>
  keyInBox(box, sealedKey(unsealed, 'ballot', box, '', seat))

/** The board as it will be once the server has done what was asked: the same rules, on a copy. */
export class Preview {
  readonly #by: Actor
  readonly #at: number
  readonly #here: ReadonlySet<Id<'seat'>>
  #board: Board
  #secrets: SecretRows

  constructor(confirmed: Board, own: OwnSecrets, by: Actor, at: number, here: ReadonlySet<Id<'seat'>>) {
    this.#by = by
    this.#at = at
    this.#here = here
    this.#board = confirmed
    const { letterbox, claim, seat } = own
    const key = (...parts: string[]) => sealedKey(unsealed, ...parts, seat)
    const meToo = new Map([...own.meToo].map(card => [key('meToo', card), { card: card as Id<'card'> }]))
    const signal = new Map([...own.saying].map(sort => [key('signal', sort), { sort, word: '' }]))
    const turn = new Map(own.isMyTurn && seat ? [[key('turn'), { seat }]] : [])
    const ballot = new Map([...own.ballots].map(([box, mine]) => [ballotKey(box, seat), { ...mine, lang: '' }]))
    const { talk, presence, oneVoice, way } = own.talk
    const wish = new Map(own.talk.wish)
    if (own.wish && seat) wish.set(key('wish'), { seat, wish: own.wish })
    const tick = new Map(
      own.tick && seat ? [[tickKey((...parts) => sealedKey(unsealed, ...parts), seat), { seat, group: own.tick }]] : [],
    )
    this.#secrets = {
      ...noSecrets(),
      letterbox,
      claim,
      meToo,
      signal,
      turn,
      ballot,
      talk,
      presence,
      oneVoice,
      wish,
      tick,
      way,
    }
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
    const lots = {
      figuresOf: notHere,
      summaryOf: () => null,
      comparisonOf: notHere,
      chance: previewChance,
      seal: unsealed,
      at: this.#at,
      seats: Infinity,
      here: this.#here,
    }
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
