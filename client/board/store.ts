import { nanoid } from 'nanoid'
import { readArgs } from '#shared/actions/decide.ts'
import type { Actor, Note } from '#shared/actions/define.ts'
import { type ActionName, type Args, actions } from '#shared/actions/index.ts'
import { BoardDocument } from '#shared/board/document.ts'
import type { Id } from '#shared/board/ids.ts'
import type { Viewer } from '#shared/board/projection.ts'
import { type Push, push, type Request, readMessage } from '#shared/protocol/messages.ts'
import { Refusal, type RefusalReason } from '#shared/protocol/refusal.ts'
import { CLOSE } from '#shared/protocol/version.ts'
import { comeBackTo } from './comeBackTo.ts'
import type { Device } from './device.ts'
import type { Link, OpenLink, Place } from './link.ts'
import { viewOf } from './look.ts'
import { Outbox, type Whose } from './outbox.ts'
import { OwnCards } from './own.ts'
import { Preview } from './preview.ts'
import { talkAfter } from './talk.ts'
import { nothingPrivate, type Received, type View } from './view.ts'

export type Outcome =
  | { readonly done: true; readonly note?: Note | undefined }
  | { readonly done: false; readonly reason: RefusalReason }

export interface StoreParts {
  readonly openLink: OpenLink
  readonly device: Device
  /** Asks for this seat's place after the board has moved to another epoch; null when there is none. Throws when nobody answers. */
  readonly rejoin: (place: Place) => Promise<Place | null>
  readonly viewer: Viewer
}

/** In another epoch of the board within so long, or there is no signal; milliseconds. */
const MOVE_WITHIN = 3000

/**
 * One board on this device: what the server has confirmed, with what was done here on top. Survives being offline; what
 * was done is kept on the device until the server has answered.
 */
export class BoardStore {
  readonly #parts: StoreParts
  readonly #outbox: Outbox
  readonly #own: OwnCards
  readonly #listeners = new Set<() => void>()
  readonly #waitingFor = new Map<string, (outcome: Outcome) => void>()
  #place: Place
  #document = new BoardDocument()
  #link: Link | null = null
  #isUp = false
  #moving: ReturnType<typeof setTimeout> | undefined
  #state: Received
  /** The server's clock at the welcome, and how long this page had been running then; milliseconds. */
  #welcomed = { at: Date.now(), running: performance.now() }
  #view: View | null = null

  constructor(place: Place, seat: Id<'seat'> | '', parts: StoreParts) {
    this.#parts = parts
    this.#place = place
    this.#outbox = new Outbox(parts.device, place.board)
    this.#own = new OwnCards(parts.device, place.board)
    const nobody = { keeper: false, here: new Set<Id<'seat'>>(), screens: 0, clockAhead: 0 }
    this.#state = { link: 'joining', end: null, seat, ...nobody, ...nothingPrivate }
    this.#connect(this.#document)
  }

  /** The way to be told of a new view. Returns the way to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get view(): View {
    this.#view ??= viewOf(this.#state, this.#preview(), this.#own.cards, this.#outbox, this.#parts.viewer)
    return this.#view
  }

  get board(): Id<'board'> {
    return this.#place.board
  }

  /** The bare document, for those who compare. */
  get document(): BoardDocument {
    return this.#document
  }

