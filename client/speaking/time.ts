import { useWords } from '../words.tsx'

/** A length of time in words, to the second; `ms` in milliseconds, whatever its sign. */
export function useTime(): (ms: number) => string {
  const { t } = useWords()
  return ms => {
    const seconds = Math.round(Math.abs(ms) / 1000)
    return t('look_back.time', { m: Math.floor(seconds / 60), s: seconds % 60 })
  }
}
