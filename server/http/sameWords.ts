import { createHash } from 'node:crypto'
import type { FiledMeeting } from '#shared/meeting/filed.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { wordsOf } from '#shared/report/draft.ts'

/** Stands for the words of a record: what somebody has read before it goes out. For hosts only, who have the words. */
export const markOfWords = (record: FiledMeeting): string =>
  createHash('sha256')
    .update(JSON.stringify(wordsOf(record)))
    .digest('base64url')

/**
 * [O62] A meeting that was opened again gives other numbers to what was said: what somebody left out before could be
 * something else now, and go out.
 * @param of the mark of the words that were read; empty where nobody has read them
 * @throws Refusal where the words are others now
 */
export function sameWords(record: FiledMeeting, of: string): void {
  if (of !== '' && of !== markOfWords(record)) throw new Refusal('behind')
}
