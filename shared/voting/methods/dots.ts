import type { Method } from '../method.ts'

/** So many votes for each person, on one thing or on several. */
export const dots: Method = {
  onOne: ({ votes, several }) => (several ? votes : 1),
  inAll: ({ votes }) => votes,
}
