import { useId, useState } from 'react'
import type { SeatView } from '#shared/board/projection.ts'
import { type WayName, ways } from '#shared/speaking/ways.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { ChoosePerson } from './ChoosePerson.tsx'
import { useStartWay } from './useStartWay.ts'

/** What a host can choose; `one` is 1-2-4-all from its beginning. */
const offered = ['round', 'piece', 'pairs', 'one', 'silence'] as const satisfies readonly WayName[]
type Offered = (typeof offered)[number]

/** Minutes to choose from, where it takes a time. */
const MINUTES: Partial<Record<Offered, readonly number[]>> = {
  pairs: [2, ways.pairs.minutes, 5],
  silence: [ways.silence.minutes, 2, 3],
}

interface WaysSheetProps {
  /** Who can have the talking piece. */
  readonly seats: readonly SeatView[]
  readonly first?: Offered | undefined
  readonly close: () => void
}

/** Ways to share the time. Each is started here, and captures itself. */
export function WaysSheet({ seats, first = 'round', close }: WaysSheetProps) {
  const { t } = useWords()
  const ids = useId()
  const startWay = useStartWay()
  const [kind, setKind] = useState<Offered>(first)
  const [minutes, setMinutes] = useState<number | null>(null)
  const choices = MINUTES[kind]
  const chosen = choices ? (minutes ?? ways[kind].minutes) : ways[kind].minutes

  return (
    <Sheet title={t('ways.title')} close={close}>
      <fieldset className="ways">
        <legend className="vh">{t('ways.title')}</legend>
        {offered.map(name => (
          <label key={name} className="check">
            <input
              type="radio"
              name={`${ids}-way`}
              checked={kind === name}
              onChange={() => {
                setKind(name)
                setMinutes(null)
              }}
            />
            <span>
              <b>{t(name === 'one' ? 'ways.one_two_four' : `ways.${name}`)}</b>
              <span className="hint">{t(`ways.hint_${name}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {choices && (
        <fieldset>
          <legend className="label">{t('timer.title')}</legend>
          <div className="choices">
            {choices.map(n => (
              <label key={n}>
                <input type="radio" name={`${ids}-minutes`} checked={chosen === n} onChange={() => setMinutes(n)} />
                {t('map.minutes', { n })}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {kind === 'piece' ? (
        <section aria-labelledby={`${ids}-who`}>
          <h3 id={`${ids}-who`}>{t('ways.who_begins')}</h3>
          <ChoosePerson
            seats={seats}
            choose={({ id }) => void startWay('piece', 0, id).then(done => done && close())}
          />
        </section>
      ) : (
        <button type="button" className="btn" onClick={() => void startWay(kind, chosen).then(done => done && close())}>
          {t('ways.start')}
        </button>
      )}
    </Sheet>
  )
}
