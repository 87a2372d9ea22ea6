import { useEffect, useState } from 'react'
import { ways } from '#shared/speaking/ways.ts'
import { useAct, useView } from '../board/table.tsx'
import { useNameOf } from '../people/Face.tsx'
import { alarm, answer, say } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { WayLeft } from './WayLeft.tsx'

/** To whom the talking piece goes: those at the table, by name, also while their phone sleeps in a pocket. */
function HandTo({ at, close }: { at: number; close: () => void }) {
  const { t } = useWords()
  const act = useAct()
  const nameOf = useNameOf()
  const { projection, seat: own } = useView()
  return (
    <Sheet title={t('speak.give')} close={close}>
      <ul className="choices-down">
        {projection?.seats
          .filter(({ id }) => id !== own)
          .map(seat => (
            <li key={seat.id}>
              <button
                type="button"
                className="btn alt block words"
                dir="auto"
                onClick={() => {
                  void act('way.give', { at, to: seat.id })
                  answer(t('speak.given', { name: nameOf(seat) }))
                  close()
                }}
              >
                {nameOf(seat)}
              </button>
            </li>
          ))}
      </ul>
    </Sheet>
  )
}

/** The turn is this person's: on no other phone is that to be seen. Passing is always fine. [W21] */
function MyWayTurn({ at, isPiece }: { at: number; isPiece: boolean }) {
  const { t } = useWords()
  const act = useAct()
  const [handing, setHanding] = useState(false)
  useEffect(() => alarm(t('signal.your_turn')), [t])
  const next = (passed: boolean) => void act('way.next', { at, passed })
  const over = (
    <button type="button" className="tool" onClick={() => next(false)}>
      <Icon name="tick" />
      {t('signal.turn_over')}
    </button>
  )
  return (
    <Notice sort="news">
      <p>
        <strong>{t('signal.your_turn')}</strong>
      </p>
      <p className="hint">{t('signal.turn_hint')}</p>
      <div className="row">
        {isPiece && (
          <button type="button" className="tool" onClick={() => setHanding(true)}>
            <Icon name="next" />
            {t('speak.give')}
          </button>
        )}
        {!isPiece && over}
        <button type="button" className="tool" onClick={() => next(true)}>
          {t('signal.turn_pass')}
        </button>
        {isPiece && over}
      </div>
      {handing && <HandTo at={at} close={() => setHanding(false)} />}
    </Notice>
  )
}

/** How the time is shared now, and where one is in it. */
export function WayTurn() {
  const { t } = useWords()
  const { projection, place } = useView()
  const way = projection?.balance?.way ?? ''
  const isNext = place?.before === 1
  useEffect(() => {
    if (isNext) say('way', t('speak.next'))
  }, [isNext, t])
  useEffect(() => {
    if (way && !ways[way].hasTurns) say('way', t(`speak.way_${way}`))
  }, [way, t])
  if (!way) return null
  if (place?.before === 0) return <MyWayTurn key={place.at} at={place.at} isPiece={way === 'piece'} />
  return (
    <div className="way-now">
      <p>
        {!place ? t(`speak.way_${way}`) : isNext ? t('speak.next') : t('speak.before', { n: place.before })}{' '}
        {place && <span className="hint">{t('signal.turn_hint')}</span>}
      </p>
      <WayLeft />
    </div>
  )
}
