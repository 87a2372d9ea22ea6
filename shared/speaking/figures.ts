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

/**
 * [W14] Who spoke and how the time is shared, from the log and who was there. Whoever has been in the room counts, also
 * in silence, and also after they have left.
 * @param now server time, milliseconds since 1970
 * @param wrote who has posted a named card
 */
export function figuresOf(
  { talk, presence, oneVoice }: TalkRows,
  now: Ms,
  wrote: ReadonlySet<Id<'seat'>> = new Set(),
): Figures {
  const there = new Map([...presence.values()].map(row => [row.seat, spansOf(row, now)]))
  const log = [...talk.values()].map(({ cap, entry }) => [cap, entry] as const)
  const resolved = resolve(log, new Set(there.keys()), now)
  const from = Math.min(now, ...[...there.values()].flatMap(spans => spans.map(([start]) => start)))
  const beside: Beside = {
    wrote,
    oneVoice: [...oneVoice.values()].map(({ start, end }): Span => [start, end ?? now]),
  }
  const within = (window: Span) => balance(resolved, there, window, beside)
  return {
    resolved,
    whole: within([from, now]),
    sentence: within(sentenceWindow(there.size, from, now)),
    recent: within([Math.max(from, now - RECENT), now]),
    span: [from, now],
  }
}
