import { useState } from 'react'
import type { Projection } from '#shared/board/projection.ts'
import { useAct, useView } from '../board/table.tsx'
import { Face, useNameOf } from '../people/Face.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'

/** The host's hat to somebody else in one tap, or one more hat. */
export function PassLead({ projection, close }: { projection: Projection; close: () => void }) {
  const { t } = useWords()
  const act = useAct()
  const nameOf = useNameOf()
  const { seat: own, here, keeper } = useView()
  const [together, setTogether] = useState(false)
  const others = projection.seats.filter(seat => seat.id !== own && here.has(seat.id) && !seat.noPhone)
  return (
    <Sheet title={t('lead.who')} close={close}>
      <p>{keeper ? t('lead.back_any_time') : t('lead.back_by_them')}</p>
      <div className="choices">
        {[false, true].map(one => (
          <label key={String(one)}>
            <input type="radio" name="together" checked={together === one} onChange={() => setTogether(one)} />
            {t(one ? 'lead.together' : 'lead.instead')}
          </label>
        ))}
      </div>
      {others.length === 0 && <Notice sort="wait">{t('lead.nobody')}</Notice>}
      <ul className="people">
        {others.map(seat => (
          <li key={seat.id}>
            <Face seat={seat.id} shown={seat} />
            <span className="words" dir="auto">
              {nameOf(seat)}
              {seat.leads && <small> {t('people.leads')}</small>}
            </span>
            <button
              type="button"
              className="tool"
              onClick={async () => {
                const outcome = await act('lead.pass', { seat: seat.id, together })
                answer(outcome.done ? t('lead.passed', { name: nameOf(seat) }) : t(`refusal.${outcome.reason}`))
                close()
              }}
            >
              <Icon name="lead" />
              {t('lead.give')}
              <span className="vh"> {nameOf(seat)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
