import * as v from 'valibot'
import { id, maybeId } from '../board/ids.ts'
import { byOrder, orderAfter } from '../board/order.ts'
import type { Row } from '../board/schema.ts'
import { type SignalSort, signalSort } from '../board/secrets.ts'
import { LONGEST, optionalText } from '../board/text.ts'
import { isPaused, STOP_PAUSES_FOR, STOP_REST, UNTIL_TOLD } from '../meeting/pause.ts'
import { actingFor, action, found, meetingOf, nothing, patchMeeting, type Scene, seatOf } from './define.ts'

/** Raised hands, the longest up first. */
export const handsIn = <Seat extends Pick<Row<'seat'>, 'id' | 'hand'>>(seats: Iterable<Seat>) =>
  [...seats]
    .filter(seat => seat.hand !== '')
    .map(seat => ({ ...seat, order: seat.hand }))
    .sort(byOrder)

const ownSignal = (scene: Scene, sort: SignalSort) => scene.secrets.key('signal', sort, seatOf(scene).id)

function endTurns({ secrets }: Scene): void {
  for (const key of secrets.rows.turn.keys()) secrets.remove('turn', key)
}

export const signalActions = {
  /** [G1] "I want to speak": the one signal with a name, in the order in which hands went up. */
  'hand.set': action({
    // `for` is somebody without a phone, for whom a neighbour raises it.
    args: v.object({ up: v.boolean(), for: v.optional(maybeId<'seat'>(), '') }),
    who: ['person'],
    apply(scene, { up, for: other }) {
      const seat = actingFor(scene, seatOf(scene), other)
      if ((seat.hand !== '') === up) return
      const hand = up ? orderAfter(handsIn(scene.draft.board.seat.values())) : ''
      scene.draft.patch('seat', seat.id, { hand })
    },
  }),

  /** [G6] The group wants new voices first; everyone is told that they do. The order itself is for hosts. */
  'hands.newVoices': action({
    args: v.object({ on: v.boolean() }),
    who: ['host'],
    apply: (scene, { on }) => patchMeeting(scene, { newVoices: on }),
  }),

  /** [G2] Unnamed: the board has nothing of it, hosts are told how many, and one person is one however often they tap. */
  'signal.send': action({
    args: v.object({ sort: signalSort, word: optionalText(LONGEST.word) }),
    who: ['person'],
    apply(scene, { sort, word }) {
      const key = ownSignal(scene, sort)
      const isNew = !scene.secrets.rows.signal.has(key)
      scene.secrets.put('signal', key, { sort, word })
      if (!isNew || sort !== 'stop') return
      // [G3] One person can hold the room for ten seconds, and nobody can again before a minute is over.
      const { pausedUntil } = meetingOf(scene.draft.board)
      if (scene.at >= pausedUntil + STOP_REST) patchMeeting(scene, { pausedUntil: scene.at + STOP_PAUSES_FOR })
    },
  }),

  'signal.takeBack': action({
    args: v.object({ sort: signalSort }),
    who: ['person'],
    apply: (scene, { sort }) => scene.secrets.remove('signal', ownSignal(scene, sort)),
  }),

  /** The host has dealt with it. */
  'signal.sorted': action({
    args: v.object({ sort: signalSort }),
    who: ['host'],
    preview: false,
    apply(scene, { sort }) {
      for (const [key, row] of scene.secrets.rows.signal) if (row.sort === sort) scene.secrets.remove('signal', key)
      if (sort === 'stop' && isPaused(meetingOf(scene.draft.board), scene.at))
        patchMeeting(scene, { pausedUntil: scene.at })
    },
  }),

  /** The room stands still until the host says "go on". Nothing that people write is held back. */
  'room.pause': action({
    args: v.object({ paused: v.boolean() }),
    who: ['host'],
    apply(scene, { paused }) {
      const meeting = meetingOf(scene.draft.board)
      if (paused) patchMeeting(scene, { pausedUntil: UNTIL_TOLD })
      else if (isPaused(meeting, scene.at)) patchMeeting(scene, { pausedUntil: scene.at })
    },
  }),

  /** [G4] The host gives somebody the turn. That person's own devices are told, and no one else's. */
  'turn.give': action({
    args: v.object({ seat: id<'seat'>() }),
    who: ['host'],
    apply(scene, args) {
      const seat = found(scene.draft.board.seat.get(args.seat))
      endTurns(scene)
      scene.secrets.put('turn', scene.secrets.key('turn', seat.id), { seat: seat.id })
      if (seat.hand !== '') scene.draft.patch('seat', seat.id, { hand: '' })
    },
  }),

  /** [G5] Somebody has said aloud that they pass, or would rather come later: their hand goes down, or to the end. */
  'hand.pass': action({
    args: v.object({ seat: id<'seat'>(), later: v.boolean() }),
    who: ['host'],
    apply(scene, args) {
      const seats = scene.draft.board.seat
      const seat = found(seats.get(args.seat))
      if (seat.hand === '') return
      const others = handsIn(seats.values()).filter(one => one.id !== seat.id)
      scene.draft.patch('seat', seat.id, { hand: args.later ? orderAfter(others) : '' })
    },
  }),

  /** "I have had my turn", or "not now": passing is always fine. */
  'turn.over': action({
    args: nothing,
    who: ['person'],
    apply: scene => scene.secrets.remove('turn', scene.secrets.key('turn', seatOf(scene).id)),
  }),
} as const
