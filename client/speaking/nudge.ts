import type { OwnTalk } from '#shared/speaking/own.ts'

const MINUTE = 60_000
/** It comes once in so long, and so long is "the last while"; milliseconds. */
const EVERY = 15 * MINUTE
/** Who has spoken for fewer minutes in the last while has not shared a lot in it. */
const A_LOT = 2

/** The hint to somebody who has spoken a lot, on their own phone. All times by the server's clock, milliseconds. */
export interface Nudge {
  readonly isShown: boolean
  /** When it last came; null for never. */
  readonly came: number | null
  /** The own minutes as they were told: fifteen minutes ago, and all since. */
  readonly told: readonly { readonly at: number; readonly minutes: number }[]
}

/** What there is to go by: all of it this phone knows already. */
export interface OwnMoment {
  readonly isWanted: boolean
  readonly talk: OwnTalk | null
  readonly isSpeaking: boolean
  readonly isTyping: boolean
  /** Their own talk is open before them. */
  readonly isLooking: boolean
  /** The time is shared out already, or is one person's; or they would rather not be asked. */
  readonly isSpared: boolean
}

/** Before anything is known. @param came when it last came on this device */
export const noNudge = (came: number | null): Nudge => ({ isShown: false, came, told: [] })

/**
 * [W35] Whether the hint is there from now on. Only for those who want it, of whom it is sure that they had more than
 * their share (W10) and who have spoken in the last while: never for silence. Not while they speak, type or look at it
 * anyway, and then it is gone for good; the next comes fifteen minutes after the last at the earliest.
 */
export function nextNudge({ isShown, came, told }: Nudge, moment: OwnMoment, now: number): Nudge {
  const { talk, isWanted, isSpeaking, isTyping, isLooking, isSpared } = moment
  const minutes = talk?.minutes ?? 0
  // A page that was just loaded has not been told yet: what is told first is no talk of the last while.
  const all = talk === null || told.at(-1)?.minutes === minutes ? told : [...told, { at: now, minutes }]
  const first = all.findLast(({ at }) => at <= now - EVERY)
  const kept = first ? all.slice(all.indexOf(first)) : all

  const isALot = talk?.word === 'more' && minutes - kept[0]!.minutes >= A_LOT
  const mayBe = isWanted && !isSpeaking && !isTyping && !isLooking && !isSpared
  const stays = isShown && mayBe && talk?.word === 'more'
  const comes = !isShown && mayBe && isALot && (came === null || now - came >= EVERY)
  return { isShown: stays || comes, came: comes ? now : came, told: kept }
}
