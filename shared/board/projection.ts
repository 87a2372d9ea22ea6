import { type StepName, stepTypes } from '../meeting/steps.ts'
import { type Chosen, chosenIn } from './chosen.ts'
import type { Id } from './ids.ts'
import type { Kind } from './kinds.ts'
import { byOrder } from './order.ts'
import { type Board, echoId, type Row } from './schema.ts'

/** Who looks. The big screen and readers are not shown what the group has covered. */
export type Viewer = 'host' | 'person' | 'screen' | 'reader'

/** A name to show: a chosen one, or the number of a guest. */
export interface Shown {
  readonly name: string
  readonly guest: number
}

export interface CardView {
  readonly id: Id<'card'>
  readonly kind: Kind
  /** Null where the card is covered for this viewer. */
  readonly text: string | null
  readonly lang: string
  /** The writer of a named card who is still at the table; null for every other card. */
  readonly by: Shown | null
  readonly pile: Id<'pile'> | ''
  readonly meToo: number
  readonly talk: Row<'card'>['talk']
  readonly covered: boolean
  readonly carried: boolean
}

export interface PileView {
  readonly id: Id<'pile'>
  readonly name: string
  readonly cards: readonly CardView[]
}

export interface StepView {
  readonly id: Id<'step'>
  readonly type: StepName
  /** What the group calls it; empty for the name of its type. */
  readonly name: string
  /** Its place in the plan, from 1; skipped ones are counted too, so that no other changes its number. */
  readonly number: number
  readonly minutes: number
  readonly skipped: boolean
  readonly turned: number
  /** Cards by kind, in the step's order of kinds; those in piles are not among them. */
  readonly kinds: readonly { readonly kind: Kind; readonly cards: readonly CardView[] }[]
  readonly piles: readonly PileView[]
  /** Cards in all, in piles or not. */
  readonly count: number
  /** What was asked and chosen here. */
  readonly chosen: Chosen
}

export interface SeatView extends Shown {
  readonly id: Id<'seat'>
  readonly leads: boolean
  readonly done: string
  /** The vote that this person is done with; empty for none. */
  readonly voted: Row<'seat'>['voted']
  /** A raised hand's place in the queue; empty for none. */
  readonly hand: string
  readonly noPhone: boolean
  readonly timeFriend: boolean
  /** Could open the next meeting. */
  readonly opens: boolean
}

/** What every view and every export is made of. Nothing decides about secrecy a second time. */
export interface Projection {
  readonly group: string
  /** Where to find help near here; empty when no host has said. */
  readonly help: string
  readonly meeting: Row<'meeting'>
  readonly steps: readonly StepView[]
  /** The step the room is at; null while people arrive. */
  readonly step: StepView | null
  readonly seats: readonly SeatView[]
  readonly spotlight: { readonly card: CardView; readonly number: number; readonly of: number } | null
  readonly deeds: readonly Row<'deed'>[]
  /** How the time is shared, as everyone may know it; null before anything was captured. */
  readonly balance: Row<'balance'> | null
}

/**
 * Names from A to Z, then guests by their number: the same on every screen, while a document gives its rows in whatever
 * order they came. One fixed language, because each screen has its own.
 */
const byName = (a: Row<'seat'>, b: Row<'seat'>): number =>
  a.guest - b.guest || a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1)

const hidden: ReadonlySet<Viewer> = new Set(['screen', 'reader'])

/** Views by row of card and of seat, so that a card that did not change is the same object and is not drawn again. */
interface Known {
  readonly seat: Row<'seat'> | undefined
  readonly meToo: number
  readonly view: CardView
}
const shown = new WeakMap<Row<'card'>, Known>()
const covered = new WeakMap<Row<'card'>, Known>()

/** How many have said "me too" on a card, as far as the board has been told. */
export const echoOf = (board: Board, card: Id<'card'>): number => board.echo.get(echoId(card))?.count ?? 0

