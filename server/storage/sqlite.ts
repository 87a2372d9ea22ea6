import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { BoardId } from '#shared/board/ids.ts'
import { boxOf, type SealedKey, type SecretChange, type SecretTable } from '#shared/board/secrets.ts'
import type { Cipher } from './cipher.ts'
import { GroupCommit } from './groupCommit.ts'
import { migrate } from './migrate.ts'
import { SCHEMA, STATEMENTS } from './schema.sql.ts'
import { sqliteAccess } from './sqliteAccess.ts'
import { SqliteParts } from './sqliteParts.ts'
import {
  type Access,
  type Batch,
  Damaged,
  type Epoch,
  type Filing,
  type KeyEntry,
  type MeetingRecord,
  type PartChange,
  type Rewriting,
  type Seq,
  type Standing,
  type Storage,
  type Stored,
} from './storage.ts'
import { Vault } from './vault.ts'

type Prepared = { readonly [Name in keyof typeof STATEMENTS]: StatementSync }

const textBytes = (text: string) => Buffer.from(text, 'utf8')
const place = {
  update: (board: BoardId, epoch: number, n: number) => `update ${board}.${epoch}.${n}`,
  snapshot: (board: BoardId, epoch: number, n: number) => `snapshot ${board}.${epoch}.${n}`,
  secret: (board: BoardId, epoch: number, table: string, key: string) => `secret ${board}.${epoch} ${table} ${key}`,
}

/**
 * SQLite in a folder: `board.db`, and `keys.db` that backups leave out. Writes of one event-loop turn share one
 * transaction and one fsync (group commit); a promise resolves after that fsync.
 */
