import { useEffect, useState } from 'react'
import { hasCards } from '#shared/meeting/steps.ts'
import { Refusal, type RefusalReason } from '#shared/protocol/refusal.ts'
import { useAbout } from '../about.tsx'
import { Arrive } from '../bigscreen/Arrive.tsx'
import { CardBoard } from '../bigscreen/CardBoard.tsx'
import { Cover } from '../bigscreen/Cover.tsx'
import { hasJustEnded } from '../bigscreen/justEnded.ts'
import { Say } from '../bigscreen/Say.tsx'
import { Spotlight } from '../bigscreen/Spotlight.tsx'
import { CheckScreen, VoteScreen } from '../bigscreen/VoteScreen.tsx'
import type { Seated } from '../board/api.ts'
import { knownGroup, openScreen, remember } from '../board/seats.ts'
import { Table, useView } from '../board/table.tsx'
import { scriptOf } from '../plan/script.ts'
import { useStepName } from '../plan/stepName.ts'
import { usePaused } from '../signals/usePaused.ts'
import { usePageTitle } from '../ui/pageTitle.ts'
import { useWords } from '../words.tsx'
import { Plain } from './Plain.tsx'
import './bigScreen.css'

/** Asks again so often when the server cannot be reached: nobody stands at the big screen to press a button. */
const TRY_EVERY = 4000

function takeKey(board: string): string | null {
  const key = new URLSearchParams(location.hash.slice(1)).get('k')
  if (key) {
    remember(board, { keys: { screen: key } })
    history.replaceState(null, '', location.pathname)
  }
  return knownGroup(board)?.keys.screen ?? null
}

/** What the room sees. It has no controls: it follows the host. */
function Shown() {
  const { t } = useWords()
  const { projection, link, end } = useView()
  const { reach } = useAbout()
  usePageTitle(t('screen.name'))
  const paused = usePaused()
  const nameOf = useStepName()
  const theme = projection?.meeting.screenTheme
  useEffect(() => {
    if (theme) document.documentElement.dataset.theme = theme
  }, [theme])

  /** The last meeting that this screen has shown; it stays up when the board of the next one comes. */
  const [last, setLast] = useState(0)
  const shownNow = projection && projection.meeting.state !== 'planned' ? projection.meeting.number : 0
  useEffect(() => {
    if (shownNow) setLast(shownNow)
  }, [shownNow])

  if (!projection || end) {
    return (
      <main className="big-screen wait">
        {end && <p>{t(end === 'unknown' ? 'screen.old_link' : 'screen.over')}</p>}
      </main>
    )
  }
  const { meeting, step, spotlight } = projection
  const site = { name: reach.replace(/^https?:\/\//, ''), url: meeting.code ? `${reach}/${meeting.code}` : '' }
  const lost = link === 'offline' && <aside className="lost">{t('screen.lost')}</aside>
  const shows = meeting.state === 'planned' ? 'arrive' : meeting.screenShows
  return (
    <>
      {paused ? (
        <Cover words={t('signal.paused')} />
      ) : meeting.state === 'closed' || hasJustEnded(meeting, last) ? (
        <Cover words={t('state.ended')} />
      ) : shows === 'cover' ? (
        <Cover words={t('screen.covered')} />
      ) : shows === 'arrive' || !step ? (
        <Arrive projection={projection} site={site} />
      ) : shows === 'say' ? (
        <Say title={nameOf(step)} words={t(scriptOf(step, spotlight))} />
      ) : shows === 'vote' && step.chosen.rounds.length + step.chosen.decisions.length > 0 ? (
        <VoteScreen projection={projection} step={step} />
      ) : shows === 'check' && step.chosen.checks.length > 0 ? (
        <CheckScreen projection={projection} step={step} />
      ) : step.type === 'break' ? (
        <Cover words={nameOf(step)} />
      ) : !hasCards(step.type) ? (
        <Say title={nameOf(step)} words={t('rest.talk')} />
      ) : spotlight ? (
        <Spotlight spotlight={spotlight} />
      ) : (
        <CardBoard key={step.id} projection={projection} step={step} site={site} />
      )}
      {lost}
    </>
  )
}

/** The big screen of a group, by its own link. */
export default function BigScreen({ board }: { board: string }) {
  const { t } = useWords()
  const [place, setPlace] = useState<(Seated & { ticket: string }) | null>(null)
  const [why, setWhy] = useState<RefusalReason | null>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    const open = async () => {
      const key = takeKey(board)
      if (!key) return setWhy('no_key')
      try {
        const seated = await openScreen({ board, key })
        if (!stopped && seated) setPlace(seated)
      } catch (error) {
        if (stopped) return
        if (error instanceof Refusal) setWhy(error.reason)
        else timer = setTimeout(() => void open(), TRY_EVERY)
      }
    }
    void open()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [board])

  if (why)
    return (
      <Plain
        title={t('screen.name')}
        text={t(`refusal.${why}`)}
        button={t('common.try_again')}
        onButton={() => location.reload()}
      />
    )
  if (!place) return <main className="big-screen wait" aria-busy="true" />
  return (
    <Table place={place} seat="" viewer="screen">
      <Shown />
    </Table>
  )
}
