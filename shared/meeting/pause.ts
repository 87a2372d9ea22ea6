import type { Row } from '../board/schema.ts'

/** A "stop and explain" holds the room for so long, milliseconds, … */
export const STOP_PAUSES_FOR = 10_000
/** … and so long after that the next one does not. */
export const STOP_REST = 50_000
/** Paused by the host: until the host says "go on". */
export const UNTIL_TOLD = Number.MAX_SAFE_INTEGER

/** Does the room stand still at this moment, by the server's clock? Milliseconds since 1970. */
export const isPaused = ({ pausedUntil }: Pick<Row<'meeting'>, 'pausedUntil'>, now: number): boolean =>
  now < pausedUntil
