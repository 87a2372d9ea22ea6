import { createHash, createHmac } from 'node:crypto'
import * as Y from 'yjs'
import { meetingOf } from '#shared/actions/define.ts'
import { BoardDocument } from '#shared/board/document.ts'
import type { Sketch } from '#shared/board/draft.ts'
import type { BoardId } from '#shared/board/ids.ts'
import type { Board } from '#shared/board/schema.ts'
import { noSecrets, type SealedKey, type SecretChange, type SecretRows } from '#shared/board/secrets.ts'
import type { Filing, Standing, Storage, Stored } from '../storage/storage.ts'

/** After so many updates a snapshot is taken, so that a board opens fast however long its meeting was. */
const SNAPSHOT_AFTER = 500

/** So many updates may follow the ready-made one before it is made anew for the next joiner. */
const READY_TAIL = 50

/** What storage is told about a board, so that a code is found and a closed meeting becomes final without opening all. */
export function standingOf(board: Board): Standing {
  const { code, finalAt } = meetingOf(board)
  return { code: code || null, wakeAt: finalAt || null }
}

/** A board as the bytes of a document. */
export function snapshotOf(board: Board): Uint8Array {
  const document = new BoardDocument()
  document.fill(board)
  const bytes = Y.encodeStateAsUpdate(document.doc)
  document.close()
  return bytes
}

const rowsOf = (changes: readonly SecretChange[]): SecretRows => {
  const rows = noSecrets()
  for (const { table, key, row } of changes) (rows[table] as Map<SealedKey, unknown>).set(key, row)
  return rows
}

export const changesOf = (rows: SecretRows): SecretChange[] =>
  Object.entries(rows).flatMap(([table, entries]) =>
    [...entries].map(([key, row]) => ({ table, key, row }) as SecretChange),
  )

export const seenHash = (actionId: string): Buffer => createHash('sha256').update(actionId).digest()

/** What was decided together and is stored together. */
export interface Entry {
  readonly sketch: Sketch
  readonly secrets: SecretRows
  readonly changes: readonly SecretChange[]
  /** SHA-256 of the ids of the accepted actions. */
  readonly seen: readonly Buffer[]
}

/**
 * One board in memory, as it is stored: the document, the secrets, the ids seen. Written to by appending; what could not
 * be appended has not happened.
 */
export class Ledger {
  readonly board: BoardId
  readonly epoch: number
  readonly #storage: Storage
  readonly #document: BoardDocument
  readonly #seen: Set<string>
  readonly #sealKey: Uint8Array
  #secrets: SecretRows
  #standing: Standing
  #seq: number
  #length: number
  #snapshotAt: number

  /** The document as joiners get it: one ready-made update, and what came after. */
  #ready: Uint8Array | null = null
  #tail: Uint8Array[] = []

  private constructor(board: BoardId, storage: Storage, stored: Stored) {
    this.board = board
    this.epoch = stored.epoch
    this.#storage = storage
    this.#seq = stored.seq
    this.#length = stored.length
    this.#snapshotAt = stored.length - stored.updates.length
    this.#standing = stored.standing
    this.#sealKey = stored.sealKey
    this.#seen = new Set(stored.seen)
    this.#secrets = rowsOf(stored.secrets)
    const doc = new Y.Doc()
    // One transaction: merging the updates one by one, or with Y.mergeUpdates, takes a thousand times as long.
    doc.transact(() => {
      Y.applyUpdate(doc, stored.snapshot)
      for (const update of stored.updates) Y.applyUpdate(doc, update)
    })
    this.#document = new BoardDocument(doc)
  }

  /** Null when there is no such board. @throws Damaged */
  static async open(board: BoardId, storage: Storage): Promise<Ledger | null> {
    const stored = await storage.load(board)
    return stored && new Ledger(board, storage, stored)
  }

  get current(): Board {
    return this.#document.board
  }

  get secrets(): SecretRows {
    return this.#secrets
  }

