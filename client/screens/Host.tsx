import { Suspense, useEffect, useRef, useState } from 'react'
import { useAct, useView } from '../board/table.tsx'
import { RefusedCards } from '../cards/RefusedCards.tsx'
import { Closed } from '../host/Closed.tsx'
import { HostHead } from '../host/HostHead.tsx'
import { HostStep } from '../host/HostStep.tsx'
import { Arriving, Planned } from '../host/Moments.tsx'
import { MoveRoom } from '../host/MoveRoom.tsx'
import { RoomNow } from '../host/RoomNow.tsx'
import { StepPlan } from '../host/StepPlan.tsx'
import { TalkHere } from '../speaking/TalkHere.tsx'
import { say } from '../ui/announcer.ts'
import { Loading } from '../ui/Loading.tsx'
import { lazyPart } from '../ui/lazyPart.ts'
import { usePageTitle } from '../ui/pageTitle.ts'
import { useWords } from '../words.tsx'
import { LinkBar } from './Bars.tsx'
import { ForOthers } from './ForOthers.tsx'
import { LookBackHere } from './LookBackHere.tsx'
import './host.css'

const SeatMap = lazyPart(() => import('../speaking/SeatMap.tsx'))

/** Whoever leads sees: the plan, the step, and how the room is. */
export default function Host({ board }: { board: string }) {
  const { t } = useWords()
  const act = useAct()
  const { projection } = useView()
  const current = projection?.step?.id ?? ''
  // Looking at a step is the host's own affair; moving the room is a button.
  const [looked, setLooked] = useState(current)
  const [moving, setMoving] = useState(false)
  const [forOther, setForOther] = useState(false)
  const [talking, setTalking] = useState(false)
  const [map, setMap] = useState(false)
  const opener = useRef<Element | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => setLooked(current), [current])
  usePageTitle(projection ? `${t('host.title')}: ${projection.group}` : '')
  useEffect(() => {
    // Back from the map, the focus is where it was.
    if (!map && opener.current instanceof HTMLElement) opener.current.focus()
  }, [map])
  const state = projection?.meeting.state
  useEffect(() => {
    if (state !== 'closed') return
    say('state', t('state.ended'))
    // Another host may have closed it: nobody taps any more.
    setMap(false)
  }, [state, t])

  if (!projection) return null
  const step = projection.steps.find(one => one.id === looked) ?? null

  async function go(id: string) {
    setMoving(false)
    const outcome = await act('step.go', { step: id })
    if (outcome.done) heading.current?.focus()
  }

  return (
    <>
      {map && (
        <Suspense fallback={<Loading />}>
          <SeatMap close={() => setMap(false)} />
        </Suspense>
      )}
      <div className="host" hidden={map}>
        <a className="skip" href="#main">
          {t('common.skip_to_main')}
        </a>
        <HostHead projection={projection} board={board} speak={() => setTalking(true)} />
        <StepPlan projection={projection} looked={looked} look={setLooked} />
        <main id="main">
          <LinkBar />
          {state === 'open' && (
            <TalkHere
              meeting={projection.meeting.id}
              isOpen={talking}
              open={() => setTalking(true)}
              close={() => setTalking(false)}
            />
          )}
          {(!step || state !== 'open') && <RefusedCards />}
          {state === 'planned' && <Planned projection={projection} board={board} />}
          {state === 'closed' && <Closed projection={projection} board={board} />}
          {state === 'closed' && <LookBackHere />}
          {state === 'open' && !step && <Arriving projection={projection} board={board} start={go} />}
          {step && state !== 'planned' && (
            <HostStep
              key={step.id}
              step={step}
              projection={projection}
              heading={heading}
              isHere={step.id === current}
              forOthers={() => setForOther(true)}
              goHere={() => (current === '' ? void go(step.id) : setMoving(true))}
            />
          )}
          {state === 'open' && step?.id === current && <LookBackHere />}
        </main>
        <RoomNow
          projection={projection}
          isMapOpen={map}
          openMap={() => {
            opener.current = document.activeElement
            setMap(true)
          }}
        />
        {forOther && projection.step && <ForOthers step={projection.step} close={() => setForOther(false)} />}
        {moving && step && (
          <MoveRoom projection={projection} to={step} go={() => void go(step.id)} close={() => setMoving(false)} />
        )}
      </div>
    </>
  )
}
