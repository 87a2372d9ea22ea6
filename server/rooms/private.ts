import { hatsOf } from '#shared/actions/decide.ts'
import type { Id } from '#shared/board/ids.ts'
import { sealedKey } from '#shared/board/secrets.ts'
import type { Push } from '#shared/protocol/messages.ts'
import type { Ledger } from './ledger.ts'
import type { Session } from './session.ts'

/** [T7] The cards on which a seat said "me too". Found by asking for each card: no row names a seat. */
function meTooOf(seat: Id<'seat'>, { current, secrets, seal }: Ledger): Push {
  const said = secrets.meToo.size === 0 ? [] : [...current.card.keys()]
  return { type: 'mine', meToo: said.filter(card => secrets.meToo.has(sealedKey(seal, 'meToo', card, seat))) }
}

const atTheDoor = ({ secrets }: Ledger): Push => ({
  type: 'door',
  knocks: [...secrets.knock.values()]
    .filter(({ state }) => state === 'waiting')
    .map(({ knock, name }) => ({ knock, name })),
})

/** Whose own things may have changed: of these seats, or of anyone. */
export type Acted = ReadonlySet<Id<'seat'>> | 'anyone'

/** What one person is told and nobody else: their own me-toos, and for hosts who is at the door. Only what is new to them. */
export class Private {
  readonly #told = new Map<Session, { mine: string; door: string }>()

  /**
   * Tells what has changed for each of these since they were last told. Finding somebody's me-toos takes a hash for every
   * card, so only those who acted are asked about.
   */
  tell(sessions: Iterable<Session>, ledger: Ledger, acted: Acted = 'anyone'): void {
    const door = atTheDoor(ledger)
    const mine = new Map<Id<'seat'>, Push>()
    for (const session of sessions) {
      const told = this.#told.get(session)
      const { actor } = session.guest
      if (!told || actor.type !== 'seat') continue
      if (hatsOf(actor, ledger.current).includes('host')) told.door = tellOnce(session, door, told.door)
      if (told.mine !== '' && acted !== 'anyone' && !acted.has(actor.seat)) continue
      const own = mine.get(actor.seat) ?? meTooOf(actor.seat, ledger)
      mine.set(actor.seat, own)
      told.mine = tellOnce(session, own, told.mine)
    }
  }

  welcome(session: Session, ledger: Ledger): void {
    this.#told.set(session, { mine: '', door: '' })
    this.tell([session], ledger)
  }

  forget(session: Session): void {
    this.#told.delete(session)
  }
}

function tellOnce(session: Session, push: Push, before: string): string {
  const now = JSON.stringify(push)
  if (now !== before) session.push(push)
  return now
}
