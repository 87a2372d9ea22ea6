import { useState } from 'react'
import { Link } from 'wouter'
import type { Projection } from '#shared/board/projection.ts'
import { useAtServerTime } from '../board/serverTime.ts'
import { useAct } from '../board/table.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { AskNames } from './AskNames.tsx'
import { WhatIsThere } from './WhatIsThere.tsx'

const MINUTE = 60_000

/** Closed, and for ten minutes not final: look at what there is, open it again, or be done. */
export function Closed({ projection, board }: { projection: Projection; board: string }) {
  const { t } = useWords()
  const act = useAct()
  const { finalAt } = projection.meeting
  const [asking, setAsking] = useState(false)
  const minutes = useAtServerTime(now => {
    const seen = Math.max(0, Math.ceil((finalAt - now) / MINUTE))
    return { seen, changesAt: seen > 0 ? finalAt - (seen - 1) * MINUTE : null }
  })
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
