import type { Id } from '../board/ids.ts'
import type { Row } from '../board/schema.ts'
import type { SecretRows } from '../board/secrets.ts'
import type { PersonFigures } from '../speaking/person.ts'
import { askedAt, isOn, type Subject, subjects } from '../speaking/subjects.ts'
import { patchBalance } from './balanceRow.ts'
import type { Scene } from './define.ts'

/*
 * [W52] [W54] [W57] What holds only where everyone agreed. Who agrees is known to the server alone; a "no" looks like no
 * answer.
 */

const OFF = { named: null, now: false, keep: false } as const

const keyOf = ({ secrets }: Scene, subject: Subject, seat: Id<'seat'>) => secrets.key('agree', subject, seat)
const rowIn = ({ draft }: Scene): Row<'balance'> | undefined => [...draft.board.balance.values()][0]

/** The seats that agree to it, in no order. */
export const agreedTo = ({ agree }: Pick<SecretRows, 'agree'>, subject: Subject): ReadonlySet<Id<'seat'>> =>
  new Set([...agree.values()].flatMap(row => (row.subject === subject ? [row.seat] : [])))

/** Everyone is asked. Asked twice it is one question. */
export function ask(scene: Scene, subject: Subject): void {
  if (!askedAt(rowIn(scene), subject)) patchBalance(scene, { [`${subject}Asked`]: scene.at, [subject]: OFF[subject] })
}

/** Somebody agrees, if everyone has been asked. */
export function agree(scene: Scene, subject: Subject, seat: Id<'seat'>): void {
  if (askedAt(rowIn(scene), subject)) scene.secrets.put('agree', keyOf(scene, subject, seat), { subject, seat })
}

/** Somebody's turns are not listed from now on. */
export function unname(scene: Scene, seat: Id<'seat'>): void {
  const named = rowIn(scene)?.named
  if (named?.some(one => one.seat === seat)) patchBalance(scene, { named: named.filter(one => one.seat !== seat) })
}

/** Nothing of what somebody said is known any more: beside their name are no turns, and nobody waits for the next word. */
export function withoutTurns(scene: Scene, seat: Id<'seat'>): void {
  const named = rowIn(scene)?.named
  if (named?.some(one => one.seat === seat && one.turns > 0))
    patchBalance(scene, { named: named.map(one => (one.seat === seat ? { ...one, turns: 0 } : one)) })
}

/** Somebody does not agree, or no more. */
export function disagree(scene: Scene, subject: Subject, seat: Id<'seat'>): void {
  scene.secrets.remove('agree', keyOf(scene, subject, seat))
  if (subject === 'named') unname(scene, seat)
}

/** It is off and not asked about; of who had agreed, or wanted to see it, nothing is left. */
export function endAgreement(scene: Scene, subject: Subject): void {
  const { agree: agreed, watch } = scene.secrets.rows
  for (const [key, row] of agreed) if (row.subject === subject) scene.secrets.remove('agree', key)
  if (subject === 'now') for (const key of watch.keys()) scene.secrets.remove('watch', key)
  const row = rowIn(scene)
  if (askedAt(row, subject) || isOn(row, subject))
    patchBalance(scene, { [`${subject}Asked`]: 0, [subject]: OFF[subject] })
}

/**
 * A host has taken somebody's seat away. Did something come on with that, everyone would know who had not agreed: the
 * question goes too.
 */
export function endUnagreed(scene: Scene, seat: Id<'seat'>): void {
  const row = rowIn(scene)
  for (const subject of subjects)
    if (askedAt(row, subject) && !isOn(row, subject)) endAgreement(scene, subject)
    else disagree(scene, subject, seat)
}

/**
 * Does it hold now? From when all have agreed who were in the room since they were asked, until it is ended. Those who
 * have gone home count too: did it come on as somebody leaves, everyone would know who had not agreed.
 */
function holds(scene: Scene, subject: Subject): boolean {
  const row = rowIn(scene)
  const asked = askedAt(row, subject)
  if (!asked) return false
  if (isOn(row, subject)) return true
  const agreed = agreedTo(scene.secrets.rows, subject)
  const isMissing = [...scene.secrets.rows.presence.values()].some(({ seat, spans }) => {
    const end = spans.at(-1)?.[1]
    return (end === null || (end ?? 0) >= asked) && !agreed.has(seat)
  })
  return !isMissing && agreed.size > 0
}

/** The turns of everyone who agreed; null while names are off. */
function namedNow(scene: Scene, people: ReadonlyMap<Id<'seat'>, PersonFigures>): Row<'balance'>['named'] {
  if (!holds(scene, 'named')) return null
  return [...agreedTo(scene.secrets.rows, 'named')]
    .filter(seat => scene.draft.board.seat.has(seat))
    .map(seat => ({ seat, turns: people.get(seat)?.turns ?? 0 }))
    .sort((a, b) => (a.seat < b.seat ? -1 : 1))
}

/** All that everyone may know of what was agreed, as it is now. */
export const agreedNow = (
  scene: Scene,
  people: ReadonlyMap<Id<'seat'>, PersonFigures>,
): Pick<Row<'balance'>, Subject> => ({
  named: namedNow(scene, people),
  now: holds(scene, 'now'),
  keep: holds(scene, 'keep'),
})

/** The meeting is closed: names go, and what everyone agreed to keep will be kept. */
export function closeAgreements(scene: Scene): void {
  endAgreement(scene, 'named')
  endAgreement(scene, 'now')
  if (!holds(scene, 'keep')) endAgreement(scene, 'keep')
  else if (!isOn(rowIn(scene), 'keep')) patchBalance(scene, { keep: true })
}
