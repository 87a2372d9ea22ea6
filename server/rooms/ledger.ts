import { createHash, createHmac } from 'node:crypto'
import * as Y from 'yjs'
import { meetingOf } from '#shared/actions/define.ts'
import { BoardDocument } from '#shared/board/document.ts'
import type { Sketch } from '#shared/board/draft.ts'
import type { BoardId } from '#shared/board/ids.ts'
import type { Board } from '#shared/board/schema.ts'
import { noSecrets, type SealedKey, type SecretChange, type SecretRows, sketchSecrets } from '#shared/board/secrets.ts'
import { forgetAt } from '#shared/meeting/clock.ts'
import type { Filing, Standing, Storage, Stored } from '../storage/storage.ts'

/** After so many updates a snapshot is taken, so that a board opens fast however long its meeting was. */
const SNAPSHOT_AFTER = 500

/** So many updates may follow the ready-made one before it is made anew for the next joiner. */
const READY_TAIL = 50

/**
 * What storage is told about a board, so that a code is found, a closed meeting becomes final and what was removed is
 * forgotten without opening all.
 */
export function standingOf(board: Board, secrets: SecretRows = noSecrets()): Standing {
  const { code, finalAt } = meetingOf(board)
  const times = [finalAt || null, forgetAt(secrets)].filter(at => at !== null)
  return { code: code || null, wakeAt: times.length > 0 ? Math.min(...times) : null }
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
  readonly #storage: Storage
  #epoch: number
  #since: number
  #document: BoardDocument
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
    this.#epoch = stored.epoch
    this.#since = stored.since
    this.#storage = storage
    this.#seq = stored.seq
    this.#length = stored.length
    this.#snapshotAt = stored.length - stored.updates.length
    this.#standing = stored.standing
    this.#sealKey = stored.sealKey
    this.#seen = new Set(stored.seen)
    this.#secrets = rowsOf(stored.secrets)
    this.#document = documentOf(stored.snapshot, stored.updates)
  }

  /** Null when there is no such board. @throws Damaged */
  static async open(board: BoardId, storage: Storage): Promise<Ledger | null> {
    const stored = await storage.load(board)
    return stored && new Ledger(board, storage, stored)
  }

  get epoch(): number {
    return this.#epoch
  }

  /** Can somebody go on here with the document that they have from that epoch? */
  goesOnFrom(epoch: number): boolean {
    return epoch >= this.#since && epoch <= this.#epoch
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
    const standing = standingOf(this.current, secrets)
    const moved = standing.code !== this.#standing.code || standing.wakeAt !== this.#standing.wakeAt
    const batch = { update, secrets: changes, seen, standing: moved ? standing : null }
    const seq = await this.#storage.append(this.board, this.#epoch, this.#seq, batch)
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
    const back = await this.#storage.saveSnapshot(this.board, this.#epoch, covered, snapshot)
    const same = holds(back, this.current)
    if (same) await this.#storage.trim(this.board, this.epoch)
    else await this.#storage.dropSnapshot(this.board, this.#epoch, covered)
    return same
  }

  /**
   * Files the record and begins the next epoch, in which this ledger is of the past.
   * @returns false when somebody else wrote first
   */
  async renew(board: Board, secrets: readonly SecretChange[], record: Filing): Promise<boolean> {
    const epoch = { snapshot: snapshotOf(board), secrets, standing: standingOf(board) }
    return (await this.#storage.renew(this.board, this.#epoch, this.#seq, epoch, record)) === 'renewed'
  }

  /**
   * [E2] Writes all anew without what was removed or replaced before, in the next epoch, in which this ledger goes on.
   * Only between appends.
   * @param isNewDocument whoever has the document is to drop it; otherwise it stays the same for them
   * @returns 'differs' when the new snapshot is not the same board; then nothing is done
   */
  async forget(isNewDocument: boolean): Promise<'forgotten' | 'behind' | 'differs'> {
    const snapshot = isNewDocument ? snapshotOf(this.current) : Y.encodeStateAsUpdate(this.#document.doc)
    if (!holds(snapshot, this.current)) return 'differs'
    const secrets = sketchSecrets(this.#secrets, this.seal)
    for (const key of this.#secrets.forget.keys()) secrets.remove('forget', key)
    const standing = standingOf(this.current, secrets.rows)
    const next = { snapshot, secrets: secrets.changes, standing, isNewDocument }
    const result = await this.#storage.rewriteBoard(this.board, this.#epoch, this.#seq, next)
    if (result === 'behind') return result
    this.#epoch += 1
    this.#seq += 1
    this.#length = 0
    this.#snapshotAt = 0
    this.#secrets = secrets.rows
    this.#standing = standing
    this.#ready = null
    this.#tail = []
    if (isNewDocument) {
      this.#document.close()
      this.#document = documentOf(snapshot, [])
      this.#since = this.#epoch
    }
    return 'forgotten'
  }

  close(): void {
    this.#document.close()
  }
}

/** The document that these bytes hold. Whoever asks for it closes it. */
function documentOf(snapshot: Uint8Array, updates: readonly Uint8Array[] = []): BoardDocument {
  const doc = new Y.Doc()
  // One transaction: merging the updates one by one, or with Y.mergeUpdates, takes a thousand times as long.
  doc.transact(() => {
    Y.applyUpdate(doc, snapshot)
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return new BoardDocument(doc)
}

const plain = (board: Board) =>
  Object.entries(board).map(([table, rows]) => [table, [...rows].sort(([a], [b]) => (a < b ? -1 : 1))])

/** Is this, opened, the same board? */
function holds(snapshot: Uint8Array, board: Board): boolean {
  const copy = documentOf(snapshot)
  const same = JSON.stringify(plain(copy.board)) === JSON.stringify(plain(board))
  copy.close()
  return same
}
