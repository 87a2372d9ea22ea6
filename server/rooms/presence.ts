import type { Id } from '#shared/board/ids.ts'
import type { Push } from '#shared/protocol/messages.ts'
import { type Clock, pause } from '../clock.ts'
import type { Session } from './session.ts'

/** Comings and goings are told together, this far apart, milliseconds; the first of a quiet time at once. */
const TOLD_EVERY = 1000

/** After everyone was sent to another epoch, those who have not come back yet are taken to be here for so long, ms. */
const COME_BACK_WITHIN = 10_000

/** Who is here now: seats with at least one socket, and big screens. Not in the document; told in one message for many. */
export class Presence {
  readonly #clock: Clock
  readonly #tell: (push: Push) => void
  readonly #sockets = new Map<Id<'seat'>, number>()
  readonly #told = new Set<Id<'seat'>>()
  /** When the last socket of a seat went, milliseconds since 1970. */
  readonly #wentAt = new Map<Id<'seat'>, number>()
  /** On their way back from the epoch before. */
  #awaited: { readonly seats: Set<Id<'seat'>>; screens: number } = { seats: new Set(), screens: 0 }
  #stopAwaiting: (() => void) | null = null
  #screens = 0
  #screensTold = 0
  #lastTold = 0
  #timer: (() => void) | null = null

  constructor(clock: Clock, tell: (push: Push) => void) {
    this.#clock = clock
    this.#tell = tell
  }

  /**
   * What everyone was told last, and so what a joiner starts from: whoever came or went since is in the next message,
   * which the joiner gets too. Told the newest instead, they would never hear that somebody went before that message.
   */
  get told(): { here: Id<'seat'>[]; screens: number } {
    return { here: [...this.#told], screens: this.#screensTold }
  }

  /** Is somebody of this seat connected now? */
  has(seat: Id<'seat'>): boolean {
    return this.#sockets.has(seat) || this.#awaited.seats.has(seat)
  }

  /** Everyone is sent to another epoch and comes back by themselves: nobody is told that they had gone. */
  awaitAll(): void {
    this.#stopAwaiting?.()
    this.#awaited = { seats: new Set([...this.#awaited.seats, ...this.#sockets.keys()]), screens: this.#screensHere }
    this.#stopAwaiting = this.#clock.after(COME_BACK_WITHIN, () => {
      this.#awaited = { seats: new Set(), screens: 0 }
      this.#later()
    })
  }

  get #screensHere(): number {
    return this.#screens + this.#awaited.screens
  }

  /** Has nobody of this seat been connected for so long? @param ms milliseconds */
  isGoneFor(seat: Id<'seat'>, ms: number): boolean {
    return !this.has(seat) && this.#clock.now() - (this.#wentAt.get(seat) ?? 0) >= ms
  }

  came({ guest: { actor } }: Session): void {
    if (actor.type === 'screen') {
      this.#screens += 1
      this.#awaited.screens = Math.max(0, this.#awaited.screens - 1)
    } else {
      this.#sockets.set(actor.seat, (this.#sockets.get(actor.seat) ?? 0) + 1)
      this.#awaited.seats.delete(actor.seat)
    }
    this.#later()
  }

  went({ guest: { actor } }: Session): void {
    if (actor.type === 'screen') this.#screens -= 1
    else {
      const left = (this.#sockets.get(actor.seat) ?? 1) - 1
      if (left > 0) this.#sockets.set(actor.seat, left)
      else {
        this.#sockets.delete(actor.seat)
        this.#wentAt.set(actor.seat, this.#clock.now())
      }
    }
    this.#later()
  }

  close(): void {
    this.#timer?.()
    this.#timer = null
    this.#stopAwaiting?.()
  }

  #later() {
    const wait = pause(this.#clock, this.#lastTold, TOLD_EVERY)
    this.#timer ??= this.#clock.after(wait, () => this.#flush())
  }

  #flush() {
    this.#timer = null
    const came = [...this.#sockets.keys()].filter(seat => !this.#told.has(seat))
    const went = [...this.#told].filter(seat => !this.has(seat))
    if (came.length + went.length === 0 && this.#screensHere === this.#screensTold) return
    this.#lastTold = this.#clock.now()
    this.#screensTold = this.#screensHere
    for (const seat of came) this.#told.add(seat)
    for (const seat of went) this.#told.delete(seat)
    this.#tell({ type: 'here', came, went, screens: this.#screensTold })
  }
}
