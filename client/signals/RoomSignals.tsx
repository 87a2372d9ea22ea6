import { useEffect } from 'react'
import { handsIn } from '#shared/actions/signals.ts'
import type { Projection } from '#shared/board/projection.ts'
import { UNTIL_TOLD } from '#shared/meeting/pause.ts'
import { useAct, useView } from '../board/table.tsx'
import { useNameOf } from '../people/Face.tsx'
import { alarm, answer, say } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { usePaused } from './usePaused.ts'
import './signals.css'

/** What the room says, for whoever leads: merged and without names, and the hands in their order. [G1] [G2] */
export function RoomSignals({ projection }: { projection: Projection }) {
  const { t } = useWords()
  const act = useAct()
  const nameOf = useNameOf()
  const { signals } = useView()
  const paused = usePaused()
  const hands = handsIn(projection.seats)
  const stops = signals.find(({ sort }) => sort === 'stop')?.people ?? 0
  const softer = signals.filter(({ sort }) => sort !== 'stop')
  const news = softer.map(({ sort, people }) => t(`signal.n_${sort}`, { n: people })).join('. ')

  useEffect(() => {
    if (stops > 0) alarm(t('signal.n_stop', { n: stops }))
  }, [stops, t])
  useEffect(() => {
    if (news) say('signals', news)
  }, [news])

  return (
    <>
      {paused && (
        <section className="panel">
          <h3>
            <Icon name="clock" />
            {t('signal.paused')}
          </h3>
          <button type="button" className="tool" onClick={() => void act('room.pause', { paused: false })}>
            {t('signal.go_on')}
          </button>
        </section>
      )}
      {signals.map(({ sort, people, words }) => (
        <section key={sort} className={`panel signal-panel ${sort}`}>
          <h3>
            <span className="sign">
              <Icon name={sort === 'break' ? 'clock' : sort} />
            </span>
            {t(`signal.n_${sort}`, { n: people })}
          </h3>
          {words.length > 0 && (
            <ul>
              {words.map(word => (
                <li key={word} className="words" dir="auto">
                  {word}
                </li>
              ))}
            </ul>
          )}
          <div className="row">
            {sort !== 'slow' && projection.meeting.pausedUntil !== UNTIL_TOLD && (
              <button type="button" className="tool" onClick={() => void act('room.pause', { paused: true })}>
                {t('signal.pause')}
              </button>
            )}
            <button type="button" className="tool" onClick={() => void act('signal.sorted', { sort })}>
              {t('signal.sorted')}
            </button>
          </div>
        </section>
      ))}
      {hands.length > 0 && (
        <section className="panel">
          <h3>
            <Icon name="hand" />
            {t('signal.wants_to_speak')}
          </h3>
          <ol className="hands">
            {hands.map(seat => (
              <li key={seat.id}>
                <span className="words" dir="auto">
                  {nameOf(seat)}
                </span>
                <button
                  type="button"
                  className="tool"
                  onClick={() => {
                    void act('turn.give', { seat: seat.id })
                    answer(t('signal.given', { name: nameOf(seat) }))
                  }}
                >
                  {t('signal.give_turn')} <span className="vh">{nameOf(seat)}</span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
