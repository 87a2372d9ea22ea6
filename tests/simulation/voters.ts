import type { BoardStore, Outcome } from '#client/board/store.ts'
import type { Chosen } from '#shared/board/chosen.ts'
import type { Id } from '#shared/board/ids.ts'
import { cardsInTurn } from '#shared/board/projection.ts'
import type { Secret } from '#shared/board/secrets.ts'
import { checkAnswers, checkSorts, takesReason } from '#shared/meeting/checks.ts'
import { methodNames, mostOnOne, votesLeft } from '#shared/voting/methods.ts'
import { pick } from '../fakes/chance.ts'
import type { Someone } from '../fakes/world.ts'
import type { Choice } from './choice.ts'
import { letters, type Script } from './people.ts'

const asked = <What extends 'rounds' | 'checks' | 'decisions'>(
  { view }: BoardStore,
  what: What,
): Chosen[What][number][] =>
  (view.projection?.steps ?? []).flatMap(({ chosen }) => [...chosen[what]] as Chosen[What][number][])

const openOf = <What extends 'rounds' | 'checks'>(store: BoardStore, what: What) =>
  asked(store, what).filter(({ state }) => state === 'open')

/** Puts something into a box, and remembers it unless the device itself would not send it. */
function put(
  { choices }: Script,
  { store, seat, device }: Someone,
  box: string,
  ballot: Choice['ballot'],
  act: () => Promise<Outcome>,
): void {
  const prefix = `out.${store.board}.`
  const before = new Set(device.keys(prefix))
  const acting = act()
  const key = device.keys(prefix).find(one => !before.has(one))
  if (key === undefined) return
  const choice: Choice = { id: key.slice(prefix.length), box, seat, ballot, told: null }
  choices.push(choice)
  void acting.then(({ done }) => {
    choice.told = done
  })
}

/** A whole ballot, anything from nothing to all that a person has. */
function vote(script: Script, person: Someone): void {
  const { random } = script
  const [round] = openOf(person.store, 'rounds')
  if (!round) return
  const marks = new Map<string, number>()
  for (let taps = Math.floor(random() * 8); taps > 0; taps--) {
    const option = pick(random, round.options).id
    const count = (marks.get(option) ?? 0) + 1
    if (count <= mostOnOne(round) && votesLeft(round, [...marks]) >= 1) marks.set(option, count)
  }
  const ballot = marks.size > 0 ? { marks: [...marks], reason: '', lang: '' } : null
  const args = { round: round.id, marks: [...marks] }
  put(script, person, round.id, ballot, () => person.store.act('ballot.cast', args))
}

function answer(script: Script, person: Someone): void {
  const { random } = script
  const checks = openOf(person.store, 'checks')
  if (checks.length === 0) return
  const { id: check, sort } = pick(random, checks)
  const answer = pick(random, checkAnswers)
  const reason = takesReason(sort, answer) && random() < 0.6 ? `because ${++script.number}` : ''
  const ballot: Secret<'ballot'> = { marks: [[answer, 1]], reason, lang: '' }
  const args = { check, answer, reason, lang: ballot.lang }
  put(script, person, check, ballot, () => person.store.act('check.answer', args))
}

/** One thing that a person may do about votes and questions. */
export const voterActs: readonly ((script: Script, person: Someone) => void)[] = [
  vote,
  vote,
  answer,
  answer,
  ({ random }, { store }) => {
    const [round] = openOf(store, 'rounds')
    if (round) void store.act('vote.done', { round: round.id, done: random() < 0.8 })
  },
]

/** Nearly everyone in one breath. */
function allAtOnce(script: Script, act: (script: Script, person: Someone) => void): void {
  for (const person of script.people) if (script.random() < 0.85) act(script, person)
}

function openRound(script: Script, { store }: Someone): void {
  const { random } = script
  const steps = (store.view.projection?.steps ?? []).filter(({ count }) => count > 1)
  if (steps.length === 0) return
  const step = pick(random, steps)
  const there = [...cardsInTurn(step), ...step.piles].map(({ id }): string => id)
  const options = there.filter(() => random() < 0.8)
  if (options.length < 2) return
  const rules = { method: pick(random, methodNames), votes: 1 + Math.floor(random() * 5), several: random() < 0.5 }
  void store.act('round.open', { round: letters(script, 12) as Id<'round'>, step: step.id, options, ...rules })
}

function ask(script: Script, { store }: Someone): void {
  const { random } = script
  const step = store.view.projection?.step
  if (!step) return
  const decisions = asked(store, 'decisions').filter(({ state }) => state === 'asked')
  const sort = decisions.length > 0 && random() < 0.7 ? 'live' : pick(random, checkSorts)
  const decision = sort === 'live' && decisions.length > 0 ? pick(random, decisions).id : ''
  const check = letters(script, 12) as Id<'check'>
  void store.act('check.ask', { check, step: step.id, sort, question: 'Can everyone hear?', decision })
}

/** One thing that a host may do about a vote, as it stands; people may be in the middle of theirs. */
function leadVote(script: Script, host: Someone): void {
  const { store } = host
  const [round] = openOf(store, 'rounds')
  if (!round) return openRound(script, host)
  const lot = script.random()
  if (lot < 0.8) allAtOnce(script, vote)
  if (lot > 0.9) void store.act('round.cancel', { round: round.id })
  else if (lot > 0.4) void store.act('round.close', { round: round.id })
}

function leadCheck(script: Script, host: Someone): void {
  const { random } = script
  const { store } = host
  const checks = openOf(store, 'checks')
  if (checks.length === 0 || random() < 0.1) return ask(script, host)
  const { id: check } = pick(random, checks)
  const lot = random()
  if (lot < 0.8) allAtOnce(script, answer)
  if (lot > 0.9) void store.act('check.cancel', { check })
  else if (lot > 0.4) void store.act('check.close', { check })
}

/** A decision is worded, worded anew, made or let go. */
function leadDecision(script: Script, { store }: Someone): void {
  const { random } = script
  const step = store.view.projection?.step
  if (!step) return
  const decisions = asked(store, 'decisions')
  const known = decisions.length > 0 && random() < 0.7 ? pick(random, decisions) : null
  const decision = known?.id ?? (letters(script, 12) as Id<'decision'>)
  const lot = random()
  if (known && lot < 0.5) void store.act('decision.make', { decision, again: '' })
  else if (known && lot < 0.6) void store.act('decision.drop', { decision })
  else void store.act('decision.word', { decision, step: step.id, text: `decision ${++script.number}`, lang: 'en' })
}

export const votingHostActs: readonly ((script: Script, host: Someone) => void)[] = [
  leadVote,
  leadVote,
  leadVote,
  leadVote,
  leadVote,
  leadCheck,
  leadCheck,
  leadCheck,
  leadDecision,
]
