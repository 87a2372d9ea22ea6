import * as v from 'valibot'
import { type Id, id } from '../board/ids.ts'
import type { Secret } from '../board/secrets.ts'
import { Refusal } from '../protocol/refusal.ts'
import { isInGroups, wayNames, ways } from '../speaking/ways.ts'
import { patchBalance } from './balanceRow.ts'
import { action, found, nothing, type Scene, seatOf } from './define.ts'
import { endOneVoice } from './oneVoice.ts'
import { present } from './presence.ts'
import { log } from './talkLog.ts'

/*
 * [W21] Ways to share the time that capture themselves. Who has the turn is nobody's business but that person's and the
 * hosts': the board says only which way it is.
 */

const MINUTE = 60_000
/** No quiet time and no talk in pairs is longer, minutes. */
const LONGEST = 60

type Way = Secret<'way'>

const keyOf = ({ secrets }: Scene) => secrets.key('way')
const wayIn = (scene: Scene): Way | undefined => scene.secrets.rows.way.get(keyOf(scene))

/** The floor as the way itself captures it: its turns are numbered as they come. */
function tap(scene: Scene, { way, order, at, kind }: Way): void {
  const who = ways[kind].hasTurns ? order[at] : '~'
  if (who) log(scene, way as string as Id<'cap'>, [at, 'f', who, scene.at, 0, 0])
}

/** The turn that is under way ends now, or, where it was passed on without a word, has not been. */
function endTap(scene: Scene, { way, order, at }: Way, isPassed: boolean): void {
  const cap = way as string as Id<'cap'>
  const who = order[at] ?? '~'
  const row = [...scene.secrets.rows.talk.values()].find(
    one => one.cap === cap && one.entry[0] === at && one.entry[2] === who,
  )?.entry
  if (!row || row[0] === 'v') return
  if (isPassed) log(scene, cap, ['v', cap, at])
  else log(scene, cap, [at, 'f', who, row[3], Math.max(1, scene.at - row[3]), 1])
}

/** The way that is under way, if there is one, is over. */
export function endWay(scene: Scene, isPassed = false): void {
  const way = wayIn(scene)
  if (way) endTap(scene, way, isPassed)
  scene.secrets.remove('way', keyOf(scene))
  for (const [key, row] of scene.secrets.rows.smallGroups)
    if (row.end === null) scene.secrets.put('smallGroups', key, { ...row, end: scene.at })
  if ([...scene.draft.board.balance.values()].some(balance => balance.way !== ''))
    patchBalance(scene, { way: '', wayEnds: 0 })
}

function begin(scene: Scene, way: Way, minutes: number): void {
  endWay(scene)
  endOneVoice(scene)
  scene.secrets.put('way', keyOf(scene), way)
  patchBalance(scene, { way: way.kind, wayEnds: minutes > 0 ? scene.at + minutes * MINUTE : 0 })
  if (isInGroups(way.kind))
    scene.secrets.put('smallGroups', scene.secrets.key('smallGroups', String(scene.at)), { start: scene.at, end: null })
  tap(scene, way)
}

/** The turn goes on to the next, or the way is over. */
function goOn(scene: Scene, way: Way, isPassed: boolean): void {
  if (way.at + 1 >= way.order.length) return endWay(scene, isPassed)
  endTap(scene, way, isPassed)
  const next = { ...way, at: way.at + 1 }
  scene.secrets.put('way', keyOf(scene), next)
  tap(scene, next)
}

/** Nobody waits for somebody who is not in the room any more; had they the turn, it goes on. */
export function leaveWay(scene: Scene, seat: Id<'seat'>): void {
  const way = wayIn(scene)
  if (!way) return
  const { order, at } = way
  const left = { ...way, order: order.filter((one, place) => place <= at || one !== seat) }
  if (order[at] === seat) goOn(scene, left, false)
  else if (left.order.length < order.length) scene.secrets.put('way', keyOf(scene), left)
}

