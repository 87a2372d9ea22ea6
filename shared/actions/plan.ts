import * as v from 'valibot'
import { id, maybeId } from '../board/ids.ts'
import { byOrder, orderAfter, orderBefore } from '../board/order.ts'
import type { Board, Row } from '../board/schema.ts'
import { LONGEST, optionalText } from '../board/text.ts'
import { stepNames, stepTypes } from '../meeting/steps.ts'
import { Refusal } from '../protocol/refusal.ts'
import { askAboutAgreement } from './checks.ts'
import { action, found, meetingOf, nothing, patchMeeting, record, type Scene } from './define.ts'

const MINUTE = 60_000
/** More than any meeting has. */
const MOST_STEPS = 60
/** A plan is for a day. */
const minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60))

/** The meeting has not begun, or is under way. */
const IN_TIME: readonly Row<'meeting'>['state'][] = ['planned', 'open']

const startTimer = (scene: Scene, minutes: number) =>
  patchMeeting(scene, { timerEnd: minutes > 0 ? scene.at + minutes * MINUTE : 0 })

const stepsOf = (board: Board) => [...board.step.values()].sort(byOrder)

export const planActions = {
  /**
   * Moves the room, and starts the time of the step. Nobody who is writing is torn away: their own screen asks them. A
   * step that was left out is in the plan again.
   */
  'step.go': action({
    args: v.object({ step: maybeId<'step'>() }),
    who: ['host'],
    apply(scene, { step }) {
      const minutes = step ? found(scene.draft.board.step.get(step)).minutes : 0
      if (meetingOf(scene.draft.board).step !== step) startTimer(scene, minutes)
      if (step) scene.draft.patch('step', step, { skipped: false })
      patchMeeting(scene, { step, spotlight: '', screenPage: 0, screenShows: step ? 'step' : 'arrive' })
      askAboutAgreement(scene, step)
    },
  }),

  /** A step of any type, as often as the group wants it, right after the one that is named. */
  'step.add': action({
    args: v.object({ step: id<'step'>(), type: v.picklist(stepNames), after: maybeId<'step'>() }),
    who: ['host'],
    when: IN_TIME,
    apply({ draft }, { step, type, after }) {
      if (draft.board.step.has(step)) return
      const steps = stepsOf(draft.board)
      if (steps.length >= MOST_STEPS) throw new Refusal('too_many_steps')
      const at = steps.findIndex(one => one.id === after)
      const next = at < 0 ? undefined : steps[at + 1]
      const order = next ? orderBefore(steps, next.id) : orderAfter(steps)
      draft.put('step', {
        id: step,
        type,
        name: '',
        order,
        minutes: stepTypes[type].minutes,
        skipped: false,
        turned: 0,
      })
    },
  }),

  /** To another place in the plan: before that one, or to the end. */
  'step.move': action({
    args: v.object({ step: id<'step'>(), before: maybeId<'step'>() }),
    who: ['host'],
    when: IN_TIME,
    apply({ draft }, { step, before }) {
      const { id } = found(draft.board.step.get(step))
      if (before === id) return
      const others = stepsOf(draft.board).filter(one => one.id !== id)
      draft.patch('step', id, { order: orderBefore(others, before || null) })
    },
  }),

  /** The name that the group gives it, or the minutes that it takes. */
  'step.change': action({
    args: v.object({ step: id<'step'>(), name: optionalText(LONGEST.step), minutes }),
    who: ['host'],
    when: IN_TIME,
    apply({ draft }, { step, name, minutes }) {
      draft.patch('step', found(draft.board.step.get(step)).id, { name, minutes })
    },
  }),

  /** Leaves a step out today, or brings it back. Nothing of it is lost, and everyone is shown that it was left out. */
  'step.skip': action({
    args: v.object({ step: id<'step'>(), skipped: v.boolean() }),
    who: ['host'],
    when: IN_TIME,
    apply(scene, { step, skipped }) {
      const row = found(scene.draft.board.step.get(step))
      if (row.skipped === skipped) return
      // Where the room is it cannot be left out; moving on is what leaves it.
      if (meetingOf(scene.draft.board).step === step) throw new Refusal('here_now')
      scene.draft.patch('step', step, { skipped })
      record(scene, skipped ? 'skipped' : 'unskipped', step)
    },
  }),

  /** A timer of any length, for whatever the room does now. */
  'timer.start': action({
    args: v.object({ minutes: v.pipe(minutes, v.minValue(1)) }),
    who: ['host'],
    apply: (scene, { minutes }) => startTimer(scene, minutes),
  }),

  /** More time: on top of what is left, or from now when the time was up. */
  'timer.more': action({
    // `end` is when it would have been over as the button was pressed: pressing twice at once gives it once.
    args: v.object({ minutes: v.pipe(minutes, v.minValue(1)), end: v.number() }),
    who: ['host'],
    apply(scene, { minutes, end }) {
      const { timerEnd } = meetingOf(scene.draft.board)
      if (timerEnd !== end) return
      patchMeeting(scene, { timerEnd: Math.max(timerEnd, scene.at) + minutes * MINUTE })
    },
  }),

  'timer.stop': action({
    args: nothing,
    who: ['host'],
    apply: scene => patchMeeting(scene, { timerEnd: 0 }),
  }),
} as const
