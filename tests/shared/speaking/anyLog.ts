import fc from 'fast-check'
import type { Id } from '#shared/board/ids.ts'
import type { Entry, Logged, Who } from '#shared/speaking/entry.ts'

const seat = (name: string) => name as Id<'seat'>

export const [amina, ben, cleo, dev] = ['amina', 'ben', 'cleo', 'dev'].map(seat) as [
  Id<'seat'>,
  Id<'seat'>,
  Id<'seat'>,
  Id<'seat'>,
]
/** Somebody who is not at the table. */
export const gone = seat('gone')
export const roster: ReadonlySet<Id<'seat'>> = new Set([amina, ben, cleo, dev])

const whom = fc.constantFrom<Who>(amina, ben, cleo, dev, gone, '?', '*', '~')
const start = fc.integer({ min: -5, max: 60 })
const length = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 25 }))
const turn = fc.nat({ max: 4 })
/** Ids that are few, so that rows meet. */
const cap = fc.constantFrom('a', 'b', 'c', 'd')

type TurnKind = 's' | 'f' | 'm'
export const turnRow = (...kinds: TurnKind[]): fc.Arbitrary<Entry> =>
  fc.tuple(turn, fc.constantFrom(...kinds), whom, start, length, fc.constantFrom(0, 1))
const correctionRow: fc.Arbitrary<Entry> = fc.tuple(
  turn,
  fc.constant('x'),
  fc.oneof(whom, fc.constant<''>('')),
  start,
  length,
  fc.nat({ max: 3 }),
)
const importRow: fc.Arbitrary<Entry> = fc
  .tuple(
    turn,
    fc.constantFrom<Id<'seat'> | '?'>(amina, ben, cleo, gone, '?'),
    start,
    length,
    fc.nat({ max: 2 }),
    start,
    length,
  )
  .map(([turn, who, start, len, order, from, covered]) => [turn, 'i', who, start, len, order, from, from + covered])
const voidRow: fc.Arbitrary<Entry> = fc.tuple(fc.constant('v'), cap, turn)

/** Rows of a log, each by some tab. */
export const logOf = (...rows: fc.Arbitrary<Entry>[]): fc.Arbitrary<Logged[]> =>
  fc.array(fc.tuple(cap, fc.oneof(...rows)), { maxLength: 14 })

/** Everything that may stand in a log, with ids that meet and rows that contradict each other. */
export const anyLog = logOf(
  turnRow('s'),
  turnRow('s'),
  turnRow('f'),
  turnRow('f'),
  turnRow('m'),
  correctionRow,
  importRow,
  voidRow,
)

export const anyNow = fc.integer({ min: 0, max: 90 })

/** Each row in its own turn, so that every row is a turn of its own. */
export const apart = (log: readonly Logged[]): Logged[] =>
  log.map(([cap, row], at) => [cap, row[0] === 'v' ? row : ([at + 10, ...row.slice(1)] as unknown as Entry)])
