import { useEffect } from 'react'
import { useWords } from '../words.tsx'

/** Names the page for tabs, history and screen readers. */
export function usePageTitle(title: string) {
  const { t } = useWords()
  useEffect(() => {
    document.title = title ? `${title} – ${t('brand.name')}` : t('brand.name')
  }, [title, t])
}
