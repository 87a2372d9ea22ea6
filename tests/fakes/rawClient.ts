import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { nanoid } from 'nanoid'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { ActionName, Args } from '#shared/actions/index.ts'
import { BoardDocument } from '#shared/board/document.ts'
import type { Id } from '#shared/board/ids.ts'
import type { Board } from '#shared/board/schema.ts'
import { AWARENESS, MESSAGE, messageFrame, SYNC } from '#shared/protocol/frames.ts'
import type { Push } from '#shared/protocol/messages.ts'
import { PROTOCOL, roomName } from '#shared/protocol/version.ts'
import { post } from './server.ts'
import type { Links } from './stage.ts'

/** One frame as it came in. */
export interface Frame {
  readonly bytes: Uint8Array
  /** Which one it was of all that came to any client of this test, heartbeats left out. */
  readonly order: number
}

const isHeartbeat = (bytes: Uint8Array) => bytes[0] === AWARENESS

let frames = 0

/**
 * A client with nothing of ours but the bytes: keeps every frame, as somebody would who wants to find out who wrote what.
 */
export class RawClient {
  readonly frames: Frame[] = []
  readonly document = new BoardDocument()
  readonly seat: Id<'seat'> | ''
  readonly socket: WebSocket
  readonly #answers = new Map<string, (push: Push) => void>()
  closedWith: { code: number; reason: string } | null = null

  private constructor(socket: WebSocket, seat: Id<'seat'> | '') {
    this.socket = socket
    this.seat = seat
  }

  /** Joins by a link's key and opens the socket; resolves once synced. */
  static async join(
    url: string,
    { board, keys }: Links,
    name: string,
    role: keyof Links['keys'] = 'everyone',
  ): Promise<RawClient> {
    const ticket = nanoid(22)
    const { status, body } = await post(`${url}/api/join`, {
      ticket,
      by: { board, key: keys[role] },
      name,
      knock: null,
    })
    if (status !== 200) throw new Error(`could not join: ${body.reason}`)
    return RawClient.open(url, { board, epoch: body.epoch, ticket }, body.seat)
  }

  static async open(
    url: string,
    place: { board: string; epoch: number; ticket: string },
    seat: Id<'seat'> | '',
  ): Promise<RawClient> {
    const address = `${url.replace('http', 'ws')}/sync/${roomName(place.board, place.epoch)}`
    const socket = new WebSocket(address, [PROTOCOL, place.ticket])
    socket.binaryType = 'nodebuffer'
    const client = new RawClient(socket, seat)
    await new Promise<void>((resolve, reject) => {
      socket.on('message', (data: Buffer) => {
        if (client.#receive(new Uint8Array(data))) resolve()
      })
      socket.once('open', () => socket.send(syncRequest(client.document.doc)))
      socket.once('error', reject)
      socket.once('close', (code, reason) => {
        client.closedWith = { code, reason: reason.toString() }
        reject(new Error(`closed with ${code}`))
      })
    })
    return client
  }

  get board(): Board {
    return this.document.board
  }

  /** Does something and waits for the answer. */
  act<Name extends ActionName>(name: Name, args: Args<Name>, more: { step?: string; id?: string } = {}): Promise<Push> {
    const [meeting] = this.board.meeting.values()
    const id = more.id ?? nanoid()
    const answered = new Promise<Push>(resolve => this.#answers.set(id, resolve))
    this.socket.send(messageFrame({ id, meeting: meeting!.id, step: more.step ?? meeting!.step, name, args }))
    return answered
  }

  /** Waits until the board is as wanted. */
  async until(wanted: (board: Board) => boolean): Promise<void> {
    if (wanted(this.board)) return
    await new Promise<void>(resolve => {
      const stop = this.document.watch(() => {
        if (!wanted(this.board)) return
        stop()
        resolve()
      })
    })
  }

  close(): void {
    this.socket.terminate()
    this.document.close()
  }

  /** True when this was the answer to the wish to be synced. */
  #receive(bytes: Uint8Array): boolean {
    if (isHeartbeat(bytes)) return false
    this.frames.push({ bytes, order: frames++ })
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === MESSAGE) this.#read(JSON.parse(decoding.readVarString(decoder)))
    if (type !== SYNC) return false
    const step = decoding.readVarUint(decoder)
    Y.applyUpdate(this.document.doc, decoding.readVarUint8Array(decoder))
    return step === 1
  }

  #read(push: Push) {
    const ids = push.type === 'done' ? push.done.map(({ id }) => id) : push.type === 'refused' ? [push.id] : []
    for (const id of ids) {
      this.#answers.get(id)?.(push)
      this.#answers.delete(id)
    }
  }
}

function syncRequest(doc: Y.Doc): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc))
  return encoding.toUint8Array(encoder)
}
