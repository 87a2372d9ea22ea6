import type { Logged, Ms, Who } from './entry.ts'
import { byId, mergedTurns, type Turn } from './mergedTurns.ts'

/** A turn that is under way, and by whose tab. */
export interface Speaking {
  readonly who: Who
  readonly cap: string
  readonly turn: number
  readonly start: Ms
}

/**
 * For so long a button counts as held after it has last been heard of, milliseconds: it tells of itself every 30
 * seconds, and the network may be slow.
 */
const HELD = 45_000

const speakingIn = ({ who, cap, turn, start }: Turn): Speaking[] => (who === '' ? [] : [{ who, cap, turn, start }])

/** [W24] Who has the floor by hosts' taps: the last one, where nobody has ended it. */
export function floorNow(log: Iterable<Logged>): Speaking | null {
  const [last] = mergedTurns(log)
    .filter(({ witness }) => witness === 'f')
    .sort((a, b) => b.start - a.start || byId(b, a))
  const hasEnd = last === undefined || last.stopped || last.end > last.start
  return hasEnd ? null : (speakingIn(last)[0] ?? null)
}

/** [W24] Who holds the button on their own device. @param now by the server's clock, milliseconds */
export function holdingNow(log: Iterable<Logged>, now: Ms): Speaking[] {
  return mergedTurns(log)
    .filter(({ witness, stopped, end }) => witness === 's' && !stopped && now - end <= HELD)
    .sort((a, b) => a.start - b.start || byId(a, b))
    .flatMap(speakingIn)
}
