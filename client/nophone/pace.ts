/** So many go at once, and then so many a second: a little less than a server takes from one device. */
const AT_ONCE = 200
const A_SECOND = 15

/** Lets things go no faster than the server takes them. */
export class Pace {
  readonly #now: () => number
  readonly #wait: (ms: number) => Promise<void>
  #left = AT_ONCE
  #at: number

  /** @param now milliseconds, from any beginning */
  constructor(now = () => performance.now(), wait = (ms: number) => new Promise<void>(next => setTimeout(next, ms))) {
    this.#now = now
    this.#wait = wait
    this.#at = now()
  }

  /** Resolves when so many more may go. */
  async turn(count: number): Promise<void> {
    const now = this.#now()
    this.#left = Math.min(AT_ONCE, this.#left + ((now - this.#at) / 1000) * A_SECOND) - count
    this.#at = now
    if (this.#left < 0) await this.#wait((-this.#left / A_SECOND) * 1000)
  }
}
