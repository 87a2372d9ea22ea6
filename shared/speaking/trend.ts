import * as v from 'valibot'
import type { Ms } from './entry.ts'
import { wallWords } from './wall.ts'
import type { Word } from './word.ts'

/** Shared more evenly than ten minutes ago, as it was then, or less; '' where there is nothing to compare. */
export const trends = ['', 'more', 'same', 'less'] as const
export type Trend = (typeof trends)[number]

/** Schema of what is remembered for it, for storage. */
export const wallTrend = v.object({
  trend: v.picklist(trends),
  /** When it last changed; null as long as it never has. */
  changed: v.nullable(v.number()),
  /** What the wall said, and from when on: of ten minutes ago, and all since. */
  said: v.array(v.object({ word: v.picklist(wallWords), at: v.number() })),
})
export type WallTrend = Readonly<v.InferOutput<typeof wallTrend>>

export const FIRST_TREND: WallTrend = { trend: '', changed: null, said: [] }

const AGO = 10 * 60_000
/** It changes once in so long, as the sentence does; milliseconds. */
const REST = 30_000
/** The sentences that say how the time is shared, the least even first. */
const BY_EVENNESS: readonly Word[] = ['few', 'some', 'shared']

function compared(then: Word | undefined, now: Word): Trend {
  const before = then === undefined ? -1 : BY_EVENNESS.indexOf(then)
  const after = BY_EVENNESS.indexOf(now)
  if (before < 0 || after < 0) return ''
  return after > before ? 'more' : after < before ? 'less' : 'same'
}

/**
 * [W34] Whether the time is shared more evenly than ten minutes ago: what the wall says now beside what it said then.
 * Made of those two sentences and of nothing else, so that it can tell nobody more than they have read there: no figure
 * moves a little as one person speaks. They wait and rest already (W13), and where one of them does not say how the time
 * is shared (W11) there is nothing to compare.
 *
 * What is true no more goes at once; something new is said 30 seconds after the last change at the earliest.
 * @param word what the wall says from now on
 * @param now never before that of the last step, milliseconds
 */
export function nextTrend({ trend, changed, said }: WallTrend, word: Word, now: Ms): WallTrend {
  const all = said.at(-1)?.word === word ? said : [...said, { word, at: now }]
  const then = all.findLast(({ at }) => at <= now - AGO)
  const kept = then ? all.slice(all.indexOf(then)) : all
  const fits = compared(then?.word, word)
  if (fits === trend) return { trend, changed, said: kept }
  const mayChange = changed === null || now - changed >= REST
  const next = mayChange ? fits : ''
  return { trend: next, changed: next === trend ? changed : now, said: kept }
}
