import { timeLeft } from '#shared/meeting/timer.ts'
import { useAtServerTime } from '../board/serverTime.ts'
import { useView } from '../board/table.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

/** The time left for quiet time or for small groups, by the server's clock; nothing where there is no hurry. */
export function WayLeft() {
  const { t } = useWords()
  const { projection } = useView()
  const timerEnd = projection?.balance?.wayEnds ?? 0
  const left = useAtServerTime(now => {
    const seen = timeLeft({ timerEnd }, now)
    return { seen, changesAt: seen?.changesAt ?? null }
  })
  if (!left) return null
  return (
    <span className="way-left">
      <Icon name="clock" />
      {left.stage === 'up' ? t('wall.up') : t('wall.left', { n: left.minutes })}
    </span>
  )
}
