import { cleanText } from '#shared/board/text.ts'
import type { Block } from './captions.ts'
import type { Cue } from './cue.ts'

/** What one person said in a cue: their name, empty where it is not told, and how many letters it took. */
interface Piece {
  readonly name: string
  readonly letters: number
}

/** One way to write down who speaks. Takes the lines of a cue, with tags and entities as in the file. */
type Custom = (lines: readonly string[]) => readonly Piece[]

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{1,8}));/g, (whole, decimal, hex, name) => {
    if (name) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : whole
    const point = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })

/** A name as it can be shown: one line, cleaned; a longer one is cut. */
export const nameOf = (written: string): string => cleanText(written.slice(0, 200))

const withoutTags = (line: string): string => decoded(line.replace(/<[^<>]*>/g, '')).trim()

/** `[Music]`, `(laughter)`, `♪`: nobody speaks. */
const NOT_SPEECH = /^(?:\([^()]*\)|\[[^[\]]*\]|\*[^*]*\*|[♪♫][^♪♫]*[♪♫]?|[-–—\s]*)$/

const lettersIn = (text: string): number => (NOT_SPEECH.test(text.trim()) ? 0 : text.replace(/\s/g, '').length)

const VOICE = /<v(?:\.[^\s<>]{0,100})?(?:\s([^>]{0,200}))?>|<\/v>|<[^<>]*>|[^<]+|</g

/** WebVTT and Teams: `<v Amina>…</v>`. Within another voice it is the inner one who speaks. */
const voiceTags: Custom = lines => {
  const pieces: Piece[] = []
  const voices: string[] = []
  for (const [part, name] of lines.join('\n').matchAll(VOICE)) {
    if (part === '</v>') voices.pop()
    else if (/^<v[.\s>]/.test(part)) voices.push(nameOf(decoded(name ?? '')))
    else if (!/^<.+>$/s.test(part)) pieces.push({ name: voices.at(-1) ?? '', letters: lettersIn(decoded(part)) })
  }
  return pieces
}

/** Names at the beginning of lines: what `take` finds is the name, and what is left of the line is speech. */
const byLine =
  (take: (line: string, isFirst: boolean) => readonly [name: string, said: string] | null): Custom =>
  lines => {
    let name = ''
    return lines.map(withoutTags).map((line, index) => {
      const found = take(line, index === 0)
      if (found) name = nameOf(found[0])
      return { name, letters: lettersIn(found ? found[1] : line) }
    })
  }

/** Meet: `(Amina)` on a line of its own, also further down. `(laughter)` is small and no name. */
const ownLine = byLine(line => {
  const match = /^\(([^()\p{Ll}][^()]{0,100})\)$/u.exec(line)
  return match ? [match[1]!, ''] : null
})

/** Says that somebody else goes on. */
const CHANGE = /^(?:[-–—]|>>)\s*/

/**
 * Zoom and most of SRT: `Amina: …`, at the beginning of a cue or after a dash. `10:30` is none. "One thing: …" cannot be told
 * from a name: a host sees it in the preview and gives it no seat.
 */
const beforeColon = byLine((line, isFirst) => {
  const bare = line.replace(CHANGE, '')
  if (!isFirst && bare === line) return null
  const match = /^([^:：<>?!]{1,80})(?::(?=\s|$)|：)(.*)$/su.exec(bare)
  const isName = match && /[\p{L}\p{N}]/u.test(match[1]!) && match[1]!.trim().split(/\s+/).length <= 6
  return isName ? [match[1]!, match[2]!] : null
})

/** Some of SRT: `[Amina] …`. */
const inBrackets = byLine((line, isFirst) => {
  const bare = line.replace(CHANGE, '')
  if (!isFirst && bare === line) return null
  const match = /^\[([^[\]\p{Ll}][^[\]]{0,100})\](.+)$/su.exec(bare)
  return match ? [match[1]!, match[2]!] : null
})

const customs: readonly Custom[] = [voiceTags, ownLine, beforeColon, inBrackets]

/**
 * Who spoke when. A file names people in one way throughout, so the way that names somebody in most cues is taken, and what
 * looks like another is speech. Within a cue people speak one after the other, each as long as their part of the letters.
 * Cues in which nothing is said are left out. Where no name is written it is empty, never guessed from the cue before.
 */
export function speakersIn(blocks: readonly Block[]): Cue[] {
  let best: { readonly named: number; readonly pieces: readonly (readonly Piece[])[] } = { named: -1, pieces: [] }
  for (const custom of customs) {
    const pieces = blocks.map(({ text }) => custom(text))
    const named = pieces.filter(all => all.some(({ name, letters }) => name && letters)).length
    if (named > best.named) best = { named, pieces }
  }
  return blocks.flatMap((block, index) => inTurn(block, best.pieces[index]!))
}

function inTurn({ start, end }: Block, pieces: readonly Piece[]): Cue[] {
  const all = pieces.reduce((sum, { letters }) => sum + letters, 0)
  const at = (letters: number) => start + Math.round(((end - start) * letters) / all)
  const cues: Cue[] = []
  let said = 0
  for (const { name, letters } of pieces) {
    if (letters === 0) continue
    const cue = { name, start: at(said), end: at(said + letters) }
    said += letters
    const before = cues.at(-1)
    if (before?.name === name) cues.splice(-1, 1, { ...before, end: cue.end })
    else if (cue.end > cue.start) cues.push(cue)
  }
  return cues
}
