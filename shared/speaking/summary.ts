import type { SecretRows } from '../board/secrets.ts'
import { type Balance, balance } from './balance.ts'
import { BANDS } from './enough.ts'
import type { Ms, Span } from './entry.ts'
import { readRows, type TalkRows } from './figures.ts'
import { NO_LIGHTS, nextLights, shownHeard } from './lights.ts'
import { type RoomSummary, STRETCH, type Stretch } from './roomSummary.ts'
import { sentenceWindow } from './sentenceWindow.ts'
import { both, measure, union } from './spans.ts'
import { LEAST_ATTRIBUTED, type Word } from './word.ts'

/** With fewer people everyone could work out from their own minutes how much the others had. */
const LEAST_PEOPLE = 4
/** With two, each would know the other's minutes and turns from what both had together. */
const LEAST_ADDED_UP = 3
const MINUTE = 60_000
const EVEN_STEP = 0.05

/** Whole, and the same in whatever order the parts were added up. */
const whole = (number: number): number => Math.round(Number(number.toFixed(6)))

/** In seconds, rounded to ten of them. */
const seconds = (ms: Ms): number => 10 * whole(ms / 10_000)

/** How the room as a whole sounded; no waiting for a change, as on the wall: it is over. */
function wordOf({ lack, evenness, attributed }: Balance): Word {
  if (lack === 'talk' || evenness === null) return 'early'
  if (lack !== null || attributed < LEAST_ATTRIBUTED) return 'missed'
  return evenness >= BANDS.shared ? 'shared' : evenness >= BANDS.some ? 'some' : 'few'
}

const evenOf = ({ lack, evenness, attributed, count }: Balance): number | null =>
  lack === null && evenness !== null && attributed >= LEAST_ATTRIBUTED && count >= LEAST_PEOPLE
    ? Number((EVEN_STEP * whole(evenness / EVEN_STEP)).toFixed(2))
    : null

/** @param inGroups when all talked in small groups: to the log it is quiet time */
function stretchOf(
  [start, end]: Span,
  inGroups: readonly Span[],
  { speech, overlap, silence }: Balance,
  even: number | null,
): Stretch {
  const groups = measure(both(inGroups, [[start, end]]))
  return {
    length: seconds(end - start),
    one: seconds(speech - overlap),
    several: seconds(overlap),
    none: seconds(silence),
    groups: seconds(groups),
    quiet: seconds(end - start - speech - silence - groups),
    even,
  }
}

/** What it is made from. */
export type SummaryRows = TalkRows & Pick<SecretRows, 'gauge' | 'smallGroups'>

/**
 * [W40] The talk of a meeting as everyone may know it: nothing in it changes when people change places. How it was shared
 * is told from four people on; of two nothing is told.
 *
 * [W42] The timeline goes from the first that was captured up to the last, in stretches of ten minutes. How even the talk
 * was is looked at as each one ends, over the time that the wall goes by: in ten minutes alone a fair room looks unfair.
 * @param now when the meeting was over, milliseconds since 1970
 * @returns null where nothing was captured, or of two people
 */
export function summaryOf(rows: SummaryRows, now: Ms): RoomSummary | null {
  const { resolved, presence, beside, from } = readRows(rows, now)
  const groups = [...rows.smallGroups.values()].map(({ start, end }): Span => [start, end ?? now])
  const inGroups = both(resolved.quiet, union(groups))
  const start = Math.max(from, resolved.captured[0]?.[0] ?? Number.POSITIVE_INFINITY)
  const end = Math.min(now, resolved.captured.at(-1)?.[1] ?? Number.NEGATIVE_INFINITY)
  if (end <= start) return null
  const within = (window: Span, isOver = false) => balance(resolved, presence, window, { ...beside, isOver })

  const all = within([from, now], true)
  if (all.count < LEAST_ADDED_UP) return null
  const word = wordOf(all)
  const isShared = all.count >= LEAST_PEOPLE && word !== 'early' && word !== 'missed'
  const count = Math.ceil((end - start) / STRETCH)
  const lights = nextLights([...rows.gauge.values()][0]?.lights ?? NO_LIGHTS, all.people, true)
  const stretches = Array.from({ length: count }, (_, at): Stretch => {
    const stretch: Span = [start + at * STRETCH, Math.min(end, start + (at + 1) * STRETCH)]
    return stretchOf(
      stretch,
      inGroups,
      within(stretch),
      evenOf(within(sentenceWindow(presence.size, from, stretch[1]))),
    )
  })
  return {
    minutes: whole(all.total / MINUTE),
    turns: all.turns,
    ...shownHeard(lights, all.people),
    voices: isShared ? whole(all.voices) : null,
    toMove: isShared ? whole(all.toMove / MINUTE) : null,
    silence: seconds(within([start, end]).longestSilence),
    word,
    stretches,
  }
}
