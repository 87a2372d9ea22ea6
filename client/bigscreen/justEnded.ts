import type { Projection } from '#shared/board/projection.ts'

/**
 * Is this screen still in the room of the meeting that was final just now? Until a way in is shown for the next one,
 * nobody is told that it starts soon.
 * @param last the number of the last meeting that this screen has shown under way or closed; 0 for none
 */
export const hasJustEnded = ({ state, number, code }: Projection['meeting'], last: number): boolean =>
  last > 0 && state === 'planned' && number === last + 1 && code === ''
