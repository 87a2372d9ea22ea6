import type { Clock } from '#server/clock.ts'

interface Timer {
  readonly at: number
  readonly order: number
  readonly callback: () => void
}

/** Lets everything that waits for nothing but a promise go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await Promise.resolve()
}

/** Time that moves only when it is told to. */
export class FakeClock implements Clock {
  #now: number
  #order = 0
  readonly #timers = new Set<Timer>()

  constructor(now = Date.UTC(2026, 10, 26, 18)) {
    this.#now = now
  }

  /** Whole milliseconds, as on a real clock. */
  now = (): number => Math.floor(this.#now)

  after = (ms: number, callback: () => void): (() => void) => {
    const timer = { at: this.#now + Math.max(0, ms), order: this.#order++, callback }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Moves on by so many ms, calling what is due in order and letting promises settle after each. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    await settle()
    for (;;) {
      let next: Timer | null = null
      for (const timer of this.#timers)
        if (timer.at <= end && (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)))
          next = timer
      if (!next) break
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.callback()
      await settle()
    }
    this.#now = end
  }

  /** The same time for one part of the program, whose timers can all be stopped: it is dead then. */
  mortal(): Clock & { kill(): void } {
    let dead = false
    return {
      now: this.now,
      after: (ms, callback) => this.after(ms, () => !dead && callback()),
      kill: () => {
        dead = true
      },
    }
  }
}
