import { meetingOf } from '#shared/actions/define.ts'
import type { ActionName, Args } from '#shared/actions/index.ts'
import type { BoardId, Id } from '#shared/board/ids.ts'
import type { Board } from '#shared/board/schema.ts'
import { sealedKey } from '#shared/board/secrets.ts'
import { isFinal } from '#shared/meeting/clock.ts'
import type { FiledMeeting } from '#shared/meeting/filed.ts'
import { nextMeeting } from '#shared/meeting/found.ts'
import { filed } from '#shared/meeting/record.ts'
import type { Request } from '#shared/protocol/messages.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { CLOSE } from '#shared/protocol/version.ts'
import { comparisonOf } from '#shared/speaking/comparison.ts'
import { figuresOf } from '#shared/speaking/figures.ts'
import { summaryOf } from '#shared/speaking/summary.ts'
import { pause } from '../clock.ts'
import type { KeyRole } from '../storage/storage.ts'
import { Crowd } from './crowd.ts'
import { filingOf } from './filing.ts'
import { changesOf, Ledger, seenHash } from './ledger.ts'
import { Buckets, POSTS } from './limits.ts'
import type { RoomParts } from './roomParts.ts'
import { decideRound, MOST_IN_ROUND, ROUND_EVERY, RoomClosed, type Waiting } from './round.ts'
import type { Host, Session } from './session.ts'
import { Upkeep } from './upkeep.ts'

/** A room without people stays in memory so long, in case they come back. */
const IDLE_FOR = 30_000

/**
 * One open board. Decides what people ask, in rounds: all that came together is one transaction, one append, one
 * broadcast. In this order: decide, append, tell, acknowledge.
 */
export class Room implements Host {
  readonly board: BoardId
  readonly #parts: RoomParts
  readonly #onClosed: (room: Room) => void
  readonly #crowd: Crowd
  readonly #posts = new Buckets(...POSTS)
  readonly #joiners = new Map<Session, Uint8Array>()
  #ledger: Ledger
  #queue: Waiting[] = []
  /** Taken from the queue and not answered yet. */
  #batch: Waiting[] = []
  #rounds: Promise<void> | null = null
  #lastRound = 0
  readonly #upkeep: Upkeep
  #stopIdle: (() => void) | null = null
  #state: 'open' | 'closing' | 'closed' = 'open'

  private constructor(ledger: Ledger, parts: RoomParts, onClosed: (room: Room) => void) {
    this.board = ledger.board
    this.#ledger = ledger
    this.#parts = parts
    this.#onClosed = onClosed
    this.#upkeep = new Upkeep(parts)
    this.#crowd = new Crowd(parts.clock, session => this.sync(session, new Uint8Array()))
    this.#setTimer()
    this.#watchIdle()
  }

  /** Null when there is no such board. @throws Damaged */
  static async open(board: BoardId, parts: RoomParts, onClosed: (room: Room) => void): Promise<Room | null> {
    const ledger = await Ledger.open(board, parts.storage)
    return ledger && new Room(ledger, parts, onClosed)
  }

  get epoch(): number {
    return this.#ledger.epoch
  }

  /** Can somebody go on here with the document that they have from that epoch? */
  goesOnFrom(epoch: number): boolean {
    return this.#ledger.goesOnFrom(epoch)
  }

  /** The board. Only between rounds is it surely what is stored. */
  get current(): Board {
    return this.#ledger.current
  }

