import { useRef } from 'react'
import type { Id } from '#shared/board/ids.ts'
import type { Who } from '#shared/speaking/entry.ts'
import { GONE_AFTER } from '#shared/speaking/speakingNow.ts'

/**
 * [W24] Tells whose devices have all been gone for so long that they do not speak any more, as this device has seen it.
 * @param here who is connected now
 * @param now by the server's clock, milliseconds since 1970
 */
export function useGone(here: ReadonlySet<Id<'seat'>>, now: number): (who: Who) => boolean {
  const since = useRef(new Map<Who, number>())
  return who => {
    if (here.has(who as Id<'seat'>)) since.current.delete(who)
    else if (!since.current.has(who)) since.current.set(who, now)
    return now - (since.current.get(who) ?? now) >= GONE_AFTER
  }
}
