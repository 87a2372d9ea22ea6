import { useWords } from '../words.tsx'

/** A length of time in words, to the second; `ms` in milliseconds, whatever its sign. */
export function useTime(): (ms: number) => string {
  const { t } = useWords()
  return ms => {
    const seconds = Math.round(Math.abs(ms) / 1000)
    const [m, s] = [Math.floor(seconds / 60), seconds % 60]
    if (m === 0) return t('look_back.sec', { s })
    return s === 0 ? t('chart.min', { n: m }) : t('look_back.time', { m, s })
  }
}
