import * as v from 'valibot'
import { entry } from '../speaking/entry.ts'
import { lights, NO_LIGHTS } from '../speaking/lights.ts'
import { subjects } from '../speaking/subjects.ts'
import { tickNames } from '../speaking/tick.ts'
import { FIRST_TREND, wallTrend } from '../speaking/trend.ts'
import { wallWord } from '../speaking/wall.ts'
import { wayNames } from '../speaking/ways.ts'
import { id } from './ids.ts'
import { kindNames } from './kinds.ts'
import { tables } from './schema.ts'
import { LONGEST, text } from './text.ts'

/*
 * What must not be in the document. On the server these rows live in storage, encrypted, and change in the same
 * transaction as the board; on a person's device they are that person's own, and nobody else's.
 */

/** What everyone can say at any time without a name, the most urgent first. */
export const signalSorts = ['stop', 'slow', 'break'] as const
export const signalSort = v.picklist(signalSorts)

const time = v.pipe(v.number(), v.integer())

export const secretTables = {
  /** A card that waits to be turned over, under its claim. No author, no time. */
  letterbox: v.object({ step: id<'step'>(), kind: v.picklist(kindNames), text: text(LONGEST.card), lang: v.string() }),
  /** Which card a claim became, so that its writer can take it away again. Under the claim. */
  claim: v.object({ card: id<'card'>() }),
  /** One person said "me too" on a card. Under card and seat together, which the server keeps only as a hash. */
  meToo: v.object({ card: id<'card'>() }),
  /** How many said it, and whether the board says so already. Under the card. */
  tally: v.object({ card: id<'card'>(), count: v.number(), told: v.boolean() }),
  /** One person asked for a card to be covered again. Under card and seat together. */
  cover: v.object({ card: id<'card'>() }),
  /** A card that was taken away, so that it can be brought back. Under the card. */
  taken: v.object({ card: tables.card, byWriter: v.boolean() }),
  /** One person says this now, perhaps with the word that they ask about. Under the sort and the seat together. */
  signal: v.object({ sort: signalSort, word: v.string() }),
  /** Who was given the turn to speak. Under the seat. */
  turn: v.object({ seat: id<'seat'>() }),
  /** A box that takes votes or answers now. Its key is drawn when it is opened and gone when it is closed. In the box. */
  box: v.object({ key: v.string() }),
  /** What one person has put into a box: marks on options, perhaps a reason. In the box, under its key and the seat. */
  ballot: v.object({
    marks: v.array(v.tuple([v.string(), v.number()])),
    reason: v.optional(v.string(), ''),
    lang: v.optional(v.string(), ''),
  }),
  /** A turn of the talk log as one tab has captured it, or that it was taken back. Under the tab and the turn. */
  talk: v.object({ cap: id<'cap'>(), entry }),
  /** When somebody last erased what was captured of them. Under the seat. [W63] */
  erased: v.object({ seat: id<'seat'>(), at: time }),
  /** When somebody was in the room: from, and up to; null as long as they are. Under the seat. */
  presence: v.object({ seat: id<'seat'>(), spans: v.array(v.tuple([time, v.nullable(time)])) }),
  /** How somebody would like to take part in the talking just now. Under the seat. */
  wish: v.object({ seat: id<'seat'>(), wish: v.picklist(['later', 'write', 'listen']) }),
  /** Somebody agrees to what everyone is asked about. A "no" is not kept. Under the subject and the seat together. */
  agree: v.object({ subject: v.picklist(subjects), seat: id<'seat'>() }),
  /** Somebody wants to see who speaks just now. Under the seat. [W55] */
  watch: v.object({ seat: id<'seat'>() }),
  /** Somebody's name may be in reports. A "no" is not kept. Under the seat. */
  credit: v.object({ seat: id<'seat'>() }),
  /** Why somebody is here, for the comparison after the meeting. In the box of the ticks, under the seat. [W61] */
  tick: v.object({ seat: id<'seat'>(), group: v.picklist(tickNames) }),
  /** One row: the way of sharing the time that is under way, whose turns there are, and at which it is. */
  way: v.object({ way: id<'way'>(), kind: v.picklist(wayNames), order: v.array(id<'seat'>()), at: v.number() }),
  /** A story or a talk by one person, which nobody is to share. Under its start; null as long as it goes on. */
  oneVoice: v.object({ start: time, end: v.nullable(time) }),
  /** All talked in pairs or small groups, which nobody notes. Under its start; null as long as it goes on. */
  smallGroups: v.object({ start: time, end: v.nullable(time) }),
  /** One row: when anything of the talk changed last, when the wall was told last, and what it goes by. */
  gauge: v.object({
    changed: time,
    told: time,
    wall: wallWord,
    trend: v.optional(wallTrend, FIRST_TREND),
    lights: v.optional(lights, NO_LIGHTS),
  }),
  /**
   * One row: words were removed or replaced since then and can still be read in what is stored; whether there were cards
   * among them, and whether it is time to forget them.
   */
  forget: v.object({ since: time, cards: v.boolean(), now: v.boolean() }),
  /** Somebody at the door, under their knock. */
  knock: v.object({ knock: id<'knock'>(), name: v.string(), state: v.picklist(['waiting', 'welcome', 'away']) }),
} as const

