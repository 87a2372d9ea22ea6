import { useEffect } from 'react'
import type { ReportPage } from '#shared/report/report.ts'
import { canHear, hear, stopHearing, useHearing } from '../ui/hear.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { spoken } from './spoken.ts'

/** Reads the report aloud, each part in its own language, or stops. Not there where the browser cannot speak. */
export function ListenToIt({ report }: { report: ReportPage }) {
  const { t } = useWords()
  const isHearing = useHearing()
  useEffect(() => stopHearing, [])
  if (!canHear()) return null
  return (
    <button
      type="button"
      className="tool"
      aria-pressed={isHearing}
      onClick={() => (isHearing ? stopHearing() : hear(spoken(report)))}
    >
      <Icon name="sound" />
      {t(isHearing ? 'common.stop_listen' : 'common.listen')}
    </button>
  )
}
