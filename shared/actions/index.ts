import type * as v from 'valibot'
import { agreedActions } from './agreed.ts'
import { cardActions } from './cards.ts'
import { careActions } from './care.ts'
import { checkActions } from './checks.ts'
import { creditActions } from './credit.ts'
import { decisionActions } from './decisions.ts'
import type { Action } from './define.ts'
import { doorActions } from './door.ts'
import { eraseActions } from './erase.ts'
import { groupActions } from './groups.ts'
import { importActions } from './importTalk.ts'
import { meetingActions } from './meeting.ts'
import { meTooActions } from './meToo.ts'
import { noPhoneActions } from './noPhone.ts'
import { noteActions } from './notes.ts'
import { pileActions } from './piles.ts'
import { planActions } from './plan.ts'
import { reportActions } from './reports.ts'
import { screenActions } from './screen.ts'
import { seatActions } from './seats.ts'
import { signalActions } from './signals.ts'
import { talkActions } from './talk.ts'
import { voteActions } from './votes.ts'
import { wayActions } from './way.ts'

/** Everything that can be done to a board, by name. */
export const actions = {
  ...seatActions,
  ...cardActions,
  ...meTooActions,
  ...pileActions,
  ...careActions,
  ...meetingActions,
  ...planActions,
  ...screenActions,
  ...doorActions,
  ...signalActions,
  ...noPhoneActions,
  ...noteActions,
  ...voteActions,
  ...checkActions,
  ...decisionActions,
  ...talkActions,
  ...agreedActions,
  ...importActions,
  ...groupActions,
  ...wayActions,
  ...creditActions,
  ...reportActions,
  ...eraseActions,
} as const

export type ActionName = keyof typeof actions
export type Args<Name extends ActionName> = v.InferInput<(typeof actions)[Name]['args']>

export const actionNames = Object.keys(actions) as ActionName[]

/** The action of this name, or undefined. */
export const actionNamed = (name: string): Action<unknown> | undefined =>
  Object.hasOwn(actions, name) ? (actions[name as ActionName] as unknown as Action<unknown>) : undefined
