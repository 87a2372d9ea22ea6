import { Worker } from 'node:worker_threads'
import type { Made, Order } from './making.ts'

/** The longest that one order may take, ms; then its worker is ended, and the next order gets a new one. */
const LONGEST = 60_000
/** A worker that nobody needs any more gives its memory back after so many ms: fonts and a compiler are in it. */
const IDLE_FOR = 120_000
/** So many may wait, in all and of one group. */
const MOST_WAITING = 100
const MOST_OF_ONE = 10

interface Waiting {
  readonly id: number
  readonly whose: string
  readonly order: Order
  resolve(made: Made): void
}

/**
 * [O6] Makes files in a worker thread, one order after the other, so that a large report never holds up a meeting.
 * [O64] Groups take turns: one that wants a lot does not hold up the others.
 */
export class Exporter {
  #worker: Worker | null = null
  #queue: Waiting[] = []
  #now: Waiting | null = null
  #last = 0
  #lastWhose = ''
  #timer: NodeJS.Timeout | null = null

  /**
   * Resolves with what could be made. Where nothing could, all formats are named.
   * @param whose the group's board
   * @returns null when too many wait
   */
  make(order: Order, whose: string): Promise<Made> | null {
    if (this.#queue.length >= MOST_WAITING) return null
    if (this.#queue.filter(one => one.whose === whose).length >= MOST_OF_ONE) return null
    return new Promise(resolve => {
      this.#queue.push({ id: ++this.#last, whose, order, resolve })
      this.#next()
    })
  }

  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    const worker = this.#worker
    this.#worker = null
    for (const waiting of this.#now ? [this.#now, ...this.#queue] : this.#queue) giveUp(waiting)
    this.#queue = []
    this.#now = null
    await worker?.terminate()
  }

  #next(): void {
    if (this.#now) return
    if (this.#timer) clearTimeout(this.#timer)
    const turn = this.#queue.findIndex(({ whose }) => whose !== this.#lastWhose)
    ;[this.#now = null] = this.#queue.splice(Math.max(0, turn), 1)
    if (!this.#now) {
      this.#timer = setTimeout(() => this.#end(), IDLE_FOR).unref()
      return
    }
    this.#lastWhose = this.#now.whose
    this.#timer = setTimeout(() => this.#end(), LONGEST).unref()
    this.#worker ??= this.#start()
    this.#worker.postMessage({ id: this.#now.id, order: this.#now.order })
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url))
    worker.unref()
    worker.on('message', ({ id, made, isFull }: { id: number; made: Made | null; isFull: boolean }) => {
      const now = this.#now
      if (now?.id !== id) return
      this.#now = null
      if (made) now.resolve(made)
      else giveUp(now)
      if (isFull) this.#end()
      else this.#next()
    })
    const lost = () => {
      if (this.#worker === worker) this.#end()
    }
    worker.on('error', lost)
    worker.on('exit', lost)
    return worker
  }

  /** Ends the worker, and with it the order that it was at. */
  #end(): void {
    const worker = this.#worker
    const now = this.#now
    this.#worker = null
    this.#now = null
    void worker?.terminate()
    if (now) giveUp(now)
    if (now || this.#queue.length > 0) this.#next()
  }
}

const giveUp = ({ order, resolve }: Waiting): void => resolve({ file: null, failed: order.formats })
