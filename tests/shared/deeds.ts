import fc from 'fast-check'
import type { Actor } from '#shared/actions/define.ts'
import { type ActionName, type Args, actionNames, actions } from '#shared/actions/index.ts'
import { noteKinds } from '#shared/actions/notes.ts'
import type { Id } from '#shared/board/ids.ts'
import { type Kind, kindNames } from '#shared/board/kinds.ts'
import { signalSorts } from '#shared/board/secrets.ts'
import { checkAnswers, checkSorts } from '#shared/meeting/checks.ts'
import { type StepName, stepNames, stepTypes } from '#shared/meeting/steps.ts'
import { subjects } from '#shared/speaking/subjects.ts'
import { tickNames } from '#shared/speaking/tick.ts'
import { wayNames } from '#shared/speaking/ways.ts'
import { methodNames } from '#shared/voting/methods.ts'
import {
  AT,
  act,
  attempt,
  bo,
  cardOf,
  claimOf,
  hana,
  ines,
  keeper,
  meetingIn,
  note,
  openTable,
  posting,
  screen,
  server,
  shaz,
  stepIn,
  type TableOptions,
  turnOver,
  type World,
  write,
} from '../fakes/table.ts'

/** One throw of the dice; what it stands for depends on what is on the table. */
interface Roll {
  readonly name: ActionName
  readonly n: number
  readonly m: number
  readonly flag: boolean
  /** Tried by anybody at all, or by somebody who may. */
  readonly byAnyone: boolean
}

interface Deed {
  readonly name: ActionName
  readonly args: unknown
  readonly by: Actor
  readonly step: Id<'step'> | ''
}

const everyone = { server: [server], host: [hana], keeper: [keeper('Bo')], person: [shaz, bo, ines, hana] }
const anyone = [...Object.values(everyone).flat(), screen]

const one = <T>(list: readonly T[], n: number): T => list[n % list.length]!
/** One of what is there, or sometimes one that is not. */
const row = (rows: ReadonlyMap<string, unknown>, n: number): string => one([...rows.keys(), 'nothing-like-it'], n)
const words = (n: number) => `Words ${n}`
const kindHere = (world: World, n: number): Kind => {
  const step = world.board.step.get(meetingIn(world).step as Id<'step'>)
  const here: readonly Kind[] = step ? stepTypes[step.type].kinds : []
  return one<Kind>(here.length > 0 ? here : kindNames, n)
}
/** A card that is on the board or was taken off. */
const anyCard = ({ board, secrets }: World, n: number): string =>
  row(new Map([...board.card, ...[...secrets.taken.values()].map(({ card }) => [card.id, card] as const)]), n)
const CAPS = ['tab-of-hana-1', 'tab-of-hana-2', 'tab-of-shaz']
/** A stretch of talk within the hour before these meetings play. */
const stretch = (n: number, m: number) => ({
  cap: one(CAPS, n),
  turn: m % 6,
  start: AT - 3_600_000 + ((n * 7919) % 3600) * 1000,
  len: (m % 90) * 1000,
})
/** The turn that the way is at, or sometimes another. */
const turnOfWay = (secrets: World['secrets'], n: number) =>
  ([...secrets.way.values()][0]?.at ?? 0) + (n % 5 === 0 ? 1 : 0)
const maybe = (on: boolean, value: string) => (on ? value : '')

