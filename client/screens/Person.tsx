import { Suspense, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { StepView } from '#shared/board/projection.ts'
import { hasCards, stepTypes } from '#shared/meeting/steps.ts'
import { forgetGroup } from '../board/seats.ts'
import { useAct, useStore, useView } from '../board/table.tsx'
import { useDraft } from '../cards/draft.ts'
import { OneCard } from '../cards/OneCard.tsx'
import { RefusedCards } from '../cards/RefusedCards.tsx'
import { StepPanel } from '../cards/StepPanel.tsx'
import { useNameOf } from '../people/Face.tsx'
import { PeopleSheet } from '../people/PeopleSheet.tsx'
import { Rest } from '../plan/Rest.tsx'
import { scriptOf } from '../plan/script.ts'
import { useStepName } from '../plan/stepName.ts'
import { SignalBar } from '../signals/SignalBar.tsx'
import { usePaused } from '../signals/usePaused.ts'
import { TalkHere } from '../speaking/TalkHere.tsx'
import { answer, say } from '../ui/announcer.ts'
import { HidePage } from '../ui/HidePage.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { lazyPart } from '../ui/lazyPart.ts'
import { Notice } from '../ui/Notice.tsx'
import { usePageTitle } from '../ui/pageTitle.ts'
import { Tools } from '../ui/Tools.tsx'
import { useWords } from '../words.tsx'
import { AskedHere } from './AskedHere.tsx'
import { LinkBar } from './Bars.tsx'
import { Ended } from './Ended.tsx'
import { ForOthers } from './ForOthers.tsx'
import { LateCards } from './LateCards.tsx'
import { Leave } from './Leave.tsx'
import { Lobby } from './Lobby.tsx'
import { LookBackHere } from './LookBackHere.tsx'
import { StepHead } from './StepHead.tsx'
import './person.css'

const AllSteps = lazyPart(() => import('./AllSteps.tsx'))
const NameInReports = lazyPart(() => import('../people/NameInReports.tsx'))
const SeatMap = lazyPart(() => import('../speaking/SeatMap.tsx'))
const AskedToTap = lazyPart(() => import('../speaking/AskedToTap.tsx'))

interface StepProps {
  readonly step: StepView
  readonly room: { readonly moved: boolean; readonly follow: () => void; readonly hold: (writing: boolean) => void }
}

/** A step with cards. It follows the room, but not while something is being written. */
function WritingStep({ step, room: { hold } }: StepProps) {
  const draft = useDraft(step.id, stepTypes[step.type].kinds)
  useEffect(() => hold(draft.text !== ''), [draft.text, hold])
  // Whoever goes on to a step without cards is not writing any more.
  useEffect(() => () => hold(false), [hold])
  return (
    <AskedHere step={step} isWriting={draft.text !== ''}>
      <LookBackHere isWriting={draft.text !== ''} />
      <StepPanel step={step} draft={draft} />
    </AskedHere>
  )
}

/** The step on this screen. */
function Step({ step, room }: StepProps) {
  const { t } = useWords()
  const nameOf = useStepName()
  const { projection } = useView()
  const heading = useRef<HTMLHeadingElement>(null)
  const isVoting = step.chosen.rounds.at(-1)?.state === 'open'
  const isSaid = !room.moved && projection?.meeting.screenShows === 'say'
  const script = isSaid ? t(scriptOf(step, projection.spotlight)) : ''
  usePageTitle(`${t('common.step_of', { n: step.number, total: projection?.steps.length ?? 0 })}: ${nameOf(step)}`)

  useEffect(() => {
    if (script) say('script', script)
  }, [script])
  useEffect(() => {
    // A new step begins at its heading, for those who cannot see that the page has changed.
    heading.current?.focus()
  }, [])

  return (
    <>
      {room.moved && (
        <Notice sort="news">
          <p>{t('state.moved')}</p>
          <div className="row">
            <button type="button" className="tool" onClick={room.follow}>
              {t('state.moved_go')}
            </button>
            <span className="hint">{t('state.moved_finish')}</span>
          </div>
        </Notice>
      )}
      {script && <Notice sort="news">{script}</Notice>}
      <h1 ref={heading} tabIndex={-1} className="words">
        {isVoting ? t('title.vote') : step.name || t(`title.${step.type}`)}
      </h1>
      {hasCards(step.type) ? (
        <WritingStep step={step} room={room} />
      ) : (
        <AskedHere step={step} isWriting={false}>
          <Rest step={step} />
        </AskedHere>
      )}
    </>
  )
}

/** Somebody's own screen, on a phone or a laptop. */
export default function Person({ board, back }: { board: string; back: boolean }) {
  const { t } = useWords()
  const act = useAct()
  const store = useStore()
  const nameOf = useStepName()
  const personOf = useNameOf()
  const { projection, here, seat, keeper, end, link } = useView()
  const [, go] = useLocation()
  const paused = usePaused()
  const current = projection?.step?.id ?? ''
  const [shown, setShown] = useState(projection?.step?.id ?? '')
  const [writing, setWriting] = useState(false)
  const [people, setPeople] = useState(false)
  const [forOther, setForOther] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [talking, setTalking] = useState(false)
  const [greeted, setGreeted] = useState(false)
  const [map, setMap] = useState(false)
  // Late is who finds the meeting under way, not who has seen it move on.
  const [late] = useState(current !== '' && !back)
  // The greeting is over when the room moves on.
  const [greetedAt] = useState(current)

  useEffect(() => {
    if (current === shown || writing) return
    setShown(current)
  }, [current, shown, writing])

  const now = projection?.step

  if (!projection) return null
  if (end) return <Ended end={end} board={board} />
  const { meeting, steps, spotlight } = projection
  const me = projection.seats.find(one => one.id === seat)
  const step = steps.find(one => one.id === shown)
  const passed = steps.filter(one => late && now && one.number < now.number && !one.skipped)

  const asksForName = meeting.namesAsked && (
    <Suspense fallback={null}>
      <NameInReports />
    </Suspense>
  )
  const taps = me?.timeFriend === true && meeting.state === 'open'
  return (
    <>
      {taps && map && (
        <Suspense fallback={<Loading />}>
          <SeatMap close={() => setMap(false)} />
        </Suspense>
      )}
      <div className="person" hidden={taps && map}>
        <a className="skip" href="#main">
          {t('common.skip_to_main')}
        </a>
        <header className="head">
          <span className="logo">
            <Icon name="logo" className="" />
            <span>{t('brand.name')}</span>
          </span>
          <StepHead projection={projection} />
          <Tools small />
        </header>
        <main id="main">
          <LinkBar />
          {!greeted && current === greetedAt && me && (back || passed.length > 0) && (
            <Notice sort="good" slim>
              <p>{back ? t('join.back', { name: personOf(me) }) : t('join.late')}</p>
              {!back && <p className="hint">{passed.map(nameOf).join(' · ')}</p>}
              <button type="button" className="tool" onClick={() => setGreeted(true)}>
                {t('common.ok')}
              </button>
            </Notice>
          )}
          {paused && (
            <Notice sort="wait">
              <p>
                <strong>{t('signal.paused')}</strong>
              </p>
              <p>{t('signal.paused_text')}</p>
            </Notice>
          )}
          {taps && (
            <Suspense fallback={null}>
              <AskedToTap open={() => setMap(true)} />
            </Suspense>
          )}
          <LateCards />
          {meeting.state === 'closed' && <Notice sort="news">{t('state.ended')}</Notice>}
          {keeper && me && !me.leads && (
            <Notice sort="news">
              <p>{t('lead.someone')}</p>
              <button
                type="button"
                className="tool"
                onClick={async () => {
                  const outcome = await act('lead.take', {})
                  if (outcome.done) answer(t('lead.yours'))
                }}
              >
                <Icon name="lead" />
                {t('lead.take')}
              </button>
            </Notice>
          )}
          {meeting.state === 'open' && !writing && asksForName}
          {spotlight && meeting.state === 'open' && <OneCard spotlight={spotlight} />}
          {meeting.state === 'closed' ? (
            <>
              <h1 className="words" dir="auto">
                {projection.group}
              </h1>
              <RefusedCards />
              {asksForName}
              <LookBackHere />
              <Suspense fallback={null}>
                <AllSteps projection={projection} />
              </Suspense>
            </>
          ) : step ? (
            <Step
              key={step.id}
              step={step}
              room={{ moved: shown !== current, follow: () => setShown(current), hold: setWriting }}
            />
          ) : (
            <>
              <RefusedCards />
              <Lobby projection={projection} here={here} board={board} />
            </>
          )}
        </main>
        <footer className="foot">
          <button type="button" className="tool" onClick={() => setPeople(true)}>
            <Icon name="people" />
            {t('people.here', { n: here.size })}
          </button>
          {meeting.state === 'open' && (
            <button type="button" className="tool" onClick={() => setTalking(true)}>
              <Icon name="talk" />
              {t('signal.speaking')}
            </button>
          )}
          {meeting.state === 'open' && now && (
            <button type="button" className="tool" onClick={() => setForOther(true)}>
              {t('no_phone.short')}
              <span className="vh">. {t('no_phone.title')}</span>
            </button>
          )}
          <HidePage />
        </footer>
        {forOther && now && <ForOthers step={now} close={() => setForOther(false)} />}
        {meeting.state === 'open' && (
          <SignalBar projection={projection}>
            <TalkHere
              meeting={meeting.id}
              isOpen={talking}
              open={() => setTalking(true)}
              close={() => setTalking(false)}
            />
          </SignalBar>
        )}
        {people && (
          <PeopleSheet
            leads={false}
            close={() => setPeople(false)}
            leave={() => {
              setPeople(false)
              setLeaving(true)
            }}
          />
        )}
        {leaving && (
          <Leave
            close={() => setLeaving(false)}
            leave={() => {
              // Not waited for: without a signal there is no answer, and this device forgets all the same.
              void act('seat.leave', {})
              store.forgetOwnCards()
              forgetGroup(board)
              if (link !== 'live') go('/')
            }}
          />
        )}
      </div>
    </>
  )
}
