/**
 * How a card of a kind reaches the others.
 * - `sealed`: unnamed; waits in the letterbox until all are turned over together, shuffled
 * - `open`: unnamed, on the board at once (so its moment can give its writer away, and the box says so)
 * - `named`: on the board at once with the writer's name; the writer may hide the name, and then it is sealed
 */
export type Sharing = 'sealed' | 'open' | 'named'

/** The five shapes and colours. Kinds that stand side by side in a step never share one. */
type Look = 'hope' | 'fear' | 'elephant' | 'idea' | 'strength'

interface KindOfCard {
  readonly look: Look
  readonly icon: string
  readonly sharing: Sharing
}

/** Every kind of card. Words for each are `kind.<name>.one`, `.many`, `.starter` in the catalogues. */
export const kinds = {
  skill: { look: 'strength', icon: 'star', sharing: 'named' },
  knowledge: { look: 'idea', icon: 'bulb', sharing: 'named' },
  contact: { look: 'hope', icon: 'people', sharing: 'named' },
  need: { look: 'fear', icon: 'help', sharing: 'sealed' },
  rule: { look: 'hope', icon: 'tick', sharing: 'sealed' },
  hope: { look: 'hope', icon: 'sun', sharing: 'sealed' },
  fear: { look: 'fear', icon: 'rain', sharing: 'sealed' },
  elephant: { look: 'elephant', icon: 'elephant', sharing: 'sealed' },
  problem: { look: 'fear', icon: 'talk', sharing: 'open' },
  limit: { look: 'elephant', icon: 'lock', sharing: 'open' },
  helps: { look: 'idea', icon: 'tick', sharing: 'sealed' },
  worse: { look: 'fear', icon: 'cross', sharing: 'sealed' },
  underway: { look: 'hope', icon: 'flag', sharing: 'sealed' },
  idea: { look: 'idea', icon: 'bulb', sharing: 'sealed' },
  test: { look: 'idea', icon: 'bulb', sharing: 'open' },
  job: { look: 'strength', icon: 'flag', sharing: 'named' },
  best: { look: 'hope', icon: 'sun', sharing: 'sealed' },
  better: { look: 'fear', icon: 'rain', sharing: 'sealed' },
  surprise: { look: 'idea', icon: 'bulb', sharing: 'sealed' },
  missing: { look: 'elephant', icon: 'people', sharing: 'sealed' },
  cheer: { look: 'strength', icon: 'star', sharing: 'named' },
} as const satisfies Record<string, KindOfCard>

export type Kind = keyof typeof kinds

export const kindNames = Object.keys(kinds) as [Kind, ...Kind[]]
