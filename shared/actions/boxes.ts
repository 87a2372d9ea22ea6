import type { Id } from '../board/ids.ts'
import { orderAfter } from '../board/order.ts'
import { boxOf, keyInBox, type SealedKey, type Secret } from '../board/secrets.ts'
import { Refusal } from '../protocol/refusal.ts'
import type { Scene } from './define.ts'

/*
 * The box that votes and answers lie in until it is closed. [V1] to [V4]: what a person put in is under a key made of the
 * box's own key and the seat, with no time and no order; it never comes near the board.
 */

const keyOfBox = ({ secrets }: Scene, box: string) => keyInBox(box, secrets.key('box', box))

const keyOfBallot = (scene: Scene, box: string, seat: Id<'seat'>): SealedKey =>
  // A person's own device does not have the key of the box, and only its own ballot.
  keyInBox(box, scene.secrets.key('ballot', box, scene.secrets.rows.box.get(keyOfBox(scene, box))?.key ?? '', seat))

/** A place after every vote and every question, so that what was asked last is known whichever it was. */
export const orderOfNext = ({ draft: { board } }: Scene): string =>
  orderAfter([...board.round.values(), ...board.check.values()])

/** @throws Refusal when a box of this name is open: what lies in it would count for both */
export function openBox(scene: Scene, box: string): void {
  const key = keyOfBox(scene, box)
  if (scene.secrets.rows.box.has(key)) throw new Refusal('vote_open')
  scene.secrets.put('box', key, { key: scene.chance.id() + scene.chance.id() })
}

/** Puts a ballot in, in the place of the one that this seat has put in before. Null takes it out. */
export function cast(scene: Scene, box: string, seat: Id<'seat'>, ballot: Secret<'ballot'> | null): void {
  const key = keyOfBallot(scene, box, seat)
  if (ballot) scene.secrets.put('ballot', key, ballot)
  else scene.secrets.remove('ballot', key)
}

const ballotsIn = ({ secrets }: Scene, box: string) =>
  [...secrets.rows.ballot].filter(([key]) => boxOf('ballot', key) === box)

/** How many people have put something in. */
export const countIn = (scene: Scene, box: string): number => ballotsIn(scene, box).length

/**
 * [V10] How many were asked: everyone who has put something in, though they may have gone since, and everyone in the room
 * who has not.
 */
export function askedBy(scene: Scene, box: string): number {
  const silent = [...scene.here].filter(
    seat => scene.draft.board.seat.has(seat) && !scene.secrets.rows.ballot.has(keyOfBallot(scene, box, seat)),
  )
  return countIn(scene, box) + silent.length
}

/** [V4] Takes everything out of the box, in no order, and destroys the box. Nothing tells any more whose was whose. */
export function emptyBox(scene: Scene, box: string): Secret<'ballot'>[] {
  const ballots = ballotsIn(scene, box)
  for (const [key] of ballots) scene.secrets.remove('ballot', key)
  scene.secrets.remove('box', keyOfBox(scene, box))
  return scene.chance.shuffle(ballots.map(([, ballot]) => ballot))
}

/** [V3] Whoever leaves takes their ballots along, out of every box that is open. */
export function takeAlong(scene: Scene, seat: Id<'seat'>): void {
  for (const key of scene.secrets.rows.box.keys()) {
    const box = boxOf('box', key)!
    const before = countIn(scene, box)
    cast(scene, box, seat, null)
    const check = scene.draft.board.check.get(box as Id<'check'>)
    if (check && countIn(scene, box) < before) scene.draft.patch('check', check.id, { answered: check.answered - 1 })
  }
}

/** The sum of the marks on each of these, in their order. */
export const sumsOf = (ballots: readonly Secret<'ballot'>[], options: readonly string[]): number[] =>
  options.map(option =>
    ballots.reduce((sum, { marks }) => sum + (marks.find(([marked]) => marked === option)?.[1] ?? 0), 0),
  )

/** Refuses what comes after the box was closed. */
export function whileOpen<Row extends { readonly state: 'open' | 'closed' }>(row: Row | undefined): Row {
  if (row?.state !== 'open') throw new Refusal('vote_closed')
  return row
}