  /**
   * Does something. Its effect shows at once; the promise tells what the server said, which may be long after. What is
   * refused here already is not sent.
   * @param step the step it is meant for, when that is not the one the room is at
   * @param whose whose words these are, as far as this device is to know
   */
  act<Name extends ActionName>(
    name: Name,
    args: Args<Name>,
    step?: Id<'step'>,
    whose: Whose = 'mine',
  ): Promise<Outcome> {
    const preview = this.#preview()
    const [meeting] = preview.board.meeting.values()
    if (!meeting) return Promise.resolve({ done: false, reason: 'not_open' })
    const asked: Request = { id: nanoid(), meeting: meeting.id, step: step ?? meeting.step, name, args }
    let request: Request
    try {
      preview.add(asked)
      // As the server will read it: words are cleaned here too, or this device would not know its own again.
      request = { ...asked, args: readArgs<unknown>(actions[name], args) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return Promise.resolve({ done: false, reason: error.reason })
    }
    this.#outbox.add(request, whose)
    if (this.#isUp) this.#link?.send(request)
    this.#changed()
    return new Promise(resolve => this.#waitingFor.set(request.id, resolve))
  }

  /** The person has dealt with words that were refused. */
  forgetRefused(actionId: string): void {
    this.#outbox.forget(actionId)
    this.#changed()
  }

  forgetOwnCards(): void {
    this.#own.forgetAll()
    this.#changed()
  }

  /** This device's seat has another ticket from now on. */
  newTicket(ticket: string): void {
    this.#place = { ...this.#place, ticket }
    this.#link?.newTicket(ticket)
  }

  /** The network may be back. */
  retry(): void {
    this.#link?.retry()
  }

  close(): void {
    clearTimeout(this.#moving)
    this.#link?.close()
    this.#link = null
    this.#document.close()
    this.#listeners.clear()
  }

  /** What is shown stays until this document has caught up: nobody is taken away from what they are doing. */
  #connect(document: BoardDocument): void {
    document.watch(() => {
      if (document !== this.#document) return
      this.#own.look(document.board)
      this.#changed()
    })
    const link = this.#parts.openLink(this.#place, document.doc, {
      up: () => {
        clearTimeout(this.#moving)
        this.#isUp = true
        this.#show(document)
        this.#set({ link: 'live' })
        // In the order it was done; what the server has seen already it answers and does not do again.
        for (const request of this.#outbox.waiting) link.send(request)
      },
      down: () => {
        this.#isUp = false
        if (this.#state.link === 'live') this.#set({ link: 'offline' })
      },
      message: text => {
        const message = readMessage(push, text)
        if (message) this.#receive(message)
      },
      closed: (code, reason) => void this.#closed(code, reason),
    })
    this.#link = link
  }

  /** [E3] Shows the board in another epoch of it, and drops what there was. */
  #show(document: BoardDocument): void {
    if (document === this.#document) return
    this.#document.close()
    this.#document = document
    // What was taken back is erased by now, and nobody can bring it back.
    this.#own.forgetTakenBack()
    this.#own.look(document.board)
  }

  #receive(message: Push): void {
    switch (message.type) {
      case 'welcome':
        this.#welcomed = { at: message.at, running: performance.now() }
        return this.#set({
          clockAhead: message.at - Date.now(),
          seat: message.seat,
          keeper: message.keeper,
          // What all were told last may be from before this seat came.
          here: new Set(message.seat ? [...message.here, message.seat] : message.here),
          screens: message.screens,
          ...nothingPrivate,
        })
      case 'here': {
        const here = new Set([...this.#state.here, ...message.came])
        for (const seat of message.went) here.delete(seat)
        return this.#set({ here, screens: message.screens })
      }
      case 'done':
        for (const { id, note } of message.done) this.#answered(id, { done: true, note })
        return
      case 'refused':
        return this.#answered(message.id, { done: false, reason: message.reason })
      case 'mine':
        return this.#set({
          meToo: new Set(message.meToo),
          saying: new Set(message.signals),
          isMyTurn: message.turn,
          ballots: new Map(message.ballots.map(ballot => [ballot.box, ballot])),
          ownTalk: message.talk,
          wish: message.wish,
          agreed: message.agreed,
          credited: message.credited,
          tick: message.tick,
          place: message.place,
        })
      case 'talk':
        return this.#set({ talk: talkAfter(this.#state.talk, message) })
      case 'now':
        return this.#set({ speakingNow: message.seats })
      case 'signals':
        return this.#set({ signals: message.signals })
      case 'door':
        return this.#set({ knocks: message.knocks })
      default:
        return message satisfies never
    }
  }

  #answered(actionId: string, outcome: Outcome): void {
    const answered = this.#outbox.answered(actionId, outcome.done ? undefined : outcome.reason)
    if (!answered) return
    if (outcome.done) {
      this.#own.learn(answered.request, answered.whose)
      this.#own.look(this.#document.board)
    }
    this.#changed()
    this.#waitingFor.get(actionId)?.(outcome)
    this.#waitingFor.delete(actionId)
  }

  async #closed(code: number, reason: string): Promise<void> {
    this.#isUp = false
    switch (code) {
      case CLOSE.epoch: {
        this.#moving = setTimeout(() => this.#state.link === 'live' && this.#set({ link: 'offline' }), MOVE_WITHIN)
        const moved = { ...this.#place, epoch: Number(reason) }
        const place = await comeBackTo(moved, this.#parts.rejoin, () => !this.#link)
        if (!place || !this.#link) return this.#set({ end: 'over' })
        this.#link.close()
        this.#place = place
        return this.#connect(new BoardDocument())
      }
      case CLOSE.removed:
        return this.#set({ end: 'removed' })
      case CLOSE.version:
        return this.#set({ end: 'version' })
      case CLOSE.unknown:
        // The ticket of a seat goes with its meeting, so this one was over while the device was away.
        return this.#set({ end: this.#state.seat ? 'over' : 'unknown' })
      default:
        return this.#set({ end: 'unknown' })
    }
  }

  /** What is confirmed, with everything that waits done on top of it. */
  #preview(): Preview {
    const { seat, keeper, here } = this.#state
    const by: Actor = seat ? { type: 'seat', seat, keeper } : { type: 'screen' }
    const own = { ...this.#state, letterbox: this.#own.letterbox, claim: this.#own.claims }
    // Not by the clock that a person can set: what was timed by the server's would look as if it could not be.
    const at = Math.round(this.#welcomed.at + performance.now() - this.#welcomed.running)
    const preview = new Preview(this.#document.board, own, by, at, here)
    for (const request of this.#outbox.waiting) preview.tryAdd(request)
    return preview
  }

  #set(state: Partial<Received>): void {
    this.#state = { ...this.#state, ...state }
    this.#changed()
  }

  #changed(): void {
    this.#view = null
    for (const listener of this.#listeners) listener()
  }
}
