import type * as Y from 'yjs'
import type { Id } from '#shared/board/ids.ts'

/** Where somebody sits: enough to connect. */
export interface Place {
  readonly board: Id<'board'>
  readonly epoch: number
  readonly ticket: string
}

/** A connection to one board in one epoch, that comes back by itself. `connection.ts` makes the real one. */
export interface Link {
  /** Sends a message now. Only while up. */
  send(message: unknown): void
  /** Connects with this ticket from now on. */
  newTicket(ticket: string): void
  /** Tries at once, without waiting for the next attempt. */
  retry(): void
  close(): void
}

export interface LinkEvents {
  /** Connected and caught up with the board. */
  up(): void
  down(): void
  message(text: string): void
  /** Closed for good, by one of the codes of the protocol. */
  closed(code: number, reason: string): void
}

export type OpenLink = (place: Place, doc: Y.Doc, events: LinkEvents) => Link
