import { cleanText } from '#shared/board/text.ts'

/**
 * What people wrote, as a file may hold it: one line, well-formed, no control or direction marks, and none of the code
 * points that XML forbids. Changes nothing in words that came in through the door, but for those last ones.
 */
export const plain = (text: string): string => cleanText(text).replace(/\p{Noncharacter_Code_Point}/gu, '')
