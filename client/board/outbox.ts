import * as v from 'valibot'
import type { Id } from '#shared/board/ids.ts'
import { type Request, request } from '#shared/protocol/messages.ts'
import { type RefusalReason, refusalReasons } from '#shared/protocol/refusal.ts'
import type { Device } from './device.ts'

const stored = v.object({
  request,
  /** Order in which it was done, from all tabs of this device. */
  at: v.number(),
  refused: v.optional(v.picklist(refusalReasons)),
  whose: v.optional(v.picklist(['mine', 'theirs', 'nobodys']), 'mine'),
})
type Stored = v.InferOutput<typeof stored>

/**
 * Whose words a device sends. Known here and nowhere else; what is sent is the same.
 * - `mine`: of the person whose device it is
 * - `theirs`: that person wrote them for somebody without a phone
 * - `nobodys`: typed in from paper, or on a device that is passed round: it keeps nothing of them once they are sent
 */
export type Whose = Stored['whose']

/** Words that the server will not take: kept until the person has dealt with them. */
export interface Refused {
  readonly request: Request
  readonly reason: RefusalReason
}

const CHOICES: readonly string[] = ['ballot.cast', 'check.answer', 'groups.tick']

/** Votes, answers and ticks: whoever sent them too late is told. */
const isChoice = ({ name }: Request) => CHOICES.includes(name)

/** Only words that somebody wrote are worth giving back. */
const hasWords = ({ name }: Request) => name === 'card.post' || name === 'card.change'

/**
 * What was done here and not answered, and words that were refused. Kept on the device through reloads; each entry under
 * a key of its own. [D5]
 */
export class Outbox {
  readonly #device: Device
  readonly #prefix: string
  #entries: readonly Stored[]

  constructor(device: Device, board: Id<'board'>) {
    this.#device = device
    this.#prefix = `out.${board}.`
    this.#entries = device
      .keys(this.#prefix)
      .flatMap(key => {
        const entry = v.safeParse(stored, device.get(key))
        return entry.success ? [entry.output] : []
      })
      .sort((a, b) => a.at - b.at)
  }

  /** Claims of waiting cards that this device is not to show as its person's own. */
  get strangers(): ReadonlySet<string> {
    const entries = this.#entries.filter(({ whose }) => whose === 'nobodys')
    return new Set(entries.map(({ request }) => (request.args as { claim?: string }).claim ?? ''))
  }

  /** Everything that waits for an answer, in the order it was done. */
  get waiting(): Request[] {
    return this.#entries.flatMap(({ request, refused }) => (refused === undefined ? [request] : []))
  }

  get refused(): Refused[] {
    return this.#refused.filter(({ request }) => hasWords(request))
  }

  /** Votes and answers that came too late to be counted. */
  get late(): Refused[] {
    return this.#refused.filter(({ request }) => isChoice(request))
  }

  get #refused(): Refused[] {
    return this.#entries.flatMap(({ request, refused }) =>
      refused === undefined ? [] : [{ request, reason: refused }],
    )
  }

  /** The same with the words that nobody will answer any more, when this page is no longer part of the board. */
  get stranded(): Refused[] {
    const waiting = this.waiting.filter(hasWords)
    return [...this.refused, ...waiting.map(request => ({ request, reason: 'meeting_over' as const }))]
  }

  add(request: Request, whose: Whose): void {
    // A clock that was put back changes no order.
    const at = Math.max(Date.now(), (this.#entries.at(-1)?.at ?? 0) + 1)
    this.#keep({ request, at, whose })
  }

  /** The server has answered; with a reason when it refused. Null when this waits for no answer. */
  answered(actionId: string, refused?: RefusalReason): Pick<Stored, 'request' | 'whose'> | null {
    const entry = this.#entries.find(one => one.request.id === actionId && one.refused === undefined)
    if (!entry) return null
    this.forget(actionId)
    const isTold = hasWords(entry.request) || (isChoice(entry.request) && entry.whose === 'mine')
    if (refused && isTold) this.#keep({ ...entry, refused })
    return entry
  }

  forget(actionId: string): void {
    this.#entries = this.#entries.filter(({ request }) => request.id !== actionId)
    this.#device.remove(this.#prefix + actionId)
  }

  #keep(entry: Stored): void {
    this.#entries = [...this.#entries, entry]
    this.#device.set(this.#prefix + entry.request.id, entry)
  }
}
