import type { BoardId, Id } from '#shared/board/ids.ts'
import type { SecretChange } from '#shared/board/secrets.ts'

/** Counts what was appended to a board in all its life; optimistic writers say which one they have seen. */
export type Seq = number

/** What a storage knows about a board without opening it. */
export interface Standing {
  /** The joining code while a meeting is open, unique among all boards; or null. */
  readonly code: string | null
  /** When the server has something to do with it by itself, milliseconds since 1970; or null. */
  readonly wakeAt: number | null
}

/** What is stored together or not at all. */
export interface Batch {
  readonly update: Uint8Array | null
  readonly secrets: readonly SecretChange[]
  /** SHA-256 of the ids of the actions, in no order. */
  readonly seen: readonly Uint8Array[]
  /** Only when it differs from the one before. */
  readonly standing: Standing | null
}

/** The beginning of an epoch. */
export interface Epoch {
  readonly snapshot: Uint8Array
  readonly secrets: readonly SecretChange[]
  readonly standing: Standing
}

/** The same meeting in a new epoch, from which words are gone for good. */
export interface Rewriting {
  readonly snapshot: Uint8Array
  /** What becomes of the secret rows; the others are carried on. */
  readonly secrets: readonly SecretChange[]
  readonly standing: Standing
  /** The snapshot is another document than the one so far: whoever has that has to drop it. */
  readonly isNewDocument: boolean
}

/** Everything about one board, as last stored. */
export interface Stored {
  readonly epoch: number
  /** The epoch in which the document was begun: whoever has it from there on, or later, can go on with it. */
  readonly since: number
  readonly seq: Seq
  /** How many updates the epoch has had; the snapshot covers some of them. */
  readonly length: number
  readonly snapshot: Uint8Array
  /** Updates after the snapshot, oldest first. */
  readonly updates: readonly Uint8Array[]
  readonly secrets: readonly SecretChange[]
  /** SHA-256 of the ids of accepted actions, base64url. */
  readonly seen: readonly string[]
  readonly standing: Standing
  /** Secret to this board and meeting: under it the keys of secret rows are hashed. */
  readonly sealKey: Uint8Array
}

export type KeyRole = 'everyone' | 'screen' | 'host' | 'letterbox'

/** What a link's key opens. Keys and tickets are known by their SHA-256 only. */
export interface KeyEntry {
  readonly hash: string
  readonly board: BoardId
  readonly role: KeyRole
}

export interface TicketEntry {
  readonly hash: string
  readonly board: BoardId
  /** Empty for a big screen, and for somebody who was at the table of a meeting that is over. */
  readonly seat: Id<'seat'> | ''
  /** The key it was given for; empty when it was given for a code, and when its meeting is over. */
  readonly key: string
}

/** [O30] All that is left of a ticket when its meeting is final: whoever shows it was at the table. */
export const wasThere = ({ seat, key }: Pick<TicketEntry, 'seat' | 'key'>): boolean => seat === '' && key === ''

export interface TicketFound extends TicketEntry {
  /** The role of that key while it still opens the board. */
  readonly role: KeyRole | null
}

export interface Access {
  findKey(hash: string): Promise<KeyEntry | null>
  /**
   * Puts these keys in the place of the board's keys of the same roles; the old ones, and the big screens that came by
   * them, open nothing any more. With a new key for everyone, tickets of meetings that are over open nothing either.
   */
  replaceKeys(board: BoardId, keys: readonly KeyEntry[]): Promise<void>
  /** A ticket that is there already opens this instead. */
  addTicket(ticket: TicketEntry): Promise<void>
  findTicket(hash: string): Promise<TicketFound | null>
  boardOfCode(code: string): Promise<BoardId | null>
}

/**
 * Keeps boards. Every promise resolves once its work would survive a crash, and rejects when it would not.
 * Two engines, one contract: `tests/contracts/storage.ts`.
 */
