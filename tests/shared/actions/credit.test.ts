import { expect, test } from 'vitest'
import { filed } from '#shared/meeting/record.ts'
import { act, answer, bo, hana, meetingIn, openTable, seatOf, shaz, type World } from '../../fakes/table.ts'

const named = ({ board, secrets }: World) =>
  filed(board, secrets)
    .people.filter(({ mayName }) => mayName)
    .map(({ name }) => name)
const say = (world: World, yes: boolean, by = shaz) => act(world, 'credit.say', { yes }, by)

test('[O5] only who has said yes may be named, and the last word counts', () => {
  const asked = act(openTable(), 'credit.ask', {}, hana)
  expect(meetingIn(asked).namesAsked).toBe(true)
  expect(named(asked)).toEqual([])
  const both = say(say(asked, true), true, bo)
  expect(named(both)).toEqual(['Bo', 'Shaz'])
  const changed = say(both, false)
  expect(named(changed)).toEqual(['Bo'])
  // A "no" leaves nothing behind.
  expect(changed.secrets.credit.size).toBe(1)
})

test('[O5] it can be said until the meeting is final, and not for somebody else', () => {
  const closed = act(openTable(), 'meeting.close', {}, hana)
  expect(named(say(closed, true))).toEqual(['Shaz'])
  expect(answer(closed, 'credit.say', { yes: true, for: seatOf('Shaz') }, hana)).toBe('not_yours')
  expect(answer(closed, 'credit.ask', {}, shaz)).toBe('not_yours')
})

test('[O5] for somebody without a phone a host says what they have said', () => {
  const withAmos = act(openTable(), 'seat.add', { seat: seatOf('Amos'), name: 'Amos' }, hana)
  const yes = act(withAmos, 'credit.say', { yes: true, for: seatOf('Amos') }, hana)
  expect(named(yes)).toEqual(['Amos'])
  expect(named(act(yes, 'credit.say', { yes: false, for: seatOf('Amos') }, hana))).toEqual([])
  // A neighbour does not, and one tick says nothing of anybody else.
  expect(answer(withAmos, 'credit.say', { yes: true, for: seatOf('Amos') }, shaz)).toBe('not_yours')
  const both = act(
    act(yes, 'seat.add', { seat: seatOf('Olu'), name: 'Olu' }, hana),
    'credit.say',
    { yes: true, for: seatOf('Olu') },
    hana,
  )
  expect(named(both)).toEqual(['Amos', 'Olu'])
})
