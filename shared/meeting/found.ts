import type { Chance } from '../actions/define.ts'
import type { Draft } from '../board/draft.ts'
import { sketch } from '../board/draft.ts'
import type { Id } from '../board/ids.ts'
import { byOrder, ordersAfter } from '../board/order.ts'
import { type Board, emptyBoard, type Row } from '../board/schema.ts'
import { noSecrets, type SealedKey, type SecretRows } from '../board/secrets.ts'
import { type StepName, stepTypes } from './steps.ts'

export interface Founding {
  readonly group: string
  readonly about: string
  /** ISO day, or empty for now. */
  readonly day: string
  readonly steps: readonly StepName[]
}

export const GROUP = 'group' as Id<'group'>

/** A meeting that has not begun, and its steps. Gives the ids of these, in their order. */
export function plan(
  draft: Draft,
  chance: Chance,
  meeting: Pick<Row<'meeting'>, 'number' | 'about' | 'day'>,
  steps: readonly Pick<Row<'step'>, 'type' | 'name' | 'minutes'>[],
) {
  draft.put('meeting', {
    ...meeting,
    id: chance.id(),
    state: 'planned',
    finalAt: 0,
    step: '',
    code: '',
    door: meeting.number === 1 ? 'open' : 'knock',
    sorting: 'everyone',
    spotlight: '',
    screenShows: 'arrive',
    screenSize: 'middle',
    screenTheme: 'light',
    screenPage: 0,
    pausedUntil: 0,
    timerEnd: 0,
    newVoices: false,
    namesAsked: false,
  })
  const orders = ordersAfter([], steps.length)
  return steps.map(({ type, name, minutes }) => {
    const id = chance.id<'step'>()
    draft.put('step', { id, type, name, minutes, order: orders.shift()!, skipped: false, turned: 0 })
    return id
  })
}

/** [B4] The board of a new group: its first meeting, planned. The door is open to whoever has the code. */
export function foundBoard(founding: Founding, chance: Chance): Board {
  const draft = sketch(emptyBoard())
  draft.put('group', { id: GROUP, name: founding.group, help: '' })
  const steps = founding.steps.map(type => ({ type, name: '', minutes: stepTypes[type].minutes }))
  plan(draft, chance, { number: 1, about: founding.about, day: founding.day }, steps)
  return draft.board
}

/**
 * [B5] The board after a meeting has become final: the group, the same plan for a next meeting, the cards that were kept
 * for later, what was decided, and in the letterbox the cards that nobody has turned over. Seats, claims and all other secrets are gone.
 */
export function nextMeeting(board: Board, secrets: SecretRows, chance: Chance): { board: Board; secrets: SecretRows } {
  const draft = sketch(emptyBoard())
  for (const group of board.group.values()) draft.put('group', group)
  const [old] = board.meeting.values()
  const steps = [...board.step.values()].sort(byOrder)
  const ids = plan(draft, chance, { number: old!.number + 1, about: old!.about, day: '' }, steps)
  const stepNow = (step: Id<'step'>) => ids[steps.findIndex(({ id }) => id === step)]!

  const kept = chance.shuffle([...board.card.values()].filter(card => card.talk === 'later'))
  const orders = ordersAfter([], kept.length)
  for (const card of kept)
    draft.put('card', {
      ...card,
      id: chance.id(),
      step: stepNow(card.step),
      by: '',
      pile: '',
      order: orders.shift()!,
      talk: '',
      carried: true,
    })

  const decisions = [...board.decision.values()].filter(({ state }) => state === 'made').sort(byOrder)
  for (const decision of decisions)
    draft.put('decision', { ...decision, id: chance.id(), step: stepNow(decision.step), carried: true })

  const letterbox = new Map(
    chance
      .shuffle([...secrets.letterbox])
      .map(([, card]) => [chance.id<'letter'>() as string as SealedKey, { ...card, step: stepNow(card.step) }]),
  )
  return { board: draft.board, secrets: { ...noSecrets(), letterbox } }
}
