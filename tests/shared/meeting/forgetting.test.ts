import { describe, expect, test } from 'vitest'
import { decide } from '#shared/actions/decide.ts'
import type { Actor } from '#shared/actions/define.ts'
import type { ActionName, Args } from '#shared/actions/index.ts'
import { nextDue } from '#shared/meeting/clock.ts'
import { FORGET_AFTER, lossIn } from '#shared/meeting/forgetting.ts'
import {
  act,
  bo,
  cardWith,
  claimOf,
  hana,
  meetingIn,
  openTable,
  posting,
  seatOf,
  server,
  shaz,
  stepIn,
  turnOver,
  type World,
  write,
} from '../../fakes/table.ts'

/** What this takes away for good. */
function loss<Name extends ActionName>(world: World, name: Name, args: Args<Name>, by: Actor = shaz) {
  const { id: meeting, step } = meetingIn(world)
  const { draft, secrets } = decide({ meeting, step, name, args }, by, world)
  return lossIn(world, draft, secrets.changes)
}

const claim = claimOf('A room')
const waiting = () => write(write(openTable(), shaz, 'A room'), bo, 'A job')
const out = () => turnOver(waiting())
const changed = (text: string) => ({ claim, kind: 'hope' as const, text, lang: 'en' })

describe('words are gone', () => {
  test.each<[string, ReturnType<typeof loss>]>([
    ['a card face down is changed', loss(waiting(), 'card.change', changed('Rooms'))],
    ['a card face down is taken back', loss(waiting(), 'card.withdraw', { claim })],
    ['what the meeting is about is changed', loss(openTable(), 'meeting.describe', { about: 'New', day: '' }, hana)],
    ['somebody leaves', loss(openTable(), 'seat.leave', {})],
    ['somebody erases their turns', loss(openTable(), 'talk.erase', {})],
    ['somebody has another name', loss(openTable(), 'seat.rename', { name: 'Sharon' })],
  ])('[E2] when %s', (_, lost) => {
    expect(lost).toBe('words')
  })

  test('[E2] when a pile has another name or is taken apart', () => {
    const world = act(out(), 'pile.make', { pile: 'p', card: cardWith(out(), 'A room').id, name: 'Money' } as never, bo)
    expect(loss(world, 'pile.name', { pile: 'p', name: 'Front desk' } as never)).toBe('words')
    expect(loss(world, 'pile.unmake', { pile: 'p' } as never)).toBe('words')
  })

  test('[E2] when a decision has other words, and those before the ones of before are kept no more', () => {
    const step = stepIn(openTable(), 'problem').id
    const word = (text: string) => ({ decision: 'd', step, text, lang: 'en' }) as never
    const world = act(openTable(), 'decision.word', word('First'), hana)
    expect(loss(world, 'decision.word', word('Second'), hana)).toBe('words')
    expect(loss(world, 'decision.drop', { decision: 'd' } as never, hana)).toBe('words')
    expect(loss(world, 'decision.word', word('First'), hana)).toBe('nothing')
  })
})

describe('cards are gone', () => {
  test('[E2] [E4] when a host erases one, whether it lies on the table or was taken off', () => {
    const card = cardWith(out(), 'A room').id
    expect(loss(out(), 'card.erase', { card }, hana)).toBe('cards')
    expect(loss(act(out(), 'card.take', { card }, hana), 'card.erase', { card }, hana)).toBe('cards')
  })

  test('[E2] [E4] when their writer takes them back, though they can be brought back for a while', () => {
    expect(loss(out(), 'card.withdraw', { claim })).toBe('cards')
    const taken = act(out(), 'card.take', { card: cardWith(out(), 'A room').id }, hana)
    expect(loss(taken, 'card.withdraw', { claim })).toBe('cards')
  })
})

describe('nothing is gone', () => {
  const card = cardWith(out(), 'A room').id
  test.each<[string, ReturnType<typeof loss>]>([
    [
      'cards are turned over',
      loss(waiting(), 'cards.turnOver', { step: meetingIn(waiting()).step, turned: 0 } as never, hana),
    ],
    ['a card is written', loss(openTable(), 'card.post', posting('New'))],
    ['a host takes a card off, who can bring it back', loss(out(), 'card.take', { card }, hana)],
    ['a card is covered', loss(out(), 'card.cover', { card })],
    ['somebody says me too', loss(out(), 'card.meToo', { card, on: true })],
    ['the same words are kept', loss(waiting(), 'card.change', changed('A room'))],
    ['the lead is passed on', loss(openTable(), 'lead.pass', { seat: seatOf('Bo'), together: false }, hana)],
    ['the meeting is closed', loss(out(), 'meeting.close', {}, hana)],
  ])('[E2] when %s', (_, lost) => {
    expect(lost).toBe('nothing')
  })
})

test('[E2] forgetting is due 20 s after the first words went, whatever state the meeting is in', () => {
  const row = { since: 1000, cards: false, now: false }
  for (const state of ['planned', 'open', 'closed'] as const) {
    const world = openTable()
    const meeting = { ...meetingIn(world), state, finalAt: state === 'closed' ? 1e15 : 0 }
    const board = { ...world.board, meeting: new Map([[meeting.id, meeting]]) }
    const secrets = { ...world.secrets, forget: new Map([['k', row]]) as never }
    expect(nextDue(board, secrets, 5000)).toEqual({ at: 1000 + FORGET_AFTER, name: 'words.forget' })
  }
  expect(FORGET_AFTER).toBeLessThanOrEqual(30_000)
  // Only the server says that it is time.
  expect(() => loss(openTable(), 'words.forget', {}, hana)).toThrow()
  expect(loss(openTable(), 'words.forget', {}, server)).toBe('nothing')
})
