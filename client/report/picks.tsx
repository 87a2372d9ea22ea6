import type { ReactNode } from 'react'
import { languages } from '#shared/words/languages.ts'
import { dayIn } from '#shared/words/words.ts'
import { useWords } from '../words.tsx'
import type { Records } from './api.ts'

interface PickProps<Value> {
  readonly id: string
  readonly value: Value
  pick(value: Value): void
}

/** One of a list, under its label. `children` are the options. */
export function Pick({
  id,
  label,
  value,
  pick,
  children,
}: PickProps<string> & { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="field" value={value} onChange={event => pick(event.target.value)}>
        {children}
      </select>
    </>
  )
}

/** One of our languages, by its BCP 47 tag; each is named in itself. */
export function PickLanguage(props: PickProps<string>) {
  const { t } = useWords()
  return (
    <Pick {...props} label={t('common.language')}>
      {languages.map(({ tag, name }) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </Pick>
  )
}

/** One of the meetings that have left something behind, by its number. */
export function PickMeeting({
  value,
  pick,
  meetings,
  ...props
}: PickProps<number> & { readonly meetings: Records['meetings'] }) {
  const { t, language } = useWords()
  return (
    <Pick {...props} label={t('maker.meeting')} value={String(value)} pick={number => pick(Number(number))}>
      {meetings.map(({ number, day }) => (
        <option key={number} value={number}>
          {t('from_file.meeting', { number, day: dayIn(language, day) || t('from_file.no_day') })}
        </option>
      ))}
    </Pick>
  )
}
