import type { Id } from '#shared/board/ids.ts'
import { type SecretRows, sealedKey } from '#shared/board/secrets.ts'
import type { Push } from '#shared/protocol/messages.ts'
import { type Figures, figuresOf } from '#shared/speaking/figures.ts'
import { NO_TALK, type OwnTalk, ownTalkOf } from '#shared/speaking/own.ts'
import type { Ledger } from './ledger.ts'

type Rows = SecretRows['talk']
type TalkPush = Extract<Push, { type: 'talk' }>

/** Rows under the tab that wrote them, whose long name is then sent once. */
function byTab(rows: Iterable<Rows extends ReadonlyMap<unknown, infer Row> ? Row : never>): TalkPush['log'] {
  const tabs = new Map<Id<'cap'>, TalkPush['log'][number][1]>()
  for (const { cap, entry } of rows) {
    const entries = tabs.get(cap)
    if (entries) entries.push(entry)
    else tabs.set(cap, [entry])
  }
  return [...tabs]
}

/** What hosts are told of the talk, and what each person is told of their own. [W22] [W23] */
export class TalkNews {
  #figuresFor: unknown = null
  #figures: Figures | null = null

  /** @param told the rows that this host was told last; null for none yet */
  forHost({ secrets }: Ledger, told: Rows | null): TalkPush {
    const { talk, presence, oneVoice, wish, way } = secrets
    // Somebody's rows are gone for good: whoever leads must not keep them either.
    const isLess = told !== null && [...told.keys()].some(key => !talk.has(key))
    const whole = told === null || isLess
    const news = whole ? talk.values() : [...talk].filter(([key, row]) => told.get(key) !== row).map(([, row]) => row)
    return {
      type: 'talk',
      whole,
      log: told === talk ? [] : byTab(news),
      presence: [...presence.values()],
      oneVoice: [...oneVoice.values()],
      wishes: [...wish.values()],
      way: [...way.values()][0] ?? null,
    }
  }

  /**
   * As of when the wall was told last: nobody can see their own figure move as somebody else speaks. But what somebody
   * has erased since then is gone at once.
   */
  own({ secrets, seal }: Ledger, seat: Id<'seat'>): OwnTalk | null {
    const [gauge] = secrets.gauge.values()
    if (!gauge || gauge.told === 0) return null
    const erased = secrets.erased.get(sealedKey(seal, 'erased', seat))
    if (erased && erased.at >= gauge.told) return NO_TALK
    if (this.#figuresFor !== gauge.told) {
      this.#figures = figuresOf(secrets, gauge.told)
      this.#figuresFor = gauge.told
    }
    const whole = this.#figures?.whole
    const own = whole?.people.get(seat)
    return own ? ownTalkOf(own, whole!) : null
  }
}
