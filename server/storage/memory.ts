import { randomBytes } from 'node:crypto'
import type { BoardId } from '#shared/board/ids.ts'
import type { SecretChange } from '#shared/board/secrets.ts'
import {
  type Access,
  type Batch,
  Damaged,
  type Epoch,
  type Filing,
  type KeyEntry,
  MAIN_PART,
  type MeetingRecord,
  type PartChange,
  type Rewriting,
  type Seq,
  type Standing,
  type Storage,
  type Stored,
  type TicketEntry,
  wasThere,
} from './storage.ts'

interface Kept {
  epoch: number
  since: number
  seq: Seq
  length: number
  snapshots: { length: number; bytes: Uint8Array }[]
  updates: Map<number, Uint8Array>
  secrets: Map<string, SecretChange>
  seen: Set<string>
  standing: Standing
  sealKey: Uint8Array
  filed: FiledPart[]
}

type FiledPart = Pick<PartChange, 'number' | 'part'> & { readonly json: string }

const beginning = (epoch: number, seq: Seq, { snapshot, secrets, standing }: Epoch, filed: FiledPart[]): Kept => ({
  epoch,
  since: epoch,
  seq,
  length: 0,
  snapshots: [{ length: 0, bytes: snapshot }],
  updates: new Map(),
  secrets: new Map(secrets.map(change => [`${change.table} ${change.key}`, change])),
  seen: new Set(),
  standing,
  sealKey: randomBytes(32),
  filed,
})

function changeSecrets({ secrets }: Kept, changes: readonly SecretChange[]): void {
  for (const change of structuredClone(changes)) {
    const name = `${change.table} ${change.key}`
    if (change.row === null) secrets.delete(name)
    else secrets.set(name, change)
  }
}

/** Keeps boards in memory, for tests and for trying things out: everything is gone when the program ends. */
export class MemoryStorage implements Storage {
  readonly #boards = new Map<BoardId, Kept>()
  readonly #keys = new Map<string, KeyEntry>()
  readonly #tickets = new Map<string, TicketEntry>()

