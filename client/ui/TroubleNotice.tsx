import type { Trouble } from '../board/api.ts'
import { useWords } from '../words.tsx'
import { Notice } from './Notice.tsx'

/** Why something was not done, beside what it was about. */
export function TroubleNotice({ trouble }: { trouble: Trouble }) {
  const { t } = useWords()
  return <Notice sort="bad">{trouble === 'unreachable' ? t('state.unreachable') : t(`refusal.${trouble}`)}</Notice>
}
