import type { Id } from '../board/ids.ts'
import type { Row } from '../board/schema.ts'
import type { Scene } from './define.ts'

const BALANCE = 'balance' as Id<'balance'>

/** Changes what everyone may know of how the time is shared. */
export function patchBalance({ draft }: Scene, fields: Partial<Omit<Row<'balance'>, 'id'>>): void {
  const old = draft.board.balance.get(BALANCE)
  const usual = {
    word: 'early',
    heard: 0,
    of: 0,
    isHidden: false,
    way: '',
    wayEnds: 0,
    summary: null,
    groups: '',
  } as const
  draft.put('balance', { id: BALANCE, ...usual, ...old, ...fields })
}

/**
 * [W41] Writes down for everyone what the talk of the meeting was like, if any was captured. Only the server can.
 * @param until when the talk was over, milliseconds since 1970
 */
export function sumUp(scene: Scene, until: number): void {
  const summary = scene.summaryOf(scene.secrets.rows, until)
  if (summary || scene.draft.board.balance.size > 0) patchBalance(scene, { summary })
}
