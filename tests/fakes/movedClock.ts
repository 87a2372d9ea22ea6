import { type Clock, systemClock } from '#server/clock.ts'

/** A clock that goes as time does, from a day and an hour of its own, and can be moved on. */
export function movedClock(start = Date.UTC(2026, 10, 26, 18)): Clock & { move(ms: number): void } {
  const begun = systemClock.now()
  let moved = 0
  return {
    now: () => start + systemClock.now() - begun + moved,
    after: systemClock.after,
    move: ms => {
      moved += ms
    },
  }
}
