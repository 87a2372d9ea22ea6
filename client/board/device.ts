/**
 * What this device keeps for its person: the seat, what was not sent yet, which waiting cards are theirs, settings.
 * Each thing has a key of its own, so that two tabs never write over each other.
 */
export interface Device {
  get(key: string): unknown
  set(key: string, value: unknown): void
  remove(key: string): void
  /** Keys that begin with this, in no order. */
  keys(prefix: string): string[]
}

/** Keeps things until the page is closed. */
export function memoryDevice(): Device {
  const kept = new Map<string, string>()
  return {
    get: key => parse(kept.get(key)),
    set: (key, value) => kept.set(key, JSON.stringify(value)),
    remove: key => kept.delete(key),
    keys: prefix => [...kept.keys()].filter(key => key.startsWith(prefix)),
  }
}

const parse = (json: string | null | undefined): unknown => {
  if (json === null || json === undefined) return null
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

const OURS = 'same-table.'
/** Set for a moment when one tab is told that this is not its person's phone, for the other tabs to notice. */
const BORROWED = 'borrowed'

/**
 * The browser's own storage, or memory where there is none or it is full. "This is not my phone" moves everything to
 * memory and wipes what was kept; closing the page forgets it.
 */
export class BrowserDevice implements Device {
  readonly #storage: Storage | null
  readonly #memory = memoryDevice()
  #borrowed = false

  constructor(storage: Storage | null) {
    this.#storage = storage
    // A second tab keeps nothing either, or it would write down again what the first has wiped.
    if (typeof window !== 'undefined')
      window.addEventListener('storage', ({ key, newValue }) => {
        if (key === OURS + BORROWED && newValue) this.isBorrowed = true
      })
  }

  /** True after "This is not my phone". */
  get isBorrowed(): boolean {
    return this.#borrowed
  }

  set isBorrowed(borrowed: boolean) {
    if (borrowed === this.#borrowed) return
    const all = this.keys('').map(key => [key, this.get(key)] as const)
    for (const [key] of all) this.remove(key)
    if (borrowed) {
      this.#storage?.setItem(OURS + BORROWED, 'now')
      this.#storage?.removeItem(OURS + BORROWED)
    }
    this.#borrowed = borrowed
    for (const [key, value] of all) this.set(key, value)
  }

  get(key: string): unknown {
    return this.#memory.get(key) ?? (this.#borrowed ? null : parse(this.#storage?.getItem(OURS + key)))
  }

  set(key: string, value: unknown): void {
    if (!this.#borrowed && this.#storage) {
      try {
        this.#storage.setItem(OURS + key, JSON.stringify(value))
        this.#memory.remove(key)
        return
      } catch {
        // Full, or switched off: it still holds while the page is open.
      }
    }
    this.#memory.set(key, value)
  }

  remove(key: string): void {
    this.#memory.remove(key)
    if (!this.#borrowed) this.#storage?.removeItem(OURS + key)
  }

  keys(prefix: string): string[] {
    const kept = this.#borrowed || !this.#storage ? [] : Object.keys(this.#storage)
    const stored = kept.filter(key => key.startsWith(OURS + prefix)).map(key => key.slice(OURS.length))
    return [...new Set([...this.#memory.keys(prefix), ...stored])]
  }
}

function browserStorage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

export const device = new BrowserDevice(typeof window === 'undefined' ? null : browserStorage())
