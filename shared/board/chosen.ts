import { type Counted, standing, winnersOf } from '../voting/result.ts'
import type { Cell } from '../voting/safe.ts'
import type { Id } from './ids.ts'
import type { Kind } from './kinds.ts'
import { byOrder } from './order.ts'
import type { Board, Row } from './schema.ts'

/** A card or a pile that can be chosen. */
export interface OptionView extends Counted {
  readonly kind: Kind | null
  /** The words of the card, or the name of the pile, or of its first card. Null where it is covered or gone. */
  readonly text: string | null
  readonly lang: string
  /** How many cards are in the pile; 0 for a card. */
  readonly pile: number
}

export interface RoundView extends Omit<Row<'round'>, 'options' | 'hands' | 'cells' | 'order'> {
  /** As they were picked while it is open; the most chosen first once it is closed. */
  readonly options: readonly OptionView[]
  /** True where so few voted in secret that no sum is shown. */
  readonly tooFew: boolean
  /** One that has won, several that are level; none while it is open. */
  readonly winners: readonly OptionView[]
}

export interface CheckView extends Omit<Row<'check'>, 'order' | 'reasons'> {
  readonly tooFew: boolean
  /** What was written without a name; null where it is covered for this viewer. */
  readonly reasons: readonly { readonly text: string | null; readonly lang: string; readonly covered: boolean }[]
}

export type DecisionView = Omit<Row<'decision'>, 'order'>

/** Everything that was asked and chosen in a step. */
export interface Chosen {
  readonly rounds: readonly RoundView[]
  readonly checks: readonly CheckView[]
  readonly decisions: readonly DecisionView[]
  /** What came last: a vote, or the question about a decision; null when there was neither. */
  readonly last: 'round' | 'decision' | null
}

/** A card as this viewer may see it. */
type Look = (card: Row<'card'>) => { readonly kind: Kind; readonly text: string | null; readonly lang: string }

function optionView(board: Board, look: Look, id: string, cell: Cell | null, hands: number): OptionView {
  const counted = { id, cell, hands }
  const card = board.card.get(id as Id<'card'>)
  if (card) {
    const { kind, text, lang } = look(card)
    return { ...counted, kind, text, lang, pile: 0 }
  }
  const pile = board.pile.get(id as Id<'pile'>)
  const cards = pile ? [...board.card.values()].filter(one => one.pile === pile.id).sort(byOrder) : []
  const first = cards[0] && look(cards[0])
  if (!pile || !first) return { ...counted, kind: null, text: null, lang: '', pile: 0 }
  const text = pile.name || first.text
  return { ...counted, kind: first.kind, text, lang: pile.name ? '' : first.lang, pile: cards.length }
}

function roundView(board: Board, look: Look, round: Row<'round'>): RoundView {
  const { options: ids, hands, cells, order: _, ...rest } = round
  const options = ids.map((id, at) => optionView(board, look, id, cells?.[at] ?? null, hands[at] ?? 0))
  const isClosed = round.state === 'closed'
  const winners = isClosed ? winnersOf(options) : []
  return {
    ...rest,
    options: isClosed ? [...options].sort((a, b) => standing(b) - standing(a)) : options,
    tooFew: isClosed && round.turnout > 0 && cells === null,
    winners,
  }
}

/** What was asked and chosen in one step, as a viewer may see it. */
export function chosenIn(board: Board, step: Id<'step'>, look: Look, hides: boolean): Chosen {
  const here = <One extends { readonly id: string; readonly step: Id<'step'>; readonly order: string }>(
    rows: ReadonlyMap<string, One>,
  ) => [...rows.values()].filter(row => row.step === step).sort(byOrder)
  const rounds = here(board.round)
  const checks = here(board.check)
  const last = [...rounds, ...checks.filter(({ sort }) => sort === 'live')].sort(byOrder).at(-1)
  return {
    last: last ? ('sort' in last ? 'decision' : 'round') : null,
    rounds: rounds.map(round => roundView(board, look, round)),
    checks: checks.map(({ order: _, reasons, ...check }) => ({
      ...check,
      tooFew: check.state === 'closed' && check.cells === null,
      reasons: reasons.map(({ text, lang, covered }) => ({ text: covered && hides ? null : text, lang, covered })),
    })),
    decisions: here(board.decision).map(({ order: _, ...decision }) => decision),
  }
}
