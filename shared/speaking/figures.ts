import type { Id } from '../board/ids.ts'
import type { Secret, SecretRows } from '../board/secrets.ts'
import { type Balance, type Beside, balance } from './balance.ts'
import type { Ms, Span } from './entry.ts'
import { type Resolved, resolve } from './resolve.ts'
import { RECENT, sentenceWindow } from './sentenceWindow.ts'

/** What the figures are made from: rows as storage, or a host's device, has them. */
export type TalkRows = Pick<SecretRows, 'talk' | 'presence' | 'oneVoice'>

/** All figures of a meeting's talk up to now. */
export interface Figures {
  readonly resolved: Resolved
  /** Of the whole meeting; of the time that the sentence on the wall is about; of the last ten minutes. */
  readonly whole: Balance
  readonly sentence: Balance
  readonly recent: Balance
  /** From when the first came up to now. */
  readonly span: Span
}

const spansOf = ({ spans }: Secret<'presence'>, now: Ms): Span[] => spans.map(([from, to]) => [from, to ?? now])

/** The rows, ready to be added up. */
interface Read {
  readonly resolved: Resolved
  /** When each was in the room. */
  readonly presence: ReadonlyMap<Id<'seat'>, readonly Span[]>
  readonly beside: Beside
  /** When the first came. */
  readonly from: Ms
}

/** What the rows of a meeting say up to `now`, milliseconds since 1970. */
export function readRows({ talk, presence, oneVoice }: TalkRows, now: Ms): Read {
  const there = new Map([...presence.values()].map(row => [row.seat, spansOf(row, now)]))
  const log = [...talk.values()].map(({ cap, entry }) => [cap, entry] as const)
  return {
    resolved: resolve(log, new Set(there.keys()), now),
    presence: there,
    beside: { oneVoice: [...oneVoice.values()].map(({ start, end }): Span => [start, end ?? now]) },
    from: Math.min(now, ...[...there.values()].flatMap(spans => spans.map(([start]) => start))),
  }
}

/**
 * [W14] Who spoke and how the time is shared, from the log and who was there. Whoever has been in the room counts, also
 * in silence, and also after they have left.
 * @param now server time, milliseconds since 1970
 * @param wrote who has posted a named card
 */
export function figuresOf(rows: TalkRows, now: Ms, wrote: ReadonlySet<Id<'seat'>> = new Set()): Figures {
  const { resolved, presence, beside, from } = readRows(rows, now)
  const within = (window: Span) => balance(resolved, presence, window, { ...beside, wrote })
  return {
    resolved,
    whole: within([from, now]),
    sentence: within(sentenceWindow(presence.size, from, now)),
    recent: within([Math.max(from, now - RECENT), now]),
    span: [from, now],
  }
}
