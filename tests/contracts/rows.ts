import type { Batch, KeyEntry, Storage, Stored } from '#server/storage/storage.ts'
import type { BoardId } from '#shared/board/ids.ts'
import type { SealedKey, SecretChange } from '#shared/board/secrets.ts'

/** A storage under test, and the way to what a program that starts anew would find. */
export interface OpenedStorage {
  readonly storage: Storage
  /** The same boards through a storage that was opened later; for an engine that keeps nothing, the same one. */
  reopen(): Promise<Storage>
}

export const board = 'board-1' as BoardId
export const other = 'board-2' as BoardId

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

export const batch = (fields: Partial<Batch> = {}): Batch => ({
  update: null,
  secrets: [],
  seen: [],
  standing: null,
  ...fields,
})

/** The beginning of an epoch. */
export const epoch = (text = 'first', fields: { secrets?: SecretChange[]; code?: string; wakeAt?: number } = {}) => ({
  snapshot: bytes(text),
  secrets: fields.secrets ?? [],
  standing: { code: fields.code ?? null, wakeAt: fields.wakeAt ?? null },
})

/** A card that waits under this claim, or the end of it. */
export const letter = (key: string, text: string | null): SecretChange => ({
  table: 'letterbox',
  key: key as SealedKey,
  row: text === null ? null : ({ step: 's1', kind: 'elephant', text, lang: 'en' } as never),
})

export const keyFor = (hash: string, role: KeyEntry['role'], of = board): KeyEntry => ({ hash, board: of, role })

const textOf = (stored: Uint8Array) => Buffer.from(stored).toString()
const byKey = (a: SecretChange, b: SecretChange) => (a.table + a.key < b.table + b.key ? -1 : 1)

/** What was loaded, as plain values in one order. */
export const plain = (stored: Stored | null) =>
  stored && {
    epoch: stored.epoch,
    seq: stored.seq,
    length: stored.length,
    snapshot: textOf(stored.snapshot),
    updates: stored.updates.map(textOf),
    secrets: [...stored.secrets].sort(byKey),
    seen: [...stored.seen].sort(),
    standing: stored.standing,
  }
