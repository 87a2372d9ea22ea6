import { hatsOf } from '#shared/actions/decide.ts'
import { tickKey } from '#shared/actions/ticks.ts'
import type { Id } from '#shared/board/ids.ts'
import {
  boxOf,
  keyInBox,
  type Secret,
  type SecretRows,
  type SignalSort,
  sealedKey,
  signalSorts,
} from '#shared/board/secrets.ts'
import type { OwnBallot, Push } from '#shared/protocol/messages.ts'
import type { OwnTalk } from '#shared/speaking/own.ts'
import { type Subject, subjects } from '#shared/speaking/subjects.ts'
import type { Ledger } from './ledger.ts'
import type { Session } from './session.ts'
import { TalkNews } from './talk.ts'

/** Whose own things may have changed: of these seats, or of anyone. */
export type Acted = ReadonlySet<Id<'seat'>> | 'anyone'

/** What is a person's own. Found by asking for each. */
interface Mine {
  readonly meToo: readonly Id<'card'>[]
  readonly signals: readonly SignalSort[]
  readonly turn: boolean
  readonly ballots: readonly OwnBallot[]
  readonly talk: OwnTalk | null
  readonly wish: Secret<'wish'>['wish'] | ''
  readonly agreed: readonly Subject[]
  readonly credited: boolean
  readonly tick: Secret<'tick'>['group'] | ''
  readonly place: { before: number; at: number } | null
}

/** [T7] The cards on which a seat said "me too": a hash for every card. */
function meTooOf(seat: Id<'seat'>, { current, secrets, seal }: Ledger): Mine['meToo'] {
  const said = secrets.meToo.size === 0 ? [] : [...current.card.keys()]
  return said.filter(card => secrets.meToo.has(sealedKey(seal, 'meToo', card, seat)))
}

/** [G2] [G4] What a seat signals, and whether it was given the turn. */
const signalsOf = (seat: Id<'seat'>, { secrets, seal }: Ledger): Pick<Mine, 'signals' | 'turn'> => ({
  signals: signalSorts.filter(sort => secrets.signal.has(sealedKey(seal, 'signal', sort, seat))),
  turn: secrets.turn.has(sealedKey(seal, 'turn', seat)),
})

/** [V3] What a seat has put into the boxes that are open. */
const ballotsOf = (seat: Id<'seat'>, { secrets, seal }: Ledger): readonly OwnBallot[] =>
  [...secrets.box].flatMap(([at, { key }]) => {
    const box = boxOf('box', at)!
    const own = secrets.ballot.get(keyInBox(box, sealedKey(seal, 'ballot', box, key, seat)))
    return own ? [{ box, marks: own.marks, reason: own.reason }] : []
  })

/** [W21] How many have the turn before this seat, the one who has it now among them; null where it is not in the round. */
function placeOf(seat: Id<'seat'>, { secrets }: Ledger): Mine['place'] {
  for (const { order, at } of secrets.way.values()) {
    const before = order.indexOf(seat, at) - at
    if (before >= 0) return { before, at }
  }
  return null
}

/** [W22] A seat's own part in the talking. */
const talkOf = (
  seat: Id<'seat'>,
  ledger: Ledger,
  news: TalkNews,
): Pick<Mine, 'talk' | 'wish' | 'agreed' | 'credited' | 'tick' | 'place'> => ({
  talk: news.own(ledger, seat),
  wish: ledger.secrets.wish.get(sealedKey(ledger.seal, 'wish', seat))?.wish ?? '',
  agreed: subjects.filter(subject => ledger.secrets.agree.has(sealedKey(ledger.seal, 'agree', subject, seat))),
  credited: ledger.secrets.credit.has(sealedKey(ledger.seal, 'credit', seat)),
  tick: ledger.secrets.tick.get(tickKey((...parts) => sealedKey(ledger.seal, ...parts), seat))?.group ?? '',
  place: placeOf(seat, ledger),
})