  /** Only with this board's own key can the key of a secret row be found again from its parts. */
  seal = (text: string): string => createHmac('sha256', this.#sealKey).update(text).digest('base64url')

  hasSeen(hash: Buffer): boolean {
    return this.#seen.has(hash.toString('base64url'))
  }

  /**
   * Stores what was decided. On anything but 'stored' this ledger is no longer what is stored and must be opened anew:
   * 'behind' when somebody else wrote first, 'taken' when the joining code was drawn by another board.
   * @returns the update for everyone, or null when nothing that all may see has changed
   */
  async append({
    sketch,
    secrets,
    changes,
    seen,
  }: Entry): Promise<{ result: 'stored' | 'behind' | 'taken'; update: Uint8Array | null }> {
    const update = this.#document.write(sketch)
    const standing = standingOf(this.current)
    const moved = standing.code !== this.#standing.code || standing.wakeAt !== this.#standing.wakeAt
    const batch = { update, secrets: changes, seen, standing: moved ? standing : null }
    const seq = await this.#storage.append(this.board, this.epoch, this.#seq, batch)
    if (typeof seq === 'string') return { result: seq, update: null }
    this.#seq = seq
    this.#secrets = secrets
    this.#standing = standing
    for (const hash of seen) this.#seen.add(hash.toString('base64url'))
    if (update) {
      this.#length += 1
      if (this.#ready) this.#tail.push(update)
      if (this.#tail.length > READY_TAIL) this.#ready = null
    }
    return { result: 'stored', update }
  }

  /** What somebody lacks who has this state vector. Only to be asked between appends, when all there is is stored. */
  lacking(vector: Uint8Array): { update: Uint8Array; tail: readonly Uint8Array[] } {
    if (vector.length > 1) return { update: Y.encodeStateAsUpdate(this.#document.doc, vector), tail: [] }
    if (!this.#ready) {
      this.#ready = Y.encodeStateAsUpdate(this.#document.doc)
      this.#tail = []
    }
    return { update: this.#ready, tail: this.#tail }
  }

  get wantsSnapshot(): boolean {
    return this.#length - this.#snapshotAt >= SNAPSHOT_AFTER
  }

  /** Enough has come that the next opening is faster with a snapshot. */
  get snapshotPays(): boolean {
    return this.#length - this.#snapshotAt >= SNAPSHOT_AFTER / 10
  }

  /**
   * Stores a snapshot and trims the log, once the stored snapshot was read back, opened and found to be the same board.
   * Only between appends.
   * @returns false when it was not the same; then it is taken back and nothing is trimmed
   */
  async saveSnapshot(): Promise<boolean> {
    const snapshot = Y.encodeStateAsUpdate(this.#document.doc)
    this.#snapshotAt = this.#length
    const covered = this.#length
    const back = await this.#storage.saveSnapshot(this.board, this.epoch, covered, snapshot)
    const copy = new BoardDocument()
    Y.applyUpdate(copy.doc, back)
    const same = JSON.stringify(plain(copy.board)) === JSON.stringify(plain(this.current))
    copy.close()
    if (same) await this.#storage.trim(this.board, this.epoch)
    else await this.#storage.dropSnapshot(this.board, this.epoch, covered)
    return same
  }

  /**
   * Files the record and begins the next epoch, in which this ledger is of the past.
   * @returns false when somebody else wrote first
   */
  async renew(board: Board, secrets: readonly SecretChange[], record: Filing): Promise<boolean> {
    const epoch = { snapshot: snapshotOf(board), secrets, standing: standingOf(board) }
    return (await this.#storage.renew(this.board, this.epoch, this.#seq, epoch, record)) === 'renewed'
  }

  close(): void {
    this.#document.close()
  }
}

const plain = (board: Board) =>
  Object.entries(board).map(([table, rows]) => [table, [...rows].sort(([a], [b]) => (a < b ? -1 : 1))])
