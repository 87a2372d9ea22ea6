import { useEffect, useRef } from 'react'
import { useView } from '../board/table.tsx'
import { useStepName } from '../plan/stepName.ts'
import { useTimeLeft } from '../plan/TimeLeft.tsx'
import { useSettings } from '../settings.tsx'
import { usePaused } from '../signals/usePaused.ts'
import { say } from '../ui/announcer.ts'
import { chime } from '../ui/chime.ts'
import { useWords } from '../words.tsx'

/** Comings are told no more often than this, milliseconds. */
const COMINGS_EVERY = 30_000

/** What happens in the room, for those who cannot see it: counted and in our words, never in other people's. [U8] */
export function useSayings(): void {
  const { t } = useWords()
  const { settings } = useSettings()
  const nameOf = useStepName()
  const { projection, here, seat } = useView()
  const paused = usePaused()
  const stage = useTimeLeft()?.stage
  const step = projection?.step ?? null
  const total = projection?.steps.length ?? 0
  const leads = projection?.seats.some(one => one.id === seat && one.leads)
  const cards = step ? { step: step.id, turned: step.turned, count: step.count } : null
  const moved = step ? t('sr.step', { n: step.number, total, name: nameOf(step) }) : ''
  useEffect(() => {
    if (moved) say('step', moved)
  }, [moved])
  useEffect(() => {
    if (paused) say('paused', t('signal.paused'))
  }, [paused, t])

  const round = step?.chosen.rounds.at(-1)?.state ?? null
  const check = step?.chosen.checks.at(-1)?.state ?? null
  const asked = step ? { step: step.id, round, check } : null
  const seen = { asked, leads, people: here.size, cards, stage }
  const last = useRef<typeof seen | null>(null)
  useEffect(() => {
    const before = last.current
    last.current = seen
    if (!before) return
    if (before.leads !== undefined && leads !== undefined && leads !== before.leads)
      say('lead', t(leads ? 'lead.yours' : 'lead.someone'))
    if (here.size > before.people) say('here', t('sr.here', { n: here.size }), { level: 'all', every: COMINGS_EVERY })
    if (cards && cards.step === before.cards?.step && cards.turned === before.cards.turned) {
      const more = cards.count - before.cards.count
      if (more > 0) say('cards', n => t('sr.new_cards', { n, total: cards.count }), { level: 'all', n: more })
    }
    if (asked && asked.step === before.asked?.step) {
      if (round && round !== before.asked.round) say('vote', t(round === 'open' ? 'sr.vote_open' : 'sr.vote_closed'))
      if (check && check !== before.asked.check) say('check', t(check === 'open' ? 'sr.check_open' : 'sr.check_closed'))
    }
    if (stage === 'up' && before.stage === 'soon') {
      say('timer', t('timer.up'))
      if (settings.sound) chime()
    }
  })
}
