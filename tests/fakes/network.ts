import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Link, LinkEvents, OpenLink } from '#client/board/link.ts'
import type { Clock } from '#server/clock.ts'
import { admit } from '#server/rooms/admit.ts'
import type { Rooms } from '#server/rooms/rooms.ts'
import { Session, type Socket } from '#server/rooms/session.ts'
import type { Storage } from '#server/storage/storage.ts'
import { MESSAGE, messageFrame, SYNC } from '#shared/protocol/frames.ts'
import { PROTOCOL, roomName } from '#shared/protocol/version.ts'

/** A server that can be put in the place of another. */
export interface FakeServer {
  readonly rooms: Rooms
  readonly storage: Storage
  readonly clock: Clock
}

/** The two ends of a wire: what is sent arrives in order, each after its delay, or never when the wire was cut. */
class Wire {
  readonly #clock: Clock
  readonly #delay: () => number
  readonly #lastArrival = { toServer: 0, toClient: 0 }
  readonly #underWay: { readonly [Way in 'toServer' | 'toClient']: (() => void)[] } = { toServer: [], toClient: [] }
  isCut = false

  constructor(clock: Clock, delay: () => number) {
    this.#clock = clock
    this.#delay = delay
  }

  carry(way: 'toServer' | 'toClient', deliver: () => void): void {
    const at = Math.max(this.#lastArrival[way], this.#clock.now() + this.#delay())
    this.#lastArrival[way] = at
    this.#underWay[way].push(deliver)
    // What arrives is what was sent first: two that arrive in one millisecond may be called in either order.
    this.#clock.after(at - this.#clock.now(), () => {
      const first = this.#underWay[way].shift()
      if (!this.isCut) first?.()
    })
  }
}

const stepOne = (doc: Y.Doc): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc))
  return encoding.toUint8Array(encoder)
}

/**
 * A network between real stores and a real server, with the real bytes in between and no sockets: the client's end does
 * what the y-websocket provider does.
 */
export class FakeNetwork {
  readonly #clock: Clock
  readonly #delay: () => number
  readonly #lines = new Set<Line>()
  /** Every frame that arrived at a client, for those who want to look. */
  onFrame: (bytes: Uint8Array) => void = () => {}
  server: FakeServer | null = null

  constructor(clock: Clock, delay: () => number = () => 1) {
    this.#clock = clock
    this.#delay = delay
  }

  open: OpenLink = (place, doc, events) => {
    const line = new Line(
      this,
      this.#clock,
      this.#delay,
      { name: roomName(place.board, place.epoch), ticket: place.ticket },
      doc,
      events,
    )
    this.#lines.add(line)
    line.dial()
    return line
  }

  /** Cuts every wire; what was under way is lost on both sides. */
  cutAll(): void {
    for (const line of this.#lines) line.cut()
  }

  /** Cuts the wire of one link, and keeps it from coming back until it is set online again. */
  setOffline(link: Link, offline: boolean): void {
    const line = link as Line
    line.offline = offline
    if (offline) line.cut()
  }
}

class Line implements Link {
  /** No attempt to connect while true: the phone is in a tunnel. */
  offline = false
  #wire: Wire | null = null
  #session: Session | null = null
  #isUp = false
  #isClosed = false
  readonly #network: FakeNetwork
  readonly #clock: Clock
  readonly #delay: () => number
  readonly #address: { readonly name: string; ticket: string }
  readonly #doc: Y.Doc
  readonly #events: LinkEvents

  constructor(
    network: FakeNetwork,
    clock: Clock,
    delay: () => number,
    address: { name: string; ticket: string },
    doc: Y.Doc,
    events: LinkEvents,
  ) {
    this.#network = network
    this.#clock = clock
    this.#delay = delay
    this.#address = address
    this.#doc = doc
    this.#events = events
  }

  dial(): void {
    const { server } = this.#network
    if (this.#isClosed) return
    if (!server || this.offline) return this.#later()
    const wire = new Wire(this.#clock, this.#delay)
    this.#wire = wire
    const socket: Socket = {
      bufferedAmount: 0,
      send: bytes => wire.carry('toClient', () => this.#receive(bytes)),
      ping: () => wire.carry('toClient', () => wire.carry('toServer', () => this.#session?.heard())),
      close: (code, reason) => wire.carry('toClient', () => this.#closedBy(code, reason ?? '')),
      terminate: () => wire.carry('toClient', () => this.cut()),
    }
    wire.carry('toServer', () => {
      void admit(this.#address.name, [PROTOCOL, this.#address.ticket], server).then(
        admitted => {
          if (wire.isCut) return
          if ('code' in admitted) return socket.close(admitted.code, admitted.reason)
          this.#session = new Session(socket, admitted.guest, admitted.room, server.clock)
          admitted.room.join(this.#session)
          this.#session.receive(stepOne(this.#doc))
        },
        () => this.cut(),
      )
    })
  }

  send(message: unknown): void {
    const bytes = messageFrame(message)
    const session = this.#session
    this.#wire?.carry('toServer', () => session?.receive(bytes))
  }

  newTicket(ticket: string): void {
    this.#address.ticket = ticket
  }

  retry(): void {}

  close(): void {
    this.#isClosed = true
    this.cut()
  }

  cut(): void {
    if (this.#wire) this.#wire.isCut = true
    this.#wire = null
    this.#session?.closed()
    this.#session = null
    this.#down()
    this.#later()
  }

  #later(): void {
    if (!this.#isClosed) this.#clock.after(500, () => !this.#wire && this.dial())
  }

  #down(): void {
    if (!this.#isUp) return
    this.#isUp = false
    this.#events.down()
  }

  #closedBy(code: number, reason: string): void {
    if (code < 4400 || code >= 4500) return this.cut()
    this.#isClosed = true
    this.cut()
    this.#events.closed(code, reason)
  }

  #receive(bytes: Uint8Array): void {
    this.#network.onFrame(bytes)
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === MESSAGE) return this.#events.message(decoding.readVarString(decoder))
    if (type !== SYNC) return
    const step = decoding.readVarUint(decoder)
    Y.applyUpdate(this.#doc, decoding.readVarUint8Array(decoder), this)
    if (step === 1 && !this.#isUp) {
      this.#isUp = true
      this.#events.up()
    }
  }
}
