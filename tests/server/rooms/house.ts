import { hashOf, mint } from '#server/access/secret.ts'
import type { Log } from '#server/log.ts'
import { snapshotOf, standingOf } from '#server/rooms/ledger.ts'
import type { Room } from '#server/rooms/room.ts'
import { Rooms } from '#server/rooms/rooms.ts'
import { MemoryStorage } from '#server/storage/memory.ts'
import type { KeyRole, Stored } from '#server/storage/storage.ts'
import type { Chance } from '#shared/actions/define.ts'
import type { Args } from '#shared/actions/index.ts'
import type { BoardId, Id } from '#shared/board/ids.ts'
import type { Board } from '#shared/board/schema.ts'
import { foundBoard } from '#shared/meeting/found.ts'
import { plans, type StepName } from '#shared/meeting/steps.ts'
import { seededChance } from '../../fakes/chance.ts'
import { FakeClock } from '../../fakes/clock.ts'
import { type Dialling, Phone, type Server } from './phone.ts'
import { type Watched, watch } from './watched.ts'

export interface HouseOptions {
  readonly seed?: number
  readonly seats?: number
  readonly steps?: readonly StepName[]
  /** Changes the board before anyone comes. */
  readonly furnish?: (board: Board) => Board
}

export interface Seated {
  readonly seat: Id<'seat'>
  readonly ticket: string
}

/** A log that keeps what it is told. */
function keepingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = []
  return {
    lines,
    info: code => void lines.push(code),
    warn: code => void lines.push(code),
    fault: code => void lines.push(code),
  }
}

/** Rooms with everything real but the clock, the sockets and the lots; and phones that come and go. */
export class House {
  readonly clock = new FakeClock()
  readonly storage: Watched = watch(new MemoryStorage())
  readonly log = keepingLog()
  readonly board = 'board' as BoardId
  readonly keys: Readonly<Record<KeyRole, string>> = {
    everyone: mint(),
    screen: mint(),
    host: mint(),
    letterbox: mint(),
  }
  readonly #options: HouseOptions
  rooms: Rooms
  #nodes = 0

  private constructor(options: HouseOptions) {
    this.#options = options
    this.rooms = this.node()
  }

  /** A group whose meeting is open. */
  static async open(options: HouseOptions = {}): Promise<House> {
    const house = new House(options)
    await house.found(house.board, options.furnish)
    await house.do(room => room.perform('meeting.open', {}))
    house.storage.calls.length = 0
    return house
  }

  /** The secret rows as they are stored, without who is in the room, that hosts are to know, and that there is something to forget. */
  async secrets(): Promise<Stored['secrets']> {
    const { secrets } = (await this.storage.inner.load(this.board))!
    return secrets.filter(({ table }) => table !== 'presence' && table !== 'forget')
  }

  /** One more group, whose meeting is planned. */
  async found(board: BoardId, furnish = (board: Board) => board): Promise<void> {
    const { seed = 1, steps = plans.full } = this.#options
    const founding = { group: 'The Thursday Group', about: 'Getting a doctor', day: '', steps }
    const first = furnish(foundBoard(founding, seededChance(seed)))
    const keys = Object.entries(this.keys).map(([role, key]) => ({ role: role as KeyRole, board, hash: hashOf(key) }))
    const beginning = { snapshot: snapshotOf(first), secrets: [], standing: standingOf(first) }
    await this.storage.create(board, beginning, board === this.board ? keys : [])
  }

  /** Another server over the same storage. */
  node(chance?: Chance): Rooms {
    const { seed = 1, seats = 300 } = this.#options
    this.#nodes += 1
    const { storage, clock, log } = this
    return new Rooms({ storage, clock, log, seats, chance: chance ?? seededChance(seed * 1000 + this.#nodes) })
  }

  /** Asks something of the room and moves the clock until it is answered. */
  async do<Result>(work: (room: Room) => Promise<Result>, board = this.board): Promise<Result> {
    const asked = this.rooms.withRoom(board, work)
    await this.clock.advance(50)
    return (await asked) as Result
  }

  /** Lets everything that was asked be done. */
  settle(): Promise<void> {
    return this.clock.advance(50)
  }

  /** Lets everyone be told who is here, so that nothing more is said by itself but heartbeats. */
  quiet(): Promise<void> {
    return this.clock.advance(1100)
  }

  /** Gives somebody a seat, or a big screen its place, by the key of a role. */
  async seat(name: string, role: KeyRole = 'everyone'): Promise<Seated> {
    const ticket = mint()
    const seat = (role === 'screen' ? '' : `seat-${name.replaceAll(' ', '-')}`) as Id<'seat'>
    const key = hashOf(this.keys[role])
    await this.storage.access.addTicket({ hash: hashOf(ticket), board: this.board, seat, key })
    if (seat) await this.do(room => room.perform('seat.take', { seat, name, leads: role === 'host' }))
    return { seat, ticket }
  }

  /** On the socket, and nothing asked for yet. */
  async dial({ ticket }: Pick<Seated, 'ticket'>, dialling: Partial<Dialling & Server> = {}): Promise<Phone> {
    const { rooms = this.rooms, storage = this.storage, ...where } = dialling
    const phone = new Phone(ticket)
    await phone.dial({ rooms, storage }, this.clock, { board: this.board, epoch: 1, ...where })
    return phone
  }

  /** Opens the board on a phone: connected and synced. */
  async sit(seated: Pick<Seated, 'ticket'>, dialling: Partial<Dialling & Server> = {}): Promise<Phone> {
    const dialled = this.dial(seated, dialling)
    await this.settle()
    const phone = await dialled
    if (phone.session && !phone.closed) phone.sync()
    await this.settle()
    return phone
  }

  /** Somebody new, with their phone. */
  async phone(name: string, role: KeyRole = 'everyone', rooms = this.rooms): Promise<Phone> {
    return this.sit(await this.seat(name, role), { rooms })
  }

  /** Somebody with the host's hat, with their phone, once the room is at a step. */
  async host(step: StepName = 'hopes', name = 'Hana'): Promise<Phone> {
    const host = await this.phone(name, 'host')
    host.act('step.go', { step: stepOf(host.board, step) })
    await this.settle()
    return host
  }

  /** The board as it is stored. */
  async stored(): Promise<Board> {
    const copy = new Rooms({ ...this, chance: seededChance(1), seats: 300, storage: this.storage.inner })
    const room = (await copy.open(this.board))!
    const { current } = room
    await copy.close()
    return current
  }
}

export const stepOf = (board: Board, type: StepName): Id<'step'> =>
  [...board.step.values()].find(step => step.type === type)!.id

let cards = 0
/** A card that nobody else writes; a hope unless said otherwise. */
export function card(fields: Partial<Args<'card.post'>> = {}): Args<'card.post'> {
  const number = String(++cards).padStart(6, '0')
  return {
    card: `card${number}` as Id<'card'>,
    kind: 'hope',
    text: `Words of card ${number}`,
    lang: 'en',
    claim: `claim-of-the-card-${number}`,
    showName: false,
    ...fields,
  }
}

export const textsOn = (board: Board): string[] => [...board.card.values()].map(({ text }) => text).sort()

/** Everything on a board in one order, to compare two. */
export const plainBoard = (board: Board) =>
  Object.entries(board).map(([table, rows]) => [table, [...rows].sort(([a], [b]) => (a < b ? -1 : 1))])
