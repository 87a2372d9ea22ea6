import * as v from 'valibot'
import { id } from '#shared/board/ids.ts'

/** How often what goes on is told, milliseconds. A phone that dies loses no more. */
const CHECKPOINT = 30_000
/** After so long it asks whether it still goes on, and waits so long for an answer; milliseconds. */
const ASK = 10 * 60_000
const WAIT = 60_000
/** A page that was away for longer knows nothing of the turn since, milliseconds. */
const GONE = ASK

const ms = v.pipe(v.number(), v.safeInteger())

/** One's own turn while it goes on. All times by the server's clock, milliseconds since 1970. */
export const openTurn = v.object({
  cap: id<'cap'>(),
  turn: v.pipe(ms, v.minValue(0)),
  /** Tapped on and off, or held down. */
  how: v.picklist(['latch', 'hold']),
  start: ms,
  /** When this page last knew that it went on, and when it last told so. */
  alive: ms,
  told: ms,
  /** When its person last said that it goes on: at the beginning, or asked. */
  sure: ms,
  /** When they were asked; null while there is nothing to answer. */
  asked: v.nullable(ms),
})
export type OpenTurn = v.InferOutput<typeof openTurn>

/** What happens to a turn. `time`: time passes. `drop`: it is not to have been. */
export type Happening =
  | ({ readonly is: 'begin' } & Pick<OpenTurn, 'cap' | 'turn' | 'how'>)
  | { readonly is: 'end' | 'time' | 'still' | 'drop' | 'back' }

/** What is told of a turn, as the action takes it. */
interface Told {
  readonly cap: OpenTurn['cap']
  readonly turn: number
  readonly start: number
  readonly len: number
  readonly closed: boolean
}

/** A turn after something has happened, and what is to be told of it. */
export interface Step {
  readonly open: OpenTurn | null
  readonly tell: readonly Told[]
}

const told = ({ cap, turn, start }: OpenTurn, end: number, closed: boolean): Told => ({
  ...{ cap, turn, start, closed },
  len: Math.max(0, end - start),
})

/**
 * [W31] What becomes of one's own turn. Told at once when it begins, every 30 seconds, and when it ends. It is `closed`
 * where its person has ended it; where they did not answer, or the page was gone, it is not.
 * [W50] Nobody is asked while the time is one person's: it is sure then that a turn that was tapped on goes on, also while
 * the screen was dark.
 * @param now by the server's clock, milliseconds since 1970
 */
export function step(open: OpenTurn | null, happening: Happening, now: number, isOneVoice: boolean): Step {
  if (!open) {
    if (happening.is !== 'begin') return { open, tell: [] }
    const { cap, turn, how } = happening
    const begun: OpenTurn = { cap, turn, how, start: now, alive: now, told: now, sure: now, asked: null }
    return { open: begun, tell: [told(begun, now, false)] }
  }
  if (happening.is === 'drop') return { open: null, tell: [] }
  const isStory = isOneVoice && open.how === 'latch'
  if (now - open.alive > GONE && !isStory) return { open: null, tell: [told(open, open.alive, false)] }
  switch (happening.is) {
    case 'begin':
      return { open, tell: [] }
    case 'end':
      return { open: null, tell: [told(open, now, true)] }
    case 'still':
      return { open: { ...open, alive: now, sure: now, asked: null }, tell: [] }
    case 'back':
      // Nobody holds a button through a reload: had it been let go of, the page would have told.
      if (open.how === 'hold') return { open: null, tell: [told(open, open.alive, false)] }
      return onward(open, now, isOneVoice)
    case 'time':
      return onward(open, now, isOneVoice)
    default:
      return happening.is satisfies never
  }
}

function onward(was: OpenTurn, now: number, isOneVoice: boolean): Step {
  const open = isOneVoice ? { ...was, sure: now, asked: null } : was
  if (open.asked !== null && now - open.asked >= WAIT) return { open: null, tell: [told(open, now, false)] }
  const isDue = now - open.told >= CHECKPOINT
  const asks = open.how === 'latch' && open.asked === null && now - open.sure >= ASK
  const next = { ...open, alive: now, told: isDue ? now : open.told, asked: asks ? now : open.asked }
  return { open: next, tell: isDue ? [told(next, now, false)] : [] }
}

/** When time alone changes something next, by the server's clock. */
export function dueAt({ told, asked, sure, how }: OpenTurn): number {
  if (how === 'hold') return told + CHECKPOINT
  return Math.min(told + CHECKPOINT, asked === null ? sure + ASK : asked + WAIT)
}
