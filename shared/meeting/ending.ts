import type { Row } from '../board/schema.ts'

/** How long a closed meeting can be opened again, milliseconds. */
export const MEETING_FINAL_AFTER = 10 * 60_000

/** When the meeting was closed, milliseconds since 1970; `now` while it is not. */
export const endOf = ({ state, finalAt }: Pick<Row<'meeting'>, 'state' | 'finalAt'>, now: number): number =>
  state === 'closed' ? finalAt - MEETING_FINAL_AFTER : now
