import type { SeatView } from '#shared/board/projection.ts'
import { isNamed, type Who } from '#shared/speaking/entry.ts'
import { useNameOf } from '../people/Face.tsx'
import { useWords } from '../words.tsx'

const others = { '?': 'map.someone', '*': 'map.several', '~': 'map.quiet' } as const

/** What to call whoever speaks: a name, or somebody, several, quiet time, or nobody. */
export function useWhoName(seats: readonly SeatView[]): (who: Who | '') => string {
  const { t } = useWords()
  const nameOf = useNameOf()
  return who => {
    if (who === '') return t('map.nobody')
    if (!isNamed(who)) return t(others[who])
    const seat = seats.find(({ id }) => id === who)
    return seat ? nameOf(seat) : t('map.left')
  }
}
