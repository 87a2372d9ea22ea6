import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import type { BoardId } from '#shared/board/ids.ts'
import { type Cipher, cipherFor } from './cipher.ts'
import { Damaged } from './storage.ts'

/** A box that takes votes or answers in one epoch of a board. */
export type BoxName = readonly [board: BoardId, epoch: number, box: string]

/** A part of what was filed, by the name of its key. */
export type PartName = readonly [board: BoardId, key: string]

/**
 * The keys under which rows are encrypted, in a small database of its own that backups leave out. A key that is
 * destroyed here makes old backups, write-ahead logs and free pages forget what was under it.
 */
export class Vault {
  readonly #db: DatabaseSync
  readonly #ciphers = new Map<string, Cipher>()

  constructor(file: string) {
    this.#db = new DatabaseSync(file)
    this.#db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON;
      PRAGMA busy_timeout = 5000;
      CREATE TABLE IF NOT EXISTS key (
        board TEXT NOT NULL, epoch INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (board, epoch)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS box_key (
        board TEXT NOT NULL, epoch INTEGER NOT NULL, box TEXT NOT NULL, bytes BLOB NOT NULL,
        PRIMARY KEY (board, epoch, box)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS part_key (
        board TEXT NOT NULL, key TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (board, key)
      ) STRICT, WITHOUT ROWID;
    `)
  }

  /** Makes a key that would survive a crash, before anything is stored under it. */
  create(board: BoardId, epoch: number): Cipher {
    this.#db.prepare('INSERT OR IGNORE INTO key VALUES (?, ?, ?)').run(board, epoch, randomBytes(32))
    return this.cipher(board, epoch)
  }

  /**
   * Makes the key of an epoch that is about to begin, in the transaction that begins it. One that an attempt which came
   * to nothing has left is not used.
   * @param sealKey carried on from the epoch before; without it the epoch has one of its own
   */
  begin(board: BoardId, epoch: number, sealKey: Uint8Array = new Uint8Array()): Cipher {
    const bytes = Buffer.concat([randomBytes(32), sealKey])
    this.#db.prepare('INSERT OR REPLACE INTO key VALUES (?, ?, ?)').run(board, epoch, bytes)
    this.#ciphers.delete(`${board}/${epoch}`)
    return this.cipher(board, epoch)
  }

  /** @throws Damaged when the key is not there */
  cipher(board: BoardId, epoch: number): Cipher {
    const name = `${board}/${epoch}`
    const known = this.#ciphers.get(name)
    if (known) return known
    const row = this.#db.prepare('SELECT bytes FROM key WHERE board = ? AND epoch = ?').get(board, epoch)
    if (!row) throw new Damaged(`key ${name}`)
    const cipher = cipherFor(row.bytes as Uint8Array)
    this.#ciphers.set(name, cipher)
    return cipher
  }

  /** [V4] The key of one box, made when it is first asked for; it would survive a crash before anything lies under it. */
  boxCipher(board: BoardId, epoch: number, box: string): Cipher {
    const name = `${board}/${epoch}/${box}`
    const known = this.#ciphers.get(name)
    if (known) return known
    this.#db.prepare('INSERT OR IGNORE INTO box_key VALUES (?, ?, ?, ?)').run(board, epoch, box, randomBytes(32))
    const row = this.#db
      .prepare('SELECT bytes FROM box_key WHERE board = ? AND epoch = ? AND box = ?')
      .get(board, epoch, box)
    const cipher = cipherFor(row!.bytes as Uint8Array)
    this.#ciphers.set(name, cipher)
    return cipher
  }

  /** [V4] Destroys the keys of these boxes: what lay in them cannot be read from any copy. */
  destroyBoxes(boxes: readonly BoxName[]): void {
    if (boxes.length === 0) return
    const destroy = this.#db.prepare('DELETE FROM box_key WHERE board = ? AND epoch = ? AND box = ?')
    for (const [board, epoch, box] of boxes) {
      destroy.run(board, epoch, box)
      this.#ciphers.delete(`${board}/${epoch}/${box}`)
    }
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  /** Every box that has a key. */
  boxes(): BoxName[] {
    const rows = this.#db.prepare('SELECT board, epoch, box FROM box_key').all()
    return rows.map(({ board, epoch, box }) => [board as BoardId, epoch as number, box as string])
  }

  /** A key of its own for a part that is about to be filed; it would survive a crash before anything lies under it. */
  createPart(board: BoardId): { readonly key: string; readonly cipher: Cipher } {
    const key = randomBytes(9).toString('base64url')
    this.#db.prepare('INSERT INTO part_key VALUES (?, ?, ?)').run(board, key, randomBytes(32))
    return { key, cipher: this.partCipher(board, key) }
  }

  /** @throws Damaged when the key is not there */
  partCipher(board: BoardId, key: string): Cipher {
    const row = this.#db.prepare('SELECT bytes FROM part_key WHERE board = ? AND key = ?').get(board, key)
    if (!row) throw new Damaged(`key ${board} of a part`)
    return cipherFor(row.bytes as Uint8Array)
  }

  /** Destroys the keys of parts that are not there any more. */
  destroyParts(parts: readonly PartName[]): void {
    const destroy = this.#db.prepare('DELETE FROM part_key WHERE board = ? AND key = ?')
    for (const [board, key] of parts) destroy.run(board, key)
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  /** Every part that has a key. */
  parts(): PartName[] {
    const rows = this.#db.prepare('SELECT board, key FROM part_key').all()
    return rows.map(({ board, key }) => [board as BoardId, key as string])
  }

  /**
   * Forgets the keys of every epoch but these: of those that are over, and of one that did not come to be after all.
   * Overwritten in the file, not only unlinked.
   */
  destroyOthers(boards: readonly (readonly [BoardId, epoch: number])[]): void {
    const old = this.#db.prepare('SELECT epoch FROM key WHERE board = ? AND epoch <> ?')
    const destroy = this.#db.prepare('DELETE FROM key WHERE board = ? AND epoch = ?')
    for (const [board, epoch] of boards)
      for (const row of old.all(board, epoch)) {
        destroy.run(board, row.epoch!)
        this.#ciphers.delete(`${board}/${row.epoch}`)
      }
    this.destroyBoxes(
      this.boxes().filter(([board, epoch]) => boards.some(([one, now]) => one === board && epoch !== now)),
    )
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  close(): void {
    this.#db.close()
  }
}
