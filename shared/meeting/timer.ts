import type { Row } from '../board/schema.ts'

const MINUTE = 60_000
/** From here on the words and the colour say that time is short, milliseconds. */
const SOON = 2 * MINUTE

/** How the time for a step stands. It informs: nothing ends, opens or moves by it. */
export interface TimeLeft {
  /** Whole minutes that have begun; 0 when the time is up. */
  readonly minutes: number
  readonly stage: 'plenty' | 'soon' | 'up'
  /** When this says something else, milliseconds since 1970; null when it stays. */
  readonly changesAt: number | null
}

/** The time left by the server's clock, milliseconds since 1970; null without a timer. */
export function timeLeft({ timerEnd }: Pick<Row<'meeting'>, 'timerEnd'>, now: number): TimeLeft | null {
  if (timerEnd === 0) return null
  const left = timerEnd - now
  if (left <= 0) return { minutes: 0, stage: 'up', changesAt: null }
  const minutes = Math.ceil(left / MINUTE)
  return { minutes, stage: left <= SOON ? 'soon' : 'plenty', changesAt: timerEnd - (minutes - 1) * MINUTE }
}
