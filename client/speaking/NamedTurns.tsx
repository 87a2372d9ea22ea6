import type { Projection } from '#shared/board/projection.ts'
import { useNameOf } from '../people/Face.tsx'
import { useWords } from '../words.tsx'

/** [W52] Who has had how many turns, from A to Z: those who agreed, and that there are others. */
export function NamedTurns({ projection: { seats, balance } }: { projection: Projection }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const turns = new Map((balance?.named ?? []).map(one => [one.seat, one.turns]))
  if (turns.size === 0) return null
  return (
    <ul className="named-turns">
      {seats.flatMap(seat => {
        const n = turns.get(seat.id)
        return n === undefined ? (
          []
        ) : (
          <li key={seat.id}>
            <b className="words" dir="auto">
              {nameOf(seat)}
            </b>
            <span>{n === 0 ? t('map.no_turn') : t('agreed.turns', { n })}</span>
          </li>
        )
      })}
      {seats.some(({ id }) => !turns.has(id)) && <li>{t('agreed.others')}</li>}
    </ul>
  )
}
