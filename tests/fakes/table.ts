import { createHash } from 'node:crypto'
import { decide, type World } from '#shared/actions/decide.ts'
import { type Actor, meetingOf } from '#shared/actions/define.ts'
import type { ActionName, Args } from '#shared/actions/index.ts'
import type { Id } from '#shared/board/ids.ts'
import type { Kind } from '#shared/board/kinds.ts'
import { type CardView, cardsInTurn, project, type Viewer } from '#shared/board/projection.ts'
import type { Row } from '#shared/board/schema.ts'
import { noSecrets } from '#shared/board/secrets.ts'
import { foundBoard } from '#shared/meeting/found.ts'
import { plans, type StepName } from '#shared/meeting/steps.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { comparisonOf } from '#shared/speaking/comparison.ts'
import { figuresOf } from '#shared/speaking/figures.ts'
import { summaryOf } from '#shared/speaking/summary.ts'
import { seededChance } from './chance.ts'

export type { World } from '#shared/actions/decide.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('base64url')

export const seatOf = (name: string) => `seat-${name}` as Id<'seat'>
/** When these meetings play, milliseconds since 1970. */
export const AT = Date.UTC(2026, 10, 26, 18)

export const person = (name: string): Actor => ({ type: 'seat', seat: seatOf(name), keeper: false })
/** Somebody who came in by the host key. */
export const keeper = (name: string): Actor => ({ type: 'seat', seat: seatOf(name), keeper: true })
export const server: Actor = { type: 'server' }
export const screen: Actor = { type: 'screen' }

/** Who sits at the table: Hana leads. */
export const hana = person('Hana')
export const shaz = person('Shaz')
export const bo = person('Bo')
export const ines = person('Ines')

export interface TableOptions {
  readonly seed?: number
  readonly steps?: readonly StepName[]
  /** The step the room is at. */
  readonly step?: StepName
  /** The most seats that the meeting takes. */
  readonly seats?: number
  /** How the keys of secret rows are made; as on the server when left out. */
  readonly seal?: (text: string) => string
}

const sealed = (text: string) => digest(`sealed with the key of the board: ${text}`)

export const meetingIn = (world: World): Row<'meeting'> => meetingOf(world.board)

export const stepIn = (world: World, type: StepName): Row<'step'> =>
  [...world.board.step.values()].find(step => step.type === type)!

/** What the device of whoever wrote this holds. */
export const claimOf = (text: string): string => digest(`claim of ${text}`).slice(0, 22)
/** The id of a card that shows at once. */
export const cardOf = (text: string) => digest(`card of ${text}`).slice(0, 12) as Id<'card'>

/** What came of asking for something: `done`, a note, or the reason why not; and the world after it. */
interface Outcome {
  readonly told: string
  readonly done: boolean
  readonly world: World
}

/** Asks for something; the world is the same when it was refused. */
export function attempt(world: World, name: string, args: unknown, by: Actor, step?: Id<'step'> | ''): Outcome {
  const meeting = meetingIn(world)
  try {
    const wish = { meeting: meeting.id, step: step ?? meeting.step, name, args }
    const { draft, secrets, note } = decide(wish, by, world)
    return { told: note ?? 'done', done: true, world: { ...world, board: draft.board, secrets: secrets.rows } }
  } catch (error) {
    if (error instanceof Refusal) return { told: error.reason, done: false, world }
    throw error
  }
}

export const answer = (...asked: Parameters<typeof attempt>): string => attempt(...asked).told

/** The world once this has been done. A test that asks for what is refused is wrong. */
export function act<Name extends ActionName>(
  world: World,
  name: Name,
  args: Args<Name>,
  by: Actor,
  step?: Id<'step'> | '',
): World {
  const outcome = attempt(world, name, args, by, step)
  if (!outcome.done) throw new Error(`${name} was refused: ${outcome.told}`)
  return outcome.world
}

/** A group that has not met, and nobody at the table. */
export function plannedTable({ seed = 1, steps = plans.full, seats = 300, seal = sealed }: TableOptions = {}): World {
  const chance = seededChance(seed)
  const group = { group: 'The Thursday Group', about: 'Getting a doctor with no address', day: '2026-11-26', steps }
  return {
    board: foundBoard(group, chance),
    secrets: noSecrets(),
    seal,
    chance,
    at: AT,
    seats,
    here: new Set(['Hana', 'Shaz', 'Bo', 'Ines'].map(seatOf)),
    figuresOf,
    summaryOf,
    comparisonOf,
  }
}

/** An open meeting: Hana leads it, Shaz, Bo and Ines are there, and the room is at hopes and fears. */
export function openTable(options: TableOptions = {}): World {
  let world = act(plannedTable(options), 'meeting.open', {}, server)
  for (const name of ['Hana', 'Shaz', 'Bo', 'Ines'])
    world = act(world, 'seat.take', { seat: seatOf(name), name, leads: name === 'Hana' }, server)
  return act(world, 'step.go', { step: stepIn(world, options.step ?? 'hopes').id }, hana)
}

interface Writing {
  readonly lang?: string
  readonly kind?: Kind
  readonly showName?: boolean
  readonly step?: Id<'step'>
}

export const posting = (
  text: string,
  { kind = 'hope', showName = false, lang = 'en' }: Writing = {},
): Args<'card.post'> => ({
  card: cardOf(text),
  kind,
  text,
  lang,
  claim: claimOf(text),
  showName,
})

/** A note as it comes from the page of the letterbox. */
export const note = (text: string): Args<'note.post'> => ({ claim: claimOf(text), kind: 'hope', text, lang: 'en' })

/** Writes a card; without a kind, a hope. */
export const write = (world: World, by: Actor, text: string, writing: Writing = {}): World =>
  act(world, 'card.post', posting(text, writing), by, writing.step)

/** Hana turns over what waits for the step the room is at. */
export function turnOver(world: World): World {
  const step = world.board.step.get(meetingIn(world).step as Id<'step'>)!
  return act(world, 'cards.turnOver', { step: step.id, turned: step.turned }, hana)
}

export const later = (world: World, ms: number): World => ({ ...world, at: world.at + ms })

/** Every card on the board as this viewer sees it, in the order in which they stand. */
export const cardsFor = (world: World, viewer: Viewer = 'person'): readonly CardView[] =>
  project(world.board, viewer)!.steps.flatMap(cardsInTurn)

export const textsOn = (world: World): (string | null)[] => cardsFor(world).map(card => card.text)

/** The one card with these words. */
export const cardWith = (world: World, text: string): Row<'card'> =>
  [...world.board.card.values()].find(card => card.text === text)!

/** All that a world holds, as text: to look for what must not be in it. */
export const everythingIn = ({ board, secrets }: Pick<World, 'board' | 'secrets'>): string =>
  JSON.stringify([board, secrets].map(part => Object.entries(part).map(([table, rows]) => [table, [...rows]])))
