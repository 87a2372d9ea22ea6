import { expect, test } from 'vitest'
import { Damaged } from '#server/storage/storage.ts'
import type { BoardId } from '#shared/board/ids.ts'
import { settle } from '../../fakes/clock.ts'
import { card, House, stepOf, textsOn } from './house.ts'
import { TROUBLE } from './watched.ts'

const MINUTE = 60_000

/** A house where nobody has been for so long that the board is closed. */
async function quietHouse() {
  const house = await House.open()
  const host = await house.host('problem')
  host.act('card.post', card({ kind: 'problem', text: 'There before' }))
  await house.settle()
  host.leave()
  await house.clock.advance(MINUTE)
  expect(house.rooms.size).toBe(0)
  house.storage.calls.length = 0
  return { house, host }
}

test('[R4] a board is loaded once however many come at once, and nobody is given it before', async () => {
  const { house, host } = await quietHouse()
  const letGo = house.storage.hold('load')
  const rooms = Array.from({ length: 100 }, () => house.rooms.open(house.board))
  const phones = Array.from({ length: 10 }, () => house.sit(host))
  let given = 0
  for (const room of rooms) void room.then(() => (given += 1))
  await settle()
  expect(given).toBe(0)
  letGo()
  await house.settle()
  expect(house.storage.count('load')).toBe(1)
  expect(new Set(await Promise.all(rooms)).size).toBe(1)
  for (const phone of await Promise.all(phones)) expect(textsOn(phone.board)).toEqual(['There before'])
})

test('[R4] a load that fails is not kept: whoever asks next gets the board', async () => {
  const { house, host } = await quietHouse()
  house.storage.failOnce('load')
  const asked = [house.rooms.open(house.board), house.rooms.open(house.board)]
  await expect(asked[0]).rejects.toThrow(TROUBLE)
  await expect(asked[1]).rejects.toThrow(TROUBLE)
  expect(house.rooms.size).toBe(0)
  expect(textsOn((await house.sit(host)).board)).toEqual(['There before'])
})

test('[R4] a board that is not there is asked for again, and found once it is', async () => {
  const house = await House.open()
  const later = 'later' as BoardId
  expect(await house.rooms.open(later)).toBeNull()
  expect(await house.rooms.withRoom(later, async () => 'never')).toBeNull()
  expect(house.rooms.size).toBe(1)
  await house.found(later)
  expect((await house.rooms.open(later))!.board).toBe(later)
})

test('[D4] a damaged board is told to who asks for it, and does not stop another', async () => {
  const { house } = await quietHouse()
  const other = 'other' as BoardId
  await house.found(other)
  house.storage.before.load = (board: BoardId) => {
    if (board === house.board) throw new Damaged('update board.1.1')
  }
  await expect(house.rooms.open(house.board)).rejects.toThrow('damaged row: update board.1.1')
  await house.do(room => room.perform('meeting.open', {}), other)
  expect((await house.rooms.open(other))!.isOpen).toBe(true)
})

test('[R4] a board is let go when nobody has been there for half a minute, and not before', async () => {
  const house = await House.open()
  const host = await house.host()
  await house.clock.advance(5 * MINUTE)
  expect(house.rooms.size).toBe(1)
  host.leave()
  await house.clock.advance(29_000)
  expect(house.rooms.size).toBe(1)
  await house.clock.advance(2000)
  expect(house.rooms.size).toBe(0)
})

test('[R4] whoever comes back meanwhile keeps the board open, and is served by the same room', async () => {
  const house = await House.open()
  const host = await house.host()
  const room = await house.rooms.open(house.board)
  host.leave()
  await house.clock.advance(29_000)
  const back = await house.sit(host)
  await house.clock.advance(MINUTE)
  expect(await house.rooms.open(house.board)).toBe(room)
  expect(back.closed).toBeNull()
  back.leave()
  // Counted from the last time that somebody was there.
  await house.clock.advance(29_000)
  expect(house.rooms.size).toBe(1)
  await house.clock.advance(2000)
  expect(house.rooms.size).toBe(0)
})

test('[R4] a board is not let go while something is being stored', async () => {
  const house = await House.open()
  const host = await house.host('problem')
  const letGo = house.storage.hold('append')
  host.act('card.post', card({ kind: 'problem', text: 'Slow disk' }))
  await house.settle()
  host.leave()
  await house.clock.advance(5 * MINUTE)
  expect(house.rooms.size).toBe(1)
  letGo()
  await house.settle()
  expect(textsOn(await house.stored())).toEqual(['Slow disk'])
  await house.clock.advance(MINUTE)
  expect(house.rooms.size).toBe(0)
})

test('[R4] who comes while a room closes is given the next one, with all that was stored', async () => {
  const house = await House.open()
  const host = await house.host('problem')
  for (let n = 0; n < 60; n++) {
    host.act('step.go', { step: stepOf(host.board, n % 2 ? 'problem' : 'ideas') })
    await house.settle()
  }
  host.act('card.post', card({ kind: 'problem', text: 'Before it closed' }))
  await house.settle()
  // A snapshot is being stored on the way out.
  house.storage.before.saveSnapshot = settle
  const room = (await house.rooms.open(house.board))!
  const closing = room.close()
  expect(room.isOpen).toBe(false)
  const next = house.rooms.open(house.board)
  const asked = house.rooms.withRoom(house.board, one =>
    one.perform('seat.take', { seat: 's9' as never, name: 'Mo', leads: false }),
  )
  await house.settle()
  await Promise.all([closing, asked])
  expect(house.storage.count('saveSnapshot')).toBe(1)
  expect(await next).not.toBe(room)
  expect((await next)!.isOpen).toBe(true)
  expect(host.closed).toMatchObject({ code: 4512 })
  const back = await house.sit(host)
  expect(textsOn(back.board)).toEqual(['Before it closed'])
  expect([...back.board.seat.values()].map(({ name }) => name).sort()).toEqual(['Hana', 'Mo'])
})

test('[R4] [D1] stopping lets what was asked be stored and answered, and then lets everyone go', async () => {
  const house = await House.open()
  const host = await house.host('problem')
  const letGo = house.storage.hold('append')
  const ids = [1, 2, 3].map(n => host.act('card.post', card({ kind: 'problem', text: `Asked ${n}` })))
  await house.settle()
  ids.push(host.act('card.post', card({ kind: 'problem', text: 'Asked 4' })))
  const stopped = house.rooms.close()
  await house.settle()
  const late = host.act('card.post', card({ kind: 'problem', text: 'Too late' }))
  letGo()
  await house.settle()
  await stopped
  for (const id of ids) expect(host.answer(id)).toBe('done')
  expect(host.answer(late)).toBeNull()
  expect(host.closed).toMatchObject({ code: 4512 })
  expect(textsOn(await house.stored())).toEqual([1, 2, 3, 4].map(n => `Asked ${n}`))
})
