import type { Id } from '#shared/board/ids.ts'
import type { SeatView } from '#shared/board/projection.ts'
import type { Secret } from '#shared/board/secrets.ts'
import type { Figures } from '#shared/speaking/figures.ts'
import { Face, useNameOf } from '../people/Face.tsx'
import { useWords } from '../words.tsx'

const MINUTE = 60_000
/** As many as a host can keep in mind. */
const SHOWN = 5

export type Wishes = ReadonlyMap<Id<'seat'>, Secret<'wish'>['wish']>

interface WaitingProps {
  readonly seats: readonly SeatView[]
  readonly figures: Figures
  readonly here: ReadonlySet<Id<'seat'>>
  readonly wishes: Wishes
  readonly speaking: ReadonlySet<string>
}

/** Who has not spoken for the longest time, for the host alone. Whoever would rather listen is not among them. */
export function Waiting({ seats, figures, here, wishes, speaking }: WaitingProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const [, now] = figures.span
  const waiting = seats
    .filter(({ id }) => here.has(id) && wishes.get(id) !== 'listen' && !speaking.has(id))
    .flatMap(seat => {
      const one = figures.whole.people.get(seat.id)
      const last = figures.resolved.talk.get(seat.id)?.at(-1)
      if (!one) return []
      return { seat, isHeard: one.isHeard, since: last ? now - last[1] : one.longestSilence }
    })
    .sort((a, b) => Number(a.isHeard) - Number(b.isHeard) || b.since - a.since)
    .slice(0, SHOWN)

  return (
    <section className="map-panel" aria-labelledby="map-waiting">
      <h2 id="map-waiting">{t('map.waiting')}</h2>
      <ul className="map-waiting">
        {waiting.map(({ seat, isHeard, since }) => {
          const wish = wishes.get(seat.id)
          return (
            <li key={seat.id}>
              <Face seat={seat.id} shown={seat} />
              <span className="words" dir="auto">
                {nameOf(seat)}
                {wish && <small>{t(`map.wish_${wish}`)}</small>}
              </span>
              <span className="since">
                {isHeard ? t('host.minutes', { n: Math.floor(since / MINUTE) }) : t('map.no_turn')}
              </span>
            </li>
          )
        })}
      </ul>
      <p className="hint">{t('map.listening_counts')}</p>
    </section>
  )
}
