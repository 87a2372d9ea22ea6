import type { BoardId } from '#shared/board/ids.ts'
import type { Choice } from '#shared/report/report.ts'
import { MAIN_PART, type PartChange, type Storage } from '../storage/storage.ts'

/** Where links for readers are kept: with what belongs to the group. */
const OF_GROUP = 0
const NAME = 'share.'

/** What a link for readers opens. The report itself is not kept: it is made anew each time. */
export interface Share {
  readonly number: number
  readonly language: string
  readonly choice: Choice
  /** ISO days by UTC. It opens until the day `until` is over. */
  readonly made: string
  readonly until: string
  /** The entry of the group's list of audiences that it is for; or empty. */
  readonly to: string
}

/** So many links a group can have at once. */
export const MOST_SHARES = 200

const DAY = 86_400_000

/** The ISO day of a time, by UTC; so many days later. */
export const dayAt = (now: number, daysLater = 0): string =>
  new Date(now + daysLater * DAY).toISOString().slice(0, 'yyyy-mm-dd'.length)

export const isOver = ({ until }: Share, now: number): boolean => dayAt(now) > until

/** [O31] The link of which this is the hash of the key; null where there is none any more. */
export async function findShare(storage: Storage, board: BoardId, hash: string): Promise<Share | null> {
  const json = await storage.part(board, OF_GROUP, NAME + hash)
  return json === null ? null : (JSON.parse(json) as Share)
}

/** Every link of a group, by the hash of its key. */
export async function sharesOf(storage: Storage, board: BoardId): Promise<{ hash: string; share: Share }[]> {
  const parts = await storage.parts(board, OF_GROUP)
  return parts
    .filter(({ part }) => part.startsWith(NAME))
    .map(({ part, json }) => ({ hash: part.slice(NAME.length), share: JSON.parse(json) as Share }))
}

/** How a link is put there, or taken away. */
export const shareChange = (hash: string, was: Share | null, share: Share | null): PartChange => ({
  number: OF_GROUP,
  part: NAME + hash,
  was: was && JSON.stringify(was),
  json: share && JSON.stringify(share),
})

/** Only a meeting whose record is filed can be shared: it does not change any more but by erasing. */
export const isFiled = async (storage: Storage, board: BoardId, number: number): Promise<boolean> =>
  number > 0 && (await storage.part(board, number, MAIN_PART)) !== null
