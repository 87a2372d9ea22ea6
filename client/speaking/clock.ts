/** Pings at first use; of so many the best counts; milliseconds between two while a turn is open. */
const FIRST = 5
const KEPT = 8
const EVERY = 30_000
/** While a turn is open the clock is put right by no more than this in a second, milliseconds. */
const SLEW = 50
/** Farther off than this a device has slept, and there is nothing to be gentle about, milliseconds. */
const SLEPT = 2000
/** Two clocks that run drift apart by no more than this in a meeting, milliseconds. */
const DRIFT = 100

/** One ping: how far the server's clock is ahead of this device's running time, and how long it took; milliseconds. */
interface Sample {
  readonly ahead: number
  readonly trip: number
}

/** What the clock is made of, so that tests can have their own time and network. */
export interface ClockParts {
  /** Milliseconds that this device has been running: it does not follow the clock that a person can set. */
  running(): number
  /** What the server's clock says, milliseconds since 1970. Rejects where it cannot be reached. */
  ask(): Promise<number>
  after(ms: number, callback: () => void): () => void
}

/**
 * [W30] The server's clock as this device knows it. It is off by at most half of the quickest ping, however wrong the
 * device's own clock is, and keeps running without a network.
 */
export class ServerClock {
  readonly #parts: ClockParts
  #samples: readonly Sample[] = []
  /** How far ahead it was taken to be at `#since`, and how far it is meant to be. */
  #ahead: number
  #since: number
  #target: number
  readonly #open = new Set<string>()
  #isUsed = false
  #stop: (() => void) | null = null

  /** @param guess what the server's clock says now, as well as is known before any ping; milliseconds since 1970 */
  constructor(parts: ClockParts, guess: number) {
    this.#parts = parts
    this.#since = parts.running()
    this.#ahead = guess - this.#since
    this.#target = this.#ahead
  }

  /** Milliseconds since 1970, whole. */
  now(): number {
    const running = this.#parts.running()
    return Math.round(running + this.#aheadAt(running))
  }

  get #isOpen(): boolean {
    return this.#open.size > 0
  }

  /** A turn of this sort begins: from now on the clock makes no jump, and is looked after. */
  open(sort: 'own' | 'floor'): void {
    this.#settle()
    this.#open.add(sort)
    void this.sync()
  }

  /** No turn of this sort is open any more. */
  close(sort: 'own' | 'floor'): void {
    if (!this.#open.delete(sort) || this.#isOpen) return
    this.#settle()
    this.#ahead = this.#target
    this.#rest()
  }

  /** Asks the server: several times at first use, then once. Also when the network, or the page, has come back. */
  async sync(): Promise<void> {
    this.#rest()
    const pings = this.#isUsed ? 1 : FIRST
    this.#isUsed = true
    for (let ping = 0; ping < pings; ping++) await this.#ping()
    if (!this.#isOpen) return
    this.#rest()
    this.#stop = this.#parts.after(EVERY, () => void this.sync())
  }

  #rest(): void {
    this.#stop?.()
    this.#stop = null
  }

  async #ping(): Promise<void> {
    const sent = this.#parts.running()
    let at: number
    try {
      at = await this.#parts.ask()
    } catch {
      return
    }
    const came = this.#parts.running()
    this.#learn({ ahead: at - (sent + came) / 2, trip: came - sent })
  }

  #learn(sample: Sample): void {
    // What cannot be true beside this one is from before the device slept, or before the server's clock was set.
    const agree = this.#samples.filter(
      one => Math.abs(one.ahead - sample.ahead) <= (one.trip + sample.trip) / 2 + DRIFT,
    )
    this.#samples = [...agree, sample].slice(-KEPT)
    const best = this.#samples.reduce((least, one) => (one.trip < least.trip ? one : least))
    this.#settle()
    this.#target = best.ahead
    if (!this.#isOpen || Math.abs(this.#target - this.#ahead) > Math.max(SLEPT, best.trip)) this.#ahead = this.#target
  }

  #aheadAt(running: number): number {
    if (!this.#isOpen) return this.#target
    const most = ((running - this.#since) / 1000) * SLEW
    return this.#ahead + Math.max(-most, Math.min(most, this.#target - this.#ahead))
  }

  /** Goes on from where it is now. */
  #settle(): void {
    const running = this.#parts.running()
    this.#ahead = this.#aheadAt(running)
    this.#since = running
  }
}
