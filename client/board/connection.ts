import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import { AWARENESS, MESSAGE, messageFrame } from '#shared/protocol/frames.ts'
import { CLOSE, PROTOCOL, roomName } from '#shared/protocol/version.ts'
import { CountedSocket } from './data.ts'
import type { OpenLink } from './link.ts'

/** The server says something every 5 s. Silence for this long means that it cannot reach us, milliseconds. */
const SILENCE = 7500
const LOOK_EVERY = 500

type Handler = (encoder: unknown, decoder: decoding.Decoder, ...rest: unknown[]) => void

/** The stock y-websocket provider, which syncs the document; our own messages travel on its socket. */
export const openConnection: OpenLink = (place, doc, events) => {
  const url = `${location.origin.replace(/^http/, 'ws')}/sync`
  const provider = new WebsocketProvider(url, roomName(place.board, place.epoch), doc, {
    connect: false,
    WebSocketPolyfill: CountedSocket,
    // Another tab is another session: nothing goes from one to the other past the server.
    disableBc: true,
    // The ticket is a sub-protocol, so that it is in no URL.
    protocols: [PROTOCOL, place.ticket],
  })
  // Presence comes from the server. A local state would tie a client id to a person.
  provider.awareness.setLocalState(null)

  let heardAt = Date.now()
  let isUp = false
  // Sent to another epoch, the store goes there at once: that is no trouble with the network.
  let isMoving = false
  const setUp = (up: boolean) => {
    if (up === isUp) return
    isUp = up
    if (up) events.up()
    else events.down()
  }

  const handlers = provider.messageHandlers as Handler[]
  const readAwareness = handlers[AWARENESS]!
  handlers[AWARENESS] = (...message) => {
    heardAt = Date.now()
    readAwareness(...message)
  }
  handlers[MESSAGE] = (_encoder, decoder) => {
    heardAt = Date.now()
    events.message(decoding.readVarString(decoder))
  }
  provider.on('connection-close', (event: { code: number } | null) => {
    isMoving = event?.code === CLOSE.epoch
  })
  provider.on('sync', (synced: boolean) => setUp(synced))
  provider.on('status', ({ status }) => {
    if (status === 'connected') heardAt = Date.now()
    else if (!isMoving) setUp(false)
  })
  provider.on('closed', ({ code, reason }: { code: number; reason: string }) => {
    if (!isMoving) setUp(false)
    events.closed(code, reason)
  })

  const reconnect = () => {
    provider.disconnect()
    provider.connect()
  }
  const look = setInterval(() => {
    if (provider.wsconnected && Date.now() - heardAt > SILENCE) reconnect()
  }, LOOK_EVERY)
  provider.connect()

  return {
    send: message => provider.ws?.send(messageFrame(message) as Uint8Array<ArrayBuffer>),
    newTicket: ticket => {
      provider.protocols = [PROTOCOL, ticket]
    },
    retry: () => {
      if (!isUp) reconnect()
    },
    close() {
      clearInterval(look)
      provider.destroy()
    },
  }
}
