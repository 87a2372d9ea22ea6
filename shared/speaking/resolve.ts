import type { Id } from '../board/ids.ts'
import { isNamed, type Logged, type Ms, type Span, type Who, whoAt } from './entry.ts'
import { floorOf, ownTurns } from './floor.ts'
import { byId, mergedTurns, type Turn, type Witness } from './mergedTurns.ts'
import { newestAt } from './newestAt.ts'
import { addSpan } from './spans.ts'

/** Who spoke when, as far as it was captured. Every list is in order, and no two spans in it overlap or touch. */
export interface Resolved {
  /** Everyone at the table; who was silent has no spans. */
  readonly talk: ReadonlyMap<Id<'seat'>, readonly Span[]>
  /** Somebody spoke, and nobody knows who. */
  readonly unknown: readonly Span[]
  /** Several spoke at once, and nobody told who. */
  readonly several: readonly Span[]
  /** Quiet time: nobody is meant to speak. */
  readonly quiet: readonly Span[]
  /** When any witness had something to say, and were it that nobody spoke. */
  readonly captured: readonly Span[]
  /** When a microphone heard somebody, whether or not it was believed. */
  readonly microphone: readonly Span[]
}

/** Who speaks at a moment by one witness, and in how many turns. */
type Speakers = Map<Who, number>

/** A change in what one witness says. */
interface Change {
  readonly at: Ms
  readonly speakers: Speakers
  readonly who: Who
  readonly by: 1 | -1
}

/**
 * [W5] Who spoke when, by the log: at every moment the most direct witness alone decides. Newest correction, newest
 * import, own devices, hosts' taps, microphones. An import decides in all that it covers, also where it has nobody. Own
 * devices, an import and microphones may name several people at once. Where anyone is named, "several", "somebody" and
 * "quiet" count for nothing; of these three the first that is said has it.
 *
 * A turn that goes on counts to its latest known end, so an own turn is behind by a checkpoint at most; a tap without an
 * end counts to `now`.
 * @param roster the seats at the table. Whoever is not among them is "somebody", and is back when the seat is
 */
export function resolve(entries: Iterable<Logged>, roster: ReadonlySet<Id<'seat'>>, now: Ms): Resolved {
  const by: Record<Witness, Turn[]> = { x: [], i: [], s: [], f: [], m: [] }
  for (const turn of mergedTurns(entries)) by[turn.witness].push(turn)

  const own: Speakers = new Map()
  const floor: Speakers = new Map()
  const heard: Speakers = new Map()
  const changes: Change[] = []
  const tell = (speakers: Speakers, turns: Iterable<Turn>) => {
    for (const { who: person, start, end } of turns) {
      if (person === '' || end <= start) continue
      const who = whoAt(roster, person)
      changes.push({ at: start, speakers, who, by: 1 }, { at: end, speakers, who, by: -1 })
    }
  }
  tell(own, ownTurns(by.s, by.f))
  tell(floor, floorOf(by.f, now))
  tell(heard, by.m)
  const imports = importsOf(by.i)
  for (const { speakers, lines } of imports) tell(speakers, lines)
  changes.sort((a, b) => a.at - b.at)

  const covered = imports.flatMap(one => one.lines.map(({ from, to }) => ({ start: from, end: to, of: one.speakers })))
  const corrected = by.x
    .sort(newestFirst)
    .map(one => ({ start: one.start, end: one.end, of: one.who && whoAt(roster, one.who) }))
  const edges = edgesOf(changes, [...covered, ...corrected])
  const corrections = newestAt(edges, corrected)
  const importing = newestAt(edges, covered)

  const spans = new Map<Who, [Ms, Ms][]>([...roster].map(seat => [seat, []]))
  const ofUnnamed = { '?': [], '*': [], '~': [] } satisfies Record<string, [Ms, Ms][]>
  for (const [who, list] of Object.entries(ofUnnamed)) spans.set(who as Who, list)
  const captured: [Ms, Ms][] = []
  const microphone: [Ms, Ms][] = []
  let next = 0
  for (let piece = 0; piece + 1 < edges.length; piece++) {
    const start = edges[piece]!
    const end = edges[piece + 1]!
    for (; next < changes.length && changes[next]!.at === start; next++) apply(changes[next]!)
    if (heard.size > 0) addSpan(microphone, start, end)
    const correction = corrections[piece]
    const speakers = importing[piece] ?? [own, floor, heard].find(one => one.size > 0)
    if (correction === undefined && speakers === undefined) continue
    addSpan(captured, start, end)
    if (correction === '') continue
    for (const who of correction ? [correction] : believed(speakers!)) addSpan(spans.get(who)!, start, end)
  }
  const talk = new Map([...roster].map(seat => [seat, spans.get(seat)!]))
  return { talk, unknown: ofUnnamed['?'], several: ofUnnamed['*'], quiet: ofUnnamed['~'], captured, microphone }
}

function apply({ speakers, who, by }: Change): void {
  const turns = (speakers.get(who) ?? 0) + by
  if (turns === 0) speakers.delete(who)
  else speakers.set(who, turns)
}

const newestFirst = (a: Turn, b: Turn): number => b.order - a.order || byId(b, a)

interface Import {
  readonly speakers: Speakers
  readonly lines: Turn[]
}

/** The imports, the newest first. One is what one tab brought in at one time. */
function importsOf(lines: Turn[]): Import[] {
  const imports = new Map<string, Import>()
  for (const line of lines.sort(newestFirst)) {
    const key = `${line.cap} ${line.order}`
    const one: Import = imports.get(key) ?? { speakers: new Map(), lines: [] }
    one.lines.push(line)
    imports.set(key, one)
  }
  return [...imports.values()]
}

/** Every moment at which anything changes, in order. */
function edgesOf(changes: readonly Change[], spans: readonly { readonly start: Ms; readonly end: Ms }[]): Float64Array {
  const all = new Set<Ms>()
  for (const { at } of changes) all.add(at)
  for (const { start, end } of spans) all.add(start).add(end)
  return Float64Array.from(all).sort()
}

function believed(speakers: Speakers): readonly Who[] {
  const named = [...speakers.keys()].filter(isNamed)
  if (named.length > 0) return named
  return (['*', '?', '~'] as const).filter(who => speakers.has(who)).slice(0, 1)
}
