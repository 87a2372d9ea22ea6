import type { Id } from '../board/ids.ts'
import type { Balance } from './balance.ts'
import { type Comparison, LEAST_IN_GROUP, type Tick } from './tick.ts'
import { LEAST_ATTRIBUTED } from './word.ts'

const STEP = 0.05
/** All talk in so many units, to look through who else might be in which group. */
const UNITS = 4000

interface Member {
  readonly talk: number
  readonly hasJob: boolean
}

const rounded = (part: number): number => Math.round(Number((part / STEP).toFixed(6))) * STEP

/** Of so many people with these units of talk, may `size` have from `low` up to `high` units together? */
function isPossible(units: readonly number[], size: number, low: number, high: number): boolean {
  if (size < 0 || size > units.length || low > high) return false
  // For each number of people: the sums that they may have, as bits.
  const sums = new Array<bigint>(size + 1).fill(0n)
  sums[0] = 1n
  for (const one of units)
    for (let people = size; people > 0; people--) sums[people]! |= sums[people - 1]! << BigInt(one)
  const wanted = ((1n << BigInt(high - low + 1)) - 1n) << BigInt(low)
  return (sums[size]! & wanted) !== 0n
}

/**
 * Could somebody who knows everyone's minutes, who is in one of the two groups, how large they are and their own tick
 * work out the tick of anyone else from the share of talk that is shown?
 */
function givesAway(members: readonly Member[], share: number): boolean {
  const total = members.reduce((sum, { talk }) => sum + talk, 0)
  const units = members.map(({ talk }) => Math.round((talk / total) * UNITS))
  // Rounding to units must not make a sum look possible that is not.
  const low = Math.max(0, Math.ceil((share - STEP / 2) * UNITS + members.length / 2))
  const high = Math.floor((share + STEP / 2) * UNITS - members.length / 2) - 1
  const size = members.filter(({ hasJob }) => hasJob).length
  const mayBeOther = (person: number, knower: number) => {
    // What the knower is, and what the person is not.
    const inJob = [members[knower]!.hasJob ? [knower] : [], members[person]!.hasJob ? [] : [person]].flat()
    const theirs = inJob.reduce((sum, at) => sum + units[at]!, 0)
    const others = units.filter((_, at) => at !== person && at !== knower)
    return isPossible(others, size - inJob.length, Math.max(0, low - theirs), high - theirs)
  }
  return members.some((_, knower) => members.some((_, person) => person !== knower && !mayBeOther(person, knower)))
}

/**
 * [W45] How much of the room and of the talk those had who are here through their job. Whoever ticked both, or would
 * rather not say, is in neither number: nothing about them can be worked out. Nothing is shown of fewer than four people
 * in either group, of talk that was badly captured, or where anybody's tick could be told from it.
 *
 * It is to be asked once a meeting and the ticks destroyed with it: two answers with one tick changed between them would
 * tell that tick.
 */
export function compareGroups(
  ticks: ReadonlyMap<Id<'seat'>, Tick>,
  { people, lack, attributed }: Pick<Balance, 'people' | 'lack' | 'attributed'>,
): Comparison | null {
  if (lack !== null || attributed < LEAST_ATTRIBUTED) return null
  const members = [...people].flatMap(([seat, { talk, expected }]): Member[] => {
    const tick = ticks.get(seat)
    const isThere = talk > 0 || expected > 0
    return isThere && (tick === 'life' || tick === 'job') ? [{ talk, hasJob: tick === 'job' }] : []
  })
  const workers = members.filter(({ hasJob }) => hasJob)
  if (Math.min(workers.length, members.length - workers.length) < LEAST_IN_GROUP) return null
  const sum = (some: readonly Member[]) => some.reduce((all, { talk }) => all + talk, 0)
  if (sum(members) === 0) return null
  const share = rounded(sum(workers) / sum(members))
  if (givesAway(members, share)) return null
  return { ofRoom: Math.round(100 * rounded(workers.length / members.length)), ofTalk: Math.round(100 * share) }
}
