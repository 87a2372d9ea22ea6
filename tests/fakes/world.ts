import { type Device, memoryDevice } from '#client/board/device.ts'
import type { Place } from '#client/board/link.ts'
import { BoardStore } from '#client/board/store.ts'
import { hashOf, mint } from '#server/access/secret.ts'
import type { Log } from '#server/log.ts'
import { snapshotOf, standingOf } from '#server/rooms/ledger.ts'
import { Rooms } from '#server/rooms/rooms.ts'
import { MemoryStorage } from '#server/storage/memory.ts'
import { type Storage, wasThere } from '#server/storage/storage.ts'
import type { BoardId, Id } from '#shared/board/ids.ts'
import { foundBoard } from '#shared/meeting/found.ts'
import { plans, type StepName } from '#shared/meeting/steps.ts'
import { seededChance } from './chance.ts'
import { FakeClock } from './clock.ts'
import { FakeNetwork } from './network.ts'

export const silentLog: Log = { info() {}, warn() {}, fault() {} }

export interface Someone {
  readonly store: BoardStore
  readonly seat: Id<'seat'>
  readonly device: Device
  readonly place: Place
  /** Into a tunnel: nothing leaves and nothing arrives until `online`. */
  offline(): void
  online(): void
}

export interface WorldOptions {
  readonly seed?: number
  readonly storage?: Storage
  readonly steps?: readonly StepName[]
  readonly seats?: number
  readonly log?: Log
  readonly delay?: () => number
}

/** A real server and real clients' stores, on a clock that tests move, with a network that they can cut. */
export class World {
  readonly clock = new FakeClock()
  readonly board = 'board' as BoardId
  readonly storage: Storage
  readonly network: FakeNetwork
  readonly #options: WorldOptions
  #server: { rooms: Rooms; clock: ReturnType<FakeClock['mortal']> } | null = null
  #life = 0

  private constructor(options: WorldOptions) {
    this.#options = options
    this.storage = options.storage ?? new MemoryStorage()
    this.network = new FakeNetwork(this.clock, options.delay)
  }

  /** A group with an open meeting, and a server that runs. */
  static async open(options: WorldOptions = {}): Promise<World> {
    const world = new World(options)
    const founding = {
      group: 'The Thursday Group',
      about: 'Getting a doctor',
      day: '',
      steps: options.steps ?? plans.full,
    }
    const board = foundBoard(founding, seededChance(options.seed ?? 1))
    await world.storage.create(
      world.board,
      { snapshot: snapshotOf(board), secrets: [], standing: standingOf(board) },
      [],
    )
    world.start()
    await world.perform('meeting.open')
    return world
  }

  get rooms(): Rooms {
    return this.#server!.rooms
  }

  start(): void {
    const clock = this.clock.mortal()
    this.#life += 1
    const { seed = 1, seats = 300, log = silentLog } = this.#options
    const chance = seededChance(seed * 1000 + this.#life)
    const rooms = new Rooms({ storage: this.storage, clock, chance, log, seats })
    this.#server = { rooms, clock }
    this.network.server = { rooms, storage: this.storage, clock }
  }

  /** The server dies at once: nothing more leaves it, nothing more arrives. */
  crash(): void {
    this.#server?.clock.kill()
    this.#server = null
    this.network.server = null
    this.network.cutAll()
  }

  async perform(name: 'meeting.open' | 'meToo.tell'): Promise<void> {
    await this.do(room => room.perform(name, {}))
  }

  /** Asks something of the room and moves the clock until it is answered. */
  async do<Result>(work: (room: NonNullable<Awaited<ReturnType<Rooms['open']>>>) => Promise<Result>): Promise<Result> {
    const asked = this.rooms.withRoom(this.board, work)
    await this.clock.advance(100)
    return (await asked) as Result
  }

  /** Gives somebody a seat and opens the board on their device. */
  async seat(name: string, { leads = false }: { leads?: boolean } = {}): Promise<Someone> {
    const ticket = mint()
    const seat = `seat-${name}` as Id<'seat'>
    const key = leads ? 'host-key' : ''
    await this.storage.access.addTicket({ hash: hashOf(ticket), board: this.board, seat, key })
    const epoch = await this.do(async room => {
      await room.perform('seat.take', { seat, name, leads })
      return room.epoch
    })
    return this.sit({ board: this.board, epoch, ticket }, seat, memoryDevice())
  }

  /** Opens the board on a device, as after a reload. */
  async sit(place: Place, seat: Id<'seat'>, device: Device): Promise<Someone> {
    let line: ReturnType<FakeNetwork['open']> | null = null
    const store = new BoardStore(place, seat, {
      openLink: (...ends) => {
        line = this.network.open(...ends)
        return line
      },
      device,
      rejoin: this.#rejoin,
      viewer: 'person',
    })
    await this.clock.advance(200)
    return {
      store,
      seat,
      device,
      place,
      offline: () => line && this.network.setOffline(line, true),
      online: () => line && this.network.setOffline(line, false),
    }
  }

  /** The same ticket in the next epoch, while it opens the board. */
  #rejoin = async (place: Place) => {
    const ticket = await this.storage.access.findTicket(hashOf(place.ticket))
    return ticket && !wasThere(ticket) ? place : null
  }

  /** A big screen. */
  async screen(): Promise<BoardStore> {
    const ticket = mint()
    const key = hashOf(mint())
    await this.storage.access.replaceKeys(this.board, [{ hash: key, board: this.board, role: 'screen' }])
    await this.storage.access.addTicket({ hash: hashOf(ticket), board: this.board, seat: '', key })
    const epoch = await this.do(async room => room.epoch)
    const parts = {
      openLink: this.network.open,
      device: memoryDevice(),
      rejoin: this.#rejoin,
      viewer: 'screen' as const,
    }
    const store = new BoardStore({ board: this.board, epoch, ticket }, '', parts)
    await this.clock.advance(200)
    return store
  }
}
