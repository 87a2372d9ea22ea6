import { useState } from 'react'
import type { Projection } from '#shared/board/projection.ts'
import { showCode } from '#shared/meeting/codes.ts'
import { useView } from '../board/table.tsx'
import { PeopleSheet } from '../people/PeopleSheet.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Tools } from '../ui/Tools.tsx'
import { useWords } from '../words.tsx'
import { LinksSheet } from './LinksSheet.tsx'
import { PassLead } from './PassLead.tsx'
import { ScreenSheet } from './ScreenSheet.tsx'

type Open = 'people' | 'screen' | 'links' | 'lead' | null

interface HostHeadProps {
  readonly projection: Projection
  readonly board: string
  /** Opens the host's own part in the talk. */
  readonly speak: () => void
}

/** Who meets about what, who is here, the big screen, the code, the lead. */
export function HostHead({ projection, board, speak }: HostHeadProps) {
  const { t } = useWords()
  const { here, screens, link } = useView()
  // Without a signal nobody here knows what the big screen does.
  const isOn = screens > 0 && link === 'live'
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const { group, meeting } = projection
  return (
    <header className="host-head">
      <span className="logo">
        <Icon name="logo" className="" />
        <span>{t('brand.name')}</span>
      </span>
      <p className="group words" dir="auto">
        <strong>{group}</strong>
        <span>{meeting.about}</span>
      </p>
      <div className="row">
        <button type="button" className="tool" onClick={() => setOpen('people')}>
          <Icon name="people" />
          {t('people.here', { n: here.size })}
        </button>
        {meeting.state === 'open' && (
          <button type="button" className="tool" onClick={speak}>
            <Icon name="talk" />
            {t('signal.speaking')}
          </button>
        )}
        <button type="button" className={isOn ? 'tool on' : 'tool'} onClick={() => setOpen('screen')}>
          {isOn ? <span className="live" /> : <Icon name="screen" />}
          {isOn ? t('host.screen_on') : link === 'live' ? t('host.screen_off') : t('host.big_screen')}
        </button>
        <button type="button" className="tool" onClick={() => setOpen('links')}>
          {meeting.code ? (
            <>
              {t('host.code')} <b className="code">{showCode(meeting.code)}</b>
            </>
          ) : (
            <>
              <Icon name="link" />
              {t('host.links')}
            </>
          )}
        </button>
        <button type="button" className="tool" onClick={() => setOpen('lead')}>
          <Icon name="lead" />
          {t('lead.pass')}
        </button>
        <Tools small />
      </div>
      {open === 'people' && <PeopleSheet leads close={close} />}
      {open === 'screen' && <ScreenSheet projection={projection} board={board} close={close} />}
      {open === 'links' && <LinksSheet projection={projection} board={board} close={close} />}
      {open === 'lead' && <PassLead projection={projection} close={close} />}
    </header>
  )
}
