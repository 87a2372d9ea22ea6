import * as v from 'valibot'
import { id } from '../board/ids.ts'
import { Refusal } from '../protocol/refusal.ts'
import { agree, disagree, endNamed } from './agreement.ts'
import { patchBalance } from './balanceRow.ts'
import { action, found, nothing, seatOf } from './define.ts'
import { touch } from './talkLog.ts'

export const namedActions = {
  /** [W52] Everyone is asked whether names may be shown. Asked twice it is one question. */
  'named.ask': action({
    args: nothing,
    who: ['host'],
    preview: false,
    apply(scene) {
      const [row] = scene.draft.board.balance.values()
      if (!row?.namedAsked) patchBalance(scene, { namedAsked: scene.at, named: null })
    },
  }),

  /** A person's own yes, or that they would rather not: nothing is kept or told of that. */
  'named.agree': action({
    args: v.object({ yes: v.boolean() }),
    who: ['person'],
    preview: false,
    apply(scene, { yes }) {
      const { id: seat } = seatOf(scene)
      if (!yes) return disagree(scene, seat)
      agree(scene, seat)
      touch(scene)
    },
  }),

  /** Who of those without a phone put a hand up for it; the others of them do not agree. */
  'named.hands': action({
    args: v.object({ seats: v.pipe(v.array(id<'seat'>()), v.maxLength(300)) }),
    who: ['host'],
    preview: false,
    apply(scene, { seats }) {
      const { seat: all } = scene.draft.board
      for (const seat of seats) if (!found(all.get(seat)).noPhone) throw new Refusal('not_yours')
      for (const { id: seat, noPhone } of all.values())
        if (noPhone) (seats.includes(seat) ? agree : disagree)(scene, seat)
      touch(scene)
    },
  }),

  /** [W53] Anyone takes the names off, and nobody is told who. */
  'named.end': action({
    args: nothing,
    who: ['person'],
    preview: false,
    apply: scene => endNamed(scene),
  }),
} as const
