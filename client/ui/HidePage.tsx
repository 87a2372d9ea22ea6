import { useAbout } from '../about.tsx'
import { useWords } from '../words.tsx'

/** Empties the page at once and goes to another one, which "back" does not come back from. */
function hide(hideUrl: string) {
  document.title = ''
  document.body.replaceChildren()
  location.replace(hideUrl)
}

export function HidePage() {
  const { t } = useWords()
  const { hideUrl } = useAbout()
  return (
    <button type="button" className="tool bare hide-page" onClick={() => hide(hideUrl)}>
      {t('common.hide_page')}
    </button>
  )
}
