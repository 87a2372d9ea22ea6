import type { SeatView } from '#shared/board/projection.ts'
import type { Row } from '#shared/board/schema.ts'
import { useAct, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { useWords } from '../words.tsx'
import { NamedEnd } from './NamedAsk.tsx'

interface NamedHostProps {
  readonly balance: Row<'balance'> | null
  /** Who is in the room. */
  readonly present: readonly SeatView[]
}

/** [W52] A host asks everyone about names. How many have agreed is not told to hosts either. */
export function NamedHost({ balance, present }: NamedHostProps) {
  const { t } = useWords()
  const act = useAct()
  const { link } = useView()
  const noPhone = present.filter(seat => seat.noPhone)
  const listed = new Set(balance?.named?.map(({ seat }) => seat))
  const isAsked = Boolean(balance?.namedAsked)
  const isOn = balance?.named != null

  return (
    <section className="map-panel" aria-labelledby="named-host">
      <h2 id="named-host">{t('named.title')}</h2>
      <p className="hint">{t('named.what')}</p>
      {isOn ? <p>{t('named.on')}</p> : <p>{t(isAsked ? 'named.host_asked' : 'named.all')}</p>}
      {isAsked && !isOn && <p className="hint">{t('named.host_own')}</p>}
      {isAsked && noPhone.some(({ id }) => !listed.has(id)) && (
        <>
          <p>{t('named.hands', { n: noPhone.length })}</p>
          <button
            type="button"
            className="tool"
            onClick={() => {
              void act('named.hands', { seats: noPhone.map(({ id }) => id) })
              answer(t('named.hands_done'))
            }}
          >
            {t('named.hands_yes')}
          </button>
        </>
      )}
      {isOn ? (
        <NamedEnd />
      ) : (
        <button
          type="button"
          className="tool"
          aria-disabled={link !== 'live'}
          onClick={() => link === 'live' && void act(isAsked ? 'named.end' : 'named.ask', {})}
        >
          {t(isAsked ? 'named.host_stop' : 'named.host_ask')}
        </button>
      )}
    </section>
  )
}
