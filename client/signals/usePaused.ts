import { useEffect, useState } from 'react'
import { isPaused, UNTIL_TOLD } from '#shared/meeting/pause.ts'
import { useView } from '../board/table.tsx'

/** Does the room stand still now? Draws again when the pause is over, by the server's clock. [G3] */
export function usePaused(): boolean {
  const { projection, clockAhead } = useView()
  const [looks, setLooks] = useState(0)
  const pausedUntil = projection?.meeting.pausedUntil ?? 0
  const paused = projection?.meeting.state === 'open' && isPaused({ pausedUntil }, Date.now() + clockAhead)
  // The pause may have run out between drawing and this: whoever has drawn it looks again, and again while it lasts.
  useEffect(() => {
    if (!paused || pausedUntil === UNTIL_TOLD) return
    const left = Math.max(0, pausedUntil - Date.now() - clockAhead)
    const timer = setTimeout(() => setLooks(looks + 1), left + 50)
    return () => clearTimeout(timer)
  }, [paused, pausedUntil, clockAhead, looks])
  return paused
}
