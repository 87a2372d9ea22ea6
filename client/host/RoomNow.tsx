import { Suspense, useState } from 'react'
import type { Projection } from '#shared/board/projection.ts'
import { useAct, useView } from '../board/table.tsx'
import { Deeds } from '../people/Deeds.tsx'
import { RoomSignals } from '../signals/RoomSignals.tsx'
import { Icon } from '../ui/Icon.tsx'
import { lazyPart } from '../ui/lazyPart.ts'
import { useWords } from '../words.tsx'
import { AskCheck } from './AskCheck.tsx'
import { CloseSheet } from './CloseSheet.tsx'
import { Door } from './Door.tsx'
import { HelpSheet } from './HelpSheet.tsx'

const OfferLine = lazyPart(() => import('../speaking/OfferLine.tsx'))

interface RoomNowProps {
  readonly projection: Projection
  /** The map makes the offers itself while it is there. */
  readonly isMapOpen: boolean
  readonly openMap: () => void
}

/** How the room is right now, and what hosts and the system have done. */
export function RoomNow({ projection, isMapOpen, openMap }: RoomNowProps) {
  const { t } = useWords()
  const act = useAct()
  const { here } = useView()
  const [closing, setClosing] = useState(false)
  const [helping, setHelping] = useState(false)
  const { meeting, deeds, balance } = projection

  return (
    <aside className="room-now" aria-label={t('host.room')}>
      <h2>{t('host.room')}</h2>
      {meeting.state === 'open' && <RoomSignals projection={projection} />}
      {meeting.state === 'open' && (
        <section className="panel">
          <h3>
            <Icon name="talk" />
            {t('map.spoken')}
          </h3>
          {!isMapOpen && (
            <Suspense fallback={null}>
              <OfferLine projection={projection} openMap={openMap} />
            </Suspense>
          )}
          {balance && balance.of > 0 && <p>{t('map.heard_of', { n: balance.heard, of: balance.of })}</p>}
          <button type="button" className="tool" onClick={openMap}>
            <Icon name="mic" />
            {t('map.open')}
          </button>
        </section>
      )}
      <Door projection={projection} />
      {meeting.state === 'open' && projection.step && <AskCheck step={projection.step} />}
      {here.size <= 1 && meeting.state === 'open' && (
        <section className="panel">
          <h3>{t('empty.first')}</h3>
          <p>{t('empty.first_2')}</p>
        </section>
      )}
      {meeting.state === 'open' && (
        <section className="panel">
          <h3>
            <Icon name="pile" />
            {t('host.sorting')}
          </h3>
          <div className="choices">
            {(['everyone', 'host'] as const).map(sorting => (
              <label key={sorting}>
                <input
                  type="radio"
                  name="sorting"
                  checked={meeting.sorting === sorting}
                  onChange={() => void act('sorting.set', { sorting })}
                />
                {t(`host.sorting_${sorting}`)}
              </label>
            ))}
          </div>
        </section>
      )}
      <button type="button" className="tool" onClick={() => setHelping(true)}>
        <Icon name="heart" />
        {t('help.near')}
      </button>
      {helping && <HelpSheet help={projection.help} close={() => setHelping(false)} />}
      {deeds.length > 0 && (
        <section className="panel">
          <h3>
            <Icon name="clock" />
            {t('deed.title')}
          </h3>
          <Deeds projection={projection} />
        </section>
      )}
      {meeting.state === 'open' && (
        <button type="button" className="tool" onClick={() => setClosing(true)}>
          <Icon name="flag" />
          {t('close.button')}
        </button>
      )}
      {closing && <CloseSheet projection={projection} close={() => setClosing(false)} />}
    </aside>
  )
}