/**
 * [W37] Whoever comes while it goes round has the last turn. Not who has had theirs and is back, and not who would rather
 * listen. A talking piece is handed to whoever its holder likes.
 */
export function joinWay(scene: Scene, seat: Id<'seat'>): void {
  const way = wayIn(scene)
  if (way?.kind !== 'round' || way.order.includes(seat)) return
  if (scene.secrets.rows.wish.get(scene.secrets.key('wish', seat))?.wish === 'listen') return
  scene.secrets.put('way', keyOf(scene), { ...way, order: [...way.order, seat] })
}

/** The seats in the order of a round: the fewest turns first, of those the least talk; drawn by lot where it is level. */
function fewestFirst(scene: Scene): Id<'seat'>[] {
  const { people } = scene.figuresOf(scene.secrets.rows, scene.at).whole
  const listening = new Set(
    [...scene.secrets.rows.wish.values()].flatMap(one => (one.wish === 'listen' ? [one.seat] : [])),
  )
  const had = (seat: Id<'seat'>) => people.get(seat) ?? { turns: 0, talk: 0 }
  return scene.chance
    .shuffle(present(scene).filter(seat => !listening.has(seat)))
    .sort((a, b) => had(a).turns - had(b).turns || had(a).talk - had(b).talk)
}

/** The way, if whoever acts has the turn in it or leads, and nobody has moved it on since they looked. */
function wayAt(scene: Scene, at: number): Way | null {
  const way = wayIn(scene)
  const seat = seatOf(scene)
  if (!way || way.at !== at) return null
  if (!seat.leads && way.order[at] !== seat.id) throw new Refusal('not_yours')
  return way
}

export const wayActions = {
  /** Everyone in the order of the fewest turns so far; a piece begins with `to`; the others have no turns. */
  'way.start': action({
    args: v.object({
      way: id<'way'>(),
      kind: v.picklist(wayNames),
      minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LONGEST)),
      to: v.optional(v.union([v.literal(''), id<'seat'>()]), ''),
    }),
    who: ['host'],
    preview: false,
    apply(scene, { way, kind, minutes, to }) {
      if (wayIn(scene)?.way === way) return
      if (kind === 'piece') found(scene.draft.board.seat.get(to as Id<'seat'>))
      const order = kind === 'round' ? fewestFirst(scene) : kind === 'piece' ? [to as Id<'seat'>] : []
      if (kind === 'round' && order.length === 0) throw new Refusal('gone')
      begin(scene, { way, kind, order, at: 0 }, minutes)
    },
  }),

  /** The turn goes on to the next. Passing is always fine, and is no turn. `at` is the turn it was meant for. */
  'way.next': action({
    args: v.object({ at: v.number(), passed: v.boolean() }),
    who: ['person'],
    preview: false,
    apply(scene, { at, passed }) {
      const way = wayAt(scene, at)
      if (way) goOn(scene, way, passed)
    },
  }),

  /** The talking piece is handed to somebody, by whoever has it or by a host. */
  'way.give': action({
    args: v.object({ at: v.number(), to: id<'seat'>() }),
    who: ['person'],
    preview: false,
    apply(scene, { at, to }) {
      found(scene.draft.board.seat.get(to))
      const way = wayAt(scene, at)
      if (way?.kind !== 'piece') return
      endTap(scene, way, false)
      const next = { ...way, order: [...way.order, to], at: at + 1 }
      scene.secrets.put('way', keyOf(scene), next)
      tap(scene, next)
    },
  }),

  /** Ended by a host; quiet time and small groups end by themselves when their time is up. */
  'way.end': action({
    args: nothing,
    who: ['host', 'server'],
    when: ['open', 'closed'],
    preview: false,
    apply(scene) {
      // The time was up for another one, which a host has replaced just now.
      const isDue = [...scene.draft.board.balance.values()].some(({ wayEnds }) => wayEnds > 0 && wayEnds <= scene.at)
      if (scene.by.type === 'seat' || isDue) endWay(scene)
    },
  }),
} as const
