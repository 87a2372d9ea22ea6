import * as v from 'valibot'
import { id } from '../board/ids.ts'

/**
 * What everyone has to agree to before it is so, each asked about by itself: turns shown beside names, names of who
 * speaks just now on phones, and that who spoke when is kept after the meeting.
 */
export const subjects = ['named', 'now', 'keep'] as const
export type Subject = (typeof subjects)[number]

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** What everyone may know of it: fields of the balance of the board. */
export const agreedFields = {
  /** When everyone was asked whether names may be shown, milliseconds since 1970; 0 where they are not asked. [W52] */
  namedAsked: v.optional(count, 0),
  /** The turns of each who has agreed, once everyone had; null while names are off. In no order that says anything. */
  named: v.optional(v.nullable(v.array(v.object({ seat: id<'seat'>(), turns: count }))), null),
  /** The same for names of who speaks just now, on phones that want them: that it is on, and not one name. [W54] */
  nowAsked: v.optional(count, 0),
  now: v.optional(v.boolean(), false),
  /** The same for keeping who spoke when. [W57] */
  keepAsked: v.optional(count, 0),
  keep: v.optional(v.boolean(), false),
} as const

const agreed = v.object(agreedFields)
type Agreed = Readonly<v.InferOutput<typeof agreed>>

/** When everyone was asked about it, milliseconds since 1970; 0 where they are not asked. */
export const askedAt = (row: Agreed | null | undefined, subject: Subject): number => row?.[`${subject}Asked`] ?? 0

/** Has everyone agreed to it, and nobody ended it? */
export const isOn = (row: Agreed | null | undefined, subject: Subject): boolean => {
  const state = row?.[subject]
  return state !== undefined && state !== null && state !== false
}
