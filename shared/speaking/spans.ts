import type { Ms, Span } from './entry.ts'

/*
 * Lists of spans. Those that come out are in order, none is empty, and no two overlap or touch; those that go in are,
 * where it does not say "any".
 */

/** Adds a span that begins no earlier than the last one. */
export function addSpan(spans: [Ms, Ms][], start: Ms, end: Ms): void {
  if (end <= start) return
  const last = spans.at(-1)
  if (last && start <= last[1]) last[1] = Math.max(last[1], end)
  else spans.push([start, end])
}

/** The time in at least one of any spans. */
export function union(any: Iterable<Span>): Span[] {
  const spans: [Ms, Ms][] = []
  for (const [start, end] of [...any].sort((a, b) => a[0] - b[0])) addSpan(spans, start, end)
  return spans
}

/** The time in both. */
export function both(some: readonly Span[], others: readonly Span[]): Span[] {
  const spans: Span[] = []
  let at = 0
  for (const [start, end] of some) {
    while (at < others.length && others[at]![1] <= start) at++
    for (let next = at; next < others.length && others[next]![0] < end; next++)
      spans.push([Math.max(start, others[next]![0]), Math.min(end, others[next]![1])])
  }
  return spans
}

/** The time in the first and not in the second. */
export function without(some: readonly Span[], others: readonly Span[]): Span[] {
  const ends = others.flat()
  const outside = [Number.NEGATIVE_INFINITY, ...ends, Number.POSITIVE_INFINITY]
  return both(
    some,
    Array.from({ length: outside.length / 2 }, (_, at): Span => [outside[2 * at]!, outside[2 * at + 1]!]),
  )
}

/** How much time that is, milliseconds. */
export const measure = (spans: readonly Span[]): Ms => spans.reduce((all, [start, end]) => all + end - start, 0)