/** Arguments for everything that can be done; a new action does not compile until it is here. */
const argsFor: { readonly [Name in ActionName]: (world: World, roll: Roll) => Args<Name> } = {
  'seat.take': (_, { n, m, flag }) => ({ seat: `seat-${n}`, name: maybe(flag, `New ${m}`), leads: false }),
  'seat.rename': (_, { n }) => ({ name: one(['Shaz', 'Sunny', 'Bo', 'Max'], n) }),
  'seat.done': (_, { m, flag }) => ({ done: flag, turned: m % 2 }),
  'seat.opens': (_, { flag }) => ({ on: flag }),
  'seat.leave': () => ({}),
  'seat.remove': ({ board }, { n }) => ({ seat: row(board.seat, n) }),
  'lead.pass': ({ board }, { n, flag }) => ({ seat: row(board.seat, n), together: flag }),
  'lead.take': () => ({}),
  'card.post': (world, { n, m, flag }) => posting(words(n), { kind: kindHere(world, m), showName: flag }),
  'card.change': (world, { n, m }) => ({ claim: claimOf(words(n)), kind: kindHere(world, m), text: 'New', lang: 'de' }),
  'card.withdraw': (_, { n }) => ({ claim: claimOf(words(n)) }),
  'card.unwithdraw': (_, { n }) => ({ claim: claimOf(words(n)) }),
  'cards.turnOver': ({ board }, { n, flag }) => {
    const step = one([...board.step.values()], n)
    return { step: step.id, turned: flag ? step.turned : 0 }
  },
  'card.talk': (world, { n, m }) => ({ card: anyCard(world, n), talk: one(['', 'now', 'later', 'done'], m) }),
  'card.meToo': (world, { n, flag }) => ({ card: anyCard(world, n), on: flag }),
  'meToo.tell': () => ({}),
  'card.move': ({ board }, { n, m, flag }) => ({
    card: row(board.card, n),
    pile: maybe(flag, row(board.pile, m)),
    before: maybe(m % 2 === 0, row(board.card, m)),
  }),
  'pile.make': ({ board }, { n, m }) => ({ pile: `pile-${m}`, card: row(board.card, n), name: words(m) }),
  'pile.name': ({ board }, { n, flag }) => ({ pile: row(board.pile, n), name: maybe(flag, 'Money') }),
  'pile.unmake': ({ board }, { n }) => ({ pile: row(board.pile, n) }),
  'card.cover': (world, { n }) => ({ card: anyCard(world, n) }),
  'card.uncover': (world, { n }) => ({ card: anyCard(world, n) }),
  'card.take': (world, { n }) => ({ card: anyCard(world, n) }),
  'report.deed': (_, { flag }) => ({ what: flag ? 'exported' : 'shared' }),
  'card.erase': (world, { n }) => ({ card: anyCard(world, n) }),
  'words.erase': (_, { n }) => ({ text: words(n) }),
  'words.forget': () => ({}),
  'card.restore': (world, { n }) => ({ card: anyCard(world, n) }),
  'meeting.describe': (_, { n, flag }) => ({ about: words(n), day: maybe(flag, '2026-12-03') }),
  'help.set': (_, { n }) => ({ help: words(n) }),
  'note.post': (_, { n, m }) => ({ ...note(`Note ${n}`), kind: one(noteKinds, m) }),
  'meeting.open': () => ({}),
  'meeting.close': () => ({}),
  'meeting.reopen': () => ({}),
  'meeting.finish': () => ({}),
  'step.go': ({ board }, { n }) => ({ step: one(['', ...board.step.keys()], n) }),
  'step.add': ({ board }, { n, m }) => ({ step: `step-${n}`, type: one(stepNames, m), after: row(board.step, n) }),
  'step.move': ({ board }, { n, m, flag }) => ({ step: row(board.step, n), before: maybe(flag, row(board.step, m)) }),
  'step.change': ({ board }, { n, m, flag }) => ({ step: row(board.step, n), name: maybe(flag, words(m)), minutes: m }),
  'step.skip': ({ board }, { n, flag }) => ({ step: row(board.step, n), skipped: flag }),
  'timer.start': (_, { n }) => ({ minutes: n }),
  'timer.more': (world, { n, flag }) => ({ minutes: n, end: flag ? meetingIn(world).timerEnd : 0 }),
  'timer.stop': () => ({}),
  'seat.add': (_, { n, m, flag }) => ({ seat: `seat-${n}`, name: maybe(flag, `Old ${m}`) }),
  'sorting.set': (_, { flag }) => ({ sorting: flag ? 'everyone' : 'host' }),
  'keys.renewed': () => ({}),
  'spotlight.show': (world, { n, flag }) => ({ card: maybe(flag, anyCard(world, n)) }),
  'screen.set': (_, { n, flag }) => ({ screenPage: n, screenTheme: flag ? 'dark' : 'light' }),
  'door.set': (_, { flag }) => ({ door: flag ? 'open' : 'knock' }),
  'door.knock': (_, { n }) => ({ knock: `knock-${n}`, name: words(n) }),
  'door.answer': (_, { n, m, flag }) => ({ knocks: [`knock-${n}`, `knock-${m}`], welcome: flag }),
  'door.forget': (_, { n }) => ({ knock: `knock-${n}` }),
  'hand.set': ({ board }, { n, m, flag }) => ({ up: flag, for: maybe(m % 2 === 0, row(board.seat, n)) }),
  'signal.send': (_, { n, flag }) => ({ sort: one(signalSorts, n), word: maybe(flag, words(n)) }),
  'signal.takeBack': (_, { n }) => ({ sort: one(signalSorts, n) }),
  'signal.sorted': (_, { n }) => ({ sort: one(signalSorts, n) }),
  'room.pause': (_, { flag }) => ({ paused: flag }),
  'turn.give': ({ board }, { n }) => ({ seat: row(board.seat, n) }),
  'hands.newVoices': (_, { flag }) => ({ on: flag }),
  'hand.pass': ({ board }, { n, flag }) => ({ seat: row(board.seat, n), later: flag }),
  'turn.over': () => ({}),
  'round.open': ({ board }, { n, m, flag }) => ({
    round: `round-${n}`,
    step: row(board.step, m),
    method: one(methodNames, m),
    votes: 1 + (n % 5),
    several: flag,
    options: [...board.card.keys(), ...board.pile.keys()].slice(0, 2 + m),
  }),
  'ballot.cast': ({ board }, { n, m, flag }) => {
    const round = [...board.round.values()].at(-1)
    const marks = (round?.options ?? ['nothing'])
      .slice(0, 1 + (m % 3))
      .map((option): [string, number] => [option, n % 3])
    return { round: round?.id ?? 'none', marks, for: maybe(flag, row(board.seat, m)) }
  },
  'vote.done': ({ board }, { n, flag }) => ({ round: row(board.round, n), done: flag }),
  'hands.count': ({ board }, { n, m }) => ({
    round: row(board.round, n),
    people: m,
    hands: [...(board.round.values().next().value?.options ?? [])].map((_, at) => (at + n) % 3),
  }),
  'round.close': ({ board }, { n }) => ({ round: row(board.round, n) }),
  'round.cancel': ({ board }, { n }) => ({ round: row(board.round, n) }),
  'check.ask': ({ board }, { n, m, flag }) => ({
    check: `check-${n}`,
    step: row(board.step, m),
    sort: one(checkSorts, n),
    question: maybe(flag, words(n)),
    decision: row(board.decision, m),
  }),
  'check.answer': ({ board }, { n, m, flag }) => ({
    check: row(board.check, n),
    answer: one(checkAnswers, m),
    reason: maybe(flag, words(m)),
  }),
  'check.close': ({ board }, { n }) => ({ check: row(board.check, n) }),
  'check.cancel': ({ board }, { n }) => ({ check: row(board.check, n) }),
  'reason.cover': ({ board }, { n, m, flag }) => ({ check: row(board.check, n), at: m % 3, covered: flag }),
  'decision.word': ({ board }, { n, m }) => ({
    decision: `decision-${n % 3}`,
    step: row(board.step, m),
    text: words(m),
    lang: 'en',
  }),
  'decision.make': ({ board }, { n, flag }) => ({ decision: row(board.decision, n), again: maybe(flag, '2027-02-03') }),
  'decision.drop': ({ board }, { n }) => ({ decision: row(board.decision, n) }),
  'talk.mine': (_, { n, m, flag }) => ({ ...stretch(n, m), closed: flag }),
  'talk.tap': ({ board }, { n, m, flag }) => ({
    ...stretch(n, m),
    who: one(['?', '*', '~', ...board.seat.keys()], n),
    closed: flag,
  }),
  'talk.undo': (_, { n, m }) => ({ cap: one(CAPS, n), turn: m % 6, own: CAPS[0]! }),
  'talk.fix': ({ board }, { n, m }) => ({ ...stretch(n, m), who: one(['', '?', ...board.seat.keys()], m) }),
  'talk.import': ({ board }, { n, m }) => {
    const { cap, turn, start, len } = stretch(n, m)
    return { cap, lines: [[turn, 'i', one([...board.seat.keys()], m), start, len, m, start, start + len]] }
  },
  'talk.unimport': (_, { n }) => ({ cap: one(CAPS, n) }),
  'talk.erase': ({ board }, { n, flag }) => ({ for: maybe(flag, row(board.seat, n)) }),
  'talk.oneVoice': (_, { flag }) => ({ on: flag }),
  'talk.wish': (_, { n }) => ({ wish: one(['', 'later', 'write', 'listen'] as const, n) }),
  'time.friend': ({ board }, { n, flag }) => ({ seat: row(board.seat, n), on: flag }),
  'balance.show': (_, { flag }) => ({ shown: flag }),
  'balance.cover': (_, { flag }) => ({ shown: flag }),
  'balance.tell': () => ({}),
  'agree.ask': (_, { n }) => ({ about: one(subjects, n) }),
  'agree.say': (_, { n, flag }) => ({ about: one(subjects, n), yes: flag }),
  'now.watch': (_, { flag }) => ({ on: flag }),
  'agree.hands': ({ board }, { n, flag }) => ({
    about: one(subjects, n),
    seats: flag ? [...board.seat.values()].flatMap(({ id, noPhone }) => (noPhone ? [id] : [])) : [],
  }),
  'agree.end': (_, { n }) => ({ about: one(subjects, n) }),
  'groups.ask': () => ({}),
  'groups.tick': (_, { n }) => ({ tick: one(['', ...tickNames], n) }),
  'groups.close': () => ({}),
  'groups.cancel': () => ({}),
  'presence.set': ({ board }, { n, flag }) => ({ seat: row(board.seat, n), here: flag }),
  'credit.ask': () => ({}),
  'credit.say': ({ board }, { n, flag }) => ({ yes: flag, for: n % 3 === 0 ? row(board.seat, n) : '' }),
  'way.start': ({ board }, { n, m }) => ({
    way: `way-${n}`,
    kind: one(wayNames, n),
    minutes: m % 5,
    to: row(board.seat, m),
  }),
  'way.next': ({ secrets }, { n, flag }) => ({ at: turnOfWay(secrets, n), passed: flag }),
  'way.give': ({ board, secrets }, { n, m }) => ({ at: turnOfWay(secrets, n), to: row(board.seat, m) }),
  'way.end': () => ({}),
}

