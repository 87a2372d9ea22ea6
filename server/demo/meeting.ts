import { nanoid } from 'nanoid'
import { meetingOf } from '#shared/actions/define.ts'
import { handsIn } from '#shared/actions/signals.ts'
import type { Id } from '#shared/board/ids.ts'
import { type Kind, kindNames, kinds } from '#shared/board/kinds.ts'
import type { Row } from '#shared/board/schema.ts'
import { isDone } from '#shared/meeting/done.ts'
import { type StepName, stepTypes } from '#shared/meeting/steps.ts'
import type { Clock } from '../clock.ts'
import { BareClient, type Sitting, takeSeat } from './bareClient.ts'
import { CARDS, HARD_WORDS, PEOPLE } from './cards.ts'
import { Choosing } from './choosing.ts'
import type { Played } from './played.ts'
import { haveSpoken, talk } from './talking.ts'

export interface Links {
  readonly board: string
  readonly keys: Readonly<Record<'everyone' | 'screen' | 'host' | 'letterbox', string>>
}

/** More cards than this are not written: a demo that runs all day stays a meeting. */
const MOST_CARDS = 60
/** Between two things that somebody does by themselves, milliseconds, and up to as much again. */
const PACE = 4000
const MOST_HANDS = 3
/** Cards of each kind when the links are printed; the others are written while somebody watches. */
const AT_FIRST = 10

export interface DemoParts {
  readonly url: string
  readonly clock: Clock
  /** From 0 to 1, as `Math.random`; a seeded one in tests. */
  readonly random: () => number
}

/** Somebody who is played, and how they come back to their seat. */
interface Person {
  client: BareClient
  readonly sitting: Sitting
}

/** A meeting in full swing: simulated people who come in by the door that everyone uses, and do what people do. */
export class DemoMeeting {
  readonly links: Links
  readonly #parts: DemoParts
  readonly #host: BareClient
  readonly #people: Person[]
  readonly #written = new Map<Kind, number>()
  readonly #timers = new Set<() => void>()
  readonly #played: Played
  readonly #choosing: Choosing
  #step: string

