import type { SeatView } from '#shared/board/projection.ts'
import type { Speaking } from '#shared/speaking/speakingNow.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { duration } from './duration.ts'
import { useNow } from './useFigures.ts'
import type { Floor } from './useFloor.ts'
import { useWhoName } from './whoName.ts'

interface SpeakingNowProps {
  readonly seats: readonly SeatView[]
  readonly floor: Floor
  /** Whoever holds their own button, and the way to take that back; for hosts. */
  readonly holding: readonly Speaking[]
  readonly takeBack: (one: Speaking) => void
}

/** Who speaks, for how long, and the way to stop the clock. */
export function SpeakingNow({ seats, floor, holding, takeBack }: SpeakingNowProps) {
  const { t } = useWords()
  const nameOf = useWhoName(seats)
  const time = useNow()
  const { now } = floor
  return (
    <section className="speaking-now" aria-labelledby="speaking-now">
      <h2 id="speaking-now">
        <Icon name="mic" />
        {t('map.speaking_now')}
      </h2>
      <p className="who">
        <span className="words" dir="auto">
          {(now || holding.length === 0) && nameOf(now?.who ?? '')}
        </span>
        {now && <time>{duration(time - now.start)}</time>}
      </p>
      {now && (
        <button type="button" className="btn stop-clock" onClick={() => floor.give('')}>
          {t('map.stop')}
        </button>
      )}
      {holding.map(one => (
        <div key={`${one.cap} ${one.turn}`} className="own-button">
          <p>{t('map.holds_own', { name: nameOf(one.who) })}</p>
          <button type="button" className="tool" onClick={() => takeBack(one)}>
            {t('map.not_theirs')}
            <span className="vh"> {nameOf(one.who)}</span>
          </button>
        </div>
      ))}
    </section>
  )
}
