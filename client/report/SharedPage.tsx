import { useEffect, useState } from 'react'
import type { ReportPage } from '#shared/report/report.ts'
import { dayIn } from '#shared/words/words.ts'
import { type Trouble, troubleOf } from '../board/api.ts'
import { Plain } from '../screens/Plain.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { usePageTitle } from '../ui/pageTitle.ts'
import { Tools } from '../ui/Tools.tsx'
import { useWords } from '../words.tsx'
import { readShared, readSharedFile } from './api.ts'
import { Files } from './Files.tsx'
import { ListenToIt } from './ListenToIt.tsx'
import { ReportView } from './ReportView.tsx'
import './maker.css'

interface Shown {
  readonly report: ReportPage
  readonly until: string
  readonly formats: readonly string[]
}

/** The key behind the `#`, taken out of the address: it is in no history and on no screen. */
function takeKey(): string {
  // Where a link ends a sentence, some programs take the full stop for a part of it.
  const key = /^#([\w-]+)/.exec(location.hash)?.[1] ?? ''
  if (key) history.replaceState({ shared: key }, '', location.pathname)
  return key || String((history.state as { shared?: string } | null)?.shared ?? '')
}

/** A report that somebody has sent a link to. */
export default function SharedPage({ board }: { board: string }) {
  const { t, language } = useWords()
  const [key] = useState(takeKey)
  const [shown, setShown] = useState<Shown | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [attempt, setAttempt] = useState(0)
  usePageTitle(shown?.report.title ?? t('maker.read_title'))
  // biome-ignore lint/correctness/useExhaustiveDependencies: "try again" is another attempt
  useEffect(() => {
    let current = true
    readShared(board, key).then(
      found => current && setShown(found),
      error => current && setTrouble(troubleOf(error)),
    )
    return () => {
      current = false
    }
  }, [board, key, attempt])

  if (trouble && !shown)
    return (
      <Plain
        title={t(trouble === 'link_over' ? 'maker.link_over' : 'maker.read_title')}
        text={
          trouble === 'link_over'
            ? t('maker.link_over_text')
            : t(trouble === 'unreachable' ? 'maker.unreachable' : `refusal.${trouble}`)
        }
        button={t('common.try_again')}
        onButton={() => setAttempt(attempt + 1)}
      />
    )
  if (!shown) return <Loading />
  const { report } = shown
  return (
    <div className="maker reading">
      <header className="maker-bar">
        <span className="logo">
          <Icon name="logo" className="" />
          {t('brand.name')}
        </span>
        <div className="row">
          <ListenToIt report={report} />
          <button type="button" className="tool" onClick={() => window.print()}>
            <Icon name="print" />
            {t('maker.print')}
          </button>
          <Tools small hearsElse />
        </div>
      </header>
      <main>
        <ReportView report={report} />
      </main>
      <footer className="shared-foot">
        <Files formats={shown.formats} hasAll={false} ask={([format]) => readSharedFile(board, key, format!)} />
        <p className="hint">{t('maker.until', { day: dayIn(language, shown.until) })}</p>
      </footer>
    </div>
  )
}