export class SqliteStorage implements Storage {
  readonly access: Access
  readonly #db: DatabaseSync
  readonly #vault: Vault
  readonly #sql: Prepared
  readonly #parts: SqliteParts
  readonly #commits: GroupCommit

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.#vault = new Vault(path.join(folder, 'keys.db'))
    this.#db = new DatabaseSync(path.join(folder, 'board.db'))
    this.#db.exec(SCHEMA)
    migrate(this.#db, this.#vault)
    this.#sql = Object.fromEntries(
      Object.entries(STATEMENTS).map(([name, sql]) => [name, this.#db.prepare(sql)]),
    ) as unknown as Prepared
    this.#commits = new GroupCommit(this.#db)
    this.access = sqliteAccess(this.#db, work => this.#commits.run(work))
    this.#parts = new SqliteParts(this.#db, this.#vault)
    // A crash between the two databases may have left keys of epochs that are over, or never began.
    this.#vault.destroyOthers(this.#sql.boards.all().map(({ id, epoch }) => [id as BoardId, epoch as number]))
    // And keys of boxes that are closed.
    this.#vault.destroyBoxes(this.#vault.boxes().filter(([board, , box]) => !this.#isOpen(board, box)))
    this.#parts.destroyUnused()
  }

  async create(board: BoardId, first: Epoch, keys: readonly KeyEntry[], past: readonly MeetingRecord[] = []) {
    const cipher = this.#vault.create(board, 1)
    return this.#commits.run(() => {
      if (this.#codeTaken(board, first.standing)) return 'taken' as const
      this.#sql.addBoard.run(board, first.standing.code, first.standing.wakeAt)
      this.#begin(board, 1, first, cipher)
      for (const key of keys) this.#sql.addKey.run(key.hash, board, key.role)
      for (const record of past) this.#parts.file(board, record)
      return 'created' as const
    })
  }

  async load(board: BoardId): Promise<Stored | null> {
    const row = this.#sql.board.get(board)
    if (!row) return null
    const epoch = row.epoch as number
    const length = row.length as number
    const cipher = this.#vault.cipher(board, epoch)
    const { snapshot, from } = this.#newestSnapshot(board, epoch, cipher)
    const updates = this.#sql.updates.all(board, epoch, from).map((update, index) => {
      const n = from + index + 1
      if (update.n !== n) throw new Damaged(place.update(board, epoch, n))
      return cipher.open(place.update(board, epoch, n), update.bytes as Uint8Array)
    })
    if (from + updates.length !== length) throw new Damaged(place.update(board, epoch, length))
    return {
      epoch,
      since: row.since as number,
      seq: row.seq as number,
      length,
      snapshot,
      updates,
      secrets: this.#secrets(board, epoch),
      seen: this.#sql.seen.all(board).map(({ hash }) => Buffer.from(hash as Uint8Array).toString('base64url')),
      standing: { code: row.code as string | null, wakeAt: row.wake_at as number | null },
      sealKey: cipher.sealKey,
    }
  }

  async append(board: BoardId, epoch: number, after: Seq, batch: Batch) {
    const result = await this.#append(board, epoch, after, batch)
    const closed = batch.secrets.filter(({ table, row }) => table === 'box' && row === null)
    if (closed.length > 0 && typeof result === 'number') {
      this.#vault.destroyBoxes(closed.map(({ table, key }) => [board, epoch, boxOf(table, key)!]))
      this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    }
    return result
  }

  #append(board: BoardId, epoch: number, after: Seq, batch: Batch) {
    return this.#commits.run(() => {
      const row = this.#sql.board.get(board)
      if (row?.epoch !== epoch || row.seq !== after) return 'behind' as const
      if (batch.standing) {
        if (this.#codeTaken(board, batch.standing)) return 'taken' as const
        this.#sql.setStanding.run(batch.standing.code, batch.standing.wakeAt, board)
      }
      const cipher = this.#vault.cipher(board, epoch)
      let length = row.length as number
      if (batch.update) {
        length += 1
        this.#sql.addUpdate.run(board, epoch, length, cipher.seal(place.update(board, epoch, length), batch.update))
      }
      this.#writeSecrets(board, epoch, batch.secrets)
      for (const hash of batch.seen) this.#sql.addSeen.run(board, hash)
      this.#sql.advance.run(after + 1, length, board)
      return after + 1
    })
  }

  async saveSnapshot(board: BoardId, epoch: number, length: number, snapshot: Uint8Array) {
    const cipher = this.#vault.cipher(board, epoch)
    const at = place.snapshot(board, epoch, length)
    await this.#commits.run(() => this.#sql.addSnapshot.run(board, epoch, length, cipher.seal(at, snapshot)))
    const stored = this.#sql.snapshots.all(board, epoch).find(row => row.n === length)
    if (!stored) throw new Damaged(at)
    return cipher.open(at, stored.bytes as Uint8Array)
  }

  async dropSnapshot(board: BoardId, epoch: number, length: number) {
    await this.#commits.run(() => this.#sql.dropSnapshot.run(board, epoch, length))
  }

  async trim(board: BoardId, epoch: number) {
    await this.#commits.run(() => {
      const kept = this.#sql.snapshots.all(board, epoch).slice(0, 2).at(-1)
      if (!kept) return
      this.#sql.trimSnapshots.run(board, epoch, kept.n!)
      this.#sql.trimUpdates.run(board, epoch, kept.n!)
    })
  }

  async renew(board: BoardId, epoch: number, after: Seq, next: Epoch, record: Filing) {
    const result = await this.#commits.run(() => {
      const row = this.#sql.board.get(board)
      if (row?.epoch !== epoch || row.seq !== after) return 'behind' as const
      this.#parts.file(board, record)
      for (const seat of record.readers ?? []) this.#sql.keepReader.run(board, seat)
      for (const forget of ['dropSeen', 'dropTickets'] as const) this.#sql[forget].run(board)
      this.#beginAfter(board, epoch, after, next, this.#vault.begin(board, epoch + 1), epoch + 1)
      return 'renewed' as const
    })
    if (result === 'renewed') this.#forgetOthers(board, epoch + 1)
    return result
  }

  async rewriteBoard(board: BoardId, epoch: number, after: Seq, next: Rewriting) {
    const result = await this.#commits.run(() => {
      const row = this.#sql.board.get(board)
      if (row?.epoch !== epoch || row.seq !== after) return 'behind' as const
      const secrets = new Map(
        [...this.#secrets(board, epoch), ...next.secrets].map(change => [`${change.table} ${change.key}`, change]),
      )
      const carried = { ...next, secrets: [...secrets.values()].filter(change => change.row !== null) }
      const cipher = this.#vault.begin(board, epoch + 1, this.#vault.cipher(board, epoch).sealKey)
      this.#beginAfter(board, epoch, after, carried, cipher, next.isNewDocument ? epoch + 1 : (row.since as number))
      // Nothing of before is left to go back to.
      const { snapshot } = this.#newestSnapshot(board, epoch + 1, cipher)
      if (Buffer.compare(snapshot, next.snapshot) !== 0) throw new Damaged(place.snapshot(board, epoch + 1, 0))
      return 'rewritten' as const
    })
    if (result === 'rewritten') this.#forgetOthers(board, epoch + 1)
    return result
  }

  async records(board: BoardId) {
    return this.#parts.records(board)
  }

  async parts(board: BoardId, number: number) {
    return this.#parts.of(board, number)
  }

  async part(board: BoardId, number: number, part: string) {
    return this.#parts.read(board, number, part)
  }

  async rewrite(board: BoardId, changes: readonly PartChange[]) {
    const old = await this.#commits.run(() =>
      this.#sql.board.get(board) ? this.#parts.change(board, changes) : 'behind',
    )
    if (old === 'behind') return old
    this.#vault.destroyParts(old)
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    return 'rewritten' as const
  }

  async due(now: number) {
    return this.#sql.due.all(now).map(({ id }) => id as BoardId)
  }

  async close() {
    await this.#commits.turn
    this.#db.close()
    this.#vault.close()
  }

  #begin(board: BoardId, epoch: number, { snapshot, secrets }: Epoch, cipher: Cipher) {
    this.#sql.addSnapshot.run(board, epoch, 0, cipher.seal(place.snapshot(board, epoch, 0), snapshot))
    this.#writeSecrets(board, epoch, secrets)
  }

  /** In a transaction: the epoch after this one, with nothing of it but what is given. */
  #beginAfter(board: BoardId, epoch: number, after: Seq, next: Epoch, cipher: Cipher, since: number) {
    for (const forget of ['dropUpdates', 'dropSnapshots', 'dropSecrets'] as const) this.#sql[forget].run(board)
    this.#begin(board, epoch + 1, next, cipher)
    this.#sql.setEpoch.run(epoch + 1, since, after + 1, board)
    this.#sql.setStanding.run(next.standing.code, next.standing.wakeAt, board)
  }

  #forgetOthers(board: BoardId, epoch: number) {
    this.#vault.destroyOthers([[board, epoch]])
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  #secrets(board: BoardId, epoch: number): SecretChange[] {
    return this.#sql.secrets.all(board).map(secret => {
      const at = place.secret(board, epoch, secret.tbl as string, secret.key as string)
      const ofRow = this.#cipherOf(board, epoch, secret.tbl as SecretTable, secret.key as SealedKey)
      const json = Buffer.from(ofRow.open(at, secret.bytes as Uint8Array)).toString('utf8')
      return { table: secret.tbl as SecretTable, key: secret.key, row: JSON.parse(json) } as SecretChange
    })
  }

  /** What a secret row is encrypted under: the key of its box, or that of the epoch. */
  #cipherOf(board: BoardId, epoch: number, table: SecretTable, key: SealedKey): Cipher {
    const box = boxOf(table, key)
    return box === null ? this.#vault.cipher(board, epoch) : this.#vault.boxCipher(board, epoch, box)
  }

  #isOpen(board: BoardId, box: string): boolean {
    return this.#sql.boxes.all(board).some(({ key }) => boxOf('box', key as SealedKey) === box)
  }

  #writeSecrets(board: BoardId, epoch: number, changes: readonly SecretChange[]) {
    for (const { table, key, row } of changes) {
      if (row === null) this.#sql.dropSecret.run(board, table, key)
      else {
        const cipher = this.#cipherOf(board, epoch, table, key)
        const sealed = cipher.seal(place.secret(board, epoch, table, key), textBytes(JSON.stringify(row)))
        this.#sql.putSecret.run(board, table, key, sealed)
      }
    }
  }

  /** The newest snapshot that opens. The one before it is kept, with the updates after it, in case it does not. */
  #newestSnapshot(board: BoardId, epoch: number, cipher: Cipher): { snapshot: Uint8Array; from: number } {
    const rows = this.#sql.snapshots.all(board, epoch)
    for (const row of rows) {
      const from = row.n as number
      try {
        return { snapshot: cipher.open(place.snapshot(board, epoch, from), row.bytes as Uint8Array), from }
      } catch (error) {
        if (!(error instanceof Damaged) || row === rows.at(-1)) throw error
      }
    }
    throw new Damaged(place.snapshot(board, epoch, 0))
  }

  #codeTaken(board: BoardId, { code }: Standing): boolean {
    const owner = code === null ? undefined : this.#sql.boardOfCode.get(code)
    return owner !== undefined && owner.id !== board
  }
}
