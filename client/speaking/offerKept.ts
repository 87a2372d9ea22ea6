import * as v from 'valibot'
import { NOTHING_OFFERED, type Prompted, promptKinds } from '#shared/speaking/prompts.ts'
import { device } from '../board/device.ts'

/*
 * What a host was offered last, and before when nothing new is: "not now" holds when the page is loaded again. Kept on
 * this device only, and forgotten with the group.
 */

const kept = v.object({ kind: v.nullable(v.picklist(promptKinds)), restsUntil: v.number() })

const keyOf = (board: string) => `offer.${board}.`

/** The numbers in it are those of then: they are counted anew. */
export function keptOffer(board: string): Prompted {
  const read = v.safeParse(kept, device.get(keyOf(board)))
  if (!read.success) return NOTHING_OFFERED
  const { kind, restsUntil } = read.output
  return { prompt: kind && { kind, n: 0 }, restsUntil }
}

export const keepOffer = (board: string, { prompt, restsUntil }: Prompted): void =>
  device.set(keyOf(board), { kind: prompt?.kind ?? null, restsUntil })
