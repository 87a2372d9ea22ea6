import { createContext, useContext } from 'react'
import type { SettingsSection } from '../screens/Settings.tsx'
import { useWords } from '../words.tsx'
import { canHear, hear, pageWords, stopHearing, useHearing } from './hear.ts'
import { Icon } from './Icon.tsx'

const OpenSettingsContext = createContext<(section: SettingsSection) => void>(() => {})

/** Opens the settings page at one of its parts. */
export const OpenSettings = OpenSettingsContext.Provider

/** Reads the page aloud, or stops. Not there where the browser cannot speak. */
function ListenTool() {
  const { t } = useWords()
  const hearing = useHearing()
  if (!canHear()) return null
  const words = t(hearing ? 'common.stop_listen' : 'common.listen')
  return (
    <button type="button" className="tool bare" onClick={() => (hearing ? stopHearing() : hear(pageWords()))}>
      <Icon name="sound" />
      <span>{words}</span>
    </button>
  )
}

interface ToolsProps {
  /** Only the pictures on phones. */
  readonly small?: boolean
  /** The page has a Listen of its own, for all that is in it. */
  readonly hearsElse?: boolean
}

/** Listen, text size and language, in the same place on every page. */
export function Tools({ small = false, hearsElse = false }: ToolsProps) {
  const { t, language } = useWords()
  const open = useContext(OpenSettingsContext)
  return (
    <nav className={small ? 'tools small' : 'tools'} aria-label={t('common.make_easier')}>
      {!hearsElse && <ListenTool />}
      <button type="button" className="tool bare" onClick={() => open('size')}>
        <Icon name="text" />
        <span>{small ? t('common.text_and_language') : t('common.text_size')}</span>
      </button>
      {!small && (
        <button type="button" className="tool bare" onClick={() => open('language')}>
          <Icon name="globe" />
          <span>
            <span className="vh">{t('common.language')}: </span>
            {language.name}
          </span>
        </button>
      )}
    </nav>
  )
}
