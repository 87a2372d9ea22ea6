import { describe, expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { nextMeeting } from '#shared/meeting/found.ts'
import { recordOf } from '#shared/meeting/record.ts'
import {
  act,
  answer,
  bo,
  everythingIn,
  hana,
  ines,
  openTable,
  person,
  seatOf,
  server,
  shaz,
  stepIn,
  type World,
} from '../../fakes/table.ts'

const decision = 'd' as Id<'decision'>
const table = () =>
  ['Kel', 'Mo'].reduce(
    (world, name) => act(world, 'seat.take', { seat: seatOf(name), name, leads: false }, server),
    openTable({ step: 'problem' }),
  )
const word = (world: World, text: string) =>
  act(world, 'decision.word', { decision, step: stepIn(world, 'problem').id, text, lang: 'en' }, hana)
const worded = () => word(table(), 'We ring first')
const ask = (world: World, check = 'ask') => {
  const step = stepIn(world, 'problem').id
  return act(world, 'check.ask', { check, step, sort: 'live', question: '', decision }, hana)
}
const say = (world: World, names: readonly string[], check = 'ask') =>
  names.reduce(
    (now, name) => act(now, 'check.answer', { check, answer: 'yes', reason: '', lang: '', for: '' }, person(name)),
    world,
  )
const close = (world: World, check = 'ask') => act(world, 'check.close', { check }, hana)
const make = (world: World) => answer(world, 'decision.make', { decision, again: '2027-02-03' }, hana)
const made = (world: World) => act(world, 'decision.make', { decision, again: '2027-02-03' }, hana)
const row = ({ board }: World) => board.decision.get(decision)!
const ALL = ['Shaz', 'Bo', 'Ines', 'Kel', 'Mo']

describe('a decision', () => {
  test('[V10] is nothing before the group was asked, while it is asked, and when nobody answers', () => {
    expect(make(worded())).toBe('not_asked')
    expect(make(ask(worded()))).toBe('not_asked')
    expect(make(say(ask(worded()), ALL))).toBe('not_asked')
    expect(make(close(ask(worded())))).toBe('not_asked')
    expect(make(close(say(ask(worded()), ['Bo'])))).toBe('done')
  })

  test('[V10] says on what it was made, and how many had not answered', () => {
    const here = new Set(['Hana', ...ALL].map(seatOf))
    const few = made(close({ ...say(ask(worded()), ['Bo', 'Ines']), here }))
    expect(row(few)).toMatchObject({ state: 'made', present: 6, unanswered: 4, cells: null, again: '2027-02-03' })
    const all = made(close({ ...say(ask(worded()), ALL), here }))
    expect(row(all)).toMatchObject({ unanswered: 1, cells: [5, 0, 0] })
    expect([...all.board.deed.values()].at(-1)).toMatchObject({ what: 'decided' })
    expect(everythingIn(made(all))).toBe(everythingIn(all))
  })

  test('[V10] counts who is silent in the room, whoever has answered and gone since', () => {
    const here = new Set([seatOf('Hana'), seatOf('Kel'), seatOf('gone long ago')])
    const closed = close({ ...say(ask(worded()), ['Shaz', 'Bo', 'Ines', 'Mo']), here })
    expect(row(made(closed))).toMatchObject({ present: 6, unanswered: 2 })
  })

  test('[V10] whose words have changed is asked about again', () => {
    const changed = word(close(say(ask(worded()), ALL)), 'We write first')
    expect(row(changed)).toMatchObject({ text: 'We write first', was: 'We ring first', changed: true })
    expect(make(changed)).toBe('not_asked')
    expect(make(ask(changed, 'again'))).toBe('not_asked')
    const again = close(say(ask(changed, 'again'), ALL, 'again'), 'again')
    expect(make(again)).toBe('done')
    expect(row(made(again)).was).toBe('We ring first')
  })

  test('[V10] is not made by asking about new words and stopping before anyone has answered', () => {
    const changed = word(close(say(ask(worded()), ALL)), 'We write first')
    expect(make(act(ask(changed, 'again'), 'check.cancel', { check: 'again' }, hana))).toBe('not_asked')
  })

  test('[V10] that was let go and put in other words is asked about again', () => {
    const dropped = act(close(say(ask(worded()), ALL)), 'decision.drop', { decision }, hana)
    expect(make(word(dropped, 'We move the clinic'))).toBe('not_asked')
  })

  test('[V10] keeps its words while people answer about them, and for good when it is made', () => {
    const change = (world: World) => {
      const step = stepIn(world, 'problem').id
      return answer(world, 'decision.word', { decision, step, text: 'Else', lang: 'en' }, hana)
    }
    expect(change(ask(worded()))).toBe('vote_open')
    expect(answer(ask(worded()), 'decision.drop', { decision }, hana)).toBe('vote_open')
    const done = made(close(say(ask(worded()), ALL)))
    expect(change(done)).toBe('vote_closed')
    const step = stepIn(done, 'problem').id
    expect(answer(done, 'check.ask', { check: 'n', step, sort: 'live', question: '', decision }, hana)).toBe(
      'vote_closed',
    )
  })

  test('[V10] its first words are only its words: nobody had been asked about them', () => {
    expect(row(word(worded(), 'We write first'))).toMatchObject({ was: '', changed: false })
  })

  test('[V10] only hosts word it, make it and let it go', () => {
    const ready = close(say(ask(worded()), ALL))
    const args = { decision, step: stepIn(ready, 'problem').id, text: 'Mine', lang: 'en' }
    for (const by of [bo, shaz, ines]) {
      expect(answer(ready, 'decision.word', args, by)).toBe('not_yours')
      expect(answer(ready, 'decision.make', { decision, again: '' }, by)).toBe('not_yours')
      expect(answer(ready, 'decision.drop', { decision }, by)).toBe('not_yours')
    }
  })

  test('[B5] [B6] is in the record once it is made, and on the table of the next meeting', () => {
    const done = made(close(say(ask(worded()), ALL)))
    const open = ask(
      act(
        done,
        'decision.word',
        { ...{ decision: 'e', lang: 'en' }, step: stepIn(done, 'problem').id, text: 'Not yet' },
        hana,
      ),
    )
    const decisions = (world: World) =>
      JSON.parse(recordOf(world.board, world.secrets).json).steps.flatMap(
        (step: { decisions: object[] }) => step.decisions,
      )
    expect(decisions(open)).toEqual([
      {
        ...{ n: 1, text: 'We ring first', lang: 'en', was: '', present: 6, again: '2027-02-03' },
        cells: [5, 0, 0],
        unanswered: 1,
      },
    ])
    const next = nextMeeting(open.board, open.secrets, open.chance)
    expect([...next.board.decision.values()]).toMatchObject([{ text: 'We ring first', carried: true, state: 'made' }])
    expect([next.board.check.size, next.board.round.size, next.secrets.box.size]).toEqual([0, 0, 0])
  })
})
