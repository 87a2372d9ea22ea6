import type { BoardId } from '#shared/board/ids.ts'
import type { Clock } from '../clock.ts'
import { Room } from './room.ts'
import type { RoomParts } from './roomParts.ts'

/** How often storage is asked for boards with something to do that are not open. */
const LOOK_EVERY = 30_000

/** The boards that are open, each loaded once. */
export class Rooms {
  readonly #parts: RoomParts
  readonly #clock: Clock
  readonly #rooms = new Map<BoardId, Promise<Room | null>>()
  #stopLooking: () => void
  #stopping = false

  constructor(parts: RoomParts) {
    this.#parts = parts
    this.#clock = parts.clock
    this.#stopLooking = this.#clock.after(0, () => this.#wakeDue())
  }

  /** The room of a board, opened if need be; null when there is no such board. @throws Damaged */
  async open(board: BoardId): Promise<Room | null> {
    for (;;) {
      let room = this.#rooms.get(board)
      if (!room) {
        room = Room.open(board, this.#parts, () => this.#rooms.delete(board))
        this.#rooms.set(board, room)
        // A board that is not there, or could not be read, is asked for again next time.
        room.then(
          found => !found && this.#rooms.delete(board),
          () => this.#rooms.delete(board),
        )
      }
      const found = await room
      if (found === null || found.isOpen) return found
      // It was about to close: wait until it is out of the way.
      await new Promise<void>(next => this.#clock.after(0, next))
    }
  }

  /**
   * Does something with an open room; again with a fresh one when the room closed under it.
   * @returns null when there is no such board
   */
  async withRoom<Result>(board: BoardId, work: (room: Room) => Promise<Result>): Promise<Result | null> {
    for (let attempt = 0; ; attempt++) {
      const room = await this.open(board)
      if (!room) return null
      try {
        return await work(room)
      } catch (error) {
        if (attempt >= 3 || room.isOpen) throw error
      }
    }
  }

  get size(): number {
    return this.#rooms.size
  }

  /** Closes every room: what was asked is stored and answered, what comes later is sent again by the clients. */
  async close(): Promise<void> {
    this.#stopping = true
    this.#stopLooking()
    const open = await Promise.allSettled(this.#rooms.values())
    await Promise.all(open.map(room => room.status === 'fulfilled' && room.value?.close()))
  }

  async #wakeDue(): Promise<void> {
    const trouble = (error: unknown) => this.#parts.log.fault('wake_failed', error)
    try {
      const due = await this.#parts.storage.due(this.#clock.now())
      // One that cannot be opened does not keep the others waiting.
      for (const board of due) await this.open(board).catch(trouble)
    } catch (error) {
      trouble(error)
    }
    if (!this.#stopping) this.#stopLooking = this.#clock.after(LOOK_EVERY, () => this.#wakeDue())
  }
}