  /** What its meeting would leave behind now: what a reader may see of it. */
  get past(): FiledMeeting {
    return filed(this.current, this.#ledger.secrets)
  }

  get isOpen(): boolean {
    return this.#state === 'open'
  }

  /** What somebody who knocked is to be told; null when this knock is not known. */
  knockState(knock: Id<'knock'>): 'waiting' | 'welcome' | 'away' | null {
    const { secrets, seal } = this.#ledger
    return secrets.knock.get(sealedKey(seal, 'knock', knock))?.state ?? null
  }

  join(session: Session): void {
    this.#stopIdle?.()
    this.#stopIdle = null
    this.#crowd.add(session)
  }

  sync(session: Session, vector: Uint8Array): void {
    this.#joiners.set(session, vector)
    if (!this.#rounds) this.#letIn()
  }

  act(session: Session, request: Request): void {
    const { id } = request
    const { actor } = session.guest
    // Nobody fills the board alone, nor finds out by filling it how many cards of others wait face down.
    if (request.name === 'card.post' && actor.type === 'seat' && !this.#posts.take(actor.seat, this.#parts.clock.now()))
      return session.push({ type: 'refused', id, reason: 'slow_down' })
    this.#enqueue({
      wish: request,
      by: actor,
      hash: seenHash(id),
      answer: outcome => {
        if (outcome instanceof Refusal) session.push({ type: 'refused', id, reason: outcome.reason })
        else session.push({ type: 'done', done: [{ id, note: outcome }] })
      },
    })
  }

  left(session: Session): void {
    if (!this.#crowd.remove(session)) return
    this.#joiners.delete(session)
    this.#watchIdle()
  }

  /**
   * Something the server does itself: at the door, or when its time has come. Resolves when it is stored.
   * @param id of the action, where it may be asked for again: then it is done once
   * @throws Refusal
   * @throws RoomClosed
   */
  perform<Name extends ActionName>(name: Name, args: Args<Name>, id?: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#enqueue({
        wish: { meeting: meetingOf(this.current).id, step: '', name, args },
        by: { type: 'server' },
        hash: id === undefined ? null : seenHash(id),
        answer: outcome => (outcome instanceof Refusal ? reject(outcome) : resolve()),
        drop: () => reject(new RoomClosed()),
      })
    })
  }

  /** The keys of these roles are new; everyone is shown that they are. `except` is the seat that made them. */
  async keysRenewed(roles: readonly KeyRole[], except: Id<'seat'>): Promise<void> {
    this.#crowd.keysRenewed(roles, except)
    await this.perform('keys.renewed', {})
  }

  /** Lets the round under way finish, stores a snapshot if that pays, and lets everyone go. They come back. */
  async close(): Promise<void> {
    if (this.#state !== 'open') return
    this.#state = 'closing'
    while (this.#rounds) await this.#rounds
    try {
      if (this.#ledger.snapshotPays) await this.#upkeep.saveSnapshot(this.#ledger)
    } catch (error) {
      this.#parts.log.fault('room_failed', error)
    }
    this.#dissolve(CLOSE.restart)
  }

  #enqueue(waiting: Waiting): void {
    if (this.#state !== 'open') return waiting.drop?.()
    this.#queue.push(waiting)
    this.#rounds ??= this.#run()
  }

  async #run(): Promise<void> {
    try {
      while (this.#queue.length > 0 && this.#state !== 'closed') await this.#round()
    } catch (error) {
      this.#parts.log.fault('room_failed', error)
      // Nothing of what failed was told to anyone. People come back to what is stored, and send again.
      this.#dissolve(CLOSE.restart)
    } finally {
      this.#rounds = null
      // Whoever came while a snapshot was being stored.
      if (this.#state !== 'closed') this.#letIn()
    }
  }

  async #round(): Promise<void> {
    const { clock } = this.#parts
    await new Promise<void>(next => clock.after(pause(clock, this.#lastRound, ROUND_EVERY), next))
    this.#batch = this.#queue.splice(0, MOST_IN_ROUND)
    while (!(await this.#decideAndTell())) if (!(await this.#catchUp())) return
    this.#batch = []
    this.#lastRound = clock.now()
    if (isFinal(this.current, clock.now())) return this.#finalise()
    if ((await this.#upkeep.forget(this.#ledger)) === 'cards') this.#crowd.sendTo(this.epoch)
    if (this.#ledger.wantsSnapshot) await this.#upkeep.saveSnapshot(this.#ledger)
    this.#setTimer()
  }

  /** False when somebody else wrote first, and all has to be decided again on what is there now. */
  async #decideAndTell(): Promise<boolean> {
    const { chance, clock, seats } = this.#parts
    const here = this.#crowd.here(this.current)
    const parts = { chance, at: clock.now(), seats, here, figuresOf, summaryOf, comparisonOf }
    const { entry, answer } = decideRound(this.#batch, this.#ledger, parts)
    if (entry) {
      const { result, update } = await this.#ledger.append(entry)
      if (result !== 'stored') return false
      if (update) this.#crowd.broadcast(update)
    }
    // Before the answers: whoever came and acted in one breath sees the board first, and then that it was done.
    this.#letIn()
    this.#crowd.tellPrivately(this.#ledger, this.#acted())
    answer()
    this.#crowd.showOut(this.current)
    return true
  }

  /**
   * Another node wrote first, or has our code: read what is stored, and give everyone what they lack.
   * @returns false when the board has moved to another document, and everyone was sent there
   */
  async #catchUp(): Promise<boolean> {
    this.#parts.log.info('room_behind')
    const fresh = await Ledger.open(this.board, this.#parts.storage)
    if (!fresh) throw new Error('the board is gone')
    if (!fresh.goesOnFrom(this.#ledger.epoch)) {
      fresh.close()
      this.#dissolve(CLOSE.epoch, String(fresh.epoch))
      return false
    }
    this.#ledger.close()
    this.#ledger = fresh
    this.#crowd.broadcast(fresh.lacking(new Uint8Array()).update)
    this.#crowd.tellPrivately(fresh, 'anyone')
    return true
  }

  /** The seats of the batch. */
  #acted(): ReadonlySet<Id<'seat'>> {
    return new Set(this.#batch.flatMap(({ by }) => (by.type === 'seat' ? [by.seat] : [])))
  }

  /** Answers those who want to be synced, from what is stored. Only between appends. */
  #letIn(): void {
    for (const [session, vector] of this.#joiners) {
      this.#joiners.delete(session)
      this.#crowd.letIn(session, vector, this.#ledger)
    }
  }

  /** The meeting is over for good: file the record, begin the next epoch, and send everyone there. */
  async #finalise(): Promise<void> {
    const { current, secrets, epoch } = this.#ledger
    const next = nextMeeting(current, secrets, this.#parts.chance)
    const changes = changesOf(next.secrets)
    const renewed = await this.#ledger.renew(next.board, changes, filingOf(current, secrets))
    if (renewed) this.#parts.log.info('meeting_final')
    this.#dissolve(renewed ? CLOSE.epoch : CLOSE.restart, renewed ? String(epoch + 1) : '')
  }

  #setTimer(): void {
    this.#upkeep.setTimer(this.#ledger, name => this.perform(name, {} as never))
  }

  #watchIdle(): void {
    if (this.#crowd.size > 0 || this.#state !== 'open') return
    this.#stopIdle?.()
    this.#stopIdle = this.#parts.clock.after(IDLE_FOR, () => {
      // Somebody may have come, or asked something, in the meantime.
      if (this.#crowd.size > 0) return
      if (this.#rounds) this.#watchIdle()
      else void this.close()
    })
  }

  #dissolve(code: number, reason = ''): void {
    if (this.#state === 'closed') return
    this.#state = 'closed'
    for (const waiting of [...this.#batch, ...this.#queue]) waiting.drop?.()
    this.#queue = []
    this.#upkeep.close()
    this.#stopIdle?.()
    this.#crowd.close(code, reason)
    this.#ledger.close()
    this.#onClosed(this)
  }
}
