import { nanoid } from 'nanoid'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { ActionName, Args } from '#shared/actions/index.ts'
import { BoardDocument } from '#shared/board/document.ts'
import type { Id } from '#shared/board/ids.ts'
import type { Board } from '#shared/board/schema.ts'
import { messageFrame, readServerFrame, syncRequestFrame } from '#shared/protocol/frames.ts'
import type { Push } from '#shared/protocol/messages.ts'
import { PROTOCOL, roomName } from '#shared/protocol/version.ts'

/** Where a client sits, as `/api/join` has answered. */
export interface Sitting {
  readonly board: string
  readonly epoch: number
  readonly ticket: string
  readonly seat: Id<'seat'> | ''
}

/** Takes a seat by the key of a link. @throws Error with the reason */
export async function takeSeat(url: string, by: { board: string; key: string }, name: string): Promise<Sitting> {
  const ticket = nanoid(22)
  const response = await fetch(`${url}/api/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket, by, name, knock: null }),
  })
  const answer = (await response.json()) as { reason?: string; epoch: number; seat: Id<'seat'> | '' }
  if (!response.ok) throw new Error(`could not join: ${answer.reason}`)
  return { board: by.board, epoch: answer.epoch, ticket, seat: answer.seat }
}

/** Somebody at the table who is no browser: the protocol and nothing of the pages. */
export class BareClient {
  readonly document = new BoardDocument()
  readonly seat: Id<'seat'> | ''
  readonly socket: WebSocket
  /** Resolves once the board is here, and rejects when the socket was closed before. */
  readonly ready: Promise<void>
  closedWith: { code: number; reason: string } | null = null
  readonly #answers = new Map<string, (push: Push) => void>()

  constructor(url: string, { board, epoch, ticket, seat }: Sitting) {
    this.seat = seat
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${roomName(board, epoch)}`, [PROTOCOL, ticket])
    this.socket.binaryType = 'nodebuffer'
    this.ready = new Promise<void>((resolve, reject) => {
      this.socket.on('message', (data: Buffer) => this.receive(new Uint8Array(data)) && resolve())
      this.socket.once('open', () => this.socket.send(syncRequestFrame(Y.encodeStateVector(this.document.doc))))
      this.socket.once('error', reject)
      this.socket.once('close', (code, reason) => {
        this.closedWith = { code, reason: reason.toString() }
        reject(new Error(`closed with ${code}`))
      })
    })
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

  /** Waits until the board is as wanted, or until there is what is looked for, and gives it. */
  until<Found>(wanted: (board: Board) => Found | undefined | false): Promise<Found> {
    const found = wanted(this.board)
    if (found) return Promise.resolve(found)
    return new Promise(resolve => {
      const stop = this.document.watch(() => {
        const now = wanted(this.board)
        if (!now) return
        stop()
        resolve(now)
      })
    })
  }

  close(): void {
    this.socket.terminate()
    this.document.close()
  }

  /** Takes in one frame. True when it was the answer to the wish to be synced. */
  protected receive(bytes: Uint8Array): boolean {
    const frame = readServerFrame(bytes)
    if (frame.type === 'message') this.#read(JSON.parse(frame.text))
    if (frame.type === 'update') Y.applyUpdate(this.document.doc, frame.update)
    return frame.type === 'update' && frame.synced
  }

  #read(push: Push) {
    const ids = push.type === 'done' ? push.done.map(({ id }) => id) : push.type === 'refused' ? [push.id] : []
    for (const id of ids) {
      this.#answers.get(id)?.(push)
      this.#answers.delete(id)
    }
  }
}
