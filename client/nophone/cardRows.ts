import * as v from 'valibot'
import type { Kind } from '#shared/board/kinds.ts'
import { LONGEST, text } from '#shared/board/text.ts'
import { allowsKind, type StepName } from '#shared/meeting/steps.ts'
import { type CardRow, plainName } from './cardFile.ts'

/** Why a row cannot be a card. */
type RowTrouble = 'empty' | 'too_long' | 'no_kind' | 'not_here'

export interface ReadyCard {
  readonly kind: Kind
  readonly text: string
}

export interface WrongRow {
  readonly line: number
  readonly reason: RowTrouble
}

/** Which kinds a word may stand for, in any language, by `plainName`. */
export type KindsByName = ReadonlyMap<string, readonly Kind[]>

/** Gathers what kinds are called. */
export function kindsByName(names: Iterable<readonly [kind: Kind, name: string]>): KindsByName {
  const kinds = new Map<string, Kind[]>()
  for (const [kind, name] of names) {
    const key = plainName(name)
    const known = kinds.get(key) ?? []
    if (!known.includes(kind)) kinds.set(key, [...known, kind])
  }
  return kinds
}

const words = text(LONGEST.card)

/**
 * [O42] What of a file can be cards of a step, by the rules of every card; and what cannot, with its line.
 * @param otherwise the kind of rows that do not say theirs
 */
export function checkRows(
  rows: readonly CardRow[],
  { step, kinds, otherwise }: { step: StepName; kinds: KindsByName; otherwise: Kind },
): { cards: ReadyCard[]; wrong: WrongRow[] } {
  const cards: ReadyCard[] = []
  const wrong: WrongRow[] = []
  for (const { line, kind: written, words: said } of rows) {
    const meant = written === null ? [otherwise] : (kinds.get(plainName(written)) ?? [])
    // A word that two kinds share in two languages is the one that belongs here.
    const kind = meant.find(one => allowsKind(step, one))
    const read = v.safeParse(words, said)
    if (!read.success) wrong.push({ line, reason: read.issues[0].message === 'empty' ? 'empty' : 'too_long' })
    else if (!kind) wrong.push({ line, reason: meant.length > 0 ? 'not_here' : 'no_kind' })
    else cards.push({ kind, text: read.output })
  }
  return { cards, wrong }
}
