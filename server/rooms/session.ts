import type { Actor } from '#shared/actions/define.ts'
import { HEARTBEAT, messageFrame, readFrame, syncedFrame } from '#shared/protocol/frames.ts'
import { type Push, type Request, readMessage, request } from '#shared/protocol/messages.ts'
import { CLOSE } from '#shared/protocol/version.ts'
import type { Clock } from '../clock.ts'
import type { KeyRole } from '../storage/storage.ts'
import { Bucket } from './limits.ts'

/** What a session needs of a socket; `ws` is imported in one other place only. */
export interface Socket {
  /** Bytes that were sent and have not left yet. */
  readonly bufferedAmount: number
  send(bytes: Uint8Array): void
  ping(): void
  close(code: number, reason?: string): void
  terminate(): void
}

/** What a session asks of its room. */
export interface Host {
  /** The client wants what it lacks, by its state vector. */
  sync(session: Session, vector: Uint8Array): void
  act(session: Session, request: Request): void
  left(session: Session): void
}

/** Who is on the socket: a seat, or a big screen. */
export interface Guest {
  readonly actor: Exclude<Actor, { type: 'server' }>
  /** The role of the key that the ticket was given for; null for a code. */
  readonly key: KeyRole | null
}

/** A reader this far behind gets nothing more until it has caught up, bytes; then what it lacks, once. */
const BEHIND = 1024 * 1024
/** A reader this far behind, or behind for so many beats of 5 s, is let go; it comes back by itself. */
const FAR_BEHIND = 4 * BEHIND
const BEHIND_BEATS = 4
/** So many beats without a word from a socket, and it is dead: found within 25 s. Beats, because clocks are put back. */
const SILENT_BEATS = 3
/** Frames at once and frames a second; an outbox that comes back with a day's cards fits. */
const FRAMES = [400, 20] as const

/** One socket. `live`: gets everything as it comes; `behind`: too slow to read, waits for one catch-up. */
type State =
  | { readonly type: 'joining' }
  | { readonly type: 'live' }
  | { readonly type: 'behind'; beats: number; readonly kept: Uint8Array[] }
  | { readonly type: 'gone' }

export class Session {
  readonly guest: Guest
  readonly #socket: Socket
  readonly #host: Host
  readonly #clock: Clock
  readonly #frames: Bucket
  #state: State = { type: 'joining' }
  #silentBeats = 0
  /** Bytes of the board itself that the socket may still be sending: nobody is behind for getting those. */
  #allowance = 0

  constructor(socket: Socket, guest: Guest, host: Host, clock: Clock) {
    this.#socket = socket
    this.guest = guest
    this.#host = host
    this.#clock = clock
    this.#frames = new Bucket(...FRAMES, clock.now())
  }

  /** A frame came in. */
  receive(bytes: Uint8Array): void {
    if (!this.allows()) return
    this.heard()
    let frame: ReturnType<typeof readFrame>
    try {
      frame = readFrame(bytes)
    } catch {
      return this.close(CLOSE.malformed)
    }
    switch (frame.type) {
      case 'nothing':
        return
      case 'sync':
        // Who is behind is given what it lacks as soon as it can take it, and not before.
        if (this.#state.type !== 'behind') this.#host.sync(this, frame.vector)
        return
      case 'message': {
        const wish = readMessage(request, frame.text)
        if (!wish) return this.close(CLOSE.malformed)
        return this.#host.act(this, wish)
      }
      default:
        return frame satisfies never
    }
  }

  /** Counts one frame of any sort. False when it was too many, and the session has been closed. */
  allows(): boolean {
    if (this.#state.type === 'gone') return false
    if (this.#frames.take(this.#clock.now())) return true
    this.close(CLOSE.overrun)
    return false
  }

  /** The socket answered a ping. */
  heard(): void {
    this.#silentBeats = 0
  }

  /** Something for this session beside the document. Comes after every update that was sent before it. */
  push(message: Push): void {
    const frame = messageFrame(message)
    if (this.#state.type === 'behind') this.#state.kept.push(frame)
    else if (this.#state.type !== 'gone') this.#send(frame)
  }

  /** An update of the document, the same bytes for everyone. */
  update(frame: Uint8Array): void {
    if (this.#state.type === 'live') this.#send(frame)
  }

  /** What a joiner, or a reader that fell behind, lacks; from now on it gets every update. */
  synced(update: Uint8Array, tail: readonly Uint8Array[] = []): void {
    if (this.#state.type === 'gone') return
    const kept = this.#state.type === 'behind' ? this.#state.kept : []
    this.#state = { type: 'live' }
    this.#allowance = update.length
    this.#send(syncedFrame(update))
    for (const frame of tail) this.#send(frame)
    for (const frame of kept) this.#send(frame)
  }

  /** Has fallen behind and can take the rest now. */
  get wantsRest(): boolean {
    return this.#state.type === 'behind' && this.#socket.bufferedAmount === 0
  }

  get isGone(): boolean {
    return this.#state.type === 'gone'
  }

  /** Called every few seconds: tells the phone that we are here, and finds sockets that are dead. */
  beat(): void {
    if (this.#state.type === 'gone') return
    this.#silentBeats += 1
    if (this.#state.type === 'behind') this.#state.beats += 1
    const stuck = this.#state.type === 'behind' && this.#state.beats > BEHIND_BEATS
    if (stuck || this.#waiting > FAR_BEHIND || this.#silentBeats > SILENT_BEATS) return this.#lost()
    this.#socket.ping()
    if (this.#state.type !== 'behind') this.#socket.send(HEARTBEAT)
  }

  close(code: number, reason = ''): void {
    if (this.#state.type === 'gone') return
    this.#state = { type: 'gone' }
    this.#socket.close(code, reason)
    this.#host.left(this)
  }

  /** The socket has closed by itself. */
  closed(): void {
    if (this.#state.type === 'gone') return
    this.#state = { type: 'gone' }
    this.#host.left(this)
  }

  /** Bytes that wait to leave, without the board itself. */
  get #waiting(): number {
    const { bufferedAmount } = this.#socket
    this.#allowance = Math.min(this.#allowance, bufferedAmount)
    return bufferedAmount - this.#allowance
  }

  #lost(): void {
    this.#state = { type: 'gone' }
    this.#socket.terminate()
    this.#host.left(this)
  }

  #send(frame: Uint8Array): void {
    this.#socket.send(frame)
    if (this.#state.type === 'live' && this.#waiting > BEHIND) this.#state = { type: 'behind', beats: 0, kept: [] }
  }
}
