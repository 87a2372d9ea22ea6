import { nanoid } from 'nanoid'
import * as v from 'valibot'
import { Refusal } from '#shared/protocol/refusal.ts'
import { type By, type Joining, join, type Keys, renewKeys, type Seated } from './api.ts'
import { device } from './device.ts'

const keys = v.partial(v.object({ everyone: v.string(), screen: v.string(), host: v.string(), letterbox: v.string() }))

/** What this device knows of a group: how to come back, and under which name. */
const known = v.object({
  board: v.string(),
  group: v.string(),
  name: v.string(),
  /** Of this device's seat; empty before it has one. */
  ticket: v.string(),
  keys,
  /** New keys that were asked for, until the server has said that they are in force. */
  renewal: v.optional(v.nullable(v.object({ next: v.string(), keys })), null),
})
export type KnownGroup = v.InferOutput<typeof known>

const keyOf = (board: string) => `group.${board}`

/** Groups that this device has been to. */
export const knownGroups = (): KnownGroup[] =>
  device.keys('group.').flatMap(key => {
    const group = v.safeParse(known, device.get(key))
    return group.success ? [group.output] : []
  })

export const knownGroup = (board: string): KnownGroup | null =>
  knownGroups().find(group => group.board === board) ?? null

/** Adds to what is known of a group. */
export function remember(
  board: string,
  fields: Partial<Omit<KnownGroup, 'board' | 'keys'>> & { keys?: Partial<Keys> },
): void {
  const before = knownGroup(board) ?? { board, group: '', name: '', ticket: '', keys: {}, renewal: null }
  device.set(keyOf(board), { ...before, ...fields, keys: { ...before.keys, ...fields.keys } })
}

/** Forgets the group, and all that was written in it on this device. */
export function forgetGroup(board: string): void {
  for (const kept of ['out', 'own', 'draft', 'aloud', 'credited', 'asker', 'nudge', 'offer', 'report'])
    for (const key of device.keys(`${kept}.${board}.`)) device.remove(key)
  device.remove(keyOf(board))
}

/** The best key that this device has for a group: a host comes as a host. */
export function byKeyOf({ board, keys }: KnownGroup): By | null {
  const key = keys.host ?? keys.everyone
  return key ? { board, key } : null
}

/**
 * Takes a seat, or asks at the door.
 * @param ticket the same when it is asked again after no answer came: that gives the same seat, not a second one
 * @throws Refusal
 * @throws Unreachable
 */
export async function takeSeat(wish: Joining & { by: By }, group: string) {
  const answer = await join(wish)
  if (!('knock' in answer)) remember(answer.board, { ticket: wish.ticket, name: wish.name, group })
  return answer
}

/**
 * New links in the place of the old ones. What was begun and not answered is asked for again, with the same keys.
 * @returns the ticket by which this seat goes on
 * @throws Refusal
 * @throws Unreachable
 */
export async function renewLinks(board: string): Promise<string> {
  const group = knownGroup(board)
  const fresh = () => ({
    next: nanoid(22),
    keys: { everyone: nanoid(22), screen: nanoid(22), host: nanoid(22), letterbox: nanoid(22) },
  })
  const renewal = group?.renewal ?? fresh()
  remember(board, { renewal })
  try {
    await renewKeys({ ticket: group?.ticket ?? '', ...renewal })
  } catch (error) {
    if (error instanceof Refusal) remember(board, { renewal: null })
    throw error
  }
  remember(board, { keys: renewal.keys, ticket: renewal.next, renewal: null })
  return renewal.next
}

/**
 * Comes back to the seat that this device has, or, in a next meeting, to a new one under the same name.
 * @returns null when this device has neither
 * @throws Refusal
 * @throws Unreachable
 */
export async function comeBack(board: string): Promise<(Seated & { ticket: string }) | null> {
  // Refused: somebody else made new keys first, and this device comes back as it can.
  if (knownGroup(board)?.renewal)
    await renewLinks(board).catch(error => {
      if (!(error instanceof Refusal)) throw error
    })
  const group = knownGroup(board)
  if (!group?.ticket) return null
  const answer = await join({ ticket: group.ticket, by: byKeyOf(group), name: group.name, knock: null })
  return 'knock' in answer ? null : { ...answer, ticket: group.ticket }
}

/** The big screen has a ticket of its own, made anew whenever it is opened. */
export async function openScreen(by: By) {
  const ticket = nanoid(22)
  const answer = await join({ ticket, by, name: '', knock: null })
  return 'knock' in answer ? null : { ...answer, ticket }
}
