import { isSound, type Logged, type Ms, type Who } from './entry.ts'

/** Which witness tells of a turn, the most direct first. */
const witnesses = ['x', 'i', 's', 'f', 'm'] as const
export type Witness = (typeof witnesses)[number]

/** All that the log says of one turn. */
export interface Turn {
  readonly cap: string
  readonly turn: number
  readonly witness: Witness
  /** As the log has it, at the table or not; `''` where a correction says that nobody spoke. */
  readonly who: Who | ''
  readonly start: Ms
  /** The latest that is known, of a tap the earliest that a person gave; the start itself where nothing is yet. */
  readonly end: Ms
  /** Whether a person ended it there. */
  readonly stopped: boolean
  /** When a correction or an import was made. */
  readonly order: Ms
  /** What the import covers. */
  readonly from: Ms
  readonly to: Ms
}

/** Compares by id: the tab, then the number of the turn. */
export const byId = (a: Turn, b: Turn): number => (a.cap < b.cap ? -1 : a.cap > b.cap ? 1 : a.turn - b.turn)

/**
 * [W2] The turns of a log: rows of one tab with one number are one turn, from the earliest start to the latest end, and
 * `stopped` as that end was; of two equal ends, stopping counts. What was taken back is not there, whichever came first.
 * The order of the rows and how often one came are all the same, also where rows of one turn contradict each other:
 * then the most direct witness, and of its people the first by the alphabet, has it.
 *
 * [W36] A tap has the earliest end that a person gave it. Two devices can end the same tap, each when its person saw the
 * floor go on; the one that looked later, or was cut off from the others, did not see it had been free since.
 */
export function mergedTurns(entries: Iterable<Logged>): Turn[] {
  const turns = new Map<string, Turn>()
  const endedAt = new Map<string, Ms>()
  const takenBack = new Set<string>()
  for (const [cap, row] of entries) {
    if (!isSound(row)) continue
    if (row[0] === 'v') {
      takenBack.add(`${row[1]} ${row[2]}`)
      continue
    }
    const [turn, witness, who, start, len] = row
    const key = `${cap} ${turn}`
    const isTurn = witness === 's' || witness === 'f' || witness === 'm'
    const one: Turn = {
      cap,
      turn,
      witness,
      who,
      start,
      end: start + len,
      stopped: isTurn && row[5] === 1,
      order: isTurn ? Number.NEGATIVE_INFINITY : row[5],
      from: witness === 'i' ? row[6] : Number.POSITIVE_INFINITY,
      to: witness === 'i' ? row[7] : Number.NEGATIVE_INFINITY,
    }
    const before = turns.get(key)
    turns.set(key, before ? merged(before, one) : one)
    if (witness === 'f' && one.stopped) endedAt.set(key, Math.min(one.end, endedAt.get(key) ?? one.end))
  }
  for (const key of takenBack) turns.delete(key)
  return [...turns].map(([key, turn]) => {
    const end = turn.witness === 'f' ? endedAt.get(key) : undefined
    return end === undefined ? turn : { ...turn, end, stopped: true }
  })
}

function merged(a: Turn, b: Turn): Turn {
  const { witness, who } = isBefore(a, b) ? a : b
  return {
    cap: a.cap,
    turn: a.turn,
    witness,
    who,
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end),
    stopped: a.end === b.end ? a.stopped || b.stopped : a.end > b.end ? a.stopped : b.stopped,
    order: Math.max(a.order, b.order),
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
  }
}

const isBefore = (a: Turn, b: Turn): boolean =>
  a.witness === b.witness ? a.who < b.who : witnesses.indexOf(a.witness) < witnesses.indexOf(b.witness)
