import type { Balance } from './balance.ts'
import { BANDS } from './enough.ts'
import type { Ms } from './entry.ts'

/** The sentence on the wall, by its key. `missed`: too much was not captured. `quiet`: quiet time to think. */
export type Word = 'early' | 'shared' | 'some' | 'few' | 'missed' | 'quiet'

/** So far past an edge one has to be to have crossed it. */
const MARGIN = 0.03
/** Below this part of the speech that is credited, nothing is said of who spoke. */
export const LEAST_ATTRIBUTED = 0.8
/** A change is held so long before it is said, and "a few voices" so long; milliseconds. */
const HOLD = 120_000
const HOLD_FEW = 300_000
/** The wall changes once in so long, milliseconds. */
const REST = 30_000

/** On which side of one edge between two words the evenness is. */
interface Edge {
  /** What is said; null until something has been held. */
  readonly isAbove: boolean | null
  /** Where it is now, and since when. */
  readonly isNowAbove: boolean | null
  readonly since: Ms
}

/** What the wall says, with all that has to be remembered for what it says next. */
export interface WallWord {
  readonly word: Word
  /** When the word last changed; null as long as it never has. */
  readonly changed: Ms | null
  readonly few: Edge
  readonly shared: Edge
}

const UNKNOWN: Edge = { isAbove: null, isNowAbove: null, since: 0 }

/** How a meeting begins. */
export const FIRST_WORD: WallWord = { word: 'early', changed: null, few: UNKNOWN, shared: UNKNOWN }

/**
 * [W13] What the wall says after new figures. A band counts once it has been held for two minutes, "a few voices" for
 * five; an edge is crossed only 0.03 past it; and no two changes are within 30 seconds. What cannot be said any more is
 * taken back at once. After quiet time the sentence from before it is there again.
 * @param now the meeting's time, never before that of the last step
 */
export function nextWord(
  wall: WallWord,
  figures: Pick<Balance, 'evenness' | 'attributed' | 'lack' | 'isQuiet'>,
  now: Ms,
): WallWord {
  const { few, shared, word } = wordOf(wall, figures, now)
  const mayChange = wall.changed === null || now - wall.changed >= REST
  const isNew = word !== wall.word && mayChange
  return { word: isNew ? word : wall.word, changed: isNew ? now : wall.changed, few, shared }
}

function wordOf(
  wall: WallWord,
  { evenness, attributed, lack, isQuiet }: Parameters<typeof nextWord>[1],
  now: Ms,
): Pick<WallWord, 'word' | 'few' | 'shared'> {
  if (isQuiet) return { word: 'quiet', few: held(wall.few), shared: held(wall.shared) }
  if (lack === 'talk' || evenness === null) return { word: 'early', few: UNKNOWN, shared: UNKNOWN }
  const least = wall.word === 'missed' ? LEAST_ATTRIBUTED + MARGIN : LEAST_ATTRIBUTED
  if (lack !== null || attributed < least) return { word: 'missed', few: UNKNOWN, shared: UNKNOWN }

  const few = stepped(wall.few, evenness, BANDS.some, HOLD_FEW, now)
  const shared = stepped(wall.shared, evenness, BANDS.shared, HOLD, now)
  if (shared.isAbove === null) return { word: wall.word === 'missed' ? 'missed' : 'early', few, shared }
  return { word: few.isAbove === false ? 'few' : shared.isAbove ? 'shared' : 'some', few, shared }
}

/** An edge while nobody is meant to speak: what was said stays, what was about to change begins anew. */
const held = (edge: Edge): Edge => ({ ...edge, isNowAbove: edge.isAbove })

function stepped(edge: Edge, evenness: number, at: number, holdBelow: Ms, now: Ms): Edge {
  const from = edge.isAbove ?? edge.isNowAbove
  const isNowAbove = evenness >= (from === null ? at : from ? at - MARGIN : at + MARGIN)
  const since = isNowAbove === edge.isNowAbove ? edge.since : now
  const isHeld = now - since >= (isNowAbove ? HOLD : holdBelow)
  return { isAbove: isHeld ? isNowAbove : edge.isAbove, isNowAbove, since }
}
