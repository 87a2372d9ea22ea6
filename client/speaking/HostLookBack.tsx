import { nanoid } from 'nanoid'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { Projection } from '#shared/board/projection.ts'
import { endOf } from '#shared/meeting/ending.ts'
import { sharesOf } from '#shared/speaking/charts/shares.ts'
import type { Span } from '#shared/speaking/entry.ts'
import { figuresOf } from '#shared/speaking/figures.ts'
import { union } from '#shared/speaking/spans.ts'
import { isOn } from '#shared/speaking/subjects.ts'
import { useAct, useView } from '../board/table.tsx'
import { useNameOf } from '../people/Face.tsx'
import { answer } from '../ui/announcer.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'
import { TalkShares } from './charts/TalkShares.tsx'
import { type Lane, WhoSpoke } from './charts/WhoSpoke.tsx'
import { EraseTalk } from './EraseTalk.tsx'

const ImportTalk = lazy(() => import('./ImportTalk.tsx'))

/** Who spoke when and how much, as long as the log is there. */
function Names({ projection }: { projection: Projection }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const { talk: rows, clockAhead } = useView()
  const { seats, meeting } = projection
  const { talk, presence, oneVoice } = rows
  const { resolved, whole } = useMemo(
    () => figuresOf({ talk, presence, oneVoice }, endOf(meeting, Date.now() + clockAhead)),
    [talk, presence, oneVoice, meeting, clockAhead],
  )
  const [first] = resolved.captured
  const last = resolved.captured.at(-1)
  if (!first || !last) return null
  const window: Span = [first[0], last[1]]
  const names = new Map(seats.map(one => [one.id, nameOf(one)]))
  const present = seats.filter(({ id }) => resolved.talk.has(id))
  const gone = [...resolved.talk].filter(([id]) => !names.has(id)).flatMap(([, spans]) => spans)
  const others = union([...gone, ...resolved.unknown])
  const lanes: Lane[] = [
    ...present.map(one => ({ id: one.id, name: nameOf(one), spans: resolved.talk.get(one.id) ?? [] })),
    ...(others.length > 0 ? [{ id: '?', name: t('chart.others'), spans: others }] : []),
  ]
  const order = present.map(({ id }) => id)
  return (
    <>
      <p className="hint">{t(isOn(projection.balance, 'keep') ? 'chart.only_hosts_kept' : 'chart.only_hosts')}</p>
      <WhoSpoke lanes={lanes} window={window} />
      <TalkShares rows={sharesOf(whole, order)} nameOf={id => names.get(id) ?? ''} />
    </>
  )
}

/** What a host has besides: the question for everyone, names, and a transcript to bring in. */
export default function HostLookBack({ projection }: { projection: Projection }) {
  const { t } = useWords()
  const act = useAct()
  const [importing, setImporting] = useState(false)
  const { meeting, step, balance } = projection
  const isAsked = step?.chosen.checks.some(({ sort }) => sort === 'fair')

  async function ask() {
    if (!step) return
    const outcome = await act('check.ask', { check: nanoid(12), step: step.id, sort: 'fair', question: '' })
    answer(t(outcome.done ? 'check.asked' : `refusal.${outcome.reason}`))
  }

  async function compare() {
    const outcome = await act('groups.ask', {})
    answer(t(outcome.done ? 'check.asked' : `refusal.${outcome.reason}`))
  }

  return (
    <section className="host-look-back" aria-label={t('look_back.host')}>
      <div className="row">
        {meeting.state === 'open' && step && !isAsked && (
          <button type="button" className="btn" onClick={() => void ask()}>
            {t('look_back.ask')}
          </button>
        )}
        <button type="button" className="tool" onClick={() => setImporting(true)}>
          <Icon name="plus" />
          {t('import.title')}
        </button>
      </div>
      {balance?.groups === '' && !balance.isHidden && (
        <div>
          <button type="button" className="tool" onClick={() => void compare()}>
            <Icon name="people" />
            {t('look_back.groups_ask')}
          </button>
          <p className="hint">{t('look_back.groups_ask_hint')}</p>
        </div>
      )}
      <Names projection={projection} />
      {meeting.state === 'closed' &&
        projection.seats.flatMap(seat =>
          seat.noPhone
            ? [
                <div key={seat.id}>
                  <EraseTalk of={seat} />
                </div>,
              ]
            : [],
        )}
      {importing && (
        <Boundary
          fallback={<Notice sort="bad">{t('state.part_missing')}</Notice>}
          onTrouble={() => answer(t('state.part_missing'))}
        >
          <Suspense fallback={null}>
            <ImportTalk projection={projection} close={() => setImporting(false)} />
          </Suspense>
        </Boundary>
      )}
    </section>
  )
}
