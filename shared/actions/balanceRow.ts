import type { Id } from '../board/ids.ts'
import type { Row } from '../board/schema.ts'
import { endOf } from '../meeting/ending.ts'
import { nextLights } from '../speaking/lights.ts'
import { meetingOf, type Scene } from './define.ts'

const BALANCE = 'balance' as Id<'balance'>

const USUAL = {
  word: 'early',
  trend: '',
  heard: 0,
  of: 0,
  isHidden: false,
  namedAsked: 0,
  named: null,
  nowAsked: 0,
  now: false,
  keepAsked: 0,
  keep: false,
  coverage: false,
  way: '',
  wayEnds: 0,
  oneVoice: false,
  summary: null,
  groups: '',
} as const

/** Changes what everyone may know of how the time is shared. */
export function patchBalance({ draft }: Scene, fields: Partial<Omit<Row<'balance'>, 'id'>>): void {
  const old = draft.board.balance.get(BALANCE)
  draft.put('balance', { id: BALANCE, ...USUAL, ...old, ...fields })
}

/**
 * [W41] Writes down for everyone what the talk of the meeting was like, if any was captured. Only the server can.
 * @param until when the talk was over, milliseconds since 1970
 */
export function sumUp(scene: Scene, until: number): void {
  const summary = scene.summaryOf(scene.secrets.rows, until)
  if (summary) keepLights(scene, until)
  if (summary || scene.draft.board.balance.size > 0) patchBalance(scene, { summary })
}

/** [W38] The summary has told how many were heard; what the wall tells later is to fit that. */
function keepLights({ secrets, figuresOf }: Scene, until: number): void {
  const { people } = figuresOf(secrets.rows, until).whole
  for (const [key, gauge] of secrets.rows.gauge)
    secrets.put('gauge', key, { ...gauge, lights: nextLights(gauge.lights, people, true) })
}

/** [W41] What was captured has changed after the summary was written: an import, or what somebody had erased. */
export function sumUpAgain(scene: Scene): void {
  const { board } = scene.draft
  const meeting = meetingOf(board)
  const isWritten = [...board.balance.values()].some(({ summary }) => summary !== null)
  if (isWritten || meeting.state === 'closed') sumUp(scene, endOf(meeting, scene.at))
}
