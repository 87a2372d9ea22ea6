import { useState } from 'react'
import type { SeatView } from '#shared/board/projection.ts'
import type { Who } from '#shared/speaking/entry.ts'
import type { Figures } from '#shared/speaking/figures.ts'
import { type Fix, type LastTurn, lastTurns, moveEdge } from '#shared/speaking/lastTurns.ts'
import { useAct } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { ChoosePerson } from './ChoosePerson.tsx'
import { duration } from './duration.ts'
import { type Floor, nextTurn } from './useFloor.ts'
import { useWhoName } from './whoName.ts'

/** How far back a host can set right who spoke, and by how much at a time; milliseconds. */
const BACK = 5 * 60_000
const NUDGE = 5_000

const edges = [
  { edge: 'start', by: -NUDGE, words: 'map.start_earlier', icon: 'minus' },
  { edge: 'start', by: NUDGE, words: 'map.start_later', icon: 'plus' },
  { edge: 'end', by: -NUDGE, words: 'map.end_earlier', icon: 'minus' },
  { edge: 'end', by: NUDGE, words: 'map.end_later', icon: 'plus' },
] as const

interface FixSheetProps {
  readonly seats: readonly SeatView[]
  readonly figures: Figures
  readonly floor: Floor
  readonly close: () => void
}

/** The last minutes, turn by turn: who it was, and when they began and stopped. */
export function FixSheet({ seats, figures, floor, close }: FixSheetProps) {
  const { t, language } = useWords()
  const act = useAct()
  const nameOf = useWhoName(seats)
  const [asking, setAsking] = useState<LastTurn | null>(null)
  const [, now] = figures.span
  const turns = lastTurns(figures.resolved, now - BACK, now)
  const clock = new Intl.DateTimeFormat(language.locale, { timeStyle: 'medium' })
  /** Somebody who has the floor still speaks: that turn has no end to be moved. */
  const goesOn = ({ who, end }: LastTurn) => floor.now?.who === who && end >= now

  async function fix({ who, start, len }: Fix, words: string) {
    const outcome = await act('talk.fix', { ...nextTurn(), who, start, len })
    answer(outcome.done ? words : t(`refusal.${outcome.reason}`))
  }
  function change(turn: LastTurn, who: Who | '') {
    setAsking(null)
    if (goesOn(turn)) floor.give(who)
    void fix({ who, start: turn.start, len: turn.end - turn.start }, t('map.fixed_who', { name: nameOf(who) }))
  }

  return (
    <Sheet title={t('map.fix')} close={close}>
      {asking ? (
        <div className="ask">
          <p>{t('map.who_spoke', { name: nameOf(asking.who), at: clock.format(asking.start) })}</p>
          <ChoosePerson seats={seats} choose={({ id }) => change(asking, id)} />
          <div className="row">
            {(['?', '*', '~'] as const).map(who => (
              <button key={who} type="button" className="tool" onClick={() => change(asking, who)}>
                {nameOf(who)}
              </button>
            ))}
          </div>
          <button type="button" className="tool bare" onClick={() => setAsking(null)}>
            <Icon name="undo" />
            {t('map.leave_it')}
          </button>
        </div>
      ) : turns.length === 0 ? (
        <p>{t('map.nothing_yet')}</p>
      ) : (
        <ol className="fix-list">
          {turns.map(turn => {
            const name = nameOf(turn.who)
            return (
              <li key={`${turn.who} ${turn.start}`} aria-label={name}>
                <p>
                  <b className="words" dir="auto">
                    {name}
                  </b>{' '}
                  <time>{duration(turn.end - turn.start)}</time>
                </p>
                <p className="hint">
                  {goesOn(turn)
                    ? t('map.since', { at: clock.format(turn.start) })
                    : t('map.from_to', { from: clock.format(turn.start), to: clock.format(turn.end) })}
                </p>
                <div className="row">
                  <button type="button" className="tool" onClick={() => setAsking(turn)}>
                    {t('map.change_who')}
                    <span className="vh"> {name}</span>
                  </button>
                  <button type="button" className="tool" onClick={() => change(turn, '')}>
                    {t('map.nobody')}
                    <span className="vh"> {name}</span>
                  </button>
                </div>
                <div className="row edges">
                  {edges
                    .filter(({ edge }) => edge === 'start' || !goesOn(turn))
                    .map(({ edge, by, words, icon }) => (
                      <button
                        key={words}
                        type="button"
                        className="tool"
                        onClick={() => void fix(moveEdge(turns, turn, edge, by), t('common.saved'))}
                      >
                        <Icon name={icon} />
                        {t(words)}
                        <span className="vh"> {name}</span>
                      </button>
                    ))}
                </div>
              </li>
            )
          })}
        </ol>
      )}
    </Sheet>
  )
}
