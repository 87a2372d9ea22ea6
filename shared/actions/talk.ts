import * as v from 'valibot'
import { type Id, id, maybeId } from '../board/ids.ts'
import type { Row } from '../board/schema.ts'
import { Refusal } from '../protocol/refusal.ts'
import type { Entry } from '../speaking/entry.ts'
import { nextLights, notYetHeard, shownHeard } from '../speaking/lights.ts'
import { nextTrend } from '../speaking/trend.ts'
import { nextWord } from '../speaking/word.ts'
import { agreedNow } from './agreement.ts'
import { patchBalance, sumUpAgain } from './balanceRow.ts'
import { actingFor, action, found, nothing, type Scene, seatOf } from './define.ts'
import { beginOneVoice, endOneVoice } from './oneVoice.ts'
import { AGO, eraseTalk, log, talkKey, touch } from './talkLog.ts'

/** Own turns of one person: nobody fills the log so that no one else is counted. */
const MOST_OF_ONE = 2000
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const cap = id<'cap'>()
/** One stretch of time of one tab: its number there, when it began, and how long it is. */
const stretch = { cap, turn: whole, start: whole, len: v.pipe(whole, v.maxValue(AGO)) }
/** `closed` is whether a person ended it; without, it goes on or has timed out. */
const turn = { ...stretch, closed: v.boolean() }
const whoever = v.union([v.picklist(['?', '*', '~']), id<'seat'>()])

/** Whoever taps for the room: a host, or the friend of time. @throws Refusal */
function whoTaps(scene: Scene): Row<'seat'> {
  const seat = seatOf(scene)
  if (!seat.leads && !seat.timeFriend) throw new Refusal('not_yours')
  return seat
}

const ownTurnsOf = ({ secrets }: Scene, seat: Id<'seat'>): number =>
  [...secrets.rows.talk.values()].filter(({ entry: row }) => row[1] === 's' && row[2] === seat).length

