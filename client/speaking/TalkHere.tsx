import { useEffect, useState } from 'react'
import { useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { useWords } from '../words.tsx'
import { isTurnKept } from './turnKey.ts'

const load = () => import('./Speaking.tsx').then(loaded => loaded.default)

/** Before a phone without a signal can want it, and after everything that it needs first; milliseconds. */
const FETCH_AFTER = 20_000

interface TalkHereProps {
  readonly meeting: string
  readonly isOpen: boolean
  readonly close: () => void
}

/** Where one's own part in the talk is shown; loaded when there is something to show. */
export function TalkHere({ meeting, isOpen, close }: TalkHereProps) {
  const { t } = useWords()
  const { projection, link } = useView()
  const [Part, setPart] = useState<Awaited<ReturnType<typeof load>> | null>(null)
  const [wasHere] = useState(() => isTurnKept(meeting))
  const isWanted = isOpen || wasHere || Boolean(projection?.balance?.way)

  // biome-ignore lint/correctness/useExhaustiveDependencies: with the signal it may be had again
  useEffect(() => {
    if (!isWanted || Part) return
    let current = true
    load().then(
      part => current && setPart(() => part),
      () => {
        if (!current || !isOpen) return
        answer(t('state.unreachable'))
        close()
      },
    )
    return () => {
      current = false
    }
  }, [isWanted, isOpen, Part, link])
  useEffect(() => {
    const timer = setTimeout(() => load().catch(() => {}), FETCH_AFTER)
    return () => clearTimeout(timer)
  }, [])
  return Part && <Part meeting={meeting} isOpen={isOpen} close={close} />
}
