import type { Id } from '#shared/board/ids.ts'
import type { Secret } from '#shared/board/secrets.ts'

/** What one person put into a box, once. Their last that was not refused is what counts. */
export interface Choice {
  /** Of the request. */
  readonly id: string
  readonly box: string
  readonly seat: Id<'seat'>
  /** Null takes it out. */
  readonly ballot: Secret<'ballot'> | null
  /** What the server said of it; null while it has not, and when the page that asked was gone by then. */
  told: boolean | null
}
