import * as v from 'valibot'
import { type Id, id, maybeId } from '../board/ids.ts'
import type { Board, Row } from '../board/schema.ts'
import { LONGEST, optionalText, text } from '../board/text.ts'
import { doneMark } from '../meeting/done.ts'
import { Refusal } from '../protocol/refusal.ts'
import { unname } from './agreement.ts'
import { sumUpAgain } from './balanceRow.ts'
import { takeAlong } from './boxes.ts'
import { action, found, hostFor, meetingOf, nothing, record, type Scene, seatOf } from './define.ts'
import { came, went } from './presence.ts'
import { forgetTalk } from './talkLog.ts'
import { putTick } from './ticks.ts'
import { joinWay, leaveWay } from './way.ts'

// One fixed language, or two devices would disagree about who has the same name.
const alike = (a: string, b: string) => a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0

/** Two people of one name could not be told apart. */
function refuseSameName(board: Board, name: string, self?: Id<'seat'>): void {
  if (name === '') return
  for (const seat of board.seat.values()) if (seat.id !== self && alike(seat.name, name)) throw new Refusal('same_name')
}

const nextGuest = (board: Board) => Math.max(0, ...[...board.seat.values()].map(seat => seat.guest)) + 1

/** Sets a place at the table. No name is a guest. */
export function takeSeat(
  scene: Scene,
  { name, ...seat }: Pick<Row<'seat'>, 'id' | 'name' | 'leads' | 'noPhone'>,
): void {
  const { draft, seats } = scene
  if (draft.board.seat.size >= seats) throw new Refusal('full')
  refuseSameName(draft.board, name)
  draft.put('seat', {
    ...seat,
    name,
    guest: name ? 0 : nextGuest(draft.board),
    done: '',
    voted: '',
    hand: '',
    timeFriend: false,
    opens: false,
  })
  if (meetingOf(draft.board).state !== 'open') return
  came(scene, seat.id)
  joinWay(scene, seat.id)
}

/** Somebody new is welcome while a meeting is coming or under way. */
const WELCOME: readonly Row<'meeting'>['state'][] = ['planned', 'open']

export const seatActions = {
  /** [A3] The server gives a seat to whoever came by a link, or was let in. */
  'seat.take': action({
    args: v.object({ seat: id<'seat'>(), name: optionalText(LONGEST.name), leads: v.boolean() }),
    who: ['server'],
    when: WELCOME,
    apply(scene, { seat, name, leads }) {
      if (!scene.draft.board.seat.has(seat)) takeSeat(scene, { id: seat, name, leads, noPhone: false })
    },
  }),

  'seat.rename': action({
    args: v.object({ name: text(LONGEST.name) }),
    who: ['person'],
    when: WELCOME,
    apply(scene, { name }) {
      const seat = seatOf(scene)
      refuseSameName(scene.draft.board, name, seat.id)
      scene.draft.patch('seat', seat.id, { name, guest: 0 })
    },
  }),

  /** "I'm done", with or without a card; undone by writing on. */
  'seat.done': action({
    // `turned` is how often cards had been turned over when it was pressed: pressed before, it says nothing of after.
    args: v.object({ done: v.boolean(), turned: v.number() }),
    who: ['person'],
    apply(scene, { done, turned }) {
      const step = found(scene.draft.board.step.get(scene.step as Id<'step'>))
      if (turned > step.turned) throw new Refusal('malformed')
      scene.draft.patch('seat', seatOf(scene).id, { done: done ? doneMark({ id: step.id, turned }) : '' })
    },
  }),

  /**
   * [W62] "I could open next time", said of oneself while everyone looks back. `for` is somebody without a phone, for whom
   * a host says it once they have said so.
   */
  'seat.opens': action({
    args: v.object({ on: v.boolean(), for: v.optional(maybeId<'seat'>(), '') }),
    who: ['person'],
    when: ['open', 'closed'],
    apply(scene, { on, for: other }) {
      scene.draft.patch('seat', hostFor(scene, other).id, { opens: on })
    },
  }),

  /** Leaving is quiet: no record of it is kept. */
  'seat.leave': action({
    args: nothing,
    who: ['person'],
    when: ['planned', 'open', 'closed'],
    apply(scene) {
      const { id } = seatOf(scene)
      takeAlong(scene, id)
      putTick(scene, id, null)
      went(scene, id)
      leaveWay(scene, id)
      unname(scene, id)
      scene.secrets.remove('watch', scene.secrets.key('watch', id))
      scene.draft.remove('seat', id)
    },
  }),

  'seat.remove': action({
    args: v.object({ seat: id<'seat'>() }),
    who: ['host'],
    when: WELCOME,
    apply(scene, { seat }) {
      if (seat === seatOf(scene).id) throw new Refusal('not_yours')
      if (!scene.draft.board.seat.has(seat)) return
      takeAlong(scene, seat)
      putTick(scene, seat, null)
      forgetTalk(scene, seat)
      leaveWay(scene, seat)
      sumUpAgain(scene)
      scene.draft.remove('seat', seat)
      record(scene, 'removed')
    },
  }),

  /** [W16] Somebody has gone home without a word, or is back. */
  'presence.set': action({
    args: v.object({ seat: id<'seat'>(), here: v.boolean() }),
    who: ['host'],
    apply(scene, { seat, here }) {
      found(scene.draft.board.seat.get(seat))
      if (here) {
        came(scene, seat)
        return joinWay(scene, seat)
      }
      went(scene, seat)
      leaveWay(scene, seat)
    },
  }),

  /** [A6] The host's hat goes to somebody else, or is shared. */
  'lead.pass': action({
    args: v.object({ seat: id<'seat'>(), together: v.boolean() }),
    who: ['host'],
    when: WELCOME,
    apply(scene, { seat, together }) {
      const own = seatOf(scene).id
      const next = found(scene.draft.board.seat.get(seat))
      if (next.noPhone) throw new Refusal('not_yours')
      if (next.leads && (together || next.id === own)) return
      scene.draft.patch('seat', next.id, { leads: true })
      if (!together && next.id !== own) scene.draft.patch('seat', own, { leads: false })
      record(scene, 'lead')
    },
  }),

  /** [A6] Whoever holds the host key takes the lead back, at any time, and leads alone. */
  'lead.take': action({
    args: nothing,
    who: ['keeper'],
    when: ['planned', 'open', 'closed'],
    apply(scene) {
      const own = seatOf(scene)
      const others = [...scene.draft.board.seat.values()].filter(seat => seat.leads && seat.id !== own.id)
      if (own.leads && others.length === 0) return
      for (const other of others) scene.draft.patch('seat', other.id, { leads: false })
      scene.draft.patch('seat', own.id, { leads: true })
      record(scene, 'lead')
    },
  }),
} as const
