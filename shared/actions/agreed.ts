import * as v from 'valibot'
import { type Id, id } from '../board/ids.ts'
import { Refusal } from '../protocol/refusal.ts'
import { isOn, subjects } from '../speaking/subjects.ts'
import { agree, ask, disagree, endAgreement } from './agreement.ts'
import { action, found, type Scene, seatOf } from './define.ts'
import { touch } from './talkLog.ts'

const about = v.picklist(subjects)

/**
 * Whoever has no phone, and whether they are among these, who put a hand up.
 * @throws Refusal where one of these has their own device: they answer for themselves
 */
function handsOf({ draft }: Scene, up: readonly Id<'seat'>[]): { seat: Id<'seat'>; isUp: boolean }[] {
  const { seat: seats } = draft.board
  for (const seat of up) if (!found(seats.get(seat)).noPhone) throw new Refusal('not_yours')
  return [...seats.values()].flatMap(({ id: seat, noPhone }) => (noPhone ? [{ seat, isUp: up.includes(seat) }] : []))
}

export const agreedActions = {
  /** [W52] [W54] [W57] Everyone is asked. */
  'agree.ask': action({
    args: v.object({ about }),
    who: ['host'],
    preview: false,
    apply: (scene, args) => ask(scene, args.about),
  }),

  /** A person's own yes, or that they would rather not: nothing is kept or told of that. */
  'agree.say': action({
    args: v.object({ about, yes: v.boolean() }),
    who: ['person'],
    when: ['open', 'closed'],
    preview: false,
    apply(scene, args) {
      const { id: seat } = seatOf(scene)
      if (!args.yes) return disagree(scene, args.about, seat)
      agree(scene, args.about, seat)
      touch(scene)
    },
  }),

  /** Who of those without a phone put a hand up for it; the others of them do not agree. */
  'agree.hands': action({
    args: v.object({ about, seats: v.pipe(v.array(id<'seat'>()), v.maxLength(300)) }),
    who: ['host'],
    preview: false,
    apply(scene, { about: subject, seats }) {
      for (const { seat, isUp } of handsOf(scene, seats)) (isUp ? agree : disagree)(scene, subject, seat)
      touch(scene)
    },
  }),

  /** [W53] Anyone ends it, and nobody is told who. */
  'agree.end': action({
    args: v.object({ about }),
    who: ['person'],
    when: ['open', 'closed'],
    preview: false,
    apply: (scene, args) => endAgreement(scene, args.about),
  }),

  /** [W55] Whether somebody wants to see who speaks just now, on their own devices; theirs alone to choose. */
  'now.watch': action({
    args: v.object({ on: v.boolean() }),
    who: ['person'],
    preview: false,
    apply(scene, { on }) {
      const { id: seat } = seatOf(scene)
      const key = scene.secrets.key('watch', seat)
      const [row] = scene.draft.board.balance.values()
      if (on && isOn(row, 'now')) scene.secrets.put('watch', key, { seat })
      else scene.secrets.remove('watch', key)
    },
  }),
} as const
