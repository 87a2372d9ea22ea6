import type { Row } from '../board/schema.ts'

/** What a seat holds when its person is done here. Turning over makes everyone not done again: there is more to write. */
export const doneMark = ({ id, turned }: Pick<Row<'step'>, 'id' | 'turned'>): string => `${id}/${turned}`

export const isDone = (seat: Pick<Row<'seat'>, 'done'>, step: Pick<Row<'step'>, 'id' | 'turned'>): boolean =>
  seat.done === doneMark(step)
