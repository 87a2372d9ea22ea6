import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** Anything with a place in a list. */
export interface Ordered {
  readonly id: string
  readonly order: string
}

/** Compares by place; two that were put in the same place at once keep the order of their ids, on every screen. */
export const byOrder = (a: Ordered, b: Ordered): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

const last = (list: Iterable<Ordered>): string | null => {
  let end: string | null = null
  for (const { order } of list) if (end === null || order > end) end = order
  return end
}

/** A place after all of these. */
export const orderAfter = (list: Iterable<Ordered>): string => generateKeyBetween(last(list), null)

/** So many places after all of these, in order. */
export const ordersAfter = (list: Iterable<Ordered>, count: number): string[] =>
  generateNKeysBetween(last(list), null, count)

/**
 * A place just before one of these, or after all of them when `next` is null or is no longer there.
 * The list may be in any order.
 */
export function orderBefore(list: Iterable<Ordered>, next: string | null): string {
  const sorted = [...list].sort(byOrder)
  const at = next === null ? -1 : sorted.findIndex(one => one.id === next)
  if (at < 0) return orderAfter(sorted)
  const end = sorted[at]!.order
  // Two neighbours in the same place leave no room between them: go before both.
  let before = at - 1
  while (before >= 0 && sorted[before]!.order === end) before--
  return generateKeyBetween(before < 0 ? null : sorted[before]!.order, end)
}
