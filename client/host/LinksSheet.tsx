import { useState } from 'react'
import { Link } from 'wouter'
import type { Projection } from '#shared/board/projection.ts'
import { showCode } from '#shared/meeting/codes.ts'
import { useAbout } from '../about.tsx'
import { knownGroup, renewLinks } from '../board/seats.ts'
import { useStore, useView } from '../board/table.tsx'
import { ThreeLinks } from '../screens/ThreeLinks.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ToWhatWeDid } from '../ui/ToWhatWeDid.tsx'
import { useWords } from '../words.tsx'

/** The code, the links, and new links when an old one is in the wrong hands. */
export function LinksSheet({ projection, board, close }: { projection: Projection; board: string; close: () => void }) {
  const { t } = useWords()
  const store = useStore()
  const { keeper } = useView()
  const { reach } = useAbout()
  const [keys, setKeys] = useState(() => knownGroup(board)?.keys ?? {})
  const [asking, setAsking] = useState(false)
  const [trouble, setTrouble] = useState(false)
  const { code } = projection.meeting

  async function renew() {
    setAsking(false)
    try {
      store.newTicket(await renewLinks(board))
      setKeys(knownGroup(board)?.keys ?? {})
      setTrouble(false)
      answer(t('keys.made'))
    } catch {
      setTrouble(true)
    }
  }

  return (
    <Sheet title={t('host.links')} close={close}>
      {code && (
        <div className="link-with-qr">
          <div>
            <p className="hint">{t('host.read_code')}</p>
            <p className="big-code">{showCode(code)}</p>
          </div>
          <QrCode text={`${reach}/${code}`} label={t('start.qr')} />
        </div>
      )}
      <Link className="btn alt" href={`/print/${board}`}>
        <Icon name="copy" />
        {t('print.title')}
      </Link>
      <ToWhatWeDid board={board} meeting={projection.meeting} />
      <ThreeLinks links={{ board, keys }} group={projection.group} />
      {keeper && (
        <section>
          <h3>
            <Icon name="key" />
            {t('keys.title')}
          </h3>
          <p>{t('keys.why')}</p>
          {trouble && <Notice sort="bad">{t('state.unreachable')}</Notice>}
          {asking ? (
            <div className="row">
              <button type="button" className="btn" onClick={() => void renew()}>
                {t('keys.yes')}
              </button>
              <button type="button" className="btn alt" onClick={() => setAsking(false)}>
                {t('keys.no')}
              </button>
            </div>
          ) : (
            <button type="button" className="btn alt" onClick={() => setAsking(true)}>
              {t('keys.make')}
            </button>
          )}
        </section>
      )}
    </Sheet>
  )
}
