/*
 * One number for everything both sides must agree on: records, actions, messages. A test hashes the schemas and fails
 * when they change without a new line here. An old page is asked to load again; it is never served in its own way.
 */
export const PROTOCOL_HISTORY = [{ version: 1, schemas: '18dd111bb99b20ff' }] as const

export const PROTOCOL_VERSION = PROTOCOL_HISTORY.at(-1)!.version

/** The WebSocket sub-protocol that the client offers beside its ticket and the server gives back. */
export const PROTOCOL = `sametable.${PROTOCOL_VERSION}`

/** Room name on the socket: a board in one epoch. A stale epoch is refused, never merged. */
export const roomName = (board: string, epoch: number): string => `${board}.${epoch}`

/** Reads a room name; null when it is none. */
export function readRoomName(name: string): { board: string; epoch: number } | null {
  const match = /^([\w-]{1,32})\.(\d{1,9})$/.exec(name)
  return match ? { board: match[1]!, epoch: Number(match[2]) } : null
}

/** Close codes. 44xx are final for the provider, everything else is tried again. */
export const CLOSE = {
  /** The bytes were not a frame. */
  malformed: 4400,
  /** The ticket does not open this board (any more). */
  unknown: 4401,
  /** The seat was removed or left. */
  removed: 4403,
  /** There is a newer epoch: its number is the reason. */
  epoch: 4409,
  /** The page is older than the server. */
  version: 4426,
  /** Too much, too fast, or too slow to read; come back. */
  overrun: 4508,
  /** The server stops or could not store; come back. */
  restart: 4512,
} as const
