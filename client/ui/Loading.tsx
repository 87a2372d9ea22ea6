import { useEffect, useState } from 'react'
import { useWords } from '../words.tsx'

const SAID_AFTER = 1000
const SLOW_AFTER = 8000

/** Grey blocks where the page will stand; words only when it takes long. */
export function Loading() {
  const { t } = useWords()
  const [waited, setWaited] = useState(0)
  useEffect(() => {
    const timers = [SAID_AFTER, SLOW_AFTER].map(ms => setTimeout(() => setWaited(ms), ms))
    return () => timers.forEach(clearTimeout)
  }, [])
  return (
    <main className="loading" aria-busy="true">
      <h1 className="vh">{t('brand.name')}</h1>
      <div className="block title" />
      <div className="block" />
      <div className="block tall" />
      <p>{waited >= SLOW_AFTER ? t('join.slow') : waited >= SAID_AFTER ? t('join.wait') : ''}</p>
    </main>
  )
}
