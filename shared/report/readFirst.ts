import type { Kind } from '../board/kinds.ts'
import { cardsOf, type FiledMeeting } from '../meeting/filed.ts'

/** Why words may want a second look before they go out. */
export const worries = ['name', 'place', 'number', 'long'] as const
type Worry = (typeof worries)[number]

/** Something that was said, with what a reader may stumble over or find somebody by. */
export interface ToRead {
  readonly n: number
  readonly sort: Kind | 'reason' | 'decision'
  readonly text: string
  readonly lang: string
  readonly worries: readonly Worry[]
}

/** A sentence of more words is hard to read: the rule that our own words keep. */
const LONGEST_SENTENCE = 14

const sentences = (text: string): string[] => text.split(/[.!?؟…:]+(?:\s|$)/u)
const words = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}’'-]+/gu) ?? []
const isLong = (text: string): boolean => sentences(text).some(sentence => words(sentence).length > LONGEST_SENTENCE)

/** Three digits in a row, an address of a page or of mail: telephones, house numbers and dates of birth among them. */
const NUMBER = /\p{N}(?:[ /().-]?\p{N}){2,}|\S+@\S+|www\.|https?:/u

/** What places are called by, in the languages of the pages, at the end or the beginning of a word. */
const PLACE =
  /\b(street|road|avenue|lane|square|park|house|court|hostel|hospital|clinic|school|church|surgery|estate)\b|\b(ul|al|pl)\.\s|ulic|osiedl|szpital|przychodni|szkoł|kości|شارع|مستشفى|عيادة|مدرسة|مسجد|حي\s/iu

/** "in Leeds", "w Łodzi": a capital letter behind a word that places stand behind. */
const IN_PLACE = /\b(in|at|from|near|to|w|we|z|ze|do|na|koło)\s+\p{Lu}\p{Ll}+/u

/** A capital letter inside of a sentence, but "I" and words all in capitals. German writes all nouns so; we have no German. */
const CAPITAL = /[\p{Ll}\p{N},;]\s+(?!I\b|I['’])\p{Lu}\p{Ll}+/u

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Is one of these names a word of the text? Short ones as a whole word only, or everyone called Al would be everywhere. */
function hasName(text: string, names: readonly string[]): boolean {
  const said = words(text).map(folded)
  return names.some(name => {
    const parts = words(name).map(folded)
    return (
      parts.length > 0 &&
      parts.every(part => said.some(word => word === part || (part.length > 3 && word.startsWith(part))))
    )
  })
}

function worriesOf(text: string, names: readonly string[]): Worry[] {
  const isPlace = PLACE.test(text) || IN_PLACE.test(text)
  const found: Record<Worry, boolean> = {
    name: hasName(text, names) || (CAPITAL.test(text) && !IN_PLACE.test(text)),
    place: isPlace,
    number: NUMBER.test(text),
    long: isLong(text),
  }
  return worries.filter(worry => found[worry])
}

/**
 * [O8] Everything that a record holds of people's own words, to be read before a report goes out, with what is pointed out:
 * names, places, numbers, and sentences that are hard to read. It finds what to look at and decides nothing: a person reads
 * all of it.
 */
export function readFirst(record: FiledMeeting): ToRead[] {
  const names = record.people.flatMap(({ name }) => (name ? [name] : []))
  const list: ToRead[] = []
  const add = (n: number, sort: ToRead['sort'], text: string | null, lang: string) => {
    if (text !== null) list.push({ n, sort, text, lang, worries: worriesOf(text, names) })
  }
  for (const step of record.steps) {
    for (const { n, text, lang } of step.decisions) add(n, 'decision', text, lang)
    for (const { n, kind, text, lang } of cardsOf(step)) add(n, kind, text, lang)
    for (const { reasons } of step.checks) for (const { n, text, lang } of reasons) add(n, 'reason', text, lang)
  }
  return list
}
