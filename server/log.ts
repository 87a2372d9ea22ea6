import { pino } from 'pino'

/**
 * What the server says about itself: a code and counts. Never a person's words, a name, an address, a key or a ticket;
 * the type leaves no room for them.
 */
export interface Log {
  info(code: LogCode, counts?: Readonly<Record<string, number>>): void
  warn(code: LogCode, counts?: Readonly<Record<string, number>>): void
  /** A fault of ours: its name and where in our code, without its message, which may hold anything. */
  fault(code: LogCode, error: unknown): void
}

type LogCode =
  | 'listening'
  | 'stopping'
  | 'stopped'
  | 'room_opened'
  | 'room_closed'
  | 'room_failed'
  | 'room_behind'
  | 'snapshot_saved'
  | 'snapshot_differs'
  | 'meeting_final'
  | 'words_forgotten'
  | 'forget_failed'
  | 'socket_refused'
  | 'socket_failed'
  | 'request_failed'
  | 'wake_failed'

/** Lines of the stack below the message; none when the message cannot be told from them. */
function placesIn(error: unknown): string[] {
  if (!(error instanceof Error) || !error.stack) return []
  const message = error.stack.indexOf(error.message)
  if (message < 0) return []
  const below = error.stack.slice(message + error.message.length)
  return below
    .split('\n')
    .slice(1, 7)
    .map(line => line.trim())
}

const nameOf = (error: unknown) => {
  if (!(error instanceof Error)) return typeof error
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && /^[A-Z_]{2,40}$/.test(code) ? `${error.name} ${code}` : error.name
}

export function openLog(level: string): Log {
  const logger = pino({ level, base: null })
  return {
    info: (code, counts) => logger.info(counts ?? {}, code),
    warn: (code, counts) => logger.warn(counts ?? {}, code),
    fault: (code, error) => logger.error({ error: nameOf(error), at: placesIn(error) }, code),
  }
}
