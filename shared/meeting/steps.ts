import { type Kind, kinds } from '../board/kinds.ts'

interface StepType {
  /** Kinds of card that may be written here, in the order they are shown. */
  readonly kinds: readonly Kind[]
  /** Minutes unless the host says otherwise; the timer only informs. */
  readonly minutes: number
  /** A conversation that takes strength, and so comes early. The guide: hard conversations first. */
  readonly hard?: true
}

/**
 * What a step of a meeting can be. Words are `step.<name>`, `title.<name>`, `say.<name>`. What a step allows is said here
 * and asked by `shared/actions/cards.ts`: a kind that is not listed is refused.
 */
export const stepTypes = {
  hello: { kinds: ['skill', 'knowledge', 'contact', 'need'], minutes: 10 },
  agreement: { kinds: ['rule'], minutes: 5 },
  hopes: { kinds: ['hope', 'fear', 'elephant'], minutes: 20, hard: true },
  problem: { kinds: ['problem', 'limit'], minutes: 15, hard: true },
  now: { kinds: ['helps', 'worse', 'underway'], minutes: 10 },
  ideas: { kinds: ['idea'], minutes: 20 },
  test: { kinds: ['test'], minutes: 10 },
  jobs: { kinds: ['job'], minutes: 10 },
  end: { kinds: ['best', 'better', 'surprise', 'missing', 'cheer'], minutes: 10 },
  talk: { kinds: [], minutes: 15 },
  break: { kinds: [], minutes: 10 },
} as const satisfies Record<string, StepType>

export type StepName = keyof typeof stepTypes

export const stepNames = Object.keys(stepTypes) as [StepName, ...StepName[]]

/** May cards of this kind be written in this step? */
export const allowsKind = (step: StepName, kind: Kind): boolean =>
  (stepTypes[step].kinds as readonly Kind[]).includes(kind)

/** Does this step have cards that wait to be turned over? */
export const isSealed = (step: StepName): boolean =>
  (stepTypes[step].kinds as readonly Kind[]).some(kind => kinds[kind].sharing === 'sealed')

/** Does this step have cards at all? A break and a talk have none. */
export const hasCards = (step: StepName): boolean => stepTypes[step].kinds.length > 0

/** The plans offered at the start, in the order of the guide: hard conversations early. */
export const plans = {
  full: ['hello', 'agreement', 'hopes', 'problem', 'now', 'ideas', 'test', 'jobs', 'end'],
  short: ['hello', 'agreement', 'hopes', 'ideas', 'jobs'],
} as const satisfies Record<string, readonly StepName[]>
