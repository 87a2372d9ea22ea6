import * as v from 'valibot'
import type { Draft } from '../board/draft.ts'
import type { Id } from '../board/ids.ts'
import { byOrder, orderAfter } from '../board/order.ts'
import type { Board, Row } from '../board/schema.ts'
import type { Secrets } from '../board/secrets.ts'
import { Refusal } from '../protocol/refusal.ts'
import type { comparisonOf } from '../speaking/comparison.ts'
import type { figuresOf } from '../speaking/figures.ts'
import type { summaryOf } from '../speaking/summary.ts'

/**
 * What somebody may do hangs on the hats they wear. A person has a seat. A host leads the meeting and is a person too.
 * A keeper holds the host key and may take the lead back. The server acts on its own clock and at the door.
 */
export type Hat = 'person' | 'host' | 'keeper' | 'server'

export type Actor =
  | { readonly type: 'seat'; readonly seat: Id<'seat'>; readonly keeper: boolean }
  | { readonly type: 'screen' }
  | { readonly type: 'server' }

/** What an action may draw by lot. The server's is cryptographic; a client's only serves its preview. */
export interface Chance {
  id<Of extends string>(): Id<Of>
  shuffle<T>(list: readonly T[]): T[]
  /** A joining code that nobody has, `KITE47`. */
  code(): string
}

/** Said to the person together with "done". */
export type Note = 'waits_for_next' | 'one_more'

export interface Scene {
  readonly draft: Draft
  readonly secrets: Secrets
  readonly by: Actor
  /** The step the action was meant for; it may be over by now. */
  readonly step: Id<'step'> | ''
  /** Server time, milliseconds since 1970. */
  readonly at: number
  readonly chance: Chance
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

export interface Action<Args> {
  readonly args: v.GenericSchema<unknown, Args>
  /** Any one of these hats is enough. */
  readonly who: readonly Hat[]
  /** States of the meeting in which it may be done; `open` when left out. */
  readonly when?: readonly Row<'meeting'>['state'][]
  /** False where a client cannot show the effect before the server has decided. True when left out. */
  readonly preview?: boolean
  /**
   * The effect. Safe to repeat: it says how things shall be, not how to change them.
   * @throws Refusal
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: most actions have nothing to say
  apply(scene: Scene, args: Args): Note | void
}

/** Gives an action its types. */
export const action = <Schema extends v.GenericSchema>(
  definition: Action<v.InferOutput<Schema>> & { readonly args: Schema },
) => definition

export const nothing = v.object({})

/** The row, or the refusal `gone`: somebody took it away first. */
export function found<T>(row: T | undefined): T {
  if (row === undefined) throw new Refusal('gone')
  return row
}

/** The one row of the meeting. */
export function meetingOf(board: Board): Row<'meeting'> {
  for (const meeting of board.meeting.values()) return meeting
  throw new Refusal('gone')
}

/** The seat of whoever acts. Refuses a screen and a seat that was removed. */
export function seatOf(scene: Scene): Row<'seat'> {
  if (scene.by.type !== 'seat') throw new Refusal('not_yours')
  const seat = scene.draft.board.seat.get(scene.by.seat)
  if (!seat) throw new Refusal('not_yours')
  return seat
}

/** Whoever acts, or the person without a phone for whom they do. Nobody acts for somebody who has their own device. */
export function actingFor(scene: Scene, own: Row<'seat'>, other: Id<'seat'> | ''): Row<'seat'> {
  if (!other) return own
  const seat = found(scene.draft.board.seat.get(other))
  if (!seat.noPhone) throw new Refusal('not_yours')
  return seat
}

/** Whoever acts, or the person without a phone for whom a host does. @throws Refusal for anybody else */
export function hostFor(scene: Scene, other: Id<'seat'> | ''): Row<'seat'> {
  const own = seatOf(scene)
  if (other && !own.leads) throw new Refusal('not_yours')
  return actingFor(scene, own, other)
}

/** Changes the one row of the meeting. */
export function patchMeeting(scene: Scene, fields: Partial<Omit<Row<'meeting'>, 'id'>>): void {
  scene.draft.patch('meeting', meetingOf(scene.draft.board).id, fields)
}

const DEEDS_KEPT = 100

/** The last of what hosts and the system did. */
export const lastDeed = ({ deed }: Board): Row<'deed'> | undefined => [...deed.values()].sort(byOrder).at(-1)

/** Adds to the list of what hosts and the system did, which everyone can read. */
export function record(scene: Scene, what: Row<'deed'>['what'], step: Id<'step'> | '' = ''): void {
  const deeds = [...scene.draft.board.deed.values()].sort(byOrder)
  for (const old of deeds.slice(0, Math.max(0, deeds.length - DEEDS_KEPT + 1))) scene.draft.remove('deed', old.id)
  scene.draft.put('deed', { id: scene.chance.id(), order: orderAfter(deeds), what, step })
}
