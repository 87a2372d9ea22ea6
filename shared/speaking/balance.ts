import type { Id } from '../board/ids.ts'
import { type Bounds, boundsOf } from './bounds.ts'
import { creditOf } from './credit.ts'
import { type Lack, lackOf } from './enough.ts'
import type { Ms, Span } from './entry.ts'
import { balanceOf, effectiveTurns, fairByChance, isCounted } from './evenness.ts'
import { type PersonFigures, personFigures, type Share } from './person.ts'
import type { Resolved } from './resolve.ts'
import { both, measure, union, without } from './spans.ts'
import { longestSilence, overlapOf, speakerChanges, turnsOf } from './turns.ts'

/** The figures of a room in one window of time. Times are milliseconds. */
export interface Balance {
  /** Everyone at the table. Their shares are without "one voice", their minutes with it. */
  readonly people: ReadonlyMap<Id<'seat'>, PersonFigures>
  /** How many count: who was there, or spoke. */
  readonly count: number
  readonly heard: number
  readonly contributed: number
  /** Everyone's talk added up; those who speak at once have full time each. */
  readonly total: Ms
  /** At least one speaks, at least two do, nobody does. Quiet time is none of them. */
  readonly speech: Ms
  readonly overlap: Ms
  readonly silence: Ms
  readonly longestSilence: Ms
  readonly turns: number
  readonly longTurns: number
  readonly speakerChanges: number
  /** From here on all is without "one voice". B, 0 to 100; null where there is none. */
  readonly balance: number | null
  /** F: what a perfectly fair room would have by chance, 0 to 100. */
  readonly fair: number
  /** Q: how near the room comes to that, at most 1. */
  readonly evenness: number | null
  /** V: it sounded like so many voices; 0 when nobody spoke. */
  readonly voices: number
  /** The part of the talk that would have to move for everyone to have their share, and how much that is. */
  readonly hoover: number
  readonly toMove: Ms
  /** 0 to 100, for files alone: near 100 in most rooms, they say little. */
  readonly entropy: number | null
  readonly herfindahl: number | null
  /** U: speech that nobody was credited with. */
  readonly uncredited: Ms
  /** The part of all speech that somebody was credited with; 0 without speech. */
  readonly attributed: number
  readonly bounds: Bounds | null
  readonly enough: boolean
  /** Why it is not enough; null where it is. */
  readonly lack: Lack | null
  /** Is it quiet time as the window ends? */
  readonly isQuiet: boolean
}

/** What else is known. */
export interface Beside {
  /** Presentations and stories: minutes like all, but nobody's fault. */
  readonly oneVoice?: Iterable<Span>
  /** Who has posted a named card. */
  readonly wrote?: ReadonlySet<Id<'seat'>>
  /** Is the meeting over? Then it is no lack that nothing is captured any more. */
  readonly isOver?: boolean
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/**
 * [W7] [W10] [W12] All figures of a room in a window of time.
 * @param presence when each was there: any spans, of which quiet time is taken out
 */
export function balance(
  resolved: Resolved,
  presence: ReadonlyMap<Id<'seat'>, readonly Span[]>,
  window: Span,
  { oneVoice = [], wrote = new Set(), isOver = false }: Beside = {},
): Balance {
  const awake = without(union([window]), resolved.quiet)
  const shared = without(awake, union(oneVoice))
  const seats = [...resolved.talk].map(([seat, spans]) => {
    const talk = both(spans, awake)
    const there = both(union(presence.get(seat) ?? []), awake)
    const part = { talk: measure(both(talk, shared)), presence: measure(both(there, shared)) }
    return { seat, talk, there, part, turns: turnsOf(both(talk, shared)) }
  })

  const parts = seats.map(({ part }) => part)
  const count = parts.filter(isCounted).length
  const talk = sum(parts.map(part => part.talk))
  const present = sum(parts.map(part => part.presence))
  const shares = parts.map(
    (part): Share => ({
      share: talk === 0 ? 0 : part.talk / talk,
      expected: present === 0 ? 0 : part.presence / present,
    }),
  )
  const hoover = talk === 0 ? 0 : sum(shares.map(({ share, expected }) => Math.abs(share - expected))) / 2
  const surprise = sum(shares.map(({ share }) => (share === 0 ? 0 : -share * Math.log(share))))
  const squares = sum(shares.map(({ share }) => share ** 2))
  const lengths = seats.flatMap(({ turns }) => turns.map(([start, end]) => end - start))
  const even = balanceOf(parts)
  const fair = fairByChance(lengths, count)

  const { credited, uncredited, attributed } = creditOf(resolved, shared)
  const bounds = boundsOf(parts, uncredited)
  const lastCapture = both(resolved.captured, [[Number.NEGATIVE_INFINITY, window[1]]]).at(-1)
  const idle = isOver ? 0 : window[1] - (lastCapture?.[1] ?? Number.NEGATIVE_INFINITY)
  const lack = lackOf({ people: count, balance: even, fair, bounds, credited, idle })

  const worth = effectiveTurns(lengths)
  const people = new Map(
    seats.map(({ seat, talk, there }, at) => [seat, personFigures(talk, there, shares[at]!, worth, wrote.has(seat))]),
  )
  const figures = [...people.values()]
  const spoken = [...seats.map(one => one.talk), both(resolved.unknown, awake), both(resolved.several, awake)]
  const speech = union(spoken.flat())
  return {
    people,
    count,
    heard: figures.filter(one => one.isHeard).length,
    contributed: figures.filter(one => one.hasContributed).length,
    total: sum(figures.map(one => one.talk)),
    speech: measure(speech),
    overlap: measure(union([...overlapOf(seats.map(one => one.talk)), ...both(resolved.several, awake)])),
    silence: measure(without(awake, speech)),
    longestSilence: longestSilence(awake, speech),
    turns: sum(figures.map(one => one.turns)),
    longTurns: sum(figures.map(one => one.longTurns)),
    speakerChanges: speakerChanges(seats.map(one => turnsOf(one.talk))),
    balance: even,
    fair,
    evenness: even === null ? null : Math.min(1, even / fair),
    voices: talk === 0 ? 0 : Math.exp(surprise),
    hoover,
    toMove: hoover * talk,
    entropy: even === null ? null : (100 * surprise) / Math.log(count),
    herfindahl: even === null ? null : (100 * (1 - squares)) / (1 - 1 / count),
    uncredited,
    attributed,
    bounds,
    enough: lack === null,
    lack,
    isQuiet: resolved.quiet.some(([start, end]) => start < window[1] && window[1] <= end),
  }
}
