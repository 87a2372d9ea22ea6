/** Between two sentences, milliseconds. */
const GAP = 5000
/** After the last key, before anything is said. */
const QUIET = 3000
const SHOWN_FOR = 1000

interface Saying {
  /** Sayings of one sort replace each other while they wait. */
  readonly sort: string
  readonly text: string
}

/** What the announcer is made of, so that tests can have their own time and page. */
export interface AnnouncerParts {
  now(): number
  after(ms: number, callback: () => void): void
  /** Puts a text into one of the two live regions of the page. */
  put(region: 'say' | 'alert', text: string): void
}

/**
 * The one voice for screen readers; nothing else in the page is live. What it says by itself counts things and never
 * holds other people's words; it waits while somebody types and leaves a pause between sentences. [U8]
 */
export class Announcer {
  readonly #parts: AnnouncerParts
  #waiting: Saying[] = []
  #lastSaid = Number.NEGATIVE_INFINITY
  #lastTyped = Number.NEGATIVE_INFINITY
  #isTimed = false
  #isOdd = false

  constructor(parts: AnnouncerParts) {
    this.#parts = parts
  }

  /** Says it when there is a pause. */
  say(sort: string, text: string): void {
    this.#waiting = [...this.#waiting.filter(waiting => waiting.sort !== sort), { sort, text }]
    this.#later(0)
  }

  /** Answers what the person has just done, at once. */
  answer(text: string): void {
    this.#lastSaid = this.#parts.now()
    this.#put('say', text)
  }

  /** Only for what cannot wait: the signal is lost, the meeting has ended. */
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
    const wait = Math.max(this.#lastSaid + GAP, this.#lastTyped + QUIET) - now
    if (wait > 0) return this.#later(wait)
    const saying = this.#waiting.shift()
    if (!saying) return
    this.#lastSaid = now
    this.#put('say', saying.text)
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
  put: (region, text) => {
    const element = document.getElementById(region)
    if (element) element.textContent = text
  },
})

export const say = page.say.bind(page)
export const answer = page.answer.bind(page)
export const alarm = page.alarm.bind(page)

/** Holds everything back while somebody types. */
export const listenForTyping = () => document.addEventListener('input', () => page.typed())
