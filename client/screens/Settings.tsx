import { useEffect, useId, useRef, useState } from 'react'
import { languages } from '#shared/words/languages.ts'
import { dataUsed } from '../board/data.ts'
import { device } from '../board/device.ts'
import { forgetPages } from '../offline/register.ts'
import { type Settings, useSettings } from '../settings.tsx'
import { HidePage } from '../ui/HidePage.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

export type SettingsSection = 'size' | 'language'

interface ChoiceProps<Value extends string> {
  readonly legend: string
  readonly hint?: string
  readonly value: Value
  readonly values: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[]
  readonly choose: (value: Value) => void
  readonly focusFirst?: boolean
}

/** One thing to choose, as big segments. */
function Choice<Value extends string>({ legend, hint, value, values, choose, focusFirst = false }: ChoiceProps<Value>) {
  const name = useId()
  const chosen = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (focusFirst) chosen.current?.focus()
  }, [focusFirst])
  return (
    <fieldset>
      <legend className="label">{legend}</legend>
      <div className="choices">
        {values.map(one => (
          <label key={one.value} lang={one.lang}>
            <input
              ref={one.value === value ? chosen : undefined}
              type="radio"
              name={name}
              checked={one.value === value}
              onChange={() => choose(one.value)}
            />
            {one.label}
          </label>
        ))}
      </div>
      {hint && <p className="hint">{hint}</p>}
    </fieldset>
  )
}

/** How one person wants their pages. A page of its own, not something over another. */
export function SettingsPage({ section, back }: { section: SettingsSection; back: () => void }) {
  const { t, language } = useWords()
  const { settings, change } = useSettings()
  const [borrowed, setBorrowed] = useState(device.isBorrowed)
  const set =
    <Key extends keyof Settings>(key: Key) =>
    (value: Settings[Key]) =>
      change({ [key]: value })

  return (
    <main className="page settings">
      <button type="button" className="tool" onClick={back}>
        <Icon name="back" />
        {t('common.back')}
      </button>
      <h1>{t('settings.title')}</h1>
      <Choice
        legend={t('common.text_size')}
        value={settings.size}
        focusFirst={section === 'size'}
        values={[
          { value: 'normal', label: t('settings.size_normal') },
          { value: 'big', label: t('settings.size_big') },
          { value: 'huge', label: t('settings.size_huge') },
        ]}
        choose={set('size')}
      />
      <Choice
        legend={t('settings.spacing')}
        value={settings.spacing}
        values={[
          { value: 'normal', label: t('settings.spacing_normal') },
          { value: 'wide', label: t('settings.spacing_wide') },
        ]}
        choose={set('spacing')}
      />
      <Choice
        legend={t('settings.colours')}
        value={settings.colours}
        values={[
          { value: 'match', label: t('settings.match') },
          { value: 'light', label: t('settings.light') },
          { value: 'dark', label: t('settings.dark') },
          { value: 'contrast', label: t('settings.contrast') },
        ]}
        choose={set('colours')}
      />
      <Choice
        legend={t('common.language')}
        value={language.tag}
        focusFirst={section === 'language'}
        hint={t('settings.language_hint')}
        values={languages.map(({ tag, name }) => ({ value: tag, label: name, lang: tag }))}
        choose={tag => change({ language: tag })}
      />
      <Choice
        legend={t('settings.listen')}
        value={settings.listen}
        values={[
          { value: 'slow', label: t('settings.listen_slow') },
          { value: 'normal', label: t('settings.listen_normal') },
          { value: 'fast', label: t('settings.listen_fast') },
        ]}
        choose={set('listen')}
      />
      <Choice
        legend={t('settings.updates')}
        hint={t('settings.updates_hint')}
        value={settings.updates}
        values={[
          { value: 'all', label: t('settings.updates_all') },
          { value: 'big', label: t('settings.updates_big') },
          { value: 'none', label: t('settings.updates_none') },
        ]}
        choose={set('updates')}
      />
      <label className="check">
        <input type="checkbox" checked={settings.sound} onChange={event => change({ sound: event.target.checked })} />
        {t('settings.sound')}
      </label>
      <section>
        <label className="check">
          <input
            type="checkbox"
            checked={borrowed}
            onChange={event => {
              device.isBorrowed = event.target.checked
              setBorrowed(event.target.checked)
              if (event.target.checked) void forgetPages()
            }}
          />
          {t('settings.not_mine')}
        </label>
        <p className="hint">{t('settings.not_mine_hint')}</p>
      </section>
      <p>{t('settings.data', { kb: Math.ceil(dataUsed() / 1000) })}</p>
      <HidePage />
    </main>
  )
}