  private constructor(links: Links, parts: DemoParts, host: BareClient, people: Person[]) {
    this.links = links
    this.#parts = parts
    this.#host = host
    this.#people = people
    this.#step = meetingOf(host.board).step
    this.#played = {
      clients: this.#clients,
      random: parts.random,
      later: (ms, then) => this.#later(ms, then),
      isOpen: () => meetingOf(host.board).state === 'open',
    }
    this.#choosing = new Choosing(this.#played)
  }

  /** Founds the group, fills the table, and plays the meeting up to its liveliest moment. */
  static async open(parts: DemoParts): Promise<DemoMeeting> {
    const { url } = parts
    const founding = { group: 'The Thursday Group', about: 'Getting a doctor with no address', day: '', plan: 'full' }
    const response = await fetch(`${url}/api/groups`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(founding),
    })
    const links = (await response.json()) as Links
    const sit = async (name: string, role: 'everyone' | 'host') => {
      const sitting = await takeSeat(url, { board: links.board, key: links.keys[role] }, name)
      const client = new BareClient(url, sitting)
      await client.ready
      return { client, sitting }
    }
    const { client: host } = await sit('Hana', 'host')
    const people = await Promise.all(PEOPLE.map(name => sit(name, 'everyone')))
    const demo = new DemoMeeting(links, parts, host, people)
    await demo.#play()
    demo.#live()
    return demo
  }

  /** The joining code, `KITE47`. */
  get code(): string {
    return meetingOf(this.#host.board).code
  }

  close(): void {
    for (const stop of this.#timers) stop()
    this.#timers.clear()
    for (const { client } of this.#people) client.close()
    this.#host.close()
  }

  async #play(): Promise<void> {
    await this.#host.act('seat.add', { seat: nanoid(12) as Id<'seat'>, name: 'Old Joe' })
    // Everything on one page, for whoever looks at it for the first time.
    await this.#host.act('screen.set', { screenSize: 'near' })
    await this.#go('hello')
    for (const kind of ['skill', 'knowledge', 'contact'] as const) await this.#writeAll(kind, CARDS[kind].length)
    await this.#go('agreement')
    await this.#writeAll('rule', CARDS.rule.length)
    await this.#turnOver()
    const hopes = await this.#go('hopes')
    for (const kind of ['hope', 'fear', 'elephant'] as const) await this.#writeAll(kind, CARDS[kind].length)
    for (const { client } of this.#people) await client.act('seat.done', { done: true, turned: 0 })
    await this.#turnOver()

    const find = (text: string) => [...this.#host.board.card.values()].find(card => card.text === text)!.id
    const piles: readonly (readonly [name: string, ...texts: string[]])[] = [
      [
        'At the front desk',
        'A friendly face at the front desk',
        'No one asks me for a gas bill',
        'Racism at the front desk',
      ],
      ['Being heard', 'To be believed', 'Telling my story again and again'],
    ]
    for (const [name, first, ...others] of piles) {
      const pile = nanoid(12) as Id<'pile'>
      await this.#host.act('pile.make', { pile, card: find(first!), name })
      for (const text of others) await this.#host.act('card.move', { card: find(text), pile, before: '' })
    }
    for (const text of ['The boss isn’t here', 'It’s all talk again'])
      await this.#host.act('card.talk', { card: find(text), talk: 'done' })
    for (const card of [...this.#host.board.card.values()].filter(({ step }) => step === hopes.id))
      for (const { client } of this.#people)
        if (this.#parts.random() < 0.25) await client.act('card.meToo', { card: card.id, on: true })
    const [first, second, third, fourth] = this.#people.map(({ client }) => client)
    await first!.act('hand.set', { up: true })
    await second!.act('hand.set', { up: true })
    await third!.act('signal.send', { sort: 'slow', word: '' })
    await fourth!.act('signal.send', { sort: 'stop', word: this.#pick(HARD_WORDS) })
    await haveSpoken(this.#clients(), this.#parts.random)
  }

  /** From now on people do things by themselves, and follow whoever leads. */
  #live(): void {
    const next = () => {
      this.#later(PACE * (1 + this.#parts.random()), () => {
        void this.#somethingHappens()
        next()
      })
    }
    next()
    talk(this.#played)
    this.#host.document.watch(() => {
      this.#choosing.answer(this.#host)
      const { step, state } = meetingOf(this.#host.board)
      this.#handOver()
      if (step === this.#step || state !== 'open') return
      this.#step = step
      this.#follow()
    })
  }

  /** Whoever has come in by the host's link leads alone: Hana becomes one of the table. */
  #handOver(): void {
    const leading = [...this.#host.board.seat.values()].filter(({ leads }) => leads)
    const newcomer = leading.find(({ id }) => id !== this.#host.seat)
    if (!newcomer || leading.length === 1) return
    void this.#host.act('lead.pass', { seat: newcomer.id, together: false })
  }

  /** The room has moved: several write what fits, and then they are done. */
  #follow(): void {
    const step = this.#current()
    if (!step) return
    for (const [at, person] of this.#people.entries()) {
      const wait = 2000 + this.#parts.random() * 20_000
      if (at % 2 === 0) this.#later(wait, () => void this.#write(person.client, step))
      this.#later(wait + 5000, () => void this.#beDone(person.client))
    }
  }

  async #somethingHappens(): Promise<void> {
    if (meetingOf(this.#host.board).state !== 'open') return
    const person = this.#pick(this.#people)
    const { client } = person
    if (client.closedWith) return
    const hands = handsIn(this.#host.board.seat.values())
    const lot = this.#parts.random()
    if (lot < 0.25) {
      const isUp = hands.some(({ id }) => id === client.seat)
      if (isUp || hands.length < MOST_HANDS) await client.act('hand.set', { up: !isUp })
    } else if (lot < 0.35) {
      await client.act('signal.send', { sort: this.#pick(['slow', 'break'] as const), word: '' })
      this.#later(20_000, () => {
        for (const sort of ['slow', 'break'] as const)
          if (!client.closedWith) void client.act('signal.takeBack', { sort })
      })
    } else if (lot < 0.7) {
      const cards = [...this.#host.board.card.values()].filter(({ step }) => step === this.#step)
      if (cards.length > 0)
        await client.act('card.meToo', { card: this.#pick(cards).id, on: this.#parts.random() < 0.8 })
    } else if (lot < 0.92) {
      const step = this.#current()
      if (step) await this.#write(client, step)
    } else this.#stepOut(person)
  }

  /** Somebody's phone goes to sleep, and wakes up again. */
  #stepOut(person: Person): void {
    person.client.close()
    this.#later(8000, () => {
      const client = new BareClient(this.#parts.url, person.sitting)
      client.ready.catch(() => {})
      person.client = client
    })
  }

  async #beDone(client: BareClient): Promise<void> {
    const step = this.#current()
    const seat = client.board.seat.get(client.seat as Id<'seat'>)
    if (client.closedWith || !step || !seat || isDone(seat, step)) return
    await client.act('seat.done', { done: true, turned: step.turned })
  }

  async #write(client: BareClient, step: Row<'step'>): Promise<void> {
    const allowed: readonly Kind[] = stepTypes[step.type].kinds
    const kind = allowed.length > 0 ? this.#pick(allowed) : null
    if (!kind || client.closedWith || this.#count() >= MOST_CARDS) return
    await this.#post(client, kind)
  }

  async #writeAll(kind: Kind, count: number): Promise<void> {
    for (let n = 0; n < Math.min(count, AT_FIRST); n++)
      await this.#post(this.#people[n % this.#people.length]!.client, kind)
  }

  async #post(client: BareClient, kind: Kind): Promise<void> {
    const nth = this.#written.get(kind) ?? 0
    const text = CARDS[kind][nth]
    // Nobody says the same thing twice.
    if (text === undefined) return
    this.#written.set(kind, nth + 1)
    const showName = kinds[kind].sharing === 'named'
    await client.act('card.post', {
      card: nanoid(12) as Id<'card'>,
      kind,
      text,
      lang: 'en',
      claim: nanoid(22),
      showName,
    })
  }

  async #go(type: StepName): Promise<Row<'step'>> {
    const step = [...this.#host.board.step.values()].find(one => one.type === type)!
    await this.#host.act('step.go', { step: step.id })
    this.#step = step.id
    // People act for the step that their own board shows.
    await Promise.all(this.#people.map(({ client }) => client.until(board => meetingOf(board).step === step.id)))
    return step
  }

  async #turnOver(): Promise<void> {
    const step = this.#current()!
    await this.#host.act('cards.turnOver', { step: step.id, turned: step.turned })
  }

  /** Everyone whose phone is awake. */
  #clients = (): BareClient[] => this.#people.map(({ client }) => client).filter(({ closedWith }) => !closedWith)

  #current = (): Row<'step'> | undefined => this.#host.board.step.get(this.#step as Id<'step'>)

  #count = (): number => kindNames.reduce((sum, kind) => sum + (this.#written.get(kind) ?? 0), 0)

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#parts.random() * list.length)]!
  }

  #later(ms: number, then: () => void): void {
    const stop = this.#parts.clock.after(ms, () => {
      this.#timers.delete(stop)
      then()
    })
    this.#timers.add(stop)
  }
}