export interface Storage {
  /**
   * A new board in epoch 1, with its keys, and with records where its group brings a past along: all of it or nothing.
   * Gives 'taken' when another board has that code.
   */
  create(
    board: BoardId,
    first: Epoch,
    keys: readonly KeyEntry[],
    past?: readonly MeetingRecord[],
  ): Promise<'created' | 'taken'>
  /** Null when there is no such board. @throws Damaged when a row does not hold what was stored */
  load(board: BoardId): Promise<Stored | null>
  /**
   * One transaction. Gives 'behind' when the board is past `after` or in another epoch (catch up, decide again, retry)
   * and 'taken' when another board has the code in `standing`; then nothing is stored.
   */
  append(board: BoardId, epoch: number, after: Seq, batch: Batch): Promise<Seq | 'behind' | 'taken'>
  /** Stores a snapshot that covers the first `length` updates, and gives back what reading it again gives. */
  saveSnapshot(board: BoardId, epoch: number, length: number, snapshot: Uint8Array): Promise<Uint8Array>
  /** Takes back a snapshot that turned out not to hold what it was made from. */
  dropSnapshot(board: BoardId, epoch: number, length: number): Promise<void>
  /** Keeps the two newest snapshots and the updates after the older one. */
  trim(board: BoardId, epoch: number): Promise<void>
  /**
   * One transaction: files the record of the meeting that is over and begins the next epoch with nothing of this one.
   * Of the tickets of its readers' seats is left that they were there; of other seats' nothing. Then destroys the key of this one, so that its rows cannot be read from old copies either.
   */
  renew(board: BoardId, epoch: number, after: Seq, next: Epoch, record: Filing): Promise<'renewed' | 'behind'>
  /**
   * One transaction: begins the next epoch with this snapshot and what is carried on: secret rows, ids seen, tickets, the
   * seal key. Nothing else of this epoch is left, and its keys are destroyed: what was removed or replaced before can be
   * read from no copy.
   */
  rewriteBoard(board: BoardId, epoch: number, after: Seq, next: Rewriting): Promise<'rewritten' | 'behind'>
  /** The main part of every meeting that was filed, oldest first. @throws Damaged */
  records(board: BoardId): Promise<MeetingRecord[]>
  /** All that was filed of one meeting, its record among it; of number 0, what belongs to no meeting. @throws Damaged */
  parts(board: BoardId, number: number): Promise<Part[]>
  /** The JSON of one part; null when there is none. @throws Damaged */
  part(board: BoardId, number: number, part: string): Promise<string | null>
  /**
   * One transaction: puts, replaces and deletes parts. Each lies under a key of its own, which is destroyed when the part
   * is replaced or deleted: then its old words cannot be read from old copies either. Gives 'behind' when one of them is
   * not what its writer has read (read again, decide again, retry), and when there is no such board; then nothing is stored.
   */
  rewrite(board: BoardId, changes: readonly PartChange[]): Promise<'rewritten' | 'behind'>
  /** Boards whose time to wake has come. */
  due(now: number): Promise<BoardId[]>
  readonly access: Access
  close(): Promise<void>
}

/** The read-only past of one meeting: its part `record`. */
export interface MeetingRecord {
  readonly number: number
  readonly json: string
}

/** Something filed with a meeting or, under number 0, with the group, by its name. */
export interface Part {
  readonly part: string
  readonly json: string
}

/** What is filed when a meeting is final: its record, and what else there is of it. */
export interface Filing extends MeetingRecord {
  readonly parts?: readonly Part[]
  /** The seats at the table, whose people may go on reading; nobody when left out. */
  readonly readers?: readonly Id<'seat'>[]
}

export interface PartChange {
  readonly number: number
  readonly part: string
  /** What the writer has read there; null for nothing. */
  readonly was: string | null
  /** What shall be there; null for nothing. */
  readonly json: string | null
}

/** The part that every filed meeting has. */
export const MAIN_PART = 'record'

/** The part with who spoke when, where everyone agreed to keep it. */
export const TALK_PART = 'talk'

/** A stored row that does not hold what was stored. Names the row; never its content. */
export class Damaged extends Error {
  readonly row: string

  constructor(row: string) {
    super(`damaged row: ${row}`)
    this.row = row
    this.name = 'Damaged'
  }
}
