import * as v from 'valibot'
import { endOf } from '../meeting/ending.ts'
import { Refusal } from '../protocol/refusal.ts'
import { tickNames } from '../speaking/tick.ts'
import { patchBalance } from './balanceRow.ts'
import { action, meetingOf, nothing, type Scene, seatOf } from './define.ts'
import { cancelTicks, destroyTicks, openTicks, putTick } from './ticks.ts'

const groupsIn = ({ draft }: Scene) => [...draft.board.balance.values()][0]?.groups ?? ''

/** Is everyone looking back: at the last step, or once the meeting is closed? */
function isLookingBack({ draft }: Scene): boolean {
  const { state, step } = meetingOf(draft.board)
  return state === 'closed' || [...draft.board.step.values()].some(({ id, type }) => id === step && type === 'end')
}

export const groupActions = {
  /**
   * [W60] Who is here through their life, who through their job? Once a meeting: two answers with one tick changed
   * between them would tell that tick.
   */
  'groups.ask': action({
    args: nothing,
    who: ['host'],
    when: ['open', 'closed'],
    apply(scene) {
      const groups = groupsIn(scene)
      if (groups === 'asked') return
      if (groups !== '') throw new Refusal('vote_closed')
      if (!isLookingBack(scene)) throw new Refusal('not_here')
      openTicks(scene)
      patchBalance(scene, { groups: 'asked' })
    },
  }),

  /**
   * [W61] What somebody says of themselves, in private; '' for nothing again. From their own device only: whoever ticked
   * for somebody without a phone would know their tick, and could be the host.
   */
  'groups.tick': action({
    args: v.object({ tick: v.picklist(['', ...tickNames]) }),
    who: ['person'],
    when: ['open', 'closed'],
    apply(scene, { tick }) {
      const { id } = seatOf(scene)
      if (groupsIn(scene) !== 'asked') throw new Refusal('vote_closed')
      putTick(scene, id, tick || null)
    },
  }),

  /** [W60] [W61] Shows the two totals where they may be shown, and destroys every tick. */
  'groups.close': action({
    args: nothing,
    who: ['host'],
    when: ['open', 'closed'],
    preview: false,
    apply(scene) {
      if (groupsIn(scene) !== 'asked') return
      const { secrets, draft, at } = scene
      const shown = scene.comparisonOf(secrets.rows, endOf(meetingOf(draft.board), at))
      destroyTicks(scene)
      patchBalance(scene, { groups: shown ?? 'few' })
    },
  }),

  /** [W61] Stops asking, shows nothing, and destroys every tick. */
  'groups.cancel': action({
    args: nothing,
    who: ['host'],
    when: ['open', 'closed'],
    apply: cancelTicks,
  }),
} as const