  readonly access: Access = {
    findKey: async hash => this.#keys.get(hash) ?? null,
    replaceKeys: async (board, keys) => {
      const roles = new Set(keys.map(key => key.role))
      for (const [hash, key] of this.#keys) if (key.board === board && roles.has(key.role)) this.#keys.delete(hash)
      for (const key of keys) this.#keys.set(key.hash, key)
      for (const [hash, ticket] of this.#tickets) {
        const isOld = wasThere(ticket) ? roles.has('everyone') : ticket.seat === '' && !this.#keys.has(ticket.key)
        if (ticket.board === board && isOld) this.#tickets.delete(hash)
      }
    },
    addTicket: async ticket => {
      this.#tickets.set(ticket.hash, ticket)
    },
    findTicket: async hash => {
      const ticket = this.#tickets.get(hash)
      return ticket ? { ...ticket, role: this.#keys.get(ticket.key)?.role ?? null } : null
    },
    boardOfCode: async code => [...this.#boards].find(([, kept]) => kept.standing.code === code)?.[0] ?? null,
  }

  async create(board: BoardId, first: Epoch, keys: readonly KeyEntry[], past: readonly MeetingRecord[] = []) {
    if (this.#boards.has(board)) throw new Error('there is such a board')
    if (this.#codeTaken(board, first.standing)) return 'taken' as const
    const filed = past.map(({ number, json }) => ({ number, part: MAIN_PART, json }))
    this.#boards.set(board, beginning(1, 0, first, filed))
    for (const key of keys) this.#keys.set(key.hash, key)
    return 'created' as const
  }

  async load(board: BoardId): Promise<Stored | null> {
    const kept = this.#boards.get(board)
    if (!kept) return null
    const { epoch, since, seq, length, standing, sealKey } = kept
    const newest = kept.snapshots[0]!
    return {
      epoch,
      since,
      seq,
      length,
      standing,
      sealKey,
      snapshot: newest.bytes,
      updates: Array.from(
        { length: length - newest.length },
        (_, index) => kept.updates.get(newest.length + index + 1)!,
      ),
      secrets: structuredClone([...kept.secrets.values()]),
      seen: [...kept.seen],
    }
  }

  async append(board: BoardId, epoch: number, after: Seq, batch: Batch) {
    const kept = this.#of(board, epoch)
    if (kept?.seq !== after) return 'behind' as const
    if (batch.standing) {
      if (this.#codeTaken(board, batch.standing)) return 'taken' as const
      kept.standing = batch.standing
    }
    if (batch.update) kept.updates.set(++kept.length, batch.update)
    changeSecrets(kept, batch.secrets)
    for (const hash of batch.seen) kept.seen.add(Buffer.from(hash).toString('base64url'))
    return ++kept.seq
  }

  async saveSnapshot(board: BoardId, epoch: number, length: number, snapshot: Uint8Array) {
    const kept = this.#of(board, epoch)
    if (!kept) throw new Damaged(`snapshot ${board}.${epoch}.${length}`)
    kept.snapshots = [{ length, bytes: snapshot }, ...kept.snapshots.filter(one => one.length !== length)]
    return snapshot
  }

  async dropSnapshot(board: BoardId, epoch: number, length: number) {
    const kept = this.#of(board, epoch)
    if (kept) kept.snapshots = kept.snapshots.filter(one => one.length !== length)
  }

  async trim(board: BoardId, epoch: number) {
    const kept = this.#of(board, epoch)
    if (!kept) return
    kept.snapshots = kept.snapshots.slice(0, 2)
    const covered = kept.snapshots.at(-1)!.length
    for (const n of kept.updates.keys()) if (n <= covered) kept.updates.delete(n)
  }

  async renew(board: BoardId, epoch: number, after: Seq, next: Epoch, record: Filing) {
    const kept = this.#of(board, epoch)
    if (kept?.seq !== after) return 'behind' as const
    const { number, json, parts = [], readers = [] } = record
    const filed = [{ part: MAIN_PART, json }, ...parts].map(one => ({ number, ...one }))
    this.#boards.set(board, beginning(epoch + 1, after + 1, next, [...kept.filed, ...filed]))
    for (const [hash, ticket] of this.#tickets) {
      if (ticket.board !== board || ticket.seat === '') continue
      if (readers.includes(ticket.seat)) this.#tickets.set(hash, { hash, board, seat: '', key: '' })
      else this.#tickets.delete(hash)
    }
    return 'renewed' as const
  }

  async rewriteBoard(board: BoardId, epoch: number, after: Seq, next: Rewriting) {
    const kept = this.#of(board, epoch)
    if (kept?.seq !== after) return 'behind' as const
    changeSecrets(kept, next.secrets)
    const { secrets, seen, sealKey, filed } = kept
    const since = next.isNewDocument ? epoch + 1 : kept.since
    const fresh = beginning(epoch + 1, after + 1, { ...next, secrets: [] }, filed)
    this.#boards.set(board, { ...fresh, secrets, seen, sealKey, since })
    return 'rewritten' as const
  }

  async records(board: BoardId) {
    const records = this.#filed(board).filter(({ part }) => part === MAIN_PART)
    return records.map(({ number, json }) => ({ number, json })).sort((a, b) => a.number - b.number)
  }

  async parts(board: BoardId, number: number) {
    const parts = this.#filed(board).filter(one => one.number === number)
    return parts.map(({ part, json }) => ({ part, json })).sort((a, b) => (a.part < b.part ? -1 : 1))
  }

  async part(board: BoardId, number: number, part: string) {
    return this.#part(board, number, part)
  }

  async rewrite(board: BoardId, changes: readonly PartChange[]) {
    const kept = this.#boards.get(board)
    if (!kept) return 'behind' as const
    if (changes.some(({ number, part, was }) => this.#part(board, number, part) !== was)) return 'behind' as const
    for (const { number, part, json } of changes) {
      kept.filed = kept.filed.filter(one => one.number !== number || one.part !== part)
      if (json !== null) kept.filed.push({ number, part, json })
    }
    return 'rewritten' as const
  }

  async due(now: number) {
    return [...this.#boards].filter(([, { standing }]) => (standing.wakeAt ?? Infinity) <= now).map(([board]) => board)
  }

  async close() {}

  #of(board: BoardId, epoch: number): Kept | undefined {
    const kept = this.#boards.get(board)
    return kept?.epoch === epoch ? kept : undefined
  }

  #filed(board: BoardId): readonly FiledPart[] {
    return this.#boards.get(board)?.filed ?? []
  }

  #part(board: BoardId, number: number, part: string): string | null {
    return this.#filed(board).find(one => one.number === number && one.part === part)?.json ?? null
  }

  #codeTaken(board: BoardId, { code }: Standing) {
    return code !== null && [...this.#boards].some(([id, kept]) => id !== board && kept.standing.code === code)
  }
}
