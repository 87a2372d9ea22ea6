import type { Chance } from '../actions/define.ts'
import { sketch } from '../board/draft.ts'
import { ordersAfter } from '../board/order.ts'
import { type Board, emptyBoard } from '../board/schema.ts'
import { cardsOf, type FiledMeeting } from './filed.ts'
import { GROUP, plan } from './found.ts'

/**
 * [O40] The board of a group that goes on from the record of its last meeting, as it would have gone on by itself: the same
 * plan for the next one, the cards that were kept for later, and what was decided. The record itself is filed beside it.
 */
export function goOn(last: FiledMeeting, chance: Chance): Board {
  const draft = sketch(emptyBoard())
  draft.put('group', { id: GROUP, name: last.group, help: '' })
  const steps = plan(draft, chance, { number: last.number + 1, about: last.about, day: '' }, last.steps)

  const kept = last.steps.flatMap((step, at) =>
    cardsOf(step).flatMap(({ kind, text, lang, talk }) =>
      talk === 'later' && text !== null ? [{ kind, text, lang, step: steps[at]! }] : [],
    ),
  )
  const orders = ordersAfter([], kept.length)
  for (const card of kept)
    draft.put('card', {
      ...card,
      ...{ id: chance.id(), by: '', pile: '', order: orders.shift()!, talk: '', covered: false, shownAgain: 0 },
      carried: true,
    })

  const decided = last.steps.flatMap((step, at) => step.decisions.map(one => ({ ...one, step: steps[at]! })))
  const places = ordersAfter([], decided.length)
  for (const { n: _, ...decision } of decided)
    draft.put('decision', {
      ...decision,
      ...{ id: chance.id(), order: places.shift()!, state: 'made', changed: false, carried: true },
    })
  return draft.board
}
