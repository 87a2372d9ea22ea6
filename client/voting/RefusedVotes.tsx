import type { Refused } from '../board/outbox.ts'
import { useStore, useView } from '../board/table.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'

/** What was written with an answer. */
const reasonIn = ({ request }: Refused): string => (request.args as { reason?: string }).reason ?? ''

/** Votes, answers and ticks that came too late, perhaps after a time without a signal: their person is told, once, and given back what they wrote. */
export function RefusedVotes() {
  const { t } = useWords()
  const { late } = useView()
  const store = useStore()
  const [first] = late
  if (!first) return null
  return (
    <Notice sort="bad">
      <p>{t(`refusal.${first.reason}`)}</p>
      {[...new Set(late.map(reasonIn))]
        .filter(reason => reason !== '')
        .map(reason => (
          <p key={reason} className="words" dir="auto">
            “{reason}”
          </p>
        ))}
      <button
        type="button"
        className="tool"
        onClick={() => {
          for (const { request } of late) store.forgetRefused(request.id)
        }}
      >
        {t('common.ok')}
      </button>
    </Notice>
  )
}