function cardView(card: Row<'card'>, board: Board, viewer: Viewer): CardView {
  const hide = card.covered && hidden.has(viewer)
  const views = hide ? covered : shown
  const seat = card.by ? board.seat.get(card.by) : undefined
  const known = views.get(card)
  const meToo = echoOf(board, card.id)
  if (known && known.seat === seat && known.meToo === meToo) return known.view
  const { id, kind, lang, pile, talk, carried } = card
  const by = seat ? { name: seat.name, guest: seat.guest } : null
  const view = { id, kind, text: hide ? null : card.text, lang, by, pile, meToo, talk, covered: card.covered, carried }
  views.set(card, { seat, meToo, view })
  return view
}

function stepView(
  step: Row<'step'>,
  number: number,
  cards: readonly Row<'card'>[],
  board: Board,
  viewer: Viewer,
): StepView {
  const view = (card: Row<'card'>) => cardView(card, board, viewer)
  const { id, type, name, minutes, skipped, turned } = step
  return {
    id,
    type,
    name,
    number,
    minutes,
    skipped,
    turned,
    kinds: stepTypes[type].kinds.map(kind => ({
      kind,
      cards: cards.filter(card => card.kind === kind && card.pile === '').map(view),
    })),
    piles: [...board.pile.values()]
      .filter(pile => pile.step === id)
      .sort(byOrder)
      .map(pile => ({ id: pile.id, name: pile.name, cards: cards.filter(card => card.pile === pile.id).map(view) })),
    count: cards.length,
    chosen: chosenIn(board, id, view, hidden.has(viewer)),
  }
}

/** The order in which cards are looked at one at a time: kind by kind, then pile by pile. */
export const cardsInTurn = (step: StepView): readonly CardView[] => [
  ...step.kinds.flatMap(({ cards }) => cards),
  ...step.piles.flatMap(({ cards }) => cards),
]

/** A board as one viewer may see it, sorted and ready to show. */
export function project(board: Board, viewer: Viewer): Projection | null {
  const [meeting] = board.meeting.values()
  const [group] = board.group.values()
  if (!meeting || !group) return null
  const cards = [...board.card.values()].sort(byOrder)
  const steps = [...board.step.values()].sort(byOrder).map((step, index) =>
    stepView(
      step,
      index + 1,
      cards.filter(card => card.step === step.id),
      board,
      viewer,
    ),
  )

  let spotlight: Projection['spotlight'] = null
  if (meeting.spotlight)
    for (const step of steps) {
      const row = cardsInTurn(step).find(card => card.id === meeting.spotlight)
      if (!row) continue
      // Counted among those beside it: of its pile, or of its kind.
      const beside = cardsInTurn(step).filter(card =>
        row.pile ? card.pile === row.pile : !card.pile && card.kind === row.kind,
      )
      spotlight = { card: row, number: beside.indexOf(row) + 1, of: beside.length }
    }

  return {
    group: group.name,
    help: group.help,
    meeting,
    steps,
    step: steps.find(step => step.id === meeting.step) ?? null,
    seats: [...board.seat.values()]
      .sort(byName)
      .map(({ id, name, guest, leads, done, voted, hand, noPhone, timeFriend, opens }) => ({
        id,
        name,
        guest,
        leads,
        done,
        voted,
        hand,
        noPhone,
        timeFriend,
        opens,
      })),
    spotlight,
    deeds: [...board.deed.values()].sort(byOrder),
    balance: [...board.balance.values()][0] ?? null,
  }
}

/** Is somebody done with a step, as it is now, or with a vote? */
export const isDoneWith = ({ done, voted }: Pick<SeatView, 'done' | 'voted'>, mark: string): boolean =>
  done === mark || voted === mark

/** How many of those who write for themselves here are done with a step or a vote. Hosts lead and are not waited for. */
export function doneCount(
  seats: readonly SeatView[],
  here: ReadonlySet<string>,
  mark: string,
): { done: number; of: number } {
  const waitedFor = seats.filter(seat => here.has(seat.id) && !seat.leads && !seat.noPhone)
  return { done: waitedFor.filter(seat => isDoneWith(seat, mark)).length, of: waitedFor.length }
}
