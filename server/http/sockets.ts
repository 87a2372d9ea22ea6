import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { LARGEST_FRAME } from '#shared/protocol/frames.ts'
import { CLOSE } from '#shared/protocol/version.ts'
import { allowsOrigin } from '../access/origins.ts'
import { admit } from '../rooms/admit.ts'
import { Session, type Socket } from '../rooms/session.ts'
import type { AppParts } from './parts.ts'

/** Where boards are synced: `/sync/<board>.<epoch>`. */
const PATH = '/sync/'

const structural = (socket: WebSocket): Socket => ({
  get bufferedAmount() {
    return socket.bufferedAmount
  },
  send: bytes => {
    if (socket.readyState === WebSocket.OPEN) socket.send(bytes)
  },
  ping: () => {
    if (socket.readyState === WebSocket.OPEN) socket.ping()
  },
  close: (code, reason) => socket.close(code, reason),
  terminate: () => socket.terminate(),
})

/** Where a request came from; a proxy on this machine may say for whom it asks, and nobody else may. */
function networkOf({ socket, headers }: IncomingMessage): string {
  const address = socket.remoteAddress ?? ''
  const isProxy = /^(::ffff:)?127\.|^::1$/.test(address)
  return (
    (isProxy &&
      String(headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()) ||
    address
  )
}

/**
 * The sockets of the stock y-websocket provider. The ticket comes as a sub-protocol, never in the URL, and is not given
 * back. A refusal is a close code, not an HTTP status: the provider tells final codes from passing trouble.
 */
export function attachSockets(server: Server, parts: AppParts): () => Promise<void> {
  const { config, clock, log, limits } = parts
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LARGEST_FRAME,
    maxFragments: 16,
    autoPong: false,
    handleProtocols: offered => [...offered].find(name => name.startsWith('sametable.')) ?? false,
  })

  async function welcome(socket: WebSocket, request: IncomingMessage) {
    // What arrives before the ticket has been looked up is kept; it is bounded like everything a socket may send.
    const early: Uint8Array[] = []
    let receive = (bytes: Uint8Array) => {
      if (early.length < 64) early.push(bytes)
    }
    socket.on('error', () => socket.terminate())
    socket.on('message', (data, isBinary) => (isBinary ? receive(data as Buffer) : socket.close(CLOSE.malformed)))
    const name = request.url!.slice(PATH.length).replace(/\?.*$/, '')
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map(one => one.trim())
    const admitted = await admit(name, offered, parts)
    if ('code' in admitted) return socket.close(admitted.code, admitted.reason)
    if (socket.readyState !== WebSocket.OPEN) return
    // The board may have moved to another document in between.
    const { room, epoch } = admitted
    if (!room.goesOnFrom(epoch)) return socket.close(CLOSE.epoch, String(room.epoch))
    const session = new Session(structural(socket), admitted.guest, room, clock)
    receive = bytes => session.receive(bytes)
    socket.on('pong', () => session.heard())
    socket.on('ping', data => session.allows() && socket.pong(data))
    socket.on('close', () => session.closed())
    room.join(session)
    for (const bytes of early) session.receive(bytes)
  }

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const { origin, host } = request.headers
    const isAllowed =
      allowsOrigin(origin, host, config.publicUrl) && limits.requests.take(networkOf(request), clock.now())
    if (!request.url?.startsWith(PATH) || !isAllowed) {
      log.info('socket_refused')
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, stream, head, socket => {
      welcome(socket, request).catch(error => {
        log.fault('socket_failed', error)
        socket.close(CLOSE.restart)
      })
    })
  }
  server.on('upgrade', upgrade)

  return async () => {
    server.off('upgrade', upgrade)
    for (const socket of sockets.clients) socket.terminate()
    await new Promise<void>(done => sockets.close(() => done()))
  }
}
