import { useState } from 'react'
import { useAbout } from '../about.tsx'
import type { Keys } from '../board/api.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { useWords } from '../words.tsx'

export interface MadeLinks {
  readonly board: string
  readonly keys: Partial<Keys>
}

/** Addresses of a group. The keys are in the fragment, which browsers send to nobody. */
export const linksOf = (reach: string, { board, keys }: MadeLinks) => ({
  everyone: keys.everyone && `${reach}/m/${board}#k=${keys.everyone}`,
  screen: keys.screen && `${reach}/screen/${board}#k=${keys.screen}`,
  letterbox: keys.letterbox && `${reach}/g/${board}/letterbox#k=${keys.letterbox}`,
  // Whoever leads gives out the others.
  host:
    keys.host &&
    `${reach}/m/${board}#${new URLSearchParams({ host: keys.host, ...(keys.everyone && { k: keys.everyone }), ...(keys.screen && { s: keys.screen }), ...(keys.letterbox && { l: keys.letterbox }) })}`,
})

/** Saves a text as a file, without asking the server. */
function saveFile(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}

/** The three links of a group: to copy, to point a phone at, to open. Asks once when the host's was not saved. */
export function ThreeLinks({ links, group, onGo }: { links: MadeLinks; group: string; onGo?: () => void }) {
  const { t } = useWords()
  const { reach } = useAbout()
  const [saved, setSaved] = useState(false)
  const [asking, setAsking] = useState(false)
  const { everyone, screen, host, letterbox } = linksOf(reach, links)
  // On this computer the address it was opened under works too, and without a network.
  const here = linksOf(location.origin, links)

  return (
    <div className="three-links">
      {everyone && (
        <section>
          <h2>
            <Icon name="people" />
            {t('start.link_everyone')}
          </h2>
          <div className="link-with-qr">
            <div>
              <p className="hint">{t('start.link_everyone_hint')}</p>
              <p className="address">{everyone}</p>
              <div className="row">
                <CopyButton text={everyone} label={t('start.link_everyone')} />
                {navigator.share && (
                  <button
                    type="button"
                    className="tool"
                    onClick={() => void navigator.share({ title: group, url: everyone }).catch(() => {})}
                  >
                    <Icon name="next" />
                    {t('start.send')}
                  </button>
                )}
              </div>
            </div>
            <QrCode text={everyone} label={t('start.qr')} />
          </div>
        </section>
      )}
      {screen && (
        <section>
          <h2>
            <Icon name="screen" />
            {t('start.link_screen')}
          </h2>
          <div className="link-with-qr">
            <div>
              <p className="hint">{t('start.link_screen_hint')}</p>
              <p className="address">{screen}</p>
              <div className="row">
                <CopyButton text={screen} label={t('start.link_screen')} />
                <a className="tool" href={here.screen} target="_blank" rel="noreferrer">
                  <Icon name="screen" />
                  {t('start.open')}
                  <span className="vh">: {t('start.link_screen')}</span>
                </a>
              </div>
            </div>
            <QrCode text={screen} label={t('start.qr')} />
          </div>
        </section>
      )}
      {letterbox && (
        <section>
          <h2>
            <Icon name="letterbox" />
            {t('letterbox.title')}
          </h2>
          <div className="link-with-qr">
            <div>
              <p className="hint">{t('letterbox.link_hint')}</p>
              <p className="address">{letterbox}</p>
              <div className="row">
                <CopyButton text={letterbox} label={t('letterbox.title')} />
              </div>
            </div>
            <QrCode text={letterbox} label={t('start.qr')} />
          </div>
        </section>
      )}
      {host && (
        <section className="host-link">
          <h2>
            <Icon name="key" />
            {t('start.link_host')}
          </h2>
          <p>{t('start.host_warn')}</p>
          <div className="row">
            <button
              type="button"
              className="btn alt"
              onClick={() => {
                saveFile(`${t('start.file')}.txt`, `${group}\n${t('start.link_host')}\n${host}\n`)
                setSaved(true)
              }}
            >
              <Icon name={saved ? 'tick' : 'key'} />
              {saved ? t('common.saved') : t('start.save_key')}
            </button>
            <CopyButton text={host} label={t('start.link_host')} onCopied={() => setSaved(true)} />
          </div>
        </section>
      )}
      {onGo && (
        <>
          {asking && <Notice sort="wait">{t('start.not_saved')}</Notice>}
          <button type="button" className="btn block" onClick={() => (saved || asking ? onGo() : setAsking(true))}>
            {asking && !saved ? t('start.open_anyway') : t('start.open_host')}
            <Icon name="next" />
          </button>
        </>
      )}
    </div>
  )
}
