import { useEffect } from 'react'
import type { Trouble } from '../board/api.ts'
import { answer } from '../ui/announcer.ts'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'

/** What did not work, to see and to hear; nothing when all is well. */
export function Wrong({ trouble }: { trouble: Trouble | null }) {
  const { t } = useWords()
  const words = trouble && (trouble === 'unreachable' ? t('maker.unreachable') : t(`refusal.${trouble}`))
  useEffect(() => {
    if (words) answer(words)
  }, [words])
  return words && <Notice sort="bad">{words}</Notice>
}