/** What happens all the time; closing the meeting is not among it, or little would follow. */
const often: readonly ActionName[] = actionNames.filter(name => /^(card|cards|pile|meToo|step)\./.test(name))

const rollOf = (name: fc.Arbitrary<ActionName>): fc.Arbitrary<Roll> =>
  fc.record({
    name,
    n: fc.nat({ max: 11 }),
    m: fc.nat({ max: 11 }),
    flag: fc.boolean(),
    byAnyone: fc.nat({ max: 9 }).map(n => n === 0),
  })

/** Anything that anybody might try. */
export const anyRoll = rollOf(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<ActionName>('card.post') },
    { weight: 12, arbitrary: fc.constantFrom(...often) },
    { weight: 6, arbitrary: fc.constantFrom(...actionNames) },
  ),
)

/** A meeting as it might go. */
export const anyMeeting = fc.array(anyRoll, { maxLength: 60, size: 'max' })

/** A table on which much has happened: cards of every kind of sharing, one covered, one in a pile, one face down. */
export function busyTable(options: TableOptions = {}): World {
  const at = (world: World, type: StepName) => act(world, 'step.go', { step: stepIn(world, type).id }, hana)
  let world = [0, 1, 2].reduce((now, n) => write(now, one([shaz, bo, ines], n), words(n)), openTable(options))
  world = at(write(turnOver(world), bo, words(3), { kind: 'fear' }), 'jobs')
  world = at(write(world, ines, words(4), { kind: 'job', showName: true }), 'problem')
  for (const n of [5, 6, 7]) world = write(world, one([shaz, bo, ines], n), words(n), { kind: 'problem' })
  world = act(world, 'pile.make', { pile: 'pile-1', card: cardOf(words(5)), name: 'Ways' }, shaz)
  world = act(world, 'card.meToo', { card: cardOf(words(6)), on: true }, bo)
  return act(world, 'card.cover', { card: cardOf(words(7)) }, ines)
}

/** What this throw means at this table. */
export function deedOf({ name, ...roll }: Roll, world: World): Deed {
  const may = actions[name].who.flatMap(hat => everyone[hat])
  const by = one(roll.byAnyone ? anyone : may, roll.n + roll.m)
  return { name, args: argsFor[name](world, { name, ...roll }), by, step: meetingIn(world).step }
}

export const attemptDeed = (world: World, { name, args, by, step }: Deed) => attempt(world, name, args, by, step)

/** The world after all of these, as far as they could be done. */
export const play = (world: World, rolls: readonly Roll[]): World =>
  rolls.reduce((now, roll) => attemptDeed(now, deedOf(roll, now)).world, world)
