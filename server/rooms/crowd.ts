import { hatsOf } from '#shared/actions/decide.ts'
import type { Id } from '#shared/board/ids.ts'
import type { Board } from '#shared/board/schema.ts'
import { updateFrame } from '#shared/protocol/frames.ts'
import { CLOSE } from '#shared/protocol/version.ts'
import { GONE_AFTER } from '#shared/speaking/speakingNow.ts'
import type { Clock } from '../clock.ts'
import type { KeyRole } from '../storage/storage.ts'
import type { Ledger } from './ledger.ts'
import { Presence } from './presence.ts'
import { type Acted, Private } from './private.ts'
import type { Session } from './session.ts'
import { SpeakingFeed } from './speakingFeed.ts'

const BEAT_EVERY = 5000
/** Phones, laptops and tabs of one person at once. */
const MOST_OF_ONE = 12

/** Everyone who is connected to a room: who they are, what they are told, and whether their sockets still live. */
export class Crowd {
  readonly #sessions = new Set<Session>()
  readonly #presence: Presence
  readonly #private = new Private()
  readonly #feed = new SpeakingFeed(seat => this.#presence.isGoneFor(seat, GONE_AFTER))
  readonly #clock: Clock
  readonly #wantsRest: (session: Session) => void
  #stopBeat: () => void

  /** @param wantsRest called for a session that fell behind and can take what it lacks */
  constructor(clock: Clock, wantsRest: (session: Session) => void) {
    this.#clock = clock
    this.#wantsRest = wantsRest
    this.#presence = new Presence(clock, push => {
      for (const session of this.#sessions) session.push(push)
    })
    this.#stopBeat = clock.after(BEAT_EVERY, () => this.#beat())
  }

  get size(): number {
    return this.#sessions.size
  }

  add(session: Session): void {
    const { actor } = session.guest
    this.#makeRoom(actor)
    this.#sessions.add(session)
    this.#presence.came(session)
    session.push({
      type: 'welcome',
      at: this.#clock.now(),
      seat: actor.type === 'seat' ? actor.seat : '',
      keeper: actor.type === 'seat' && actor.keeper,
      ...this.#presence.told,
    })
  }

  /** Nobody fills the room with sockets of one seat: the oldest of too many is let go. */
  #makeRoom(actor: Session['guest']['actor']): void {
    if (actor.type !== 'seat') return
    const own = [...this.#sessions].filter(
      ({ guest }) => guest.actor.type === 'seat' && guest.actor.seat === actor.seat,
    )
    if (own.length >= MOST_OF_ONE) own[0]!.close(CLOSE.overrun)
  }

  /** False when it was not here. */
  remove(session: Session): boolean {
    if (!this.#sessions.delete(session)) return false
    this.#private.forget(session)
    this.#feed.forget(session)
    this.#presence.went(session)
    return true
  }

  /** Gives a joiner what it lacks, and then what is only for them. */
  letIn(session: Session, vector: Uint8Array, ledger: Ledger): void {
    let lacking: ReturnType<Ledger['lacking']>
    try {
      lacking = ledger.lacking(vector)
    } catch {
      return session.close(CLOSE.malformed)
    }
    session.synced(lacking.update, lacking.tail.map(updateFrame))
    this.#private.welcome(session, ledger)
    this.#feed.look(this.#sessions, ledger, this.#clock.now())
  }

  /** The same bytes for everyone, made once. */
  broadcast(update: Uint8Array): void {
    const frame = updateFrame(update)
    for (const session of this.#sessions) session.update(frame)
  }

  /** Who is in the room: connected, or at the table without a phone. */
  here({ seat }: Board): ReadonlySet<Id<'seat'>> {
    const seats = [...seat.values()].filter(({ id, noPhone }) => noPhone || this.#presence.has(id))
    return new Set(seats.map(({ id }) => id))
  }

  tellPrivately(ledger: Ledger, acted: Acted): void {
    this.#private.tell(this.#sessions, ledger, acted)
    this.#feed.look(this.#sessions, ledger, this.#clock.now())
  }

  /** People whose seat was taken away, or who left, are let go. */
  showOut(board: Board): void {
    for (const session of this.#sessions) {
      const { actor } = session.guest
      if (actor.type === 'seat' && !hatsOf(actor, board).includes('person')) session.close(CLOSE.removed)
    }
  }

  /** The keys of these roles are new: big screens that came by the old one go, keepers come back as people. */
  keysRenewed(roles: readonly KeyRole[], except: Id<'seat'>): void {
    for (const session of this.#sessions) {
      const { actor, key } = session.guest
      if (key === null || !roles.includes(key)) continue
      if (actor.type === 'screen') session.close(CLOSE.unknown)
      else if (actor.keeper && actor.seat !== except) session.close(CLOSE.restart)
    }
  }

  /** Everyone is sent to another epoch. They come back by themselves. */
  sendTo(epoch: number): void {
    this.#presence.awaitAll()
    for (const session of [...this.#sessions]) session.close(CLOSE.epoch, String(epoch))
  }

  close(code: number, reason: string): void {
    for (const session of this.#sessions) session.close(code, reason)
    this.#stopBeat()
    this.#presence.close()
  }

  #beat(): void {
    for (const session of this.#sessions) {
      if (session.wantsRest) this.#wantsRest(session)
      session.beat()
    }
    this.#feed.tell(this.#sessions, this.#clock.now())
    this.#stopBeat = this.#clock.after(BEAT_EVERY, () => this.#beat())
  }
}
