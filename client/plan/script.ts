import type { Projection, StepView } from '#shared/board/projection.ts'
import type { WordKey } from '#shared/words/keys.ts'

/** What a host can say now, and what everyone sees when the host shows it. */
export const scriptOf = (step: StepView, spotlight: Projection['spotlight']): WordKey =>
  spotlight ? 'say.spotlight' : step.count === 0 ? `say.${step.type}` : 'say.read'
