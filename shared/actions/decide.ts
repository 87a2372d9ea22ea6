import * as v from 'valibot'
import { type Sketch, sketch } from '../board/draft.ts'
import type { Id } from '../board/ids.ts'
import type { Board } from '../board/schema.ts'
import { type SecretRows, type SecretSketch, sketchSecrets } from '../board/secrets.ts'
import { isRefusalReason, Refusal } from '../protocol/refusal.ts'
import type { comparisonOf } from '../speaking/comparison.ts'
import type { figuresOf } from '../speaking/figures.ts'
import type { summaryOf } from '../speaking/summary.ts'
import { type Action, type Actor, type Chance, type Hat, meetingOf, type Note } from './define.ts'
import { actionNamed } from './index.ts'

/** What somebody wants done, and the meeting and step it was meant for. */
export interface Wish {
  readonly meeting: Id<'meeting'>
  readonly step: Id<'step'> | ''
  readonly name: string
  readonly args: unknown
}

/** What a decision rests on. */
export interface World {
  readonly board: Board
  readonly secrets: SecretRows
  /** Turns the parts of a secret row's key into the key it is filed under. */
  readonly seal: (text: string) => string
  readonly chance: Chance
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
  /** The most seats a meeting takes. */
  readonly seats: number
  /** Who is in the room: connected, or without a phone. */
  readonly here: ReadonlySet<Id<'seat'>>
  /** Adds up the talk. Only the server does; phones need not load how. */
  readonly figuresOf: typeof figuresOf
  /** The same, to look back on; a phone, which has not the whole log, gives null. */
  readonly summaryOf: typeof summaryOf
  /** Compares the talk of two groups. Only the server does. */
  readonly comparisonOf: typeof comparisonOf
}

export interface Decision {
  readonly draft: Sketch
  readonly secrets: SecretSketch
  readonly note: Note | undefined
}

/** [A2] The hats that somebody wears now. A seat that was removed wears none. */
export function hatsOf(by: Actor, board: Board): readonly Hat[] {
  switch (by.type) {
    case 'server':
      return ['server']
    case 'screen':
      return []
    case 'seat': {
      const seat = board.seat.get(by.seat)
      if (!seat) return []
      return ['person', ...(seat.leads ? ['host' as const] : []), ...(by.keeper ? ['keeper' as const] : [])]
    }
  }
}

/**
 * What an action is given, as it will be done.
 * @throws Refusal that says what is wrong with it
 */
export function readArgs<Given>(action: Pick<Action<Given>, 'args'>, given: unknown): Given {
  const args = v.safeParse(action.args, given, { abortEarly: true })
  if (args.success) return args.output
  const reason = args.issues[0].message
  throw new Refusal(isRefusalReason(reason) ? reason : 'malformed')
}

/**
 * [A1] Decides one action, the same way on the server and in a client's preview. The world is not changed.
 * @throws Refusal when it cannot be done; then nothing of it has been done
 */
export function decide(wish: Wish, by: Actor, world: World): Decision {
  const action = actionNamed(wish.name)
  if (!action) throw new Refusal('malformed')
  const hats = hatsOf(by, world.board)
  if (!action.who.some(hat => hats.includes(hat))) throw new Refusal('not_yours')
  const meeting = meetingOf(world.board)
  // [A5] What was meant for another meeting is not done in this one.
  if (wish.meeting !== meeting.id) throw new Refusal('meeting_over')
  if (!(action.when ?? ['open']).includes(meeting.state))
    throw new Refusal(meeting.state === 'closed' ? 'meeting_over' : 'not_open')

  const args = readArgs(action, wish.args)
  const draft = sketch(world.board)
  const secrets = sketchSecrets(world.secrets, world.seal)
  const { at, chance, seats, here, figuresOf, summaryOf, comparisonOf } = world
  const note = action.apply(
    { draft, secrets, by, step: wish.step, at, chance, seats, here, figuresOf, summaryOf, comparisonOf },
    args,
  )
  return { draft, secrets, note: note ?? undefined }
}
