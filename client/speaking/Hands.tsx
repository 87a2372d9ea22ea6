import { handsIn } from '#shared/actions/signals.ts'
import type { Id } from '#shared/board/ids.ts'
import type { SeatView } from '#shared/board/projection.ts'
import type { PersonFigures } from '#shared/speaking/person.ts'
import { useAct, useView } from '../board/table.tsx'
import { Face, useNameOf } from '../people/Face.tsx'
import { answer } from '../ui/announcer.ts'
import { useWords } from '../words.tsx'

interface HandsProps {
  readonly seats: readonly SeatView[]
  readonly people: ReadonlyMap<Id<'seat'>, PersonFigures>
  /** Gives the floor, for the capture. */
  readonly give: (seat: Id<'seat'>) => void
}

/** [G6] Who wants to speak, in their order or, where the group wants it, with new voices first. */
export function Hands({ seats, people, give }: HandsProps) {
  const { t } = useWords()
  const act = useAct()
  const nameOf = useNameOf()
  const newFirst = useView().projection?.meeting.newVoices ?? false
  const turnsOf = (seat: SeatView) => people.get(seat.id)?.turns ?? 0
  const inOrder = handsIn(seats)
  const hands = newFirst ? [...inOrder].sort((a, b) => turnsOf(a) - turnsOf(b)) : inOrder

  return (
    <section className="map-panel" aria-labelledby="map-hands">
      <h2 id="map-hands">{t('map.hands')}</h2>
      {hands.length === 0 ? (
        <p className="hint">{t('map.no_hands')}</p>
      ) : (
        <ol className="map-hands">
          {hands.map(seat => {
            const name = nameOf(seat)
            return (
              <li key={seat.id}>
                <Face seat={seat.id} shown={seat} />
                <span className="words" dir="auto">
                  {name}
                </span>
                <button
                  type="button"
                  className="btn"
                  onClick={() => {
                    void act('turn.give', { seat: seat.id })
                    give(seat.id)
                    answer(t('signal.given', { name }))
                  }}
                >
                  {t('signal.give_turn')} <span className="vh">{name}</span>
                </button>
                <span className="row">
                  {(['pass', 'later'] as const).map(words => (
                    <button
                      key={words}
                      type="button"
                      className="tool"
                      onClick={() => {
                        void act('hand.pass', { seat: seat.id, later: words === 'later' })
                        answer(t(words === 'later' ? 'map.later_done' : 'map.pass_done', { name }))
                      }}
                    >
                      {t(`map.${words}`)} <span className="vh">{name}</span>
                    </button>
                  ))}
                </span>
              </li>
            )
          })}
        </ol>
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={newFirst}
          onChange={event => void act('hands.newVoices', { on: event.target.checked })}
        />
        {t('map.new_first')}
      </label>
    </section>
  )
}
