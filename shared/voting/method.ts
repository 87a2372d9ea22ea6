/** What a host chooses for a round, beside the method. */
export interface Rules {
  /** Votes that each person has, where the method counts them. */
  readonly votes: number
  /** Whether a person may put more than one of them on the same thing. */
  readonly several: boolean
}

/** One person's votes: things and how many on each, every thing once. */
export type Marks = readonly (readonly [option: string, count: number])[]

/** A way to choose. A further one is one file here, its line in the list, and its words (`method.<name>`). */
export interface Method {
  /** The most that one person can put on one thing. */
  onOne(rules: Rules): number
  /** The most that one person can put on all things together; `Infinity` for no limit. */
  inAll(rules: Rules): number
}
