import { useState } from 'react'
import { Link } from 'wouter'
import type { Choice } from '#shared/report/report.ts'
import { Icon } from '../ui/Icon.tsx'
import { usePageTitle } from '../ui/pageTitle.ts'
import { Tools } from '../ui/Tools.tsx'
import { useWords } from '../words.tsx'
import { type Group, isFinal, type Records } from './api.ts'
import { DraftAsk } from './DraftAsk.tsx'
import { ListenToIt } from './ListenToIt.tsx'
import { OwnNameOut } from './OwnNameOut.tsx'
import { OwnTalkOut } from './OwnTalkOut.tsx'
import { PickMeeting } from './picks.tsx'
import { ReportView } from './ReportView.tsx'
import { useReport } from './useReport.ts'
import { Wrong } from './Wrong.tsx'

const short: Choice['audience'][] = ['easy', 'group']

/** What we did, for those who were there: short or whole. Nothing can be changed here; the draft can be answered. */
export function Reading({ group, records }: { group: Group; records: Records }) {
  const { t, language } = useWords()
  usePageTitle(t('maker.read_title'))
  const [number, setNumber] = useState(records.meetings.at(-1)!.number)
  const [audience, setAudience] = useState<Choice['audience']>('easy')
  const choice: Choice = { audience, names: false, leftOut: [], parts: [] }
  const { made, trouble } = useReport(group, { number, language: language.tag, choice })
  return (
    <div className="maker reading">
      <header className="maker-bar">
        <Link className="logo" href="/">
          <Icon name="logo" className="" />
          {t('brand.name')}
        </Link>
        <fieldset className="seg">
          <legend className="vh">{t('maker.how_much')}</legend>
          {short.map(one => (
            <label key={one}>
              <input type="radio" name="audience" checked={audience === one} onChange={() => setAudience(one)} />
              {t(one === 'easy' ? 'maker.audience_easy' : 'maker.all_of_it')}
            </label>
          ))}
        </fieldset>
        <div className="row">
          {made && <ListenToIt report={made.report} />}
          <Tools small hearsElse />
        </div>
      </header>
      <main>
        <DraftAsk group={group} />
        {records.meetings.length > 1 && (
          <div className="which-meeting">
            <PickMeeting id="which" value={number} pick={setNumber} meetings={records.meetings} />
          </div>
        )}
        <Wrong trouble={trouble} />
        {made && <ReportView report={made.report} />}
        {isFinal(records, number) && <OwnNameOut key={number} group={group} number={number} />}
        <OwnTalkOut key={`talk ${number}`} group={group} number={number} />
      </main>
    </div>
  )
}
