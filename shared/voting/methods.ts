import type { Marks, Method, Rules } from './method.ts'
import { approve } from './methods/approve.ts'
import { dots } from './methods/dots.ts'
import type { Total } from './safe.ts'

/** Every way to choose. */
const methods = { dots, approve } as const satisfies Record<string, Method>

export type MethodName = keyof typeof methods

export const methodNames = Object.keys(methods) as [MethodName, ...MethodName[]]

/** What a round is held by. */
export type RulesOf = Rules & { readonly method: MethodName }

/** The most that one person can put on one thing. */
export const mostOnOne = (rules: RulesOf): number => methods[rules.method].onOne(rules)

/** [V5] What everyone knows of how many votes there are, from how many people voted: each gave one at least. */
export const totalOf = (rules: RulesOf, ballots: number): Total => ({
  least: ballots,
  most: ballots * methods[rules.method].inAll(rules),
})

/** What a person has left to give, with these marks given; `Infinity` where nothing is counted. */
export const votesLeft = (rules: RulesOf, marks: Marks): number =>
  methods[rules.method].inAll(rules) - marks.reduce((sum, [, count]) => sum + count, 0)

/** [V7] Can so many people have raised these hands? */
export const handsFit = (rules: RulesOf, people: number, hands: readonly number[]): boolean =>
  hands.every(count => count <= people * mostOnOne(rules)) &&
  (people === 0 || hands.reduce((sum, count) => sum + count, 0) <= people * methods[rules.method].inAll(rules))

/** [V1] Is this a ballot of this round: its own things, each once, within what each person has? */
export function fits(rules: RulesOf, options: readonly string[], marks: Marks): boolean {
  const most = mostOnOne(rules)
  const known = new Set(options)
  // Taken out as they come, so that nothing is marked twice.
  return (
    marks.every(([option, count]) => known.delete(option) && Number.isInteger(count) && count >= 1 && count <= most) &&
    votesLeft(rules, marks) >= 0
  )
}
