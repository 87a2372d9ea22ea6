import type { Ms } from './entry.ts'
import { balanceOf, byRate, isCounted, type Part } from './evenness.ts'

/** Between which the balance is, whoever it was that spoke the time nobody was credited with. */
export interface Bounds {
  readonly lo: number
  readonly hi: number
}

/**
 * [W9] Both are exact. The balance is a concave function of who gets how much, so it is least where one person gets all;
 * and it is most where the time goes to those with the least talk for their presence until they are level.
 * @param uncredited the time that nobody was credited with, milliseconds
 * @returns null where there is no balance
 */
export function boundsOf(parts: readonly Part[], uncredited: Ms): Bounds | null {
  const counted = parts.filter(isCounted)
  const hi = balanceOf(levelled(counted, uncredited))
  if (hi === null) return null
  const alone = counted.map((one, at) => balanceOf(counted.with(at, { ...one, talk: one.talk + uncredited })) ?? hi)
  return { lo: Math.min(...alone), hi }
}

/** Everyone's part after the time was poured onto the lowest, as water fills a vessel. */
function levelled(parts: readonly Part[], uncredited: Ms): Part[] {
  const inOrder = parts.filter(part => part.presence > 0).sort(byRate)
  let talk = uncredited
  let presence = 0
  let level = 0
  for (const part of inOrder) {
    if (presence > 0 && level * part.presence <= part.talk) break
    talk += part.talk
    presence += part.presence
    level = talk / presence
  }
  return parts.map(part => ({ ...part, talk: Math.max(part.talk, level * part.presence) }))
}
