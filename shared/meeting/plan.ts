import type { Row } from '../board/schema.ts'
import { stepTypes } from './steps.ts'

type Planned = Pick<Row<'step'>, 'type' | 'minutes' | 'skipped'>

/** Minutes of all steps that are not left out. */
export const minutesOf = (steps: readonly Planned[]): number =>
  steps.reduce((sum, { minutes, skipped }) => sum + (skipped ? 0 : minutes), 0)

/**
 * The steps that take strength and begin in the last third of the meeting, when people are tired. The guide: hard
 * conversations first. A step without minutes counts as one, so that a plan without any is divided by its steps.
 */
export function hardAndLate<Step extends Planned>(steps: readonly Step[]): Step[] {
  const going = steps.filter(({ skipped }) => !skipped)
  const lengths = going.map(({ minutes }) => Math.max(1, minutes))
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  let begins = 0
  return going.filter((step, index) => {
    const at = begins
    begins += lengths[index]!
    return 'hard' in stepTypes[step.type] && at >= (whole * 2) / 3
  })
}
