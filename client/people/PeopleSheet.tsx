import { Suspense, useState } from 'react'
import type { SeatView } from '#shared/board/projection.ts'
import { useAct, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { lazyPart } from '../ui/lazyPart.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { Deeds } from './Deeds.tsx'
import { Face, useNameOf } from './Face.tsx'

/** For hosts: a phone that is about to write does not wait for it. [U6] */
const AddSeat = lazyPart(() => import('./AddSeat.tsx'))

interface PeopleSheetProps {
  readonly leads: boolean
  readonly close: () => void
  /** The way out of the meeting, for those who do not lead it. */
  readonly leave?: () => void
}

/** Who is at the table: names and nothing else. A host can remove somebody, after being asked once more. */
export function PeopleSheet({ leads, close, leave }: PeopleSheetProps) {
  const { t } = useWords()
  const act = useAct()
  const nameOf = useNameOf()
  const { projection, here, seat: own } = useView()
  const [asking, setAsking] = useState<SeatView | null>(null)
  const seats = projection?.seats ?? []

  return (
    <Sheet title={t('people.title', { n: here.size })} close={close}>
      {asking ? (
        <div className="ask">
          <p>{t('people.remove_ask', { name: nameOf(asking) })}</p>
          <div className="row">
            <button
              type="button"
              className="btn"
              onClick={async () => {
                const outcome = await act('seat.remove', { seat: asking.id })
                answer(outcome.done ? t('people.removed') : t(`refusal.${outcome.reason}`))
                setAsking(null)
              }}
            >
              {t('people.remove_yes')}
            </button>
            <button type="button" className="btn alt" onClick={() => setAsking(null)}>
              {t('people.remove_no')}
            </button>
          </div>
        </div>
      ) : (
        <ul className="people">
          {seats.map(seat => (
            <li key={seat.id}>
              <Face seat={seat.id} shown={seat} />
              <span className="words" dir="auto">
                {nameOf(seat)}
                {seat.id === own && <small> {t('people.you')}</small>}
                {seat.leads && <small> {t('people.leads')}</small>}
                {seat.noPhone && <small> {t('no_phone.mark')}</small>}
                {!here.has(seat.id) && <small> {t('people.away')}</small>}
              </span>
              {leads && seat.id !== own && (
                <button type="button" className="tool" onClick={() => setAsking(seat)}>
                  <Icon name="cross" />
                  {t('people.remove')}
                  <span className="vh"> {nameOf(seat)}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {leads && (
        <Suspense fallback={null}>
          <AddSeat />
        </Suspense>
      )}
      {!leads && !asking && projection && projection.deeds.length > 0 && (
        <section aria-labelledby="deeds">
          <h3 id="deeds">{t('deed.title')}</h3>
          <Deeds projection={projection} />
        </section>
      )}
      {leave && (
        <button type="button" className="btn alt" onClick={leave}>
          <Icon name="door" />
          {t('leave.button')}
        </button>
      )}
    </Sheet>
  )
}
