import { useState } from 'react'
import type { SeatView } from '#shared/board/projection.ts'
import type { Secret } from '#shared/board/secrets.ts'
import { type WayName, ways } from '#shared/speaking/ways.ts'
import { useAct } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { ChoosePerson } from './ChoosePerson.tsx'
import { duration } from './duration.ts'
import { useStartWay } from './useStartWay.ts'
import { useWhoName } from './whoName.ts'

/** What comes after a stage of 1-2-4-all; null where nothing does. */
export const stageAfter = (kind: WayName): 'two' | 'four' | null => {
  const way = ways[kind]
  return 'next' in way ? way.next : null
}

interface WayNowProps {
  readonly way: Secret<'way'>
  readonly seats: readonly SeatView[]
  /** Until its time is up, milliseconds; null where it has none. */
  readonly left: number | null
  /** A host has ended it before its time. */
  readonly ended: () => void
}

/** The way that is under way: whose turn it is, who is next, and what a host can do with it. */
export function WayNow({ way, seats, left, ended }: WayNowProps) {
  const { t } = useWords()
  const act = useAct()
  const nameOf = useWhoName(seats)
  const startWay = useStartWay()
  const [passing, setPassing] = useState(false)
  const { kind, order, at } = way
  const has = order[at]
  const next = order[at + 1]
  const stage = stageAfter(kind)

  async function goOn(passed: boolean) {
    const outcome = await act('way.next', { at, passed })
    const words = next ? t('ways.has_it', { name: nameOf(next) }) : t('ways.ended')
    answer(outcome.done ? words : t(`refusal.${outcome.reason}`))
  }
  async function end() {
    const outcome = await act('way.end', {})
    ended()
    answer(outcome.done ? t('ways.ended') : t(`refusal.${outcome.reason}`))
  }

  return (
    <section className="way-now" aria-labelledby="way-now">
      <h2 id="way-now">{t(`ways.${kind}`)}</h2>
      {left !== null && (
        <p className="left">
          <Icon name="clock" />
          {left > 0 ? <time>{duration(left)}</time> : t('timer.up')}
        </p>
      )}
      {has && <p className="has">{t('ways.has_it', { name: nameOf(has) })}</p>}
      {next && <p>{t('ways.next_is', { name: nameOf(next) })}</p>}
      {kind === 'round' && <p className="hint">{t('ways.to_go', { n: order.length - at - 1 })}</p>}
      <div className="row">
        {kind === 'round' && (
          <>
            <button type="button" className="btn" onClick={() => void goOn(false)}>
              {t(next ? 'ways.next' : 'ways.last')}
            </button>
            <button type="button" className="tool" onClick={() => void goOn(true)}>
              {t('ways.passes')}
            </button>
          </>
        )}
        {kind === 'piece' && (
          <button type="button" className="btn" onClick={() => setPassing(true)}>
            {t('ways.pass_on')}
          </button>
        )}
        {stage && (
          <button type="button" className="btn" onClick={() => void startWay(stage, ways[stage].minutes)}>
            {t('ways.next_stage', { stage: t(`ways.${stage}`) })}
          </button>
        )}
        <button type="button" className="tool" onClick={() => void end()}>
          {t(kind === 'four' ? 'ways.all' : 'ways.end')}
        </button>
      </div>
      {passing && (
        <Sheet title={t('ways.pass_on')} close={() => setPassing(false)}>
          <ChoosePerson
            seats={seats.filter(({ id }) => id !== has)}
            choose={async seat => {
              setPassing(false)
              const outcome = await act('way.give', { at, to: seat.id })
              answer(outcome.done ? t('ways.has_it', { name: nameOf(seat.id) }) : t(`refusal.${outcome.reason}`))
            }}
          />
        </Sheet>
      )}
    </section>
  )
}
