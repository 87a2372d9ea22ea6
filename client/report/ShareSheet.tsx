import { useCallback, useEffect, useId, useState } from 'react'
import { dayIn } from '#shared/words/words.ts'
import { useAbout } from '../about.tsx'
import { type Trouble, troubleOf } from '../board/api.ts'
import { answer } from '../ui/announcer.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import {
  type AudienceList,
  askAudiences,
  askFile,
  type Group,
  listShares,
  markSent,
  newShareKey,
  type Records,
  revokeShare,
  type Shared,
  share,
  shareDays,
  shareLink,
  type Wanted,
} from './api.ts'
import { Files } from './Files.tsx'

interface ShareSheetProps {
  readonly group: Group
  readonly records: Records
  readonly wanted: Wanted
  /** The files that this report can be. */
  readonly formats: readonly string[]
  close(): void
}

/** How a report goes out: as a link that can be taken back and ends by itself, and as files. */
export function ShareSheet({ group, records, wanted, formats, close }: ShareSheetProps) {
  const { t, language } = useWords()
  const { reach } = useAbout()
  const id = useId()
  const [days, setDays] = useState<(typeof shareDays)[number]>(30)
  const [to, setTo] = useState('')
  const [made, setMade] = useState('')
  const [shares, setShares] = useState<readonly Shared[]>([])
  const [audiences, setAudiences] = useState<AudienceList | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const isFinal = wanted.number < records.now.number || records.now.state === 'planned'
  const fail = useCallback((error: unknown) => setTrouble(troubleOf(error)), [])

  useEffect(() => {
    listShares(group).then(({ shares }) => setShares(shares), fail)
    askAudiences(group).then(setAudiences, fail)
  }, [group, fail])

  async function makeLink() {
    const key = newShareKey()
    try {
      await share(group, key, { ...wanted, days, to })
      setMade(shareLink(reach, group.board, key))
      answer(t('maker.link_made'))
      setShares((await listShares(group)).shares)
      if (to) setAudiences(await markSent(group, to))
    } catch (error) {
      fail(error)
    }
  }

  return (
    <Sheet title={t('maker.share')} close={close}>
      {trouble && (
        <Notice sort="bad">{trouble === 'unreachable' ? t('state.unreachable') : t(`refusal.${trouble}`)}</Notice>
      )}
      <section aria-labelledby={`${id}-link`}>
        <h3 id={`${id}-link`}>{t('maker.link')}</h3>
        {isFinal ? (
          <>
            <p>{t('maker.link_hint')}</p>
            <fieldset>
              <legend className="label">{t('maker.how_long')}</legend>
              <div className="choices">
                {shareDays.map(one => (
                  <label key={one}>
                    <input type="radio" name="days" checked={days === one} onChange={() => setDays(one)} />
                    {t('maker.days', { n: one })}
                  </label>
                ))}
              </div>
            </fieldset>
            {audiences && audiences.list.length > 0 && (
              <>
                <label className="label" htmlFor={`${id}-to`}>
                  {t('maker.to')}
                </label>
                <select id={`${id}-to`} className="field" value={to} onChange={event => setTo(event.target.value)}>
                  <option value="">{t('maker.to_nobody')}</option>
                  {audiences.list.map(entry => (
                    <option key={entry.id} value={entry.id}>
                      {entry.who}
                    </option>
                  ))}
                </select>
              </>
            )}
            <button type="button" className="btn" onClick={() => void makeLink()}>
              <Icon name="link" />
              {t('maker.make_link')}
            </button>
            {made && (
              <div className="made-link">
                <p className="address">{made}</p>
                <CopyButton text={made} label={t('maker.link')} />
                <p className="hint">{t('maker.link_once')}</p>
              </div>
            )}
          </>
        ) : (
          <p>{t('maker.link_later')}</p>
        )}
        {shares.length > 0 && (
          <ul className="shares">
            {shares.map(one => (
              <li key={one.id}>
                <span>
                  <b>
                    {t(`maker.audience_${one.choice.audience}`)} · {t('maker.meeting_n', { n: one.number })}
                  </b>
                  <small>
                    {one.isOver ? t('maker.link_over') : t('maker.until', { day: dayIn(language, one.until) })}
                  </small>
                </span>
                <button
                  type="button"
                  className="tool"
                  onClick={async () => {
                    try {
                      await revokeShare(group, one.id)
                      setShares(shares.filter(({ id }) => id !== one.id))
                      answer(t('maker.revoked'))
                    } catch (error) {
                      fail(error)
                    }
                  }}
                >
                  <Icon name="bin" />
                  {t('maker.revoke')}
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Files formats={formats} hasAll ask={formats => askFile(group, wanted, formats)} />
    </Sheet>
  )
}