export type SignalSort = (typeof signalSorts)[number]

export type SecretTable = keyof typeof secretTables
export type Secret<T extends SecretTable> = Readonly<v.InferOutput<(typeof secretTables)[T]>>

declare const sealed: unique symbol
/** What a row is filed under: on the server a keyed hash, so that a claim or a seat cannot be read back from it. */
export type SealedKey = string & { readonly [sealed]: true }

export type SecretRows = { readonly [T in SecretTable]: ReadonlyMap<SealedKey, Secret<T>> }

export interface Secrets {
  readonly rows: SecretRows
  /** The key for a claim, a card, or several parts together. */
  key(...parts: readonly string[]): SealedKey
  put<T extends SecretTable>(table: T, key: SealedKey, row: Secret<T>): void
  remove(table: SecretTable, key: SealedKey): void
}

/** One changed row; `row` is null where it was removed. */
export interface SecretChange {
  readonly table: SecretTable
  readonly key: SealedKey
  readonly row: Secret<SecretTable> | null
}

export interface SecretSketch extends Secrets {
  readonly changes: readonly SecretChange[]
}

export const secretTableNames = Object.keys(secretTables) as SecretTable[]

export const noSecrets = (): SecretRows =>
  Object.fromEntries(secretTableNames.map(name => [name, new Map()])) as unknown as SecretRows

/** The key made of these parts. */
export const sealedKey = (seal: (text: string) => string, ...parts: readonly string[]): SealedKey =>
  seal(parts.join('/')) as SealedKey

/**
 * The key of a row that lies in a box. Storage keeps such rows under a key that is the box's own, and destroys that when
 * the row of the box goes: then nothing can read them any more, from no copy.
 */
export const keyInBox = (box: string, sealed: SealedKey): SealedKey => `${box}.${sealed}` as SealedKey

const BOXED: ReadonlySet<SecretTable> = new Set(['box', 'ballot', 'tick'])

/** The box that a row lies in; null for rows that lie in none. */
export const boxOf = (table: SecretTable, key: SealedKey): string | null =>
  BOXED.has(table) ? key.slice(0, key.indexOf('.')) : null

/** Secrets over a plain copy: the given rows are never changed. `seal` makes a key out of its parts. */
export function sketchSecrets(base: SecretRows, seal: (text: string) => string): SecretSketch {
  let rows = base
  const touched = new Map<SecretTable, Set<SealedKey>>()

  function writable<T extends SecretTable>(table: T, key: SealedKey): Map<SealedKey, Secret<T>> {
    const keys = touched.get(table)
    if (keys) keys.add(key)
    else {
      touched.set(table, new Set([key]))
      rows = { ...rows, [table]: new Map(base[table]) }
    }
    return rows[table] as unknown as Map<SealedKey, Secret<T>>
  }

  return {
    get rows() {
      return rows
    },
    get changes() {
      return [...touched].flatMap(([table, keys]) =>
        [...keys].map(key => ({ table, key, row: rows[table].get(key) ?? null })),
      )
    },
    key: (...parts) => sealedKey(seal, ...parts),
    put: (table, key, row) => writable(table, key).set(key, row),
    remove: (table, key) => {
      if (rows[table].has(key)) writable(table, key).delete(key)
    },
  }
}