const atTheDoor = ({ secrets }: Ledger): Push => ({
  type: 'door',
  knocks: [...secrets.knock.values()]
    .filter(({ state }) => state === 'waiting')
    .map(({ knock, name }) => ({ knock, name })),
})

/** [G2] Merged: how many and which words, and not who or when. */
const signalled = ({ secrets }: Ledger): Push => ({
  type: 'signals',
  signals: signalSorts.flatMap(sort => {
    const rows = [...secrets.signal.values()].filter(row => row.sort === sort)
    const words = [...new Set(rows.map(({ word }) => word).filter(word => word !== ''))].sort()
    return rows.length > 0 ? [{ sort, people: rows.length, words }] : []
  }),
})

/** What was last said to a session of each sort. */
interface Told {
  mine: Mine | null
  /** The talk log as this host has it. */
  talk: SecretRows['talk'] | null
  readonly said: Map<Push['type'], string>
}

/** What one person is told and nobody else: what is their own, and for hosts the door and the signals. Only news. */
export class Private {
  readonly #told = new Map<Session, Told>()
  readonly #news = new TalkNews()
  /** The rows of what is many people's own when all were told last: a change makes new ones. */
  #last: readonly unknown[] = []

  /** Tells what has changed for each of these since they were last told; me-toos are looked up for who acted only. */
  tell(sessions: Iterable<Session>, ledger: Ledger, acted: Acted): void {
    const { signal, turn, box, gauge, wish, agree, credit, tick, way } = ledger.secrets
    const now = [signal, turn, box, gauge, wish, agree, credit, tick, way]
    const isAnyones = acted === 'anyone' || now.some((rows, at) => rows !== this.#last[at])
    this.#last = now
    this.#tell(sessions, ledger, acted, isAnyones)
  }

  #tell(sessions: Iterable<Session>, ledger: Ledger, acted: Acted, isAnyones: boolean): void {
    const forHosts = [atTheDoor(ledger), signalled(ledger)]
    const found = new Map<Id<'seat'>, Mine>()
    for (const session of sessions) {
      const told = this.#told.get(session)
      const { actor } = session.guest
      if (!told || actor.type !== 'seat') continue
      if (hatsOf(actor, ledger.current).includes('host')) {
        for (const push of forHosts) tellNews(session, push, told)
        this.#tellTalk(session, ledger, told)
      } else told.talk = null
      const { seat } = actor
      const isNew = told.mine === null || acted === 'anyone' || acted.has(seat)
      if (!isNew && !isAnyones) continue
      const mine = found.get(seat) ?? {
        meToo: isNew ? meTooOf(seat, ledger) : told.mine!.meToo,
        ...signalsOf(seat, ledger),
        ballots: ballotsOf(seat, ledger),
        ...talkOf(seat, ledger, this.#news),
      }
      found.set(seat, mine)
      told.mine = mine
      const { meToo, signals, turn, ballots, talk, wish, agreed, credited, tick, place } = mine
      const own = { talk, wish, agreed: [...agreed], credited, tick, place }
      tellNews(
        session,
        { type: 'mine', meToo: [...meToo], signals: [...signals], turn, ballots: [...ballots], ...own },
        told,
      )
    }
  }

  /** [W23] The log goes to hosts only: all of it once, then what is new. */
  #tellTalk(session: Session, ledger: Ledger, told: Told): void {
    const { talk } = ledger.secrets
    const push = this.#news.forHost(ledger, told.talk)
    told.talk = talk
    if (push.log.length > 0 || push.whole) {
      told.said.set('talk', JSON.stringify({ ...push, whole: false, log: [] }))
      session.push(push)
    } else tellNews(session, push, told)
  }

  welcome(session: Session, ledger: Ledger): void {
    this.#told.set(session, { mine: null, talk: null, said: new Map() })
    this.#tell([session], ledger, 'anyone', true)
  }

  forget(session: Session): void {
    this.#told.delete(session)
  }
}

function tellNews(session: Session, push: Push, { said }: Told): void {
  const news = JSON.stringify(push)
  if (news === said.get(push.type)) return
  said.set(push.type, news)
  session.push(push)
}
