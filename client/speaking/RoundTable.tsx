import type { CSSProperties, ReactNode } from 'react'
import { handsIn } from '#shared/actions/signals.ts'
import type { Id } from '#shared/board/ids.ts'
import type { SeatView } from '#shared/board/projection.ts'
import type { Figures } from '#shared/speaking/figures.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { SeatButton } from './SeatButton.tsx'
import type { Floor } from './useFloor.ts'
import { usePress } from './usePress.ts'

/** As many find a place around a table; more stand in rows. */
const AROUND = 14

/** Where a seat is on the table, clockwise from the top; percent. */
function placeOf(at: number, of: number): CSSProperties {
  const angle = (2 * Math.PI * at) / of
  const [x, y] = [50 + 41.5 * Math.sin(angle), 47.5 - 40 * Math.cos(angle)]
  return { '--x': `${x.toFixed(2)}%`, '--y': `${y.toFixed(2)}%` } as CSSProperties
}

const others = [
  { who: '?', icon: 'help', words: 'map.someone' },
  { who: '*', icon: 'people', words: 'map.several' },
  { who: '~', icon: 'clock', words: 'map.quiet' },
] as const satisfies readonly { who: string; icon: IconName; words: string }[]

function OtherButton({ icon, words, floor, who }: (typeof others)[number] & { floor: Floor }) {
  const { t } = useWords()
  const isNow = floor.now?.who === who
  const handlers = usePress(() => floor.give(isNow ? '' : who), floor.undo)
  return (
    <button type="button" className="tool" aria-pressed={isNow} {...handlers}>
      <Icon name={icon} />
      {t(words)}
    </button>
  )
}

interface RoundTableProps {
  readonly seats: readonly SeatView[]
  readonly floor: Floor
  readonly holding: ReadonlySet<string>
  readonly here: ReadonlySet<Id<'seat'>>
  /** Null for whoever taps without being told figures. */
  readonly figures: Figures | null
  /** What stands in the middle of the table. */
  readonly children: ReactNode
}

/** Everyone around the table. One tap gives somebody the floor, another takes it away. */
export function RoundTable({ seats, floor, holding, here, figures, children }: RoundTableProps) {
  const { t } = useWords()
  const hands = handsIn(seats).map(({ id }) => id)
  return (
    <>
      <div className={seats.length > AROUND ? 'map-table rows' : 'map-table'}>
        <div className="map-middle">{children}</div>
        {seats.map((seat, at) => {
          const isNow = floor.now?.who === seat.id
          return (
            <SeatButton
              key={seat.id}
              seat={seat}
              figures={figures?.whole.people.get(seat.id) ?? null}
              isNow={isNow}
              isHolding={holding.has(seat.id)}
              isHere={here.has(seat.id)}
              hand={hands.indexOf(seat.id) + 1}
              press={() => floor.give(isNow ? '' : seat.id)}
              undo={floor.undo}
              style={placeOf(at, seats.length)}
            />
          )
        })}
      </div>
      <fieldset className="row map-others">
        <legend className="vh">{t('map.nobody_special')}</legend>
        {others.map(other => (
          <OtherButton key={other.who} {...other} floor={floor} />
        ))}
      </fieldset>
    </>
  )
}
