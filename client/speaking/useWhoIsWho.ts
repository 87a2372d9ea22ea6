import { useMemo, useState } from 'react'
import { namesIn, type Seat, suggestSeats } from '#shared/speaking/transcript/names.ts'
import type { Transcript } from '#shared/speaking/transcript/transcript.ts'

/** Only the very same name has a seat before the host has looked. Nobody else is matched by itself. [X6] */
const firstChoice = (suggestions: ReturnType<typeof suggestSeats>) =>
  new Map([...suggestions].flatMap(([name, one]) => (one?.is === 'same' ? [[name, one.seat]] : [])))

/** Who the names of a transcript are: what is suggested, and what the host has chosen. */
export function useWhoIsWho({ cues }: Transcript, people: readonly Seat[]) {
  const suggestions = useMemo(() => suggestSeats(namesIn(cues), people), [cues, people])
  const [seatOf, setSeatOf] = useState<ReadonlyMap<string, string>>(() => firstChoice(suggestions))
  return {
    suggestions,
    seatOf,
    /** No seat: somebody whom nobody knows. */
    choose(name: string, seat: string) {
      const next = new Map(seatOf)
      if (seat) next.set(name, seat)
      else next.delete(name)
      setSeatOf(next)
    },
  }
}
