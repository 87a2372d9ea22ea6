import type { Id } from '#shared/board/ids.ts'
import type { Entry, Logged, Span, Who } from '#shared/speaking/entry.ts'
import { type Resolved, resolve } from '#shared/speaking/resolve.ts'

export const MINUTE = 60_000
export const SECOND = 1_000

/** Somebody at the table, by number. */
export const person = (n: number) => `person${n}` as Id<'seat'>
export const peopleOf = (count: number) => Array.from({ length: count }, (_, n) => person(n))

/** Who spoke, from when to when, as their own devices have it. */
export type Said = readonly [who: Who, ...span: Span]

/** What was said, resolved, at a table of so many. */
export const roomOf = (count: number, said: readonly Said[], more: readonly Entry[] = []): Resolved => {
  const rows = said.map(([who, start, end]): Entry => [1, 's', who, start, end - start, 1])
  const log = [...rows, ...more].map((row, at): Logged => [`tab${at}`, row])
  return resolve(log, new Set(peopleOf(count)), 0)
}

/**
 * So many minutes each, one after the other and in turns of at most so long; then somebody unknown.
 * @returns what was said, and when it was over
 */
export function oneAfterAnother(minutes: readonly number[], unknown = 0, longest = 20 * SECOND): [Said[], number] {
  const said: Said[] = []
  const left = [...minutes, unknown].map(one => Math.round(one * MINUTE))
  const who = [...peopleOf(minutes.length), '?' as const]
  let at = 0
  while (left.some(one => one > 0))
    for (const [n, one] of left.entries()) {
      const length = Math.min(one, longest)
      if (length === 0) continue
      said.push([who[n]!, at, at + length])
      at += length
      left[n] = one - length
    }
  return [said, at]
}

/** Everyone is there for all of it. */
export const allThere = (count: number, until: number): Map<Id<'seat'>, Span[]> =>
  new Map(peopleOf(count).map(one => [one, [[0, until]]]))
