import { expect, test } from 'vitest'
import {
  act,
  answer,
  everythingIn,
  hana,
  meetingIn,
  openTable,
  plannedTable,
  server,
  shaz,
  type World,
} from '../../fakes/table.ts'

const shut = (seats = 300) => act(openTable({ seats }), 'door.set', { door: 'knock' }, hana)
const knock = (world: World, one: string, name = '') => act(world, 'door.knock', { knock: one, name }, server)
const answered = (world: World, knocks: string[], welcome: boolean) =>
  act(world, 'door.answer', { knocks, welcome }, hana)
const atTheDoor = ({ secrets }: World) =>
  [...secrets.knock.values()].map(({ knock, name, state }) => `${knock} ${name} ${state}`)

test('[A8] hosts shut the door and open it', () => {
  expect(meetingIn(shut()).door).toBe('knock')
  expect(meetingIn(act(shut(), 'door.set', { door: 'open' }, hana)).door).toBe('open')
  expect(answer(openTable(), 'door.set', { door: 'knock' }, shaz)).toBe('not_yours')
})

test('[A8] whoever knocks waits at the door and not on the board', () => {
  const before = shut()
  const world = knock(before, 'k1', ' Ola ')
  expect(atTheDoor(world)).toEqual(['k1 Ola waiting'])
  expect(world.board).toBe(before.board)
})

test('[A8] hosts let in or not, several at once, and others are still to be answered', () => {
  const world = ['k1', 'k2', 'k3'].reduce((now, one) => knock(now, one), shut())
  const some = answered(answered(world, ['k1', 'k3'], true), ['k2'], false)
  expect(atTheDoor(some)).toEqual(['k1  welcome', 'k2  away', 'k3  welcome'])
  expect(some.board).toBe(world.board)
  expect(answer(world, 'door.answer', { knocks: ['k1'], welcome: true }, shaz)).toBe('not_yours')
})

test('[A8] an answer to somebody who has gone is no answer', () => {
  const world = knock(shut(), 'k1')
  expect(everythingIn(answered(world, ['k9'], true))).toBe(everythingIn(world))
})

test('[A8] knocking twice is knocking once, and does not take back the answer', () => {
  const world = answered(knock(shut(), 'k1', 'Ola'), ['k1'], true)
  expect(everythingIn(knock(world, 'k1', 'Ola'))).toBe(everythingIn(world))
})

test('[A8] who has a seat or went away is forgotten, also after the meeting', () => {
  const world = knock(knock(shut(), 'k1'), 'k2')
  const closed = act(world, 'meeting.close', {}, hana)
  for (const now of [world, closed])
    expect(atTheDoor(act(now, 'door.forget', { knock: 'k1' }, server))).toEqual(['k2  waiting'])
  expect(everythingIn(act(world, 'door.forget', { knock: 'k9' }, server))).toBe(everythingIn(world))
})

test('[A8] nobody but the server brings anyone to the door, and only while the meeting is open', () => {
  expect(answer(shut(), 'door.knock', { knock: 'k1', name: '' }, hana)).toBe('not_yours')
  expect(answer(plannedTable(), 'door.knock', { knock: 'k1', name: '' }, server)).toBe('not_open')
  const closed = act(shut(), 'meeting.close', {}, hana)
  expect(answer(closed, 'door.knock', { knock: 'k1', name: '' }, server)).toBe('meeting_over')
})

test('[A8] no more wait at the door than could ever sit down', () => {
  const world = ['k1', 'k2', 'k3', 'k4', 'k5'].reduce((now, one) => knock(now, one), shut(5))
  expect(answer(world, 'door.knock', { knock: 'k6', name: '' }, server)).toBe('full')
  expect(answer(world, 'door.knock', { knock: 'k5', name: '' }, server)).toBe('done')
})
