import type { DatabaseSync } from 'node:sqlite'
import type { BoardId } from '#shared/board/ids.ts'
import { STATEMENTS } from './schema.sql.ts'
import { type Filing, MAIN_PART, type MeetingRecord, type Part, type PartChange } from './storage.ts'
import type { PartName, Vault } from './vault.ts'

/** Where a part stands; a row that was moved does not open. */
export const placeOfPart = (board: BoardId, number: number, part: string): string => `${part} ${board} ${number}`

/** What was filed of meetings, and beside them, in `board.db`. Each part under a key of its own. */
export class SqliteParts {
  readonly #db: DatabaseSync
  readonly #vault: Vault

  constructor(db: DatabaseSync, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  /** @throws Damaged */
  records(board: BoardId): MeetingRecord[] {
    return this.#all('records', board).map(({ number, key, bytes }) => ({
      number: number as number,
      json: this.#open(board, number as number, MAIN_PART, { key, bytes }),
    }))
  }

  /** @throws Damaged */
  of(board: BoardId, number: number): Part[] {
    return this.#all('parts', board, number).map(row => {
      const part = row.part as string
      return { part, json: this.#open(board, number, part, row) }
    })
  }

  /** @throws Damaged */
  read(board: BoardId, number: number, part: string): string | null {
    const [row] = this.#all('part', board, number, part)
    return row ? this.#open(board, number, part, row) : null
  }

  /** Files a meeting that is over. In a transaction. */
  file(board: BoardId, { number, json, parts = [] }: Filing): void {
    for (const one of [{ part: MAIN_PART, json }, ...parts]) this.#put(board, number, one.part, one.json)
  }

  /**
   * In a transaction.
   * @returns the keys to destroy once it is committed; 'behind' when one is not what its writer has read
   */
  change(board: BoardId, changes: readonly PartChange[]): PartName[] | 'behind' {
    if (changes.some(({ number, part, was }) => this.read(board, number, part) !== was)) return 'behind'
    const drop = this.#db.prepare(STATEMENTS.dropPart)
    return changes.flatMap(({ number, part, json }) => {
      const old = this.#all('part', board, number, part).map(({ key }) => [board, key as string] as const)
      drop.run(board, number, part)
      if (json !== null) this.#put(board, number, part, json)
      return old
    })
  }

  /** A crash after a part was replaced, or before it was stored, has left keys that nothing lies under. */
  destroyUnused(): void {
    const used = new Set(this.#all('partKeys').map(({ board, key }) => `${board} ${key}`))
    this.#vault.destroyParts(this.#vault.parts().filter(([board, key]) => !used.has(`${board} ${key}`)))
  }

  #put(board: BoardId, number: number, part: string, json: string): void {
    const { key, cipher } = this.#vault.createPart(board)
    const sealed = cipher.seal(placeOfPart(board, number, part), Buffer.from(json))
    this.#db.prepare(STATEMENTS.addPart).run(board, number, part, key, sealed)
  }

  #open(board: BoardId, number: number, part: string, { key, bytes }: Record<string, unknown>): string {
    const cipher = this.#vault.partCipher(board, key as string)
    return Buffer.from(cipher.open(placeOfPart(board, number, part), bytes as Uint8Array)).toString('utf8')
  }

  #all(statement: 'records' | 'parts' | 'part' | 'partKeys', ...values: (string | number)[]) {
    return this.#db.prepare(STATEMENTS[statement]).all(...values)
  }
}
