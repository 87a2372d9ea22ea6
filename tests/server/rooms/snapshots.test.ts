import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { card, House, plainBoard, stepOf } from './house.ts'
import type { Phone } from './phone.ts'

/** So many changes, each an update of its own. */
async function change(house: House, host: Phone, count: number) {
  for (let n = 0; n < count; n++) {
    host.act('step.go', { step: stepOf(host.board, n % 2 ? 'problem' : 'ideas') })
    await house.clock.advance(60)
  }
}

async function longMeeting() {
  const house = await House.open()
  const host = await house.host('problem')
  const shaz = await house.phone('Shaz')
  for (let n = 0; n < 5; n++) shaz.act('card.post', card({ kind: 'problem' }))
  await house.settle()
  const { length } = (await house.storage.inner.load(house.board))!
  return { house, host, shaz, left: 500 - length }
}

test('[D3] after 500 updates a snapshot is stored, compared and the log trimmed, and nobody notices', async () => {
  const { house, host, shaz, left } = await longMeeting()
  await change(house, host, left - 1)
  expect(house.storage.count('saveSnapshot')).toBe(0)
  const before = shaz.frames.length
  await change(house, host, 1)
  expect(house.storage.calls.slice(-2).map(({ name }) => name)).toEqual(['saveSnapshot', 'trim'])
  expect(house.log.lines).toContain('snapshot_saved')
  expect(shaz.since(before)).toHaveLength(1)

  await change(house, host, 10)
  expect(house.storage.count('saveSnapshot')).toBe(1)
  const stored = (await house.storage.inner.load(house.board))!
  expect(stored).toMatchObject({ length: 510 })
  expect(stored.updates).toHaveLength(10)
  expect(plainBoard(await house.stored())).toEqual(plainBoard(host.board))
  await change(house, host, 490)
  expect(house.storage.count('saveSnapshot')).toBe(2)
})

test('[D3] a snapshot is only the board: what was written over is not in it', async () => {
  const { house, host, shaz, left } = await longMeeting()
  const post = card({ kind: 'problem', text: 'Words that were taken back' })
  shaz.act('card.post', post)
  await house.settle()
  shaz.act('card.withdraw', { claim: post.claim })
  await house.settle()
  await change(house, host, left)
  const { snapshot } = (await house.storage.inner.load(house.board))!
  expect(Buffer.from(snapshot).includes('Words of card')).toBe(true)
  expect(Buffer.from(snapshot).includes('Words that were taken back')).toBe(false)
})

/** A document that lacks one card of what it was made from. */
function withoutOneCard(snapshot: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, snapshot)
  const cards = doc.getMap('card')
  cards.delete([...cards.keys()][0]!)
  return Y.encodeStateAsUpdate(doc)
}

test('[D3] when what is read back is another board nothing is trimmed, and the meeting goes on', async () => {
  const { house, host, left } = await longMeeting()
  house.storage.after.saveSnapshot = withoutOneCard
  await change(house, host, left)
  expect(house.storage.count('saveSnapshot')).toBe(1)
  expect(house.storage.count('trim')).toBe(0)
  expect(house.log.lines).toContain('snapshot_differs')
  expect(house.log.lines).not.toContain('snapshot_saved')
  expect(host.closed).toBeNull()
  await change(house, host, 3)
  expect(host.closed).toBeNull()
})

test('[D3] [D4] a snapshot that was stored wrongly is not what the board is loaded from', async () => {
  const { house, host, left } = await longMeeting()
  const { inner } = house.storage
  const save = inner.saveSnapshot.bind(inner)
  inner.saveSnapshot = (board, epoch, length, snapshot) => save(board, epoch, length, withoutOneCard(snapshot))
  await change(house, host, left)
  expect(house.log.lines).toContain('snapshot_differs')
  inner.saveSnapshot = save
  expect(host.board.card.size).toBe(5)
  expect(plainBoard(await house.stored())).toEqual(plainBoard(host.board))
})

test('[D3] [R3] a snapshot that cannot be stored costs nobody what they did', async () => {
  const { house, host, left } = await longMeeting()
  house.storage.failOnce('saveSnapshot')
  await change(house, host, left - 1)
  const id = host.act('screen.set', { screenPage: 3 })
  await house.settle()
  expect(host.answer(id)).toBe('done')
  const back = host.closed ? await house.sit(host) : host
  await change(house, back, 5)
  expect(back.shown.meeting.screenPage).toBe(0)
  expect(plainBoard(await house.stored())).toEqual(plainBoard(back.board))
})

test('[D3] a board that is let go leaves a snapshot when that pays, and what is loaded next is the same', async () => {
  for (const [changes, snapshots] of [
    [10, 0],
    [80, 1],
  ] as const) {
    const { house, host, shaz } = await longMeeting()
    await change(house, host, changes)
    for (const phone of [host, shaz]) phone.leave()
    await house.clock.advance(60_000)
    expect(house.rooms.size).toBe(0)
    expect(house.storage.count('saveSnapshot')).toBe(snapshots)
    expect(plainBoard((await house.sit(host)).board)).toEqual(plainBoard(host.board))
  }
})

test('[D3] [R4] whoever comes while a snapshot is being stored is let in when it is', async () => {
  const { house, host, shaz, left } = await longMeeting()
  await change(house, host, left - 1)
  const letGo = house.storage.hold('saveSnapshot')
  await change(house, host, 1)
  expect(house.storage.count('saveSnapshot')).toBe(1)
  const coming = await house.dial(shaz)
  coming.sync()
  await house.settle()
  expect(coming.board.seat.size).toBe(0)
  letGo()
  await house.settle()
  expect(plainBoard(coming.board)).toEqual(plainBoard(host.board))
})
