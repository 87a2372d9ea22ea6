import type { BareClient } from './bareClient.ts'

/** What the played people of a demo share. */
export interface Played {
  /** Those whose phones are awake. */
  clients(): BareClient[]
  random(): number
  later(ms: number, then: () => void): void
  isOpen(): boolean
}
