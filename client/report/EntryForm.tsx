import { Fragment, useState } from 'react'
import { audiences } from '#shared/report/report.ts'
import type { WordKey } from '#shared/words/keys.ts'
import { useWords } from '../words.tsx'
import type { AudienceEntry } from './api.ts'
import { Pick, PickLanguage } from './picks.tsx'

interface EntryFormProps {
  readonly entry: AudienceEntry
  readonly formats: readonly string[]
  save(entry: AudienceEntry): void
  cancel(): void
}

/** One entry of the list of audiences, to be written. */
export function EntryForm({ entry, formats, save, cancel }: EntryFormProps) {
  const { t } = useWords()
  const [now, setNow] = useState(entry)
  const set = (more: Partial<AudienceEntry>) => setNow({ ...now, ...more })
  const lines = [
    { field: 'who', longest: 80 },
    { field: 'needs', longest: 140 },
  ] as const
  return (
    <form
      className="entry-form"
      onSubmit={event => {
        event.preventDefault()
        if (now.who.trim()) save(now)
      }}
    >
      {lines.map(({ field, longest }) => (
        <Fragment key={field}>
          <label className="label" htmlFor={`entry-${field}`}>
            {t(`list.${field}`)}
          </label>
          <input
            id={`entry-${field}`}
            className="field"
            value={now[field]}
            maxLength={longest}
            onChange={event => set({ [field]: event.target.value })}
          />
        </Fragment>
      ))}
      <Pick
        id="entry-audience"
        label={t('maker.for_whom')}
        value={now.audience}
        pick={audience => set({ audience: audiences.find(one => one === audience)! })}
      >
        {audiences.map(one => (
          <option key={one} value={one}>
            {t(`maker.audience_${one}`)}
          </option>
        ))}
      </Pick>
      <Pick id="entry-format" label={t('list.format')} value={now.format} pick={format => set({ format })}>
        <option value="link">{t('maker.link')}</option>
        {formats.map(one => (
          <option key={one} value={one}>
            {t(`format.${one}` as WordKey)}
          </option>
        ))}
      </Pick>
      <PickLanguage id="entry-language" value={now.language} pick={language => set({ language })} />
      <div className="row">
        <button type="submit" className="btn" aria-disabled={!now.who.trim()}>
          {t('common.save')}
        </button>
        <button type="button" className="btn alt" onClick={cancel}>
          {t('common.back')}
        </button>
      </div>
    </form>
  )
}
