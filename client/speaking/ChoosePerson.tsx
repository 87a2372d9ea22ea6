import type { SeatView } from '#shared/board/projection.ts'
import { Face, useNameOf } from '../people/Face.tsx'

interface ChoosePersonProps {
  readonly seats: readonly SeatView[]
  readonly choose: (seat: SeatView) => void
}

/** One person of many, by one tap. */
export function ChoosePerson({ seats, choose }: ChoosePersonProps) {
  const nameOf = useNameOf()
  return (
    <ul className="choose-person">
      {seats.map(seat => (
        <li key={seat.id}>
          <button type="button" className="tool" onClick={() => choose(seat)}>
            <Face seat={seat.id} shown={seat} />
            <span className="words" dir="auto">
              {nameOf(seat)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
