import { nanoid } from 'nanoid'
import { WebSocket } from 'ws'
import { messageFrame, SYNC } from '#shared/protocol/frames.ts'
import { PROTOCOL, roomName } from '#shared/protocol/version.ts'
import { post } from '../fakes/server.ts'
import type { Links } from '../fakes/stage.ts'

/** Every post carries this and a number of six digits in its text, so that a receiver finds it without reading Yjs. */
const MARK = Buffer.from('post-')
const DIGITS = 6
export const markOf = (number: number): string => `post-${String(number).padStart(DIGITS, '0')}`

/** An empty state vector: "I have nothing". */
const HELLO = Uint8Array.of(SYNC, 0, 1, 0)

/** A client as lean as it can be: one core of them has to keep up with a server on the other. */
export class LeanClient {
  readonly #socket: WebSocket
  readonly #waiting = new Map<string, (answer: 'done' | 'refused') => void>()
  /** Frames of the document and when they came, for a client that keeps them: nothing is read while it is measured. */
  readonly kept: { readonly at: number; readonly frame: Uint8Array }[] = []
  /** Called for every post that arrives. */
  onPost: (number: number) => void = () => {}
  bytes = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
  }

  /** Takes a seat; opening the socket is a step of its own, so that it can be measured. */
  static async seat(
    url: string,
    { board, keys }: Links,
    keeps = false,
    role: 'everyone' | 'host' = 'everyone',
  ): Promise<() => Promise<LeanClient>> {
    const ticket = nanoid(22)
    const { status, body } = await post(`${url}/api/join`, {
      ticket,
      by: { board, key: keys[role] },
      name: '',
      knock: null,
    })
    if (status !== 200) throw new Error(`no seat: ${body.reason}`)
    const address = `${url.replace('http', 'ws')}/sync/${roomName(board, body.epoch)}`
    return () => LeanClient.#open(address, ticket, keeps)
  }

  static #open(address: string, ticket: string, keeps: boolean): Promise<LeanClient> {
    const socket = new WebSocket(address, [PROTOCOL, ticket], { perMessageDeflate: false })
    const client = new LeanClient(socket)
    return new Promise((resolve, reject) => {
      socket.on('open', () => socket.send(HELLO))
      socket.on('error', reject)
      socket.on('message', (frame: Buffer) => {
        client.bytes += frame.length
        if (keeps && frame[0] === SYNC) client.kept.push({ at: performance.now(), frame })
        if (frame[0] === SYNC && frame[1] === 1) resolve(client)
        else client.#read(frame)
      })
    })
  }

  /** Resolves when the server has answered. */
  send(request: { id: string }): Promise<'done' | 'refused'> {
    const answered = new Promise<'done' | 'refused'>(resolve => this.#waiting.set(request.id, resolve))
    this.#socket.send(messageFrame(request))
    return answered
  }

  close(): void {
    this.#socket.terminate()
  }

  #read(frame: Buffer) {
    if (frame[0] === SYNC) {
      for (let at = frame.indexOf(MARK); at >= 0; at = frame.indexOf(MARK, at + 1))
        this.onPost(Number(frame.toString('latin1', at + MARK.length, at + MARK.length + DIGITS)))
      return
    }
    if (this.#waiting.size === 0) return
    const text = frame.toString('latin1')
    for (const [id, resolve] of this.#waiting)
      if (text.includes(id)) {
        this.#waiting.delete(id)
        resolve(text.includes('"type":"refused"') ? 'refused' : 'done')
      }
  }
}
