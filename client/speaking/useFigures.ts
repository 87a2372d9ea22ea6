import { useMemo } from 'react'
import type { Id } from '#shared/board/ids.ts'
import { cardsInTurn, type Projection } from '#shared/board/projection.ts'
import { type Figures, figuresOf } from '#shared/speaking/figures.ts'
import { useAtServerTime } from '../board/serverTime.ts'
import { useView } from '../board/table.tsx'

const SECOND = 1000

/** The time by the server's clock, looked at every second; milliseconds since 1970. */
export const useNow = (): number =>
  useAtServerTime(now => ({ seen: now, changesAt: (Math.floor(now / SECOND) + 1) * SECOND }))

/** Who has posted a card with their name. */
function writersIn({ steps, seats }: Projection): ReadonlySet<Id<'seat'>> {
  const by = steps.flatMap(step => cardsInTurn(step).flatMap(card => card.by ?? []))
  return new Set(
    seats.filter(seat => by.some(({ name, guest }) => name === seat.name && guest === seat.guest)).map(({ id }) => id),
  )
}

/**
 * The figures of the talk up to now, made anew each second and whenever somebody taps. A host's device alone has
 * anything to make them from.
 */
export function useFigures(projection: Projection, now: number): Figures {
  const { talk } = useView()
  const wrote = useMemo(() => writersIn(projection), [projection])
  const second = Math.floor(now / SECOND)
  // biome-ignore lint/correctness/useExhaustiveDependencies: within a second nothing is to be seen of the time alone
  return useMemo(() => figuresOf(talk, now, wrote), [talk, second, wrote])
}
