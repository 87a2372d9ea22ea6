import type { Id } from '../board/ids.ts'
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
/** Whoever's devices have all been gone for so long does not speak any more, milliseconds: a blink of the network is less. */
export const GONE_AFTER = 6_000

const speakingIn = ({ who, cap, turn, start }: Turn): Speaking[] => (who === '' ? [] : [{ who, cap, turn, start }])

/** [W24] Who has the floor by hosts' taps: the last one, where nobody has ended it. */
export function floorNow(log: Iterable<Logged>): Speaking | null {
  const [last] = mergedTurns(log)
    .filter(({ witness }) => witness === 'f')
    .sort((a, b) => b.start - a.start || byId(b, a))
  const hasEnd = last === undefined || last.stopped || last.end > last.start
  return hasEnd ? null : (speakingIn(last)[0] ?? null)
}

/**
 * [W24] Who holds the button on their own device.
 * @param now by the server's clock, milliseconds
 * @param isGone whether all devices of somebody have been gone for `GONE_AFTER`. It may be that they speak on without a
 * signal: once they are back, what their phone tells of the turn counts as ever.
 */
export function holdingNow(log: Iterable<Logged>, now: Ms, isGone: (who: Who) => boolean): Speaking[] {
  return mergedTurns(log)
    .filter(({ witness, stopped, end, who }) => {
      const isOpen = witness === 's' && !stopped && now - end <= HELD
      return isOpen && who !== '' && !isGone(who)
    })
    .sort((a, b) => a.start - b.start || byId(a, b))
    .flatMap(speakingIn)
}

/**
 * [W54] The seats of who speaks now and agrees that phones show it, in an order that says nothing.
 * @param agreed who agrees to it
 */
export function namedSpeakersNow(
  log: readonly Logged[],
  now: Ms,
  isGone: (who: Who) => boolean,
  agreed: ReadonlySet<Id<'seat'>>,
): Id<'seat'>[] {
  const floor = floorNow(log)
  const who = new Set([...(floor ? [floor] : []), ...holdingNow(log, now, isGone)].map(one => one.who))
  return [...agreed].filter(seat => who.has(seat)).sort()
}
