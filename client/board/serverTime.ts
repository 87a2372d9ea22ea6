import { useEffect, useState } from 'react'
import { useView } from './table.tsx'

/** A timeout of a browser is not to be longer, milliseconds. */
const LONGEST_WAIT = 2 ** 31 - 1

/**
 * What there is to see at this moment by the server's clock, looked at again when it changes.
 * @param look gives what it is at `now`, and when it will be something else (null for never); milliseconds since 1970
 */
export function useAtServerTime<Seen>(look: (now: number) => { seen: Seen; changesAt: number | null }): Seen {
  const { clockAhead } = useView()
  const [looks, setLooks] = useState(0)
  const { seen, changesAt } = look(Date.now() + clockAhead)
  // It may have changed between drawing and this: whoever has drawn it looks again, and again while it can change.
  useEffect(() => {
    if (changesAt === null) return
    const left = Math.max(0, changesAt - Date.now() - clockAhead)
    const timer = setTimeout(() => setLooks(looks + 1), Math.min(left + 50, LONGEST_WAIT))
    return () => clearTimeout(timer)
  }, [changesAt, clockAhead, looks])
  return seen
}
