import type { DatabaseSync } from 'node:sqlite'

interface Waiting {
  work(): unknown
  resolve(result: never): void
  reject(error: unknown): void
}

/** Writes of one event-loop turn share one transaction and one fsync. */
export class GroupCommit {
  readonly #db: DatabaseSync
  #waiting: Waiting[] = []
  #turn: Promise<void> = Promise.resolve()

  constructor(db: DatabaseSync) {
    this.#db = db
  }

  /** Resolves when all that was asked so far is done. */
  get turn(): Promise<void> {
    return this.#turn
  }

  /** Runs the work in the transaction of this turn; resolves with its result after the commit. */
  run<Result>(work: () => Result): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject })
      if (this.#waiting.length === 1)
        this.#turn = new Promise(done =>
          setImmediate(() => {
            this.#flush()
            done()
          }),
        )
    })
  }

  #flush() {
    const waiting = this.#waiting
    this.#waiting = []
    // One that cannot be stored does not take the others with it: then each gets a transaction of its own.
    if (!this.#transaction(waiting, waiting.length > 1)) for (const one of waiting) this.#transaction([one], false)
  }

  #transaction(waiting: readonly Waiting[], tryAgain: boolean): boolean {
    try {
      this.#db.exec('BEGIN IMMEDIATE')
      const results = waiting.map(({ work }) => work())
      this.#db.exec('COMMIT')
      for (const [index, { resolve }] of waiting.entries()) resolve(results[index] as never)
      return true
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      if (!tryAgain) for (const { reject } of waiting) reject(error)
      return !tryAgain
    }
  }
}
