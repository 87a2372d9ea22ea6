import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/*
 * The bytes on the socket. y-websocket's own frames are [0 = sync, step, bytes] and [1 = awareness, bytes]; ours are
 * [100, text], JSON both ways. The stock provider reads the first two and passes over the third.
 */

export const SYNC = 0
export const AWARENESS = 1
export const MESSAGE = 100

const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

/** The largest frame a client may send, bytes. */
export const LARGEST_FRAME = 16 * 1024

function sync(step: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

/** The answer to a joiner: what they lack. After it the provider is `synced`. */
export const syncedFrame = (update: Uint8Array) => sync(STEP_2, update)

export const updateFrame = (update: Uint8Array) => sync(UPDATE, update)

/**
 * An awareness message about nobody: three bytes that every provider understands and that change nothing, so that a
 * phone knows the server is there.
 */
export const HEARTBEAT: Uint8Array = Uint8Array.of(AWARENESS, 1, 0)

export function messageFrame(message: unknown): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE)
  encoding.writeVarString(encoder, JSON.stringify(message))
  return encoding.toUint8Array(encoder)
}

/** A client's wish for what it lacks, by the state vector of what it has. */
export const syncRequestFrame = (vector: Uint8Array) => sync(STEP_1, vector)

/** What the server sent: a piece of the document (with `synced` when it answers the wish), a message, or a sign of life. */
export type FromServer =
  | { readonly type: 'update'; readonly update: Uint8Array; readonly synced: boolean }
  | { readonly type: 'message'; readonly text: string }
  | { readonly type: 'nothing' }

/** Reads a server's frame, for clients that are no browser. @throws when the bytes are not a frame */
export function readServerFrame(bytes: Uint8Array): FromServer {
  const decoder = decoding.createDecoder(bytes)
  switch (decoding.readVarUint(decoder)) {
    case SYNC: {
      const step = decoding.readVarUint(decoder)
      return { type: 'update', update: decoding.readVarUint8Array(decoder), synced: step === STEP_2 }
    }
    case MESSAGE:
      return { type: 'message', text: decoding.readVarString(decoder) }
    default:
      return { type: 'nothing' }
  }
}

/** What a client sent: a wish to be synced, a message, or something that a server passes over unread. */
export type Incoming =
  | { readonly type: 'sync'; readonly vector: Uint8Array }
  | { readonly type: 'message'; readonly text: string }
  | { readonly type: 'nothing' }

/**
 * Reads a client's frame. Document updates and awareness are not decoded at all: whatever they hold costs and changes
 * nothing.
 * @throws when the bytes are not a frame
 */
export function readFrame(bytes: Uint8Array): Incoming {
  const decoder = decoding.createDecoder(bytes)
  switch (decoding.readVarUint(decoder)) {
    case SYNC:
      return decoding.readVarUint(decoder) === STEP_1
        ? { type: 'sync', vector: decoding.readVarUint8Array(decoder) }
        : { type: 'nothing' }
    case MESSAGE:
      return { type: 'message', text: decoding.readVarString(decoder) }
    default:
      return { type: 'nothing' }
  }
}
