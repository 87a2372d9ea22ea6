import type { ActionName } from '#shared/actions/index.ts'
import { nextDue } from '#shared/meeting/clock.ts'
import type { Loss } from '#shared/meeting/forgetting.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import type { Ledger } from './ledger.ts'
import type { RoomParts } from './roomParts.ts'
import { RoomClosed } from './round.ts'

/** Forgetting waits so long after the board was opened, and after it did not work, ms: trouble does not drive people out. */
const AGAIN_AFTER = 5000

/** What a room does by itself, without being asked. */
export class Upkeep {
  readonly #parts: Pick<RoomParts, 'clock' | 'log'>
  #forgetFrom: number
  #stopTimer: (() => void) | null = null

  constructor(parts: Pick<RoomParts, 'clock' | 'log'>) {
    this.#parts = parts
    this.#forgetFrom = parts.clock.now() + AGAIN_AFTER
  }

  /** Only between appends. */
  async saveSnapshot(ledger: Ledger): Promise<void> {
    if (await ledger.saveSnapshot()) this.#parts.log.info('snapshot_saved')
    else this.#parts.log.warn('snapshot_differs')
  }

  /** What the server does by itself next: tell the me-toos, make a closed meeting final, forget what was taken away. */
  setTimer({ current, secrets }: Ledger, perform: (name: ActionName) => Promise<void>): void {
    const { clock, log } = this.#parts
    this.#stopTimer?.()
    const due = nextDue(current, secrets, clock.now())
    if (!due) return
    const at = due.name === 'words.forget' ? Math.max(due.at, this.#forgetFrom) : due.at
    this.#stopTimer = clock.after(at - clock.now(), () =>
      perform(due.name).catch(error => {
        if (!(error instanceof Refusal || error instanceof RoomClosed)) log.fault('wake_failed', error)
      }),
    )
  }

  /**
   * [E2] Once it is time, writes the board anew without what was removed or replaced. Only between appends. What does
   * not work is tried again later; the meeting goes on.
   * @returns what is gone; where it was cards, everyone has to begin with a fresh document
   */
  async forget(ledger: Ledger): Promise<Loss> {
    const { log, clock } = this.#parts
    const [mark] = ledger.secrets.forget.values()
    if (!mark?.now || clock.now() < this.#forgetFrom) return 'nothing'
    this.#forgetFrom = clock.now() + AGAIN_AFTER
    try {
      const result = await ledger.forget(mark.cards)
      if (result === 'forgotten') {
        log.info('words_forgotten')
        return mark.cards ? 'cards' : 'words'
      }
      if (result === 'differs') log.warn('snapshot_differs')
    } catch (error) {
      // It is stored or it is not: whoever writes next finds out.
      log.fault('forget_failed', error)
    }
    return 'nothing'
  }

  close(): void {
    this.#stopTimer?.()
  }
}
