import type { Id } from '#shared/board/ids.ts'
import type { SeatView } from '#shared/board/projection.ts'
import { useAct } from '../board/table.tsx'
import { Face, useNameOf } from '../people/Face.tsx'
import { answer } from '../ui/announcer.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { EraseTalk } from './EraseTalk.tsx'
import type { Wishes } from './Waiting.tsx'

interface WhoIsHereProps {
  readonly seats: readonly SeatView[]
  readonly here: ReadonlySet<Id<'seat'>>
  readonly wishes: Wishes
  readonly close: () => void
}

/** Who has gone home or is back, how each would like to take part, and who taps in a host's place. */
export function WhoIsHere({ seats, here, wishes, close }: WhoIsHereProps) {
  const { t } = useWords()
  const act = useAct()
  const nameOf = useNameOf()
  return (
    <Sheet title={t('map.people')} close={close}>
      <p className="hint">{t('map.people_hint')}</p>
      <ul className="who-is-here">
        {seats.map(seat => {
          const name = nameOf(seat)
          const isHere = here.has(seat.id)
          const wish = wishes.get(seat.id)
          return (
            <li key={seat.id}>
              <Face seat={seat.id} shown={seat} />
              <span className="words" dir="auto">
                {name}
                {wish && <small>{t(`map.wish_${wish}`)}</small>}
                {!isHere && <small>{t('map.not_here')}</small>}
                {seat.timeFriend && <small>{t('map.is_friend')}</small>}
              </span>
              <span className="row">
                <button
                  type="button"
                  className="tool"
                  onClick={() => {
                    void act('presence.set', { seat: seat.id, here: !isHere })
                    answer(t(isHere ? 'map.gone_done' : 'map.back_done', { name }))
                  }}
                >
                  {t(isHere ? 'map.gone' : 'map.here_again')}
                  <span className="vh"> {name}</span>
                </button>
                {!seat.noPhone && !seat.leads && (
                  <button
                    type="button"
                    className="tool"
                    aria-pressed={seat.timeFriend}
                    onClick={() => {
                      void act('time.friend', { seat: seat.id, on: !seat.timeFriend })
                      answer(t(seat.timeFriend ? 'map.friend_off' : 'map.friend_on', { name }))
                    }}
                  >
                    {t('map.friend')}
                    <span className="vh"> {name}</span>
                  </button>
                )}
              </span>
              {seat.noPhone && <EraseTalk of={seat} />}
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}
