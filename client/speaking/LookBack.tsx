import { lazy, Suspense, useState } from 'react'
import { useView } from '../board/table.tsx'
import { Boundary } from '../ui/Boundary.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { CheckResult } from '../voting/CheckPanel.tsx'
import { RefusedVotes } from '../voting/RefusedVotes.tsx'
import { useWords } from '../words.tsx'
import { AgreeHere } from './AgreeAsk.tsx'
import { AskedGroups } from './AskedGroups.tsx'
import { EvenOverTime } from './charts/EvenOverTime.tsx'
import { TalkFlow } from './charts/TalkFlow.tsx'
import { EraseTalk } from './EraseTalk.tsx'
import { GroupsShown } from './GroupsShown.tsx'
import { OpensNext } from './OpensNext.tsx'
import { RoomFigures } from './RoomFigures.tsx'
import './lookBack.css'

const HostLookBack = lazy(() => import('./HostLookBack.tsx'))

/**
 * Two minutes at the end: did it feel fair, beside how it was, and who could open next time. Everyone has the same;
 * hosts have names below.
 */
export default function LookBack() {
  const { t } = useWords()
  const { projection, seat } = useView()
  const [isAsked, setIsAsked] = useState(false)
  if (!projection) return null
  const { balance, meeting, steps, seats } = projection
  const leads = seats.some(one => one.id === seat && one.leads)
  const isClosed = meeting.state === 'closed'
  const fair = steps.flatMap(({ chosen }) => chosen.checks).findLast(({ sort }) => sort === 'fair')
  // What somebody would rather not see, hosts alone do.
  const seen = balance && (leads || !balance.isHidden) ? balance : null
  const stretches = seen?.summary?.stretches
  const groups = balance?.groups ?? ''
  // Whoever is still to write has the place to write near.
  const isWhole = isAsked || isClosed || leads
  return (
    <section className="look-back panel" aria-labelledby="look-back">
      <h2 id="look-back">
        <Icon name="talk" />
        {t('look_back.title')}
      </h2>
      {isClosed && fair?.state === 'closed' && <CheckResult check={fair} decision={undefined} />}
      {balance?.isHidden && <Notice sort="news">{t('look_back.hidden')}</Notice>}
      {seen && <RoomFigures balance={seen} isClosed={isClosed} />}
      <p className="hint">{t('look_back.felt')}</p>
      {(isClosed || leads) && <RefusedVotes />}
      {isClosed && <AgreeHere subject="keep" />}
      <OpensNext seats={seats} own={seat} />
      {groups === 'asked' && <AskedGroups leads={leads} />}
      {groups !== '' && groups !== 'asked' && !balance?.isHidden && <GroupsShown groups={groups} />}
      {stretches && !isClosed && !leads && (
        <button type="button" className="tool" aria-expanded={isAsked} onClick={() => setIsAsked(!isAsked)}>
          <Icon name={isAsked ? 'up' : 'down'} />
          {t('look_back.charts')}
        </button>
      )}
      {stretches && isWhole && (
        <>
          <TalkFlow stretches={stretches} />
          <EvenOverTime stretches={stretches} />
        </>
      )}
      {isClosed && (
        <div>
          <EraseTalk />
        </div>
      )}
      {leads && (
        <Boundary fallback={<Notice sort="bad">{t('state.part_missing')}</Notice>}>
          <Suspense fallback={null}>
            <HostLookBack projection={projection} />
          </Suspense>
        </Boundary>
      )}
    </section>
  )
}
