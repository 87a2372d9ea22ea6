import { type Kind, kinds } from '../board/kinds.ts'

interface StepType {
  /** Kinds of card that may be written here, in the order they are shown. */
  readonly kinds: readonly Kind[]
  /** Minutes in the full plan; the timer only informs. */
  readonly minutes: number
}

/**
 * The steps of a meeting in their default order: hard conversations early, as the guide asks. Words are `step.<name>.*`.
 * What a step allows is said here and asked by `shared/actions/cards.ts`: a kind that is not listed is refused.
 */
export const stepTypes = {
  hello: { kinds: ['skill', 'knowledge', 'contact', 'need'], minutes: 10 },
  agreement: { kinds: ['rule'], minutes: 5 },
  hopes: { kinds: ['hope', 'fear', 'elephant'], minutes: 20 },
  problem: { kinds: ['problem', 'limit'], minutes: 15 },
  now: { kinds: ['helps', 'worse', 'underway'], minutes: 10 },
  ideas: { kinds: ['idea'], minutes: 20 },
  test: { kinds: ['test'], minutes: 10 },
  jobs: { kinds: ['job'], minutes: 10 },
  end: { kinds: ['best', 'better', 'surprise', 'missing', 'cheer'], minutes: 10 },
} as const satisfies Record<string, StepType>

export type StepName = keyof typeof stepTypes

export const stepNames = Object.keys(stepTypes) as [StepName, ...StepName[]]

/** May cards of this kind be written in this step? */
export const allowsKind = (step: StepName, kind: Kind): boolean =>
  (stepTypes[step].kinds as readonly Kind[]).includes(kind)

/** Does this step have cards that wait to be turned over? */
export const isSealed = (step: StepName): boolean =>
  stepTypes[step].kinds.some(kind => kinds[kind].sharing === 'sealed')

/** The plans offered at the start; `own` begins with every step and lets the host leave some out. */
export const plans = {
  full: stepNames,
  short: ['hello', 'agreement', 'hopes', 'ideas', 'jobs'],
} as const satisfies Record<string, readonly StepName[]>
