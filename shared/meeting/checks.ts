/**
 * Questions with three answers. Words are `check.<sort>` and `answer.<sort>.yes`, `.part`, `.no`; `own` is in the host's
 * words. `live` is about a decision and takes reasons.
 */
export const checkSorts = ['agreement', 'right', 'heard', 'safe', 'useful', 'fair', 'own', 'live'] as const

export type CheckSort = (typeof checkSorts)[number]

/** In the order in which sums are kept. */
export const checkAnswers = ['yes', 'part', 'no'] as const

export type CheckAnswer = (typeof checkAnswers)[number]

/** May a reason be written with this answer? Only where the words of a decision can be changed by it. */
export const takesReason = (sort: CheckSort, answer: CheckAnswer): boolean => sort === 'live' && answer !== 'yes'
