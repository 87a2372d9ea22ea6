import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { Refusal, type RefusalReason } from '#shared/protocol/refusal.ts'
import type { By, Seated } from '../board/api.ts'
import { byKeyOf, comeBack, forgetGroup, knownGroup, remember } from '../board/seats.ts'
import { Table, useView } from '../board/table.tsx'
import { Loading } from '../ui/Loading.tsx'
import { lazyPart } from '../ui/lazyPart.ts'
import { useWords } from '../words.tsx'
import { Ended } from './Ended.tsx'
import { Join } from './Join.tsx'
import { Plain } from './Plain.tsx'
import { useSayings } from './useSayings.ts'

const Person = lazy(() => import('./Person.tsx'))
const Host = lazyPart(() => import('./Host.tsx'))

/** Takes the keys out of the address: they stay on the device, and are in no history and on no screen. */
function takeKey(board: string): void {
  const given = new URLSearchParams(location.hash.slice(1))
  const keys = {
    everyone: given.get('k'),
    screen: given.get('s'),
    host: given.get('host'),
    letterbox: given.get('l'),
  }
  const found = Object.fromEntries(Object.entries(keys).filter(([, key]) => key))
  if (Object.keys(found).length === 0) return
  remember(board, { keys: found })
  history.replaceState(null, '', location.pathname)
}

/** Whether the join page has just led here: that is not coming back. Said once. */
function hasJustSatDown(): boolean {
  const just = (history.state as { justSeated?: boolean } | null)?.justSeated === true
  if (just) history.replaceState(null, '', location.pathname)
  return just
}

/** Host or person, by the hat they wear now. */
function AtTheTable({ board, back }: { board: string; back: boolean }) {
  const { projection, end, seat } = useView()
  useSayings()
  useEffect(() => {
    if (end === 'removed') forgetGroup(board)
    if (end === 'version') location.reload()
  }, [end, board])
  if (end) return <Ended end={end} board={board} />
  if (!projection) return <Loading />
  const leads = projection.seats.some(one => one.id === seat && one.leads)
  return (
    <Suspense fallback={<Loading />}>{leads ? <Host board={board} /> : <Person board={board} back={back} />}</Suspense>
  )
}

type At =
  | { readonly is: 'looking' }
  | { readonly is: 'joining'; readonly by: By }
  | { readonly is: 'seated'; readonly place: Seated & { ticket: string }; readonly back: boolean }
  | { readonly is: 'nowhere'; readonly why: RefusalReason | 'unreachable' }

/** A meeting by its link: back to one's own seat, or to the join page. */
export default function Meeting({ board }: { board: string }) {
  const { t } = useWords()
  const [, go] = useLocation()
  const [at, setAt] = useState<At>({ is: 'looking' })
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: "try again" is another attempt
  useEffect(() => {
    let current = true
    const set = (next: At) => current && setAt(next)
    const justSatDown = hasJustSatDown()
    takeKey(board)
    const group = knownGroup(board)
    const by = group && byKeyOf(group)
    const otherwise: At = by ? { is: 'joining', by } : { is: 'nowhere', why: 'no_key' }
    comeBack(board).then(
      place => set(place ? { is: 'seated', place, back: !justSatDown } : otherwise),
      error => {
        if (!(error instanceof Refusal)) return set({ is: 'nowhere', why: 'unreachable' })
        // The seat is gone, or its name is somebody else's by now: the join page says how things stand.
        set(error.reason === 'gone' || error.reason === 'same_name' ? otherwise : { is: 'nowhere', why: error.reason })
      },
    )
    return () => {
      current = false
    }
  }, [board, attempt])

  const onSeat = useCallback((place: Seated & { ticket: string }) => setAt({ is: 'seated', place, back: false }), [])

  switch (at.is) {
    case 'looking':
      return <Loading />
    case 'joining':
      return <Join by={at.by} onSeat={onSeat} />
    case 'nowhere':
      return (
        <Plain
          title={at.why === 'meeting_over' ? t('state.ended') : t('join.no_seat')}
          text={at.why === 'unreachable' ? t('state.unreachable') : t(`refusal.${at.why}`)}
          button={at.why === 'unreachable' ? t('common.try_again') : t('join.home')}
          onButton={() => (at.why === 'unreachable' ? setAttempt(attempt + 1) : go('/'))}
        >
          {/* Whoever came by a code has no way into the next meeting, but was there at the last. */}
          {at.why !== 'unreachable' && knownGroup(board)?.ticket && (
            <Link className="tool" href={`/g/${board}/report`}>
              {t('ended.read')}
            </Link>
          )}
        </Plain>
      )
    case 'seated':
      return (
        <Table place={at.place} seat={at.place.seat} viewer="person">
          <AtTheTable board={board} back={at.back} />
        </Table>
      )
    default:
      return at satisfies never
  }
}
