import { expect, test } from 'vitest'
import type { BoardId } from '#shared/board/ids.ts'
import { card, House, stepOf, textsOn } from './house.ts'
import type { Phone } from './phone.ts'

const MINUTE = 60_000

/** A meeting with a card on the table and one in the letterbox. */
async function meeting() {
  const house = await House.open()
  const host = await house.host('hopes')
  const shaz = await house.phone('Shaz')
  shaz.act('card.post', card({ text: 'Turned over' }))
  await house.settle()
  host.act('cards.turnOver', { step: host.shown.step!.id, turned: 0 })
  await house.settle()
  shaz.act('card.post', card({ text: 'Waits' }))
  await house.settle()
  return { house, host, shaz }
}

const does = async (house: House, id: string, phone: Phone) => {
  await house.settle()
  return phone.answer(id)
}

const epochOf = async (house: House) => (await house.storage.inner.load(house.board))!.epoch

test('[R6] [R5] a closed meeting can be read and not written to, until it is opened again with a new code', async () => {
  const { house, host, shaz } = await meeting()
  const { code } = host.shown.meeting
  expect(await house.storage.access.boardOfCode(code)).toBe(house.board)
  expect(await does(house, host.act('meeting.close', {}), host)).toBe('done')
  expect(shaz.shown.meeting).toMatchObject({ state: 'closed', code: '', finalAt: house.clock.now() + 10 * MINUTE - 50 })
  expect(await house.storage.access.boardOfCode(code)).toBeNull()
  expect(await does(house, shaz.act('card.post', card()), shaz)).toBe('meeting_over')
  expect(await does(house, shaz.act('seat.rename', { name: 'Sharon' }), shaz)).toBe('meeting_over')
  expect(textsOn((await house.sit(shaz)).board)).toEqual(['Turned over'])
  expect(await does(house, shaz.act('meeting.reopen', {}), shaz)).toBe('not_yours')

  expect(await does(house, host.act('meeting.reopen', {}), host)).toBe('done')
  expect(shaz.shown.meeting).toMatchObject({ state: 'open', finalAt: 0 })
  expect(await house.storage.access.boardOfCode(shaz.shown.meeting.code)).toBe(house.board)
  expect(await does(house, shaz.act('card.post', card()), shaz)).toBe('done')
})

test('[R6] ten minutes after it was closed a meeting is final, and not a moment before', async () => {
  const { house, host, shaz } = await meeting()
  host.act('meeting.close', {})
  await house.settle()
  const { finalAt } = host.shown.meeting
  await house.clock.advance(finalAt - house.clock.now() - 1)
  expect(await epochOf(house)).toBe(1)
  expect(host.closed).toBeNull()
  await house.settle()
  expect(await epochOf(house)).toBe(2)
  for (const phone of [host, shaz]) expect(phone.closed).toEqual({ code: 4409, reason: '2' })
  const [record, ...more] = await house.storage.records(house.board)
  expect(more).toEqual([])
  expect(record).toMatchObject({ number: 1, json: expect.stringContaining('Turned over') })
  expect(record!.json).not.toContain('Waits')
})

test('[R6] closed, opened and closed again, the ten minutes begin anew', async () => {
  const { house, host } = await meeting()
  host.act('meeting.close', {})
  await house.clock.advance(6 * MINUTE)
  host.act('meeting.reopen', {})
  await house.clock.advance(30 * MINUTE)
  expect(await epochOf(house)).toBe(1)
  host.act('meeting.close', {})
  await house.clock.advance(6 * MINUTE)
  expect(await epochOf(house)).toBe(1)
  expect(host.shown.meeting.state).toBe('closed')
  await house.clock.advance(4 * MINUTE)
  expect(await epochOf(house)).toBe(2)
})

test('[R6] the host need not wait, and what was said to be final cannot be opened in the same moment', async () => {
  const { house, host, shaz } = await meeting()
  host.act('meeting.close', {})
  await house.settle()
  expect(await does(house, shaz.act('meeting.finish', {}), shaz)).toBe('not_yours')
  expect(await epochOf(house)).toBe(1)
  const [finished, opened] = [host.act('meeting.finish', {}), host.act('meeting.reopen', {})]
  await house.settle()
  expect([host.answer(finished), host.answer(opened)]).toEqual(['done', 'meeting_over'])
  expect(host.closed).toEqual({ code: 4409, reason: '2' })
  expect(await epochOf(house)).toBe(2)
})

