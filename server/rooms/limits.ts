/** Cards of one person at once, and then so many a second. A day's cards from an outbox fit. */
export const POSTS = [400, 1 / 5] as const

/** Lets so much through at once, and then so much a second. */
export class Bucket {
  readonly #size: number
  readonly #perSecond: number
  #left: number
  #at: number

  constructor(size: number, perSecond: number, now: number) {
    this.#size = size
    this.#perSecond = perSecond
    this.#left = size
    this.#at = now
  }

  /** True when there was enough left. `now` in milliseconds. */
  take(now: number, amount = 1): boolean {
    this.#left = Math.min(this.#size, this.#left + (Math.max(0, now - this.#at) / 1000) * this.#perSecond)
    this.#at = now
    if (this.#left < amount) return false
    this.#left -= amount
    return true
  }

  /** True when there is enough left to take. */
  has(now: number, amount = 1): boolean {
    return this.#left + (Math.max(0, now - this.#at) / 1000) * this.#perSecond >= amount
  }

  /** Nothing was taken for so long that it is as good as new. */
  isFull(now: number): boolean {
    return this.has(now, this.#size)
  }
}

/** A bucket for each of many, forgotten when it is full again: nothing stays about who came. */
export class Buckets {
  readonly #size: number
  readonly #perSecond: number
  readonly #buckets = new Map<string, Bucket>()

  constructor(size: number, perSecond: number) {
    this.#size = size
    this.#perSecond = perSecond
  }

  take(name: string, now: number, amount = 1): boolean {
    let bucket = this.#buckets.get(name)
    if (!bucket) {
      if (this.#buckets.size > 10_000) this.#forget(now)
      bucket = new Bucket(this.#size, this.#perSecond, now)
      this.#buckets.set(name, bucket)
    }
    return bucket.take(now, amount)
  }

  has(name: string, now: number): boolean {
    return this.#buckets.get(name)?.has(now) ?? true
  }

  #forget(now: number) {
    for (const [name, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(name)
  }
}
