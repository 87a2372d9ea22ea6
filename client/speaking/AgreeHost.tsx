import type { SeatView } from '#shared/board/projection.ts'
import type { Row } from '#shared/board/schema.ts'
import { askedAt, isOn, type Subject, subjects } from '#shared/speaking/subjects.ts'
import { useAct, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { useWords } from '../words.tsx'
import { AgreeEnd } from './AgreeAsk.tsx'
import './folds.css'

interface AgreeHostProps {
  readonly balance: Row<'balance'> | null
  /** Who is in the room. */
  readonly present: readonly SeatView[]
}

/** [W52] [W54] [W57] What a host can ask everyone. How many have agreed is not told to hosts either. */
export function AgreeHost({ balance, present }: AgreeHostProps) {
  const { t } = useWords()
  return (
    <section className="map-panel agree-host folds" aria-labelledby="agree-host">
      <h2 id="agree-host">{t('agreed.title')}</h2>
      {subjects.map(subject => (
        <details key={subject}>
          <summary>
            <span>{t(`agreed.${subject}_title`)}</span>
            {askedAt(balance, subject) > 0 && (
              <span className="state">{t(isOn(balance, subject) ? 'agreed.is_on' : 'agreed.is_asked')}</span>
            )}
          </summary>
          <OneQuestion subject={subject} balance={balance} present={present} />
        </details>
      ))}
    </section>
  )
}

function OneQuestion({ subject, balance, present }: AgreeHostProps & { readonly subject: Subject }) {
  const { t } = useWords()
  const act = useAct()
  const { link } = useView()
  const about = subject
  const noPhone = present.filter(seat => seat.noPhone)
  const listed = new Set(balance?.named?.map(({ seat }) => seat))
  const isAsked = askedAt(balance, subject) > 0
  const on = isOn(balance, subject)
  // Of names it is to be seen who is among them; of the others only that all here were, as it came on.
  const isHandsDue = subject === 'named' ? noPhone.some(({ id }) => !listed.has(id)) : noPhone.length > 0
  return (
    <div className="question">
      <p className="hint">{t(`agreed.${subject}_what`)}</p>
      {on ? <p>{t(`agreed.${subject}_on`)}</p> : <p>{t(isAsked ? `agreed.${subject}_host_asked` : 'agreed.all')}</p>}
      {isAsked && !on && <p className="hint">{t('agreed.host_own')}</p>}
      {isAsked && isHandsDue && (
        <>
          <p>{t('agreed.hands', { n: noPhone.length })}</p>
          <button
            type="button"
            className="tool"
            onClick={() => {
              void act('agree.hands', { about, seats: noPhone.map(({ id }) => id) })
              answer(t('agreed.hands_done'))
            }}
          >
            {t('agreed.hands_yes')}
          </button>
        </>
      )}
      {on ? (
        <AgreeEnd subject={subject} />
      ) : (
        <button
          type="button"
          className="tool"
          aria-disabled={link !== 'live'}
          onClick={() => link === 'live' && void act(isAsked ? 'agree.end' : 'agree.ask', { about })}
        >
          {t(isAsked ? 'agreed.host_stop' : 'agreed.host_ask')}
        </button>
      )}
    </div>
  )
}
