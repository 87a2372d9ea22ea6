import { Suspense, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { audiences, type Choice, sectionNames } from '#shared/report/report.ts'
import { answer } from '../ui/announcer.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { Icon } from '../ui/Icon.tsx'
import { lazyPart } from '../ui/lazyPart.ts'
import { Notice } from '../ui/Notice.tsx'
import { usePageTitle } from '../ui/pageTitle.ts'
import { Tools } from '../ui/Tools.tsx'
import { useWords } from '../words.tsx'
import { AudienceList } from './AudienceList.tsx'
import { eraseSaid, type Group, isFinal, type Records, type Wanted } from './api.ts'
import { DraftPanel } from './DraftPanel.tsx'
import { ListenToIt } from './ListenToIt.tsx'
import { PickLanguage, PickMeeting } from './picks.tsx'
import { ReadFirst } from './ReadFirst.tsx'
import { ReportView } from './ReportView.tsx'
import { ShareSheet } from './ShareSheet.tsx'
import { useReport } from './useReport.ts'
import { useWanted } from './useWanted.ts'
import { Wrong } from './Wrong.tsx'

const TalkLater = lazyPart(() => import('./TalkLater.tsx'))

/** What is open over the report. */
type Open = 'read' | 'share' | 'list' | null

/** Whom is it for, of which meeting, in which language, with what: and the report as they will see it. */
export function Maker({ group, records }: { group: Group; records: Records }) {
  const { t, language } = useWords()
  usePageTitle(t('maker.title'))
  const { wanted, want, goTo, check } = useWanted(group.board, records.meetings.at(-1)!.number, language.tag)
  const [open, setOpen] = useState<Open>(null)
  /** Which words were read through before they go out: others are to be read anew. */
  const [wordsRead, setWordsRead] = useState('')
  /** Whom of the list it is made for. */
  const [to, setTo] = useState('')
  const [attempt, setAttempt] = useState(0)
  const { made, trouble } = useReport(group, wanted, attempt)
  const record = made?.record ?? null
  const choose = (more: Partial<Choice>) => want({ ...wanted, choice: { ...wanted.choice, ...more } }, record)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another record can have other words
  useEffect(() => {
    if (record) check(record)
  }, [record])
  const hasRead = record?.number === wanted.number && made?.of === wordsRead
  const toGoOut: Wanted = { ...wanted, of: made?.of }
  const { choice } = wanted
  /** While it can still change, a transcript comes in at the board, and the talk is looked at there. */
  const canAddTalk = record?.number === wanted.number && isFinal(records, wanted.number)

  return (
    <div className="maker">
      <a className="skip" href="#main">
        {t('common.skip_to_main')}
      </a>
      <header className="maker-bar">
        <h1 className="vh">{t('maker.title')}</h1>
        <Link className="logo" href={`/m/${group.board}`}>
          <Icon name="back" className="" />
          {t('maker.to_meeting')}
        </Link>
        <fieldset className="seg">
          <legend className="vh">{t('maker.for_whom')}</legend>
          {audiences.map(one => (
            <label key={one}>
              <input
                type="radio"
                name="audience"
                checked={choice.audience === one}
                onChange={() => choose({ audience: one })}
              />
              {t(`maker.audience_${one}`)}
            </label>
          ))}
        </fieldset>
        <div className="row">
          {made && <ListenToIt report={made.report} />}
          <button type="button" className="tool" onClick={() => window.print()}>
            <Icon name="print" />
            {t('maker.print')}
          </button>
          <button type="button" className="btn" onClick={() => setOpen(hasRead ? 'share' : 'read')}>
            {t('maker.share')}
          </button>
          <Tools small hearsElse />
        </div>
      </header>
      <div className="maker-body">
        <aside className="maker-side" aria-label={t('maker.settings')}>
          <PickMeeting id="which" value={wanted.number} pick={goTo} meetings={records.meetings} />
          <PickLanguage id="in" value={wanted.language} pick={language => want({ ...wanted, language }, record)} />
          {choice.audience !== 'everyone' && (
            <>
              <label className="check">
                <input
                  type="checkbox"
                  checked={choice.names}
                  onChange={event => choose({ names: event.target.checked })}
                />
                {t('maker.names')}
              </label>
              <p className="hint">{t('maker.names_hint')}</p>
            </>
          )}
          {choice.audience === 'own' && (
            <fieldset>
              <legend className="label">{t('maker.parts')}</legend>
              {sectionNames.map(part => (
                <label key={part} className="check">
                  <input
                    type="checkbox"
                    checked={choice.parts.includes(part)}
                    onChange={event =>
                      choose({
                        parts: sectionNames.filter(one =>
                          one === part ? event.target.checked : choice.parts.includes(one),
                        ),
                      })
                    }
                  />
                  {t(`report.${part}`)}
                </label>
              ))}
            </fieldset>
          )}
          <button type="button" className="tool" onClick={() => setOpen('read')}>
            <Icon name={hasRead ? 'tick' : 'help'} />
            {t('maker.read_first')}
          </button>
          {choice.leftOut.length > 0 && <p>{t('maker.left_out', { n: choice.leftOut.length })}</p>}
          <DraftPanel group={group} wanted={toGoOut} leaveOut={leftOut => choose({ leftOut })} />
          <button type="button" className="tool" onClick={() => setOpen('list')}>
            <Icon name="people" />
            {t('maker.list')}
          </button>
          {record && canAddTalk && (
            <Boundary fallback={<Notice sort="bad">{t('state.part_missing')}</Notice>}>
              <Suspense fallback={null}>
                <TalkLater group={group} record={record} changed={() => setAttempt(attempt + 1)} />
              </Suspense>
            </Boundary>
          )}
        </aside>
        <main id="main">
          <Wrong trouble={trouble} />
          {made && <ReportView report={made.report} />}
        </main>
      </div>
      {open === 'read' && record?.number === wanted.number && (
        <ReadFirst
          record={record}
          leftOut={choice.leftOut}
          leave={leftOut => choose({ leftOut })}
          erase={
            wanted.number === records.now.number
              ? null
              : n =>
                  eraseSaid(group, wanted.number, n).then(() => {
                    setAttempt(attempt + 1)
                    answer(t('maker.erased'))
                  })
          }
          close={() => setOpen(null)}
          done={() => {
            setWordsRead(made?.of ?? '')
            setOpen('share')
            answer(t('maker.was_read'))
          }}
        />
      )}
      {open === 'share' && made && (
        <ShareSheet
          group={group}
          records={records}
          wanted={toGoOut}
          formats={made.formats}
          to={to}
          close={() => setOpen(null)}
        />
      )}
      {open === 'list' && (
        <AudienceList
          group={group}
          records={records}
          close={() => setOpen(null)}
          make={entry => {
            want({ ...wanted, language: entry.language, choice: { ...choice, audience: entry.audience } }, record)
            setTo(entry.id)
            setOpen(null)
          }}
        />
      )}
    </div>
  )
}
