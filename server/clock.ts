/** Time, so that tests can have their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls back later; after 0 ms means when this turn of the event loop is over. Returns the way to stop it. */
  after(ms: number, callback: () => void): () => void
}

/** Milliseconds until `every` have passed since `last`; never longer, also when the clock was put back meanwhile. */
export const pause = (clock: Clock, last: number, every: number): number =>
  Math.min(every, Math.max(0, last + every - clock.now()))

export const systemClock: Clock = {
  now: Date.now,
  after(ms, callback) {
    if (ms <= 0) {
      const immediate = setImmediate(callback)
      return () => clearImmediate(immediate)
    }
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}
