import type { Board } from '#shared/board/schema.ts'
import type { SecretRows } from '#shared/board/secrets.ts'
import { keptTalkOf } from '#shared/meeting/keptTalk.ts'
import { recordOf } from '#shared/meeting/record.ts'
import { type Filing, TALK_PART } from '../storage/storage.ts'

/**
 * What is filed of a meeting that is final: its record and, where everyone agreed, who spoke when [B6] [W57]; and those
 * at the table can go on reading [O30].
 */
export function filingOf(board: Board, secrets: SecretRows): Filing {
  const talk = keptTalkOf(board, secrets)
  return {
    ...recordOf(board, secrets),
    parts: talk === null ? [] : [{ part: TALK_PART, json: talk }],
    readers: [...board.seat.keys()],
  }
}
