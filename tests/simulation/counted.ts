import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import type { Ledger } from '#server/rooms/ledger.ts'
import { lastAsked } from '#shared/actions/decisions.ts'
import type { Id } from '#shared/board/ids.ts'
import { boxOf, keyInBox, type Secret, sealedKey } from '#shared/board/secrets.ts'
import { checkAnswers } from '#shared/meeting/checks.ts'
import { totalOf } from '#shared/voting/methods.ts'
import { safeCells } from '#shared/voting/safe.ts'
import type { Someone } from '../fakes/world.ts'
import type { Choice } from './choice.ts'

type Ballot = Secret<'ballot'>
/** What lies in each box, by seat. */
type Boxes = ReadonlyMap<string, ReadonlyMap<Id<'seat'>, Ballot>>

const sums = (ballots: readonly Ballot[], options: readonly string[]) =>
  options.map(option => {
    const counts = ballots.flatMap(({ marks }) =>
      marks.flatMap(([marked, count]) => (marked === option ? [count] : [])),
    )
    return counts.reduce((all, one) => all + one, 0)
  })

/**
 * The last of each person's choices that was not refused. Refused are those of which the device tells its person that
 * they came too late; the server has to have said the same to whoever heard it.
 */
function acknowledged(choices: readonly Choice[], everyone: readonly Someone[]): Boxes {
  const late = new Set(everyone.flatMap(({ store }) => store.view.late.map(({ request }) => request.id)))
  const boxes = new Map<string, Map<Id<'seat'>, Ballot>>()
  for (const { id, box, seat, ballot, told } of choices) {
    if (told !== null) assert.equal(told, !late.has(id))
    if (late.has(id)) continue
    const inBox = boxes.get(box) ?? new Map<Id<'seat'>, Ballot>()
    boxes.set(box, inBox)
    if (ballot) inBox.set(seat, ballot)
    else inBox.delete(seat)
  }
  return boxes
}

/** Nobody's device shows a ballot that its own person has not cast. At any time. */
export function assertOwn(choices: readonly Choice[], { store, seat }: Someone): void {
  for (const [box, { marks, reason }] of store.view.ballots) {
    const own = choices.filter(choice => choice.box === box && choice.seat === seat)
    assert(own.some(({ ballot }) => ballot?.reason === reason && isDeepStrictEqual(ballot.marks, marks)))
  }
}

/** What everyone sees of closed boxes is what people had acknowledged; what is open is in storage, and only there. */
export function assertCounted(choices: readonly Choice[], ledger: Ledger, everyone: readonly Someone[]): void {
  const { current: board, secrets, seal } = ledger
  const boxes = acknowledged(choices, everyone)
  const ballotsIn = (box: string) => [...(boxes.get(box)?.values() ?? [])]

  for (const { id, state, options, cells, turnout, ...rules } of board.round.values()) {
    const ballots = ballotsIn(id)
    const shown = safeCells(sums(ballots, options), ballots.length, totalOf(rules, ballots.length))
    const counted = state === 'closed' ? { turnout: ballots.length, cells: shown } : { turnout: 0, cells: null }
    assert.deepEqual({ turnout, cells }, counted)
  }
  for (const { id, state, answered, cells, reasons } of board.check.values()) {
    const ballots = ballotsIn(id)
    assert.equal(answered, ballots.length)
    const total = { least: answered, most: answered }
    assert.deepEqual(cells, state === 'closed' ? safeCells(sums(ballots, checkAnswers), answered, total) : null)
    const written = ballots.flatMap(({ reason }) => (reason ? [reason] : []))
    const told = cells ? written : []
    assert.deepEqual(reasons.map(({ text }) => text).sort(), told.sort())
  }
  for (const { id, state, cells, present, unanswered } of board.decision.values()) {
    if (state !== 'made') continue
    const check = lastAsked(board, id)
    assert(check?.state === 'closed' && check.answered > 0, 'nothing is decided by silence')
    const said = { cells: check.cells, present: check.of, unanswered: Math.max(0, check.of - check.answered) }
    assert.deepEqual({ cells, present, unanswered }, said)
  }

  const open = [...board.round.values(), ...board.check.values()].flatMap(({ id, state }) =>
    state === 'open' ? [id as string] : [],
  )
  const keys = new Map([...secrets.box].map(([key, row]) => [boxOf('box', key)!, row.key]))
  assert.deepEqual([...keys.keys()].sort(), [...open].sort())
  const stored = open.flatMap(box =>
    [...(boxes.get(box) ?? [])].map(([seat, ballot]) => {
      const key = keyInBox(box, sealedKey(seal, 'ballot', box, keys.get(box)!, seat))
      return [key, ballot] as const
    }),
  )
  assert.deepEqual(new Map(secrets.ballot), new Map(stored))

  for (const { store, seat } of everyone) {
    const own = open.flatMap(box => {
      const ballot = boxes.get(box)?.get(seat)
      return ballot ? [[box, { box, marks: ballot.marks, reason: ballot.reason }] as const] : []
    })
    assert.deepEqual(new Map(store.view.ballots), new Map(own))
  }
}
