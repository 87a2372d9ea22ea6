import type { Id } from '#shared/board/ids.ts'
import type { Entry, Logged, Ms, Span } from '#shared/speaking/entry.ts'
import type { Resolved } from '#shared/speaking/resolve.ts'

type Row = Exclude<Entry, readonly ['v', string, number]>
type Told = { id: [string, number]; kind: string; who: string; start: Ms; end: Ms; close: number; order: Ms } & {
  covers: Span | null
}

const KINDS = ['x', 'i', 's', 'f', 'm']
const least = (all: number[]) => all.reduce((a, b) => Math.min(a, b))
const most = (all: number[]) => all.reduce((a, b) => Math.max(a, b))
const idOrder = (a: Told, b: Told) => (a.id[0] === b.id[0] ? a.id[1] - b.id[1] : a.id[0] < b.id[0] ? -1 : 1)

/**
 * The rule of the talk log once more, read off moment by moment with no thought for speed: what the product is compared
 * with. Times are small whole numbers.
 */
export function slowResolve(log: readonly Logged[], roster: ReadonlySet<Id<'seat'>>, now: Ms): Resolved {
  const rows = log.flatMap(([cap, row]) => (row[0] === 'v' ? [] : [{ cap, row: row as Row }]))
  const isVoid = (cap: string, turn: number) =>
    log.some(([, row]) => row[0] === 'v' && row[1] === cap && row[2] === turn)

  const told: Told[] = []
  for (const { cap, row } of rows) {
    const id: [string, number] = [cap, row[0]]
    if (isVoid(cap, row[0]) || told.some(one => one.id[0] === cap && one.id[1] === row[0])) continue
    const all = rows.filter(one => one.cap === cap && one.row[0] === row[0]).map(one => one.row)
    const kind = KINDS.find(name => all.some(one => one[1] === name))!
    const person = all
      .filter(one => one[1] === kind)
      .map(one => one[2] as string)
      .sort()[0]!
    const ended = kind === 'f' ? all.filter(one => one[1] === 'f' && one[5] === 1) : []
    const ends = (ended.length > 0 ? ended : all).map(one => one[3] + one[4])
    const end = ended.length > 0 ? least(ends) : most(ends)
    const made = all.flatMap(one => (one[1] === 'x' || one[1] === 'i' ? [one] : []))
    const imported = all.flatMap(one => (one[1] === 'i' ? [one] : []))
    told.push({
      id,
      kind,
      who: person,
      start: least(all.map(one => one[3])),
      end,
      close:
        ended.length > 0
          ? 1
          : most(all.map(one => (one[1] === 'x' || one[1] === 'i' || one[3] + one[4] < end ? 0 : one[5]))),
      order: made.length ? most(made.map(one => one[5])) : 0,
      covers: imported.length ? [least(imported.map(one => one[6])), most(imported.map(one => one[7]))] : null,
    })
  }

  const of = (kind: string) => told.filter(one => one.kind === kind)
  const has = ({ start, end }: Told, at: Ms) => start <= at && at < end
  const newest = (list: Told[]) => [...list].sort((a, b) => a.order - b.order || idOrder(a, b)).at(-1)

  /** Own turns at a moment: those that nobody has cut before it. */
  const ownAt = (at: Ms) =>
    of('s').filter(turn => {
      const cutBy = [...of('s'), ...of('f')].filter(one => one.who !== turn.who && one.start > turn.start)
      return has(turn, at) && (turn.close === 1 || !cutBy.some(one => one.start <= at))
    })
  /** The tap that has the floor: the last that began, as long as it lasts. */
  const floorAt = (at: Ms) => {
    const taps = of('f').sort((a, b) => a.start - b.start || idOrder(a, b))
    const last = taps.filter(one => one.start <= at).at(-1)
    if (!last) return []
    const isOpen = last.close === 0 && last.start === last.end
    return (isOpen ? at < now || last !== taps.at(-1) : at < last.end) ? [last] : []
  }
  /** Who is told of at a moment; null where nobody tells anything. */
  const whoAt = (at: Ms): string[] | null => {
    const correction = newest(of('x').filter(one => has(one, at)))
    if (correction) return [correction.who]
    const covering = newest(of('i').filter(one => one.covers![0] <= at && at < one.covers![1]))
    const lines = covering && of('i').filter(one => one.id[0] === covering.id[0] && one.order === covering.order)
    if (lines) return lines.filter(one => has(one, at)).map(one => one.who)
    const first = [ownAt(at), floorAt(at), of('m').filter(one => has(one, at))].find(list => list.length > 0)
    return first ? first.map(one => one.who) : null
  }

  const counted = (at: Ms): string[] => {
    const who = (whoAt(at) ?? []).map(one =>
      ['', '?', '*', '~'].includes(one) || roster.has(one as Id<'seat'>) ? one : '?',
    )
    const named = who.filter(one => roster.has(one as Id<'seat'>))
    if (named.length > 0) return named
    return ['*', '?', '~'].filter(one => who.includes(one)).slice(0, 1)
  }
  const numbers = rows.flatMap(({ row }) => [row[3], row[3] + row[4], ...(row[1] === 'i' ? [row[6], row[7]] : [])])
  const first = least([now, ...numbers])
  const last = most([now, ...numbers])
  const spansWhere = (is: (at: Ms) => boolean): Span[] => {
    const spans: [Ms, Ms][] = []
    for (let at = first; at < last; at++) {
      if (!is(at)) continue
      if (spans.at(-1)?.[1] === at) spans.at(-1)![1] = at + 1
      else spans.push([at, at + 1])
    }
    return spans
  }
  const moments = new Map(Array.from({ length: last - first }, (_, at) => [first + at, counted(first + at)]))
  const when = (who: string) => spansWhere(at => moments.get(at)!.includes(who))
  return {
    talk: new Map([...roster].map(seat => [seat, when(seat)])),
    unknown: when('?'),
    several: when('*'),
    quiet: when('~'),
    captured: spansWhere(at => whoAt(at) !== null),
    microphone: spansWhere(at => of('m').some(one => has(one, at))),
  }
}
