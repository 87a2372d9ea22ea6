import { isReading } from './hear.ts'

/** Between two sentences, milliseconds. */
const GAP = 5000
/** After the last key, before anything is said. */
const QUIET = 3000
const SHOWN_FOR = 1000

/** Which changes somebody wants to be told: all, only the big ones, or none. */
export type Updates = 'all' | 'big' | 'none'

export interface SayOptions {
  /** `big`: the room moves on, it is your turn, the connection. `all`: only for those who want everything. */
  readonly level?: Exclude<Updates, 'none'>
  /** How many things have happened; those of one sort are counted together until they are said. */
  readonly n?: number
  /** Not more often than this, milliseconds. */
  readonly every?: number
}

interface Saying extends Required<SayOptions> {
  /** Sayings of one sort take each other's place while they wait. */
  readonly sort: string
  readonly words: (n: number) => string
}

/** What the announcer is made of, so that tests can have their own time and page. */
export interface AnnouncerParts {
  now(): number
  after(ms: number, callback: () => void): void
  /** The page is being read aloud to this person. */
  isReading(): boolean
  /** Puts a text into one of the two live regions of the page. */
  put(region: 'say' | 'alert', text: string): void
}

/**
 * The one voice for screen readers; nothing else in the page is live. What it says by itself counts things and never
 * holds other people's words; it waits while somebody types or listens, and leaves a pause between sentences. [U8]
 */
export class Announcer {
  readonly #parts: AnnouncerParts
  readonly #saidAt = new Map<string, number>()
  #waiting: Saying[] = []
  #lastSaid = Number.NEGATIVE_INFINITY
  #lastTyped = Number.NEGATIVE_INFINITY
  #wasHeld = false
  #isTimed = false
  #isOdd = false
  /** What this person wants to be told. Answers and alarms are always said. */
  updates: Updates = 'big'

  constructor(parts: AnnouncerParts) {
    this.#parts = parts
  }

  /** Says it when there is a pause. With a function the number of things that have happened until then is told. */
  say(sort: string, words: string | ((n: number) => string), options: SayOptions = {}): void {
    const { level = 'big', n = 1, every = 0 } = options
    if (this.updates === 'none' || (this.updates === 'big' && level === 'all')) return
    const before = this.#waiting.find(waiting => waiting.sort === sort)
    const told = typeof words === 'string' ? () => words : words
    const saying = { sort, words: told, level, n: n + (before?.n ?? 0), every }
    this.#waiting = [...this.#waiting.filter(waiting => waiting.sort !== sort), saying]
    this.#later(0)
  }

  /** Answers what the person has just done, at once. */
  answer(text: string): void {
    this.#lastSaid = this.#parts.now()
    this.#put('say', text)
  }

  /** Only for what cannot wait: it is your turn, the signal is lost, the meeting has ended, somebody says stop. */
  alarm(text: string): void {
    this.#put('alert', text)
  }

  /** Somebody is typing. */
  typed(): void {
    this.#lastTyped = this.#parts.now()
  }

  #later(ms: number): void {
    if (this.#isTimed) return
    this.#isTimed = true
    this.#parts.after(ms, () => {
      this.#isTimed = false
      this.#next()
    })
  }

  #next(): void {
    const now = this.#parts.now()
    const typing = this.#lastTyped + QUIET - now
    if (typing > 0 || this.#parts.isReading()) {
      this.#wasHeld = true
      return this.#later(typing > 0 ? typing : QUIET)
    }
    const wait = this.#lastSaid + GAP - now
    if (wait > 0) return this.#later(wait)
    const due = this.#waiting.filter(
      ({ sort, every }) => now >= (this.#saidAt.get(sort) ?? Number.NEGATIVE_INFINITY) + every,
    )
    const bigFirst = [...due].sort((a, b) => Number(a.level === 'all') - Number(b.level === 'all'))
    // Whoever was typing hears everything in one go, others one thing at a time.
    const said = this.#wasHeld ? bigFirst : bigFirst.slice(0, 1)
    this.#wasHeld = false
    if (said.length > 0) {
      this.#waiting = this.#waiting.filter(waiting => !said.includes(waiting))
      for (const { sort } of said) this.#saidAt.set(sort, now)
      this.#lastSaid = now
      this.#put('say', said.map(({ words, n }) => words(n)).join(' '))
    }
    if (this.#waiting.length > 0) this.#later(GAP)
  }

  /** The same sentence twice is said twice: a reader only notices text that differs. */
  #put(region: 'say' | 'alert', text: string): void {
    this.#isOdd = !this.#isOdd
    const said = this.#isOdd ? text : `${text}\u00a0`
    this.#parts.put(region, said)
    this.#parts.after(SHOWN_FOR, () => this.#parts.put(region, ''))
  }
}

const page = new Announcer({
  now: () => performance.now(),
  after: (ms, callback) => setTimeout(callback, ms),
  isReading,
  put: (region, text) => {
    const element = document.getElementById(region)
    if (element) element.textContent = text
  },
})

export const say = page.say.bind(page)
export const answer = page.answer.bind(page)
export const alarm = page.alarm.bind(page)
export const tellAbout = (updates: Updates) => {
  page.updates = updates
}

/** Holds everything back while somebody types. */
export const listenForTyping = () => document.addEventListener('input', () => page.typed())
