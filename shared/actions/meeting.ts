import * as v from 'valibot'
import { day } from '../board/schema.ts'
import { LONGEST, optionalText } from '../board/text.ts'
import { endOf, MEETING_FINAL_AFTER } from '../meeting/ending.ts'
import { Refusal } from '../protocol/refusal.ts'
import { closeAgreements } from './agreement.ts'
import { patchBalance, sumUp } from './balanceRow.ts'
import { action, meetingOf, nothing, patchMeeting, record, type Scene } from './define.ts'
import { endOneVoice } from './oneVoice.ts'
import { came } from './presence.ts'
import { noTalkSince } from './talkLog.ts'
import { cancelTicks } from './ticks.ts'
import { endWay } from './way.ts'

const open = (scene: Scene) => patchMeeting(scene, { state: 'open', finalAt: 0, code: scene.chance.code() })

export const meetingActions = {
  'meeting.describe': action({
    args: v.object({ about: optionalText(LONGEST.about), day }),
    who: ['host'],
    when: ['planned', 'open'],
    apply: (scene, args) => patchMeeting(scene, args),
  }),

  /** [T17] Telephone numbers and places near the group. They are shown beside words that worry, to their writer only. */
  'help.set': action({
    args: v.object({ help: optionalText(LONGEST.help) }),
    who: ['host'],
    when: ['planned', 'open'],
    apply({ draft }, { help }) {
      for (const { id } of draft.board.group.values()) draft.patch('group', id, { help })
    },
  }),

  /** [R5] From now on the code works. */
  'meeting.open': action({
    args: nothing,
    who: ['host', 'server'],
    when: ['planned', 'open'],
    preview: false,
    apply(scene) {
      if (meetingOf(scene.draft.board).state !== 'planned') return
      open(scene)
      for (const seat of scene.draft.board.seat.keys()) came(scene, seat)
    },
  }),

  /** [R6] The board becomes read-only and the code stops working; ten minutes later it is final. */
  'meeting.close': action({
    args: nothing,
    who: ['host'],
    when: ['open', 'closed'],
    apply(scene) {
      if (meetingOf(scene.draft.board).state === 'closed') return
      patchMeeting(scene, {
        state: 'closed',
        finalAt: scene.at + MEETING_FINAL_AFTER,
        code: '',
        spotlight: '',
        timerEnd: 0,
      })
      endWay(scene)
      endOneVoice(scene)
      closeAgreements(scene)
      sumUp(scene, scene.at)
      record(scene, 'closed')
    },
  }),

  'meeting.reopen': action({
    args: nothing,
    who: ['host'],
    when: ['open', 'closed'],
    preview: false,
    apply(scene) {
      const meeting = meetingOf(scene.draft.board)
      if (meeting.state === 'open') return
      if (scene.at >= meeting.finalAt) throw new Refusal('meeting_over')
      noTalkSince(scene, endOf(meeting, scene.at))
      open(scene)
      cancelTicks(scene)
      if (scene.draft.board.balance.size > 0) patchBalance(scene, { summary: null })
      record(scene, 'reopened')
    },
  }),

  /** [R6] From now on it cannot be opened again. The host need not wait ten minutes; the server does it after them. */
  'meeting.finish': action({
    args: nothing,
    who: ['host', 'server'],
    when: ['closed'],
    preview: false,
    apply: scene => patchMeeting(scene, { finalAt: Math.min(scene.at, meetingOf(scene.draft.board).finalAt) }),
  }),

  'sorting.set': action({
    args: v.object({ sorting: v.picklist(['everyone', 'host']) }),
    who: ['host'],
    apply: (scene, args) => patchMeeting(scene, args),
  }),

  /** New links were made; everyone is shown that they were. */
  'keys.renewed': action({
    args: nothing,
    who: ['server'],
    when: ['planned', 'open', 'closed'],
    apply: scene => record(scene, 'keys'),
  }),
} as const