test('[R6] [T10] a meeting that nobody is at any more becomes final too, and its server may have been stopped', async () => {
  for (const stopped of [false, true]) {
    const { house, host, shaz } = await meeting()
    host.act('meeting.close', {})
    await house.settle()
    for (const phone of [host, shaz]) phone.leave()
    if (stopped) await house.rooms.close()
    await house.clock.advance(5 * MINUTE)
    expect(house.rooms.size).toBe(0)
    expect(await epochOf(house)).toBe(1)
    if (stopped) {
      await house.clock.advance(60 * MINUTE)
      expect(await epochOf(house)).toBe(1)
      house.rooms = house.node()
    }
    await house.clock.advance(6 * MINUTE)
    expect(await epochOf(house)).toBe(2)
    expect(await house.storage.records(house.board)).toHaveLength(1)
    await house.clock.advance(60 * MINUTE)
    expect(await epochOf(house)).toBe(2)
  }
})

test('[R6] [D4] a damaged board whose time has come does not keep another meeting from becoming final', async () => {
  const { house, host, shaz } = await meeting()
  host.act('meeting.close', {})
  await house.settle()
  const damaged = 'a-damaged-board' as BoardId
  const { storage } = house
  await storage.create(damaged, { snapshot: new Uint8Array(), secrets: [], standing: { code: null, wakeAt: 1 } }, [])
  const due = storage.inner.due.bind(storage.inner)
  // Asked in any order, it comes first.
  storage.after.due = async () => (await due(house.clock.now())).sort()
  storage.before.load = (board: BoardId) => {
    if (board === damaged) throw new Error('damaged row: snapshot')
  }
  for (const phone of [host, shaz]) phone.leave()
  await house.clock.advance(12 * MINUTE)
  expect(await epochOf(house)).toBe(2)
})

test('[R6] [R3] an end that could not be stored is tried again, and happens once', async () => {
  const { house, host } = await meeting()
  house.storage.failOnce('renew')
  host.act('meeting.close', {})
  await house.settle()
  const finished = host.act('meeting.finish', {})
  await house.settle()
  expect(host.answer(finished)).toBe('done')
  expect(host.closed).toMatchObject({ code: 4512 })
  expect(await epochOf(house)).toBe(1)
  await house.clock.advance(2 * MINUTE)
  expect(await epochOf(house)).toBe(2)
  expect(await house.storage.records(house.board)).toHaveLength(1)
})

test('[R6] a stale epoch is refused with the number of the new one, and is given nothing', async () => {
  const { house, host } = await meeting()
  const screen = await house.phone('', 'screen')
  host.act('meeting.close', {})
  await house.settle()
  host.act('meeting.finish', {})
  await house.settle()
  expect(screen.closed).toEqual({ code: 4409, reason: '2' })

  const stale = await house.sit(screen)
  expect(stale.closed).toEqual({ code: 4409, reason: '2' })
  expect(stale.frames).toEqual([])
  const fresh = await house.sit(screen, { epoch: 2 })
  expect(fresh.closed).toBeNull()
  expect(fresh.shown.meeting).toMatchObject({ number: 2, state: 'planned' })
  // One that is before its time is as stale.
  expect((await house.sit(screen, { epoch: 3 })).closed).toEqual({ code: 4409, reason: '2' })
})

test('[R6] [T10] seats end with their meeting: their tickets open nothing in the next one', async () => {
  const { house, host, shaz } = await meeting()
  host.act('meeting.close', {})
  await house.settle()
  host.act('meeting.finish', {})
  await house.settle()
  for (const epoch of [1, 2]) {
    const back = await house.sit(shaz, { epoch })
    expect(back.closed?.code).toBe(4401)
    expect(back.frames).toEqual([])
  }
})

test('[B5] [R6] the next meeting has the plan and what waits in the letterbox, and nothing of the one before', async () => {
  const { house, host, shaz } = await meeting()
  const old = await house.storage.inner.load(house.board)
  host.act('meeting.close', {})
  await house.settle()
  host.act('meeting.finish', {})
  await house.settle()
  const { secrets, seen } = (await house.storage.inner.load(house.board))!
  expect(seen).toEqual([])
  expect(secrets.map(({ table, row }) => [table, (row as { text?: string }).text])).toEqual([['letterbox', 'Waits']])
  expect(old!.secrets.map(({ key }) => key)).not.toContain(secrets[0]!.key)

  const next = await house.seat('Hana', 'host')
  const back = await house.sit(next, { epoch: 2 })
  expect([...back.board.seat.keys()]).toEqual([next.seat])
  expect(back.board.card.size).toBe(0)
  const ids = new Set([...shaz.board.step.keys(), ...shaz.board.meeting.keys(), ...shaz.board.deed.keys()])
  for (const id of [...back.board.step.keys(), ...back.board.meeting.keys()]) expect(ids).not.toContain(id)
  back.act('meeting.open', {})
  await house.settle()
  back.act('cards.turnOver', { step: stepOf(back.board, 'hopes'), turned: 0 })
  await house.settle()
  expect(textsOn(back.board)).toEqual(['Waits'])
})