export const talkActions = {
  /** "I'm speaking", from one's own device: when it began, again while it goes on, and when it ended. */
  'talk.mine': action({
    args: v.object(turn),
    who: ['person'],
    // Timed by the server's clock: a device whose own clock was set wrong is not to judge whether the time can be.
    preview: false,
    apply(scene, { cap: tab, turn: number, start, len, closed }) {
      const { id } = seatOf(scene)
      const row: Entry = [number, 's', id, start, len, closed ? 1 : 0]
      const isNew = !scene.secrets.rows.talk.has(talkKey(scene.secrets, tab, row))
      if (isNew && ownTurnsOf(scene, id) >= MOST_OF_ONE) throw new Refusal('too_many')
      log(scene, tab, row)
    },
  }),

  /** Who has the floor, tapped by a host or the friend of time. Each ends where the next begins. */
  'talk.tap': action({
    args: v.object({ ...turn, who: whoever }),
    who: ['person'],
    apply(scene, { cap: tab, turn: number, who, start, len, closed }) {
      whoTaps(scene)
      log(scene, tab, [number, 'f', who, start, len, closed ? 1 : 0])
    },
  }),

  /** Takes a turn back, as if it had not been. Who knows the tab has made it, or leads. */
  'talk.undo': action({
    args: v.object({ cap, turn: whole, own: cap }),
    who: ['person'],
    apply(scene, { cap: tab, turn: number, own }) {
      const { secrets } = scene
      const { leads, timeFriend } = seatOf(scene)
      // Others cannot fill the log with what they take back of turns that never were.
      if (leads || timeFriend || secrets.rows.talk.has(secrets.key('talk', tab, String(number))))
        log(scene, own, ['v', tab, number])
    },
  }),

  /** Sets right who spoke in a stretch of time; '' for nobody. */
  'talk.fix': action({
    args: v.object({ ...stretch, who: v.union([v.literal(''), whoever]) }),
    who: ['host'],
    apply: (scene, { cap: tab, turn: number, who, start, len }) =>
      log(scene, tab, [number, 'x', who, start, len, scene.at]),
  }),

  /** [W19] "Erase what was captured of me." [W64] `for` is somebody without a phone, for whom a host does it. */
  'talk.erase': action({
    args: v.object({ for: v.optional(maybeId<'seat'>(), '') }),
    who: ['person'],
    when: ['open', 'closed'],
    apply(scene, { for: other }) {
      const own = seatOf(scene)
      if (other && !own.leads) throw new Refusal('not_yours')
      eraseTalk(scene, actingFor(scene, own, other).id)
      sumUpAgain(scene)
    },
  }),

  /** A story, or a talk by one person: nobody is to share that time. */
  'talk.oneVoice': action({
    args: v.object({ on: v.boolean() }),
    who: ['host'],
    preview: false,
    apply(scene, { on }) {
      if (on) beginOneVoice(scene)
      else endOneVoice(scene)
      touch(scene)
    },
  }),

  /** How somebody would like to take part just now; hosts are told, and do not ask who would rather listen. */
  'talk.wish': action({
    args: v.object({ wish: v.picklist(['', 'later', 'write', 'listen']) }),
    who: ['person'],
    apply(scene, { wish }) {
      const { id: seat } = seatOf(scene)
      const key = scene.secrets.key('wish', seat)
      if (wish) scene.secrets.put('wish', key, { seat, wish })
      else scene.secrets.remove('wish', key)
    },
  }),

  /** Somebody else taps who is speaking. */
  'time.friend': action({
    args: v.object({ seat: id<'seat'>(), on: v.boolean() }),
    who: ['host'],
    apply(scene, { seat, on }) {
      const { noPhone } = found(scene.draft.board.seat.get(seat))
      if (noPhone) throw new Refusal('not_yours')
      scene.draft.patch('seat', seat, { timeFriend: on })
    },
  }),

  /** [W20] Anyone takes it off the wall, and nobody is told who; a host shows it again. */
  'balance.show': action({
    args: v.object({ shown: v.boolean() }),
    who: ['person'],
    apply(scene, { shown }) {
      if (shown && !seatOf(scene).leads) throw new Refusal('not_yours')
      patchBalance(scene, shown ? { isHidden: false } : { isHidden: true, coverage: false })
    },
  }),

  /** [W51] A host has the wall say how many have not spoken yet; where it is nobody or one person, it does not. */
  'balance.cover': action({
    args: v.object({ shown: v.boolean() }),
    who: ['host'],
    apply(scene, { shown }) {
      for (const row of scene.draft.board.balance.values())
        patchBalance(scene, { coverage: shown && notYetHeard(row) > 0 })
    },
  }),

  /** [W20] What everyone may know is written down: a word, and how many have been heard. */
  'balance.tell': action({
    args: nothing,
    who: ['server'],
    when: ['open', 'closed'],
    preview: false,
    apply(scene) {
      const { secrets, at, draft } = scene
      const key = secrets.key('gauge')
      const gauge = secrets.rows.gauge.get(key)
      if (!gauge) return
      const wrote = new Set([...draft.board.card.values()].flatMap(({ by }) => (by ? [by] : [])))
      const { sentence, whole: all } = scene.figuresOf(secrets.rows, at, wrote)
      const wall = nextWord(gauge.wall, sentence, at)
      const lights = nextLights(gauge.lights, all.people)
      const trend = nextTrend(gauge.trend, wall.word, at)
      secrets.put('gauge', key, { ...gauge, told: at, wall, trend, lights })
      const [old] = draft.board.balance.values()
      const heard = shownHeard(lights, all.people)
      const coverage = old?.coverage === true && notYetHeard(heard) > 0
      const shown = { word: wall.word, trend: trend.trend, ...heard, coverage, ...agreedNow(scene, all.people) }
      const fields = Object.keys(shown) as (keyof typeof shown)[]
      if (!old || fields.some(field => JSON.stringify(old[field]) !== JSON.stringify(shown[field])))
        patchBalance(scene, shown)
    },
  }),
} as const
