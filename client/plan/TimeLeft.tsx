import { timeLeft } from '#shared/meeting/timer.ts'
import { useAtServerTime } from '../board/serverTime.ts'
import { useView } from '../board/table.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

/** How the time of the step stands, by the server's clock; null without a timer. */
export function useTimeLeft() {
  const { projection } = useView()
  const meeting = projection?.meeting
  return useAtServerTime(now => {
    const left = meeting?.state === 'open' ? timeLeft(meeting, now) : null
    return { seen: left, changesAt: left?.changesAt ?? null }
  })
}

/** The time left, in words and a colour of its own. It informs; nothing happens when it is up. [M3] */
export function TimeLeft() {
  const { t } = useWords()
  const left = useTimeLeft()
  if (!left) return null
  const { stage, minutes } = left
  const words = stage === 'plenty' ? 'timer.left' : `timer.${stage}`
  return (
    <span className={`time-left ${stage}`}>
      <Icon name="clock" />
      {t(words as 'timer.left', { n: minutes })}
    </span>
  )
}
