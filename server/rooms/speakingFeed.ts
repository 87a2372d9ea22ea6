import { agreedTo } from '#shared/actions/agreement.ts'
import type { Id } from '#shared/board/ids.ts'
import type { Who } from '#shared/speaking/entry.ts'
import { namedSpeakersNow } from '#shared/speaking/speakingNow.ts'
import { isOn } from '#shared/speaking/subjects.ts'
import type { Ledger } from './ledger.ts'
import type { Session } from './session.ts'

/** What the feed goes by, as it was when all were told last. */
type Seen = Pick<Ledger['secrets'], 'talk' | 'agree' | 'watch'>

/**
 * [W54] [W55] Who speaks just now, by name: while everyone has agreed to it, and only to those who want to see it. Kept
 * nowhere; the document knows only that it is on.
 */
export class SpeakingFeed {
  readonly #isGone: (seat: Id<'seat'>) => boolean
  /** What each session was told last; whoever was told nothing is not here. */
  readonly #told = new Map<Session, string>()
  /** Null while it is off or nobody looks. */
  #seen: Seen | null = null

  /** @param isGone whether all devices of a seat have been gone for a while */
  constructor(isGone: (seat: Id<'seat'>) => boolean) {
    this.#isGone = isGone
  }

  /** The board has changed, or somebody has come: tells what is new. @param now server time, milliseconds since 1970 */
  look(sessions: Iterable<Session>, { current, secrets }: Ledger, now: number): void {
    const [row] = current.balance.values()
    this.#seen = isOn(row, 'now') && secrets.watch.size > 0 ? secrets : null
    this.tell(sessions, now)
  }

  /** Time has passed, and with it somebody may have ended. */
  tell(sessions: Iterable<Session>, now: number): void {
    const seen = this.#seen
    if (!seen) return this.#end()
    const log = [...seen.talk.values()].map(({ cap, entry }) => [cap, entry] as const)
    const isGone = (who: Who) => this.#isGone(who as Id<'seat'>)
    const seats = namedSpeakersNow(log, now, isGone, agreedTo(seen, 'now'))
    const watching = new Set([...seen.watch.values()].map(({ seat }) => seat))
    const news = JSON.stringify(seats)
    for (const session of sessions) {
      const { actor } = session.guest
      if (actor.type !== 'seat' || !watching.has(actor.seat)) this.#endFor(session)
      else if (this.#told.get(session) !== news) {
        this.#told.set(session, news)
        session.push({ type: 'now', seats })
      }
    }
  }

  forget(session: Session): void {
    this.#told.delete(session)
  }

  #end(): void {
    for (const session of this.#told.keys()) this.#endFor(session)
  }

  #endFor(session: Session): void {
    if (this.#told.delete(session)) session.push({ type: 'now', seats: null })
  }
}
