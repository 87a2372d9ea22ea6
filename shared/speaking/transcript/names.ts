import type { Cue } from './cue.ts'

/** Whose seat a name in a transcript may be. A host decides; nothing is put together by itself. */
export type Suggestion =
  /** The very same name, and the only one that fits. */
  | { readonly is: 'same'; readonly seat: string }
  /** Like it: a part of it, its initials, a letter or two apart; or one of several that are the same. */
  | { readonly is: 'maybe'; readonly seats: readonly string[] }
  /** Two people at one account: ask who spoke. `seats` are those of the names in it that are known. */
  | { readonly is: 'shared'; readonly seats: readonly string[] }
  /** Somebody on the telephone. */
  | { readonly is: 'phone' }

/** Somebody whom a name of a transcript may mean: their seat, or their place in a record. */
export interface Seat {
  readonly seat: string
  readonly name: string
}

/** The names in a transcript, as it writes them. */
export const namesIn = (cues: Iterable<Cue>): readonly string[] => [
  ...new Set([...cues].flatMap(({ name }) => name || [])),
]

/**
 * What meeting tools put in brackets after a name, as they write it in English, Polish and Arabic. Anything else in brackets
 * may be somebody else ("Amina (interpreter)").
 */
const TOOLS = [
  'guest',
  'external',
  'unverified',
  'host',
  'co-host',
  'me',
  'gość',
  'zewnętrzny',
  'gospodarz',
  'ضيف',
  'مضيف',
]
const BRACKETS = /\(([^()]*)\)|\[([^[\]]*)\]/g
const PRONOUNS = /^\p{L}+(?:\s*\/\s*\p{L}+)+$/u
const BARE_PRONOUNS = /\s(?:she|he|they|any|ze|xe)(?:\s*\/\s*(?:she|he|they|her|him|them|hers|his|theirs|it|zir|xem))+$/

/**
 * A name to compare by: NFKC, without capitals, spaces as one, and without "(Guest)", "(she/her)" and "| Org".
 * Empty when nothing else is in it.
 */
export function plainName(name: string): string {
  // Twice, as some letters change their size only in one direction (ß, final sigma).
  const small = name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')
  return small
    .replace(/\|.*$/s, '')
    .replace(BRACKETS, (whole, round?: string, square?: string) => {
      const within = (round ?? square ?? '').trim()
      return TOOLS.includes(within) || PRONOUNS.test(within) ? ' ' : whole
    })
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(BARE_PRONOUNS, '')
}

/** A telephone number, with digits hidden as tools do; fewer than three are the number of a voice, not of a telephone. */
const isPhone = (plain: string) =>
  /^[+(\p{Nd}][\p{Nd}\s().*x-]*$/u.test(plain) && (plain.match(/\p{Nd}/gu)?.length ?? 0) > 2

/** "Amina & Joe", "Amina and Joe", "Amina / Joe", "Amina i Joe", "أمينة وجو" (with a space or not). */
const BETWEEN = /\s*[&+/]\s*|\s+(?:and|i|oraz|و)\s+|\s+و(?=\p{L}{2})/u

/** Words of a name without accents. Vowel signs of scripts that cannot do without them stay. */
const wordsOf = (plain: string): readonly string[] =>
  plain
    .normalize('NFKD')
    .replace(/(?=\p{M})\p{Script=Inherited}/gu, '')
    .normalize('NFC')
    .split(/[\s.,_\-()[\]]+/u)
    .filter(Boolean)

const inAnyOrder = (words: readonly string[]) => [...words].sort().join(' ')

/** "amina" in "amina yusuf"; one letter alone stands for a word. */
function isPart(some: readonly string[], all: readonly string[]): boolean {
  const left = [...all]
  return (
    some.every(word => {
      const at = left.findIndex(other => other === word || (isLetter(word) && other.startsWith(word)))
      if (at >= 0) left.splice(at, 1)
      return at >= 0
    }) && some.some(word => !isLetter(word) || some.length > 1)
  )
}
const isLetter = (word: string) => /^\p{L}$/u.test(word)

/** "ay" for "amina yusuf". */
const areInitials = (some: readonly string[], all: readonly string[]) =>
  some.length === 1 && all.length > 1 && some[0] === all.map(word => [...word][0]).join('')

/** Letters to put in, take out or change to get from one to the other (Levenshtein). */
export function distance(one: string, other: string): number {
  const letters = [...other]
  let row = Array.from({ length: letters.length + 1 }, (_, at) => at)
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1]
    for (const [at, beside] of letters.entries())
      next.push(Math.min(next[at]! + 1, row[at + 1]! + 1, row[at]! + (letter === beside ? 0 : 1)))
    row = next
  }
  return row[letters.length]!
}

const digitsIn = (text: string) => text.replace(/\P{Nd}/gu, '')

/** One letter apart from four letters on, two from eight. "Guest 1" is not "Guest 2". */
function isNear(one: string, other: string): boolean {
  const shorter = Math.min([...one].length, [...other].length)
  const far = shorter < 4 ? 0 : shorter < 8 ? 1 : 2
  // A name is at most some 200 long here, but none is compared that cannot be near.
  if (Math.abs(one.length - other.length) > far * 2 || digitsIn(one) !== digitsIn(other)) return false
  return distance(one, other) <= far
}

/** From near to far; the first that fits any seat is taken. */
const likenesses: readonly ((one: readonly string[], other: readonly string[]) => boolean)[] = [
  (one, other) => inAnyOrder(one) === inAnyOrder(other),
  (one, other) => isPart(one, other) || isPart(other, one),
  (one, other) => areInitials(one, other) || areInitials(other, one),
  (one, other) => isNear(one.join(' '), other.join(' ')),
]

function alike(plain: string, roster: readonly Seat[]): readonly string[] {
  const words = wordsOf(plain)
  if (words.length === 0) return []
  for (const isLike of likenesses) {
    const seats = roster.filter(({ name }) => {
      const other = wordsOf(plainName(name))
      return other.length > 0 && isLike(words, other)
    })
    if (seats.length > 0) return seats.map(({ seat }) => seat)
  }
  return []
}

function suggest(name: string, roster: readonly Seat[]): Suggestion | null {
  const plain = plainName(name)
  if (!plain) return null
  const same = roster.filter(one => plainName(one.name) === plain).map(({ seat }) => seat)
  if (same.length === 1) return { is: 'same', seat: same[0]! }
  if (same.length > 1) return { is: 'maybe', seats: same }
  if (isPhone(plain)) return { is: 'phone' }
  const people = plain.split(BETWEEN).filter(Boolean)
  if (people.length > 1) return { is: 'shared', seats: [...new Set(people.flatMap(one => alike(one, roster)))] }
  const seats = alike(plain, roster)
  return seats.length > 0 ? { is: 'maybe', seats } : null
}

/**
 * [X6] For each name of a transcript whose seat it may be, or null. Where two names fit one seat exactly both are "maybe":
 * they may be two people.
 */
export function suggestSeats(names: Iterable<string>, roster: readonly Seat[]): ReadonlyMap<string, Suggestion | null> {
  const found = new Map([...names].map(name => [name, suggest(name, roster)] as const))
  const taken = new Map<string, number>()
  for (const one of found.values()) if (one?.is === 'same') taken.set(one.seat, (taken.get(one.seat) ?? 0) + 1)
  for (const [name, one] of found)
    if (one?.is === 'same' && taken.get(one.seat)! > 1) found.set(name, { is: 'maybe', seats: [one.seat] })
  return found
}
