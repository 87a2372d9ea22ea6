import { isPaused, UNTIL_TOLD } from '#shared/meeting/pause.ts'
import { useAtServerTime } from '../board/serverTime.ts'
import { useView } from '../board/table.tsx'

/** Does the room stand still now? [G3] */
export function usePaused(): boolean {
  const { projection } = useView()
  const pausedUntil = projection?.meeting.pausedUntil ?? 0
  return useAtServerTime(now => {
    const paused = projection?.meeting.state === 'open' && isPaused({ pausedUntil }, now)
    return { seen: paused, changesAt: paused && pausedUntil !== UNTIL_TOLD ? pausedUntil : null }
  })
}
