import * as v from 'valibot'
import { type Id, id } from '../board/ids.ts'
import type { PersonFigures } from './person.ts'

const seats = v.array(id<'seat'>())

/** Schema of what is remembered of the lights on the wall, for storage. */
export const lights = v.object({
  /** Whom they are about. */
  lit: seats,
  /** Those of them who count as heard for good: once it was told that everyone was. */
  settled: seats,
})
export type Lights = Readonly<v.InferOutput<typeof lights>>

export const NO_LIGHTS: Lights = { lit: [], settled: [] }

type People = ReadonlyMap<Id<'seat'>, Pick<PersonFigures, 'isHeard' | 'share' | 'expected'>>

/**
 * [W15] [W38] Whom the lights are about from now on. Where one person at the most is left, everyone counts as heard, and
 * all who are there then do for good: were they to be dark again as somebody new comes, it would show that one had been
 * left. Somebody who comes alone into such a room has no light until another comes, whether or not they speak meanwhile:
 * a single new light that is dark, or is not there, would be theirs.
 *
 * Thus nobody who was there before is ever told of alone, and what is told does not hang on whether those who count as
 * heard were.
 * @param people everyone at the table
 * @param isLast nothing is told after this for a while: whoever waits for a light has one too
 */
export function nextLights({ lit, settled }: Lights, people: People, isLast = false): Lights {
  // Who was not there, and has said nothing, is no part of it.
  const counted = [...people].flatMap(([seat, one]) => (one.share > 0 || one.expected > 0 ? [seat] : []))
  const hadLight = counted.filter(seat => lit.includes(seat))
  const had = hadLight.length > 0 ? hadLight : counted
  const came = counted.filter(seat => !had.includes(seat))
  const all = [...had, ...came]
  const wasSettled = settled.filter(seat => had.includes(seat))
  const isLeft = (seat: Id<'seat'>) => !people.get(seat)?.isHeard && !wasSettled.includes(seat)

  if (had.filter(isLeft).length > 1) return { lit: all, settled: wasSettled }
  if (came.length === 1 && !isLast) return { lit: had, settled: had }
  return { lit: all, settled: came.filter(isLeft).length > 1 ? had : all }
}

/** [W15] How many have been heard, as everyone may know it. @param lights as `nextLights` has given them */
export const shownHeard = ({ lit, settled }: Lights, people: People): { heard: number; of: number } => ({
  heard: lit.filter(seat => people.get(seat)?.isHeard || settled.includes(seat)).length,
  of: lit.length,
})

/** [W51] How many have not been heard, where it may be said: from two people on; 0 otherwise. */
export const notYetHeard = ({ heard, of }: ReturnType<typeof shownHeard>): number => (of - heard >= 2 ? of - heard : 0)
