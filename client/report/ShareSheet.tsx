import { useCallback, useEffect, useId, useState } from 'react'
import { dayIn } from '#shared/words/words.ts'
import { useAbout } from '../about.tsx'
import { type Trouble, troubleOf } from '../board/api.ts'
import { answer } from '../ui/announcer.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import {
  type AudienceList,
  askAudiences,
  askFile,
  type Group,
  isFinal,
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
import { Wrong } from './Wrong.tsx'

interface ShareSheetProps {
  readonly group: Group
  readonly records: Records
  readonly wanted: Wanted
  /** The files that this report can be. */
  readonly formats: readonly string[]
  /** Whom of the list it is made for; empty for nobody of them. */
  readonly to: string
  close(): void
}

/** How a report goes out: as a link that can be taken back and ends by itself, and as files. */
export function ShareSheet({ group, records, wanted, formats, to: first, close }: ShareSheetProps) {
  const { t, language } = useWords()
  const { reach } = useAbout()
  const id = useId()
  const [days, setDays] = useState<(typeof shareDays)[number]>(30)
  const [to, setTo] = useState(first)
  const [made, setMade] = useState('')
  const [shares, setShares] = useState<readonly Shared[]>([])
  const [audiences, setAudiences] = useState<AudienceList | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const fail = useCallback((error: unknown) => setTrouble(troubleOf(error)), [])

  useEffect(() => {
    listShares(group).then(({ shares }) => setShares(shares), fail)
    askAudiences(group).then(setAudiences, fail)
  }, [group, fail])

  const nameOf = ({ choice, number }: Shared) =>
    `${t(`maker.audience_${choice.audience}`)} · ${t('maker.meeting_n', { n: number })}`
  const whoOf = (one: Shared) => audiences?.list.find(entry => entry.id === one.to)?.who ?? ''

  /** Whom it is for has something now: a link, or a file to give to them. */
  const isSent = () => to && void markSent(group, to).then(setAudiences, fail)

  async function makeLink() {
    const key = newShareKey()
    try {
      await share(group, key, { ...wanted, days, to })
      setMade(shareLink(reach, group.board, key))
      answer(t('maker.link_made'))
      setShares((await listShares(group)).shares)
      isSent()
    } catch (error) {
      fail(error)
    }
  }

  return (
    <Sheet title={t('maker.share')} close={close}>
      <Wrong trouble={trouble} />
      {audiences && audiences.list.length > 0 && (
        <div>
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
        </div>
      )}
      <section aria-labelledby={`${id}-link`}>
        <h3 id={`${id}-link`}>{t('maker.link')}</h3>
        {isFinal(records, wanted.number) ? (
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
                  <b>{nameOf(one)}</b>
                  {whoOf(one) && (
                    <span className="words" dir="auto">
                      {' '}
                      {whoOf(one)}
                    </span>
                  )}
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
                  <span className="vh">
                    : {nameOf(one)} {whoOf(one)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Files
        formats={formats}
        hasAll
        ask={async formats => {
          const file = await askFile(group, wanted, formats)
          isSent()
          return file
        }}
      />
    </Sheet>
  )
}
