import type { Method } from '../method.ts'

/** Yes to any number of things, once each. */
export const approve: Method = {
  onOne: () => 1,
  inAll: () => Number.POSITIVE_INFINITY,
}
