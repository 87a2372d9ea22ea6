import { patchBalance } from './balanceRow.ts'
import type { Scene } from './define.ts'

/** [W50] The time is one person's from now on, and every phone knows: none asks whether they still speak. */
export function beginOneVoice(scene: Scene): void {
  const { secrets, at } = scene
  if ([...secrets.rows.oneVoice.values()].some(({ end }) => end === null)) return
  secrets.put('oneVoice', secrets.key('oneVoice', String(at)), { start: at, end: null })
  patchBalance(scene, { oneVoice: true })
}

/** The time is everyone's again: a host says so, shares it out in another way, or closes the meeting. */
export function endOneVoice(scene: Scene): void {
  const { secrets, at, draft } = scene
  for (const [key, row] of secrets.rows.oneVoice)
    if (row.end === null) secrets.put('oneVoice', key, { ...row, end: at })
  if ([...draft.board.balance.values()].some(({ oneVoice }) => oneVoice)) patchBalance(scene, { oneVoice: false })
}
