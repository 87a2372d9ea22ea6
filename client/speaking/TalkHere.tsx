import { useEffect, useState } from 'react'
import { askedAt, subjects } from '#shared/speaking/subjects.ts'
import { useStore, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { allWords, useWords } from '../words.tsx'
import { keptNudge } from './nudgeKept.ts'
import { isTurnKept } from './turnKey.ts'

/** With its words: a turn that is announced before they are here would be announced twice. */
async function load() {
  const [{ default: part }] = await Promise.all([import('./Speaking.tsx'), allWords()])
  return part
}
type Part = Awaited<ReturnType<typeof load>>

/** Before a phone that has lost its signal can want it, and after everything that it needs first; milliseconds. */
const FETCH_AFTER = 60_000

interface TalkHereProps {
  readonly meeting: string
  readonly isOpen: boolean
  readonly open: () => void
  readonly close: () => void
}

/** Where one's own part in the talk is shown; loaded when there is something to show. */
export function TalkHere({ meeting, isOpen, open, close }: TalkHereProps) {
  const { t } = useWords()
  const { projection, link } = useView()
  const [Speaking, setSpeaking] = useState<Part | null>(null)
  const [isMissing, setMissing] = useState(false)
  const { board } = useStore()
  const [wasHere] = useState(() => isTurnKept(meeting) || keptNudge(board).on)
  const isWanted =
    isOpen ||
    wasHere ||
    Boolean(projection?.balance?.way || subjects.some(subject => askedAt(projection?.balance, subject)))
  const isLive = link === 'live'

  // biome-ignore lint/correctness/useExhaustiveDependencies: tried again when it is opened, and with the signal
  useEffect(() => {
    if (!isWanted || Speaking) return
    let current = true
    load().then(
      part => current && setSpeaking(() => part),
      () => current && setMissing(true),
    )
    return () => {
      current = false
    }
  }, [isWanted, isOpen, Speaking, isLive])
  useEffect(() => {
    // Tried without a signal it could not be had with it either, until the page is loaded again.
    if (!isLive) return
    const timer = setTimeout(() => load().catch(() => {}), FETCH_AFTER)
    return () => clearTimeout(timer)
  }, [isLive])
  useEffect(() => {
    if (isMissing && isOpen) answer(t('state.part_missing'))
  }, [isMissing, isOpen, t])

  if (Speaking) return <Speaking meeting={meeting} isOpen={isOpen} open={open} close={close} />
  if (!isMissing || !isOpen) return null
  return (
    <Sheet title={t('signal.speaking')} close={close}>
      <Notice sort="bad">{t('state.part_missing')}</Notice>
    </Sheet>
  )
}
