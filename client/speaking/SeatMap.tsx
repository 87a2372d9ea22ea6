import { type ReactNode, useEffect, useRef } from 'react'
import { useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { usePageTitle } from '../ui/pageTitle.ts'
import { useWords } from '../words.tsx'
import { FriendMap } from './FriendMap.tsx'
import { HostMap } from './HostMap.tsx'
import { type Floor, useFloor } from './useFloor.ts'
import './seatMap.css'

function MapHead({ floor, close }: { floor: Floor; close: () => void }) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <header className="map-head">
      <h1 ref={heading} tabIndex={-1}>
        {t('map.title')}
      </h1>
      <p>{t('map.how')}</p>
      <div className="row">
        <button
          type="button"
          className="tool"
          aria-disabled={!floor.canUndo}
          onClick={() => {
            if (!floor.canUndo) return answer(t('map.nothing_to_undo'))
            floor.undo()
            answer(t('common.undone'))
          }}
        >
          <Icon name="undo" />
          {t('common.undo')}
        </button>
        <button type="button" className="tool" onClick={close}>
          <Icon name="back" />
          {t('common.back')}
        </button>
      </div>
    </header>
  )
}

/** The page where one person taps who is speaking: a host, who sees how the time is shared, or the friend of time. */
export default function SeatMap({ close, children }: { close: () => void; children?: ReactNode }) {
  const { t } = useWords()
  const { projection, seat } = useView()
  const leads = projection?.seats.some(one => one.id === seat && one.leads) ?? false
  const floor = useFloor(leads)
  usePageTitle(projection ? `${t('map.title')} ${projection.group}` : '')
  if (!projection) return null
  return (
    <div className="seat-map">
      <MapHead floor={floor} close={close} />
      {children}
      {leads ? <HostMap projection={projection} floor={floor} /> : <FriendMap projection={projection} floor={floor} />}
    </div>
  )
}
