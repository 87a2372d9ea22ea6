import type { Id } from '../board/ids.ts'
import type { SealedKey, Secret, Secrets } from '../board/secrets.ts'
import { Refusal } from '../protocol/refusal.ts'
import type { Entry } from '../speaking/entry.ts'
import { NO_LIGHTS } from '../speaking/lights.ts'
import { FIRST_TREND } from '../speaking/trend.ts'
import { FIRST_WORD } from '../speaking/word.ts'
import { endUnagreed, withoutTurns } from './agreement.ts'
import type { Scene } from './define.ts'

/** Turns of one meeting. A lively one of three hours has 2,000. */
const MOST_TURNS = 20_000
/** A clock of a device may be ahead of ours so far, milliseconds. */
const AHEAD = 60_000
/** No turn of a device is from so long ago: a day, milliseconds. */
export const AGO = 24 * 60 * 60_000

/** Where a row of the talk log is filed: rows of one turn in one place, that it was taken back in another. */
export const talkKey = ({ key }: Pick<Secrets, 'key'>, tab: string, row: Entry): SealedKey =>
  row[0] === 'v' ? key('talk', row[1], String(row[2]), 'v') : key('talk', tab, String(row[0]))

/** Something of the talk has changed: the wall is due. */
export function touch({ secrets, at }: Scene): void {
  const key = secrets.key('gauge')
  const gauge = secrets.rows.gauge.get(key) ?? { told: 0, wall: FIRST_WORD, trend: FIRST_TREND, lights: NO_LIGHTS }
  secrets.put('gauge', key, { ...gauge, changed: at })
}

const endOf = (row: Entry): number => (row[0] === 'v' ? 0 : row[3] + row[4])

/** Can this be known at this time? A turn that reached into the future would take the floor from whoever speaks then. */
function canBe(row: Entry, at: number): boolean {
  if (row[0] === 'v') return true
  const until = row[1] === 'i' ? Math.max(endOf(row), row[7]) : endOf(row)
  return row[3] >= at - AGO && until <= at + AHEAD
}

/**
 * [W63] A row as the log may have it: of a turn from before its person erased theirs, nothing comes back. Null where
 * nothing is left.
 */
function withoutErased({ secrets }: Scene, row: Entry): Entry | null {
  if (row[0] === 'v') return row
  const erased = secrets.rows.erased.get(secrets.key('erased', row[2]))
  return erased && row[3] < erased.at ? unnamed(row) : row
}

/**
 * A row without its person. Where a tap ended somebody else's turn, or a correction took time from them, it stays, of no
 * length or for nobody: it was not they who spoke then.
 */
function unnamed(row: Exclude<Entry, readonly ['v', ...unknown[]]>): Entry | null {
  if (row[1] === 'x') return [row[0], 'x', '', row[3], row[4], row[5]]
  return row[1] === 'f' ? [row[0], 'f', '?', row[3], 0, 1] : null
}

/**
 * [W17] Adds a row to the log. What is known of the same turn already stays: the earliest start, the latest end, and
 * whether a person stopped it there; [W36] of a tap the earliest end that a person gave it. So it may come twice, late,
 * and in any order.
 * @throws Refusal where there are too many, or the time cannot be
 */
export function log(scene: Scene, tab: Id<'cap'>, told: Entry): void {
  const { secrets, at } = scene
  if (!canBe(told, at)) throw new Refusal('malformed')
  const row = withoutErased(scene, told)
  if (!row) return
  const key = talkKey(secrets, tab, row)
  const old = secrets.rows.talk.get(key)?.entry
  if (!old && secrets.rows.talk.size >= MOST_TURNS) throw new Refusal('too_many')
  const next = old ? joined(old, row) : row
  if (next === old) return
  secrets.put('talk', key, { cap: tab, entry: next as Secret<'talk'>['entry'] })
  touch(scene)
}

function joined(old: Entry, row: Entry): Entry {
  if (old[0] === 'v' || row[0] === 'v' || old[1] !== row[1] || old[2] !== row[2]) return old
  if (old[1] === 'x' || old[1] === 'i' || row[1] === 'x' || row[1] === 'i') return old
  const start = Math.min(old[3], row[3])
  const end = Math.max(endOf(old), endOf(row))
  const latest = endOf(old) === endOf(row) ? (old[5] ? old : row) : endOf(old) > endOf(row) ? old : row
  const ends = old[1] === 'f' ? [old, row].flatMap(one => (one[5] ? [endOf(one)] : [])) : []
  const next: Entry =
    ends.length > 0
      ? [old[0], old[1], old[2], start, Math.min(...ends) - start, 1]
      : [old[0], old[1], old[2], start, end - start, latest[5]]
  return next.every((part, at) => part === old[at]) ? old : next
}

/** Takes what a seat said out of the log. */
function removeTalk({ secrets }: Scene, seat: Id<'seat'>): void {
  for (const [key, { cap, entry: row }] of secrets.rows.talk) {
    if (row[0] === 'v' || row[2] !== seat) continue
    const left = unnamed(row)
    if (left) secrets.put('talk', key, { cap, entry: left as Secret<'talk'>['entry'] })
    else secrets.remove('talk', key)
  }
}

/** [W19] [W63] Takes what a seat said out of the log, up to now and for good. */
export function eraseTalk(scene: Scene, seat: Id<'seat'>): void {
  const { secrets, at } = scene
  removeTalk(scene, seat)
  secrets.put('erased', secrets.key('erased', seat), { seat, at })
  withoutTurns(scene, seat)
  touch(scene)
}

/** [W18] A seat that was taken away takes all that it said along; then it counts nowhere. */
export function forgetTalk(scene: Scene, seat: Id<'seat'>): void {
  const { secrets } = scene
  removeTalk(scene, seat)
  secrets.remove('erased', secrets.key('erased', seat))
  secrets.remove('presence', secrets.key('presence', seat))
  secrets.remove('wish', secrets.key('wish', seat))
  secrets.remove('watch', secrets.key('watch', seat))
  endUnagreed(scene, seat)
  touch(scene)
}

/**
 * A meeting that is opened again was closed from `since` on: whoever had the floor then has not spoken all that time, nor
 * has whoever's phone was left on.
 */
export function noTalkSince(scene: Scene, since: number): void {
  const { secrets, chance, at } = scene
  if (secrets.rows.talk.size === 0) return
  const tab = chance.id<'cap'>()
  log(scene, tab, [0, 'f', '~', since, at - since, 1])
  log(scene, tab, [1, 'x', '~', since, at - since, at])
}
