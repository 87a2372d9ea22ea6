import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { Projection } from '#shared/board/projection.ts'
import { useAct, useView } from '../board/table.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { AskNames } from './AskNames.tsx'
import { WhatIsThere } from './WhatIsThere.tsx'

/** Closed, and for ten minutes not final: look at what there is, open it again, or be done. */
export function Closed({ projection, board }: { projection: Projection; board: string }) {
  const { t } = useWords()
  const act = useAct()
  const { clockAhead } = useView()
  const { finalAt } = projection.meeting
  const [asking, setAsking] = useState(false)
  const [minutes, setMinutes] = useState(10)
  useEffect(() => {
    const count = () => setMinutes(Math.max(0, Math.ceil((finalAt - Date.now() - clockAhead) / 60_000)))
    count()
    const timer = setInterval(count, 5000)
    return () => clearInterval(timer)
  }, [finalAt, clockAhead])
  return (
    <div className="moment">
      <h1>{t('state.ended')}</h1>
      <p>{t('close.undo', { n: minutes })}</p>
      <WhatIsThere projection={projection} />
      <AskNames projection={projection} />
      <div className="row">
        <Link className="btn" href={`/g/${board}/report`}>
          <Icon name="pen" />
          {t('close.report')}
        </Link>
        <button type="button" className="btn alt" onClick={() => void act('meeting.reopen', {})}>
          <Icon name="undo" />
          {t('close.reopen')}
        </button>
        <button type="button" className="btn alt" onClick={() => setAsking(true)}>
          {t('close.finish')}
        </button>
      </div>
      {asking && (
        <Sheet title={t('close.finish')} close={() => setAsking(false)}>
          <p>{t('close.finish_ask')}</p>
          <div className="row">
            <button type="button" className="btn" onClick={() => void act('meeting.finish', {})}>
              {t('close.finish_yes')}
            </button>
            <button type="button" className="btn alt" onClick={() => setAsking(false)}>
              {t('close.finish_no')}
            </button>
          </div>
        </Sheet>
      )}
    </div>
  )
}
