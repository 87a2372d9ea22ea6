import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { admit } from '#server/rooms/admit.ts'
import type { Rooms } from '#server/rooms/rooms.ts'
import { Session, type Socket } from '#server/rooms/session.ts'
import type { Storage } from '#server/storage/storage.ts'
import { meetingOf } from '#shared/actions/define.ts'
import type { ActionName, Args } from '#shared/actions/index.ts'
import { BoardDocument } from '#shared/board/document.ts'
import { type Projection, project } from '#shared/board/projection.ts'
import type { Board } from '#shared/board/schema.ts'
import { HEARTBEAT, MESSAGE, messageFrame, SYNC } from '#shared/protocol/frames.ts'
import type { Push } from '#shared/protocol/messages.ts'
import { PROTOCOL, roomName } from '#shared/protocol/version.ts'
import type { FakeClock } from '../../fakes/clock.ts'

/** One frame that reached a phone. */
export type Frame =
  | { readonly type: 'synced' | 'update'; readonly raw: Uint8Array; readonly update: Uint8Array }
  | { readonly type: 'message'; readonly raw: Uint8Array; readonly push: Push }
  | { readonly type: 'heartbeat'; readonly raw: Uint8Array }

function readFrame(raw: Uint8Array): Frame {
  const decoder = decoding.createDecoder(raw)
  const type = decoding.readVarUint(decoder)
  if (type === MESSAGE) return { type: 'message', raw, push: JSON.parse(decoding.readVarString(decoder)) }
  if (type !== SYNC) return { type: 'heartbeat', raw }
  const step = decoding.readVarUint(decoder)
  return { type: step === 1 ? 'synced' : 'update', raw, update: decoding.readVarUint8Array(decoder) }
}

export function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

let actions = 0
export const newActionId = (): string => `action-number-${String(++actions).padStart(8, '0')}`

/** Where a phone dials. */
export interface Server {
  readonly rooms: Rooms
  readonly storage: Storage
}

export interface Dialling {
  readonly board: string
  readonly epoch: number
  readonly protocols?: readonly string[]
}

/** The far end of a socket: keeps every frame in the order it came, and reads as slowly as a test wants. */
export class Phone implements Socket {
  readonly frames: Frame[] = []
  readonly document = new BoardDocument()
  readonly ticket: string
  /** Reads nothing: what is sent to it stays in the server's buffer. */
  isSlow = false
  /** Dead: no ping is answered. */
  isDead = false
  bufferedAmount = 0
  pings = 0
  closed: { code: number; reason: string } | null = null
  isTerminated = false
  session: Session | null = null

  constructor(ticket: string) {
    this.ticket = ticket
  }

  /** Asks to be let in, as a socket does that was opened. */
  async dial({ rooms, storage }: Server, clock: FakeClock, { board, epoch, protocols }: Dialling): Promise<void> {
    const offered = protocols ?? [PROTOCOL, this.ticket]
    const admitted = await admit(roomName(board, epoch), offered, { rooms, storage })
    if ('code' in admitted) return this.close(admitted.code, admitted.reason)
    this.session = new Session(this, admitted.guest, admitted.room, clock)
    admitted.room.join(this.session)
  }

  // What the server does with the socket.
  send(raw: Uint8Array): void {
    if (this.closed || this.isTerminated) throw new Error('sent on a socket that was closed')
    const frame = raw === HEARTBEAT ? ({ type: 'heartbeat', raw } as const) : readFrame(raw)
    this.frames.push(frame)
    if (this.isSlow) this.bufferedAmount += raw.length
    if ('update' in frame) Y.applyUpdate(this.document.doc, frame.update)
  }

  ping(): void {
    this.pings += 1
    if (!this.isDead) queueMicrotask(() => this.session?.heard())
  }

  close(code: number, reason = ''): void {
    if (this.closed || this.isTerminated) throw new Error('closed twice')
    this.closed = { code, reason }
  }

  terminate(): void {
    this.isTerminated = true
  }

  // What the phone does.
  receive(bytes: Uint8Array): void {
    this.session!.receive(bytes)
  }

  sync(vector = Y.encodeStateVector(this.document.doc)): void {
    this.receive(syncFrame(0, vector))
  }

  /** Asks for something, for the meeting and step that this phone shows; gives the action's id. */
  act<Name extends ActionName>(
    name: Name,
    args: Args<Name>,
    fields: { id?: string; meeting?: string; step?: string } = {},
  ): string {
    const meeting = meetingOf(this.board)
    return this.ask({ meeting: meeting.id, step: meeting.step, ...fields, name, args })
  }

  /** Sends a request of any shape. */
  ask(request: Record<string, unknown>): string {
    const id = (request.id as string | undefined) ?? newActionId()
    this.receive(messageFrame({ ...request, id }))
    return id
  }

  /** Goes away: the socket closes by itself. */
  leave(): void {
    this.session!.closed()
  }

  /** The network has taken everything that was sent. */
  drain(): void {
    this.bufferedAmount = 0
  }

  // What it shows.
  get board(): Board {
    return this.document.board
  }

  get shown(): Projection {
    return project(this.board, 'person')!
  }

  get pushes(): Push[] {
    return this.frames.flatMap(frame => (frame.type === 'message' ? [frame.push] : []))
  }

  pushed<Type extends Push['type']>(type: Type): Extract<Push, { type: Type }>[] {
    return this.pushes.filter((push): push is Extract<Push, { type: Type }> => push.type === type)
  }

  /** `done`, its note, the reason why not, or null when there was no answer. */
  answer(id: string): string | null {
    for (const push of this.pushes) {
      if (push.type === 'refused' && push.id === id) return push.reason
      const done = push.type === 'done' ? push.done.find(one => one.id === id) : undefined
      if (done) return done.note ?? 'done'
    }
    return null
  }

  /** Frames of these sorts since a moment, heartbeats left out. */
  since(count: number): Frame[] {
    return this.frames.slice(count).filter(({ type }) => type !== 'heartbeat')
  }
}
