import { expect, test } from 'vitest'
import { orderAfter } from '#shared/board/order.ts'
import type { Board, Row } from '#shared/board/schema.ts'
import { card, House, plainBoard, stepOf } from './house.ts'
import type { Phone } from './phone.ts'

const MIB = 1024 * 1024

/** A table full of long cards. */
const withCards =
  (count: number, length: number) =>
  (board: Board): Board => {
    const step = stepOf(board, 'problem')
    const cards = new Map<Row<'card'>['id'], Row<'card'>>()
    for (let n = 0; n < count; n++) {
      const id = `long${n}` as Row<'card'>['id']
      cards.set(id, {
        id,
        step,
        kind: 'problem',
        // Four bytes each on the wire.
        text: '🐘'.repeat(length),
        lang: '',
        by: '',
        pile: '',
        order: orderAfter([...cards.values()].slice(-1)),
        talk: '',
        covered: false,
        shownAgain: 0,
        carried: false,
      })
    }
    return { ...board, card: cards }
  }

/** A host, and somebody who has stopped reading. */
async function slowReader(furnish?: (board: Board) => Board) {
  const house = await House.open({ furnish })
  const host = await house.host('problem')
  const shaz = await house.phone('Shaz')
  await house.quiet()
  shaz.isSlow = true
  return { house, host, shaz }
}

/** Somebody changes the board until so many bytes wait for a phone. */
async function untilWaiting(house: House, host: Phone, slow: Phone, wanted: number) {
  for (let turn = 0; slow.bufferedAmount <= wanted; turn++) {
    for (let n = 0; n < 10; n++) host.act('card.post', card({ kind: 'problem', text: '🐘'.repeat(400) }))
    await house.clock.advance(600)
    if (turn > 200) throw new Error('it never fills')
  }
}

const bytesSince = (phone: Phone, count: number) =>
  phone.frames.slice(count).reduce((sum, { raw }) => sum + raw.length, 0)

/** Fills what waits for a phone past the limit, with one frame. */
async function fallBehind(house: House, host: Phone, slow: Phone) {
  slow.bufferedAmount = MIB + 100_000
  host.act('screen.set', { screenPage: 1 })
  await house.settle()
  expect(slow.bufferedAmount).toBeGreaterThan(MIB + 100_000)
  return slow.frames.length
}

test('[R9] a reader that is a little slow gets everything as it comes', async () => {
  const { house, host, shaz } = await slowReader()
  await untilWaiting(house, host, shaz, MIB / 2)
  expect(plainBoard(shaz.board)).toEqual(plainBoard(host.board))
  expect(shaz.isTerminated).toBe(false)
})

test('[R9] a reader that is 1 MiB behind gets nothing more, while the others get all as it comes', async () => {
  const { house, host, shaz } = await slowReader()
  const kel = await house.phone('Kel')
  const count = await fallBehind(house, host, shaz)
  for (let turn = 0; turn < 50; turn++) {
    host.act('screen.set', { screenPage: turn })
    await house.settle()
    expect(kel.shown.meeting.screenPage).toBe(turn)
  }
  await house.clock.advance(5000)
  expect(shaz.frames).toHaveLength(count)
  expect(shaz.bufferedAmount).toBeLessThan(MIB + 101_000)
})

test('[R9] [R1] once it has caught up it is given what it lacks, once, and then what was for it alone', async () => {
  const { house, host, shaz } = await slowReader()
  const count = await fallBehind(house, host, shaz)
  for (let turn = 2; turn < 30; turn++) {
    host.act('screen.set', { screenPage: turn })
    await house.settle()
  }
  const post = card({ kind: 'problem', text: 'Sent while behind' })
  const ids = [shaz.act('card.post', post), shaz.act('cards.turnOver', { step: host.shown.step!.id, turned: 0 })]
  await house.settle()
  expect(shaz.frames).toHaveLength(count)
  shaz.drain()
  await house.clock.advance(5000)

  // One answer with the board, what came after it was made, and then the answers; nothing of it twice.
  const frames = shaz.since(count)
  const [first, ...rest] = frames.map(({ type }) => type)
  expect(first).toBe('synced')
  expect(rest.lastIndexOf('update')).toBeLessThan(rest.indexOf('message'))
  expect(rest).not.toContain('synced')
  expect(new Set(frames.map(({ raw }) => Buffer.from(raw).toString('latin1'))).size).toBe(frames.length)
  expect(ids.map(id => shaz.answer(id))).toEqual(['done', 'not_yours'])
  expect(plainBoard(shaz.board)).toEqual(plainBoard(host.board))
  // And everything as it comes again.
  host.act('screen.set', { screenPage: 77 })
  await house.clock.advance(10_000)
  expect(shaz.since(count + frames.length).map(({ type }) => type)).toEqual(['update'])
  expect(shaz.shown.meeting.screenPage).toBe(77)
})

test('[R9] a reader that stays behind for 20 s is let go, and comes back to all there is', async () => {
  const { house, host, shaz } = await slowReader()
  await fallBehind(house, host, shaz)
  await house.clock.advance(19_000)
  expect(shaz.isTerminated).toBe(false)
  await house.clock.advance(6000)
  expect(shaz.isTerminated).toBe(true)
  expect(host.isTerminated).toBe(false)
  const back = await house.sit(shaz)
  expect(plainBoard(back.board)).toEqual(plainBoard(host.board))
})

test('[R9] a reader that catches up again and again is not let go', async () => {
  const { house, host, shaz } = await slowReader()
  for (let round = 0; round < 6; round++) {
    await fallBehind(house, host, shaz)
    await house.clock.advance(12_000)
    shaz.drain()
    await house.clock.advance(5000)
  }
  expect(shaz.isTerminated).toBe(false)
  expect(plainBoard(shaz.board)).toEqual(plainBoard(host.board))
})

test('[R9] a reader with more than 4 MiB waiting is let go at the next beat', async () => {
  const { house, host, shaz } = await slowReader()
  shaz.bufferedAmount = 4 * MIB
  await house.clock.advance(5000)
  expect(shaz.isTerminated).toBe(false)
  shaz.bufferedAmount = 4 * MIB + 1
  await house.clock.advance(5000)
  expect(shaz.isTerminated).toBe(true)
  expect(host.isTerminated).toBe(false)
})

test('[R9] [R11] a reader that does not read is not sent the board again however often it asks', async () => {
  const { house, shaz } = await slowReader(withCards(300, 400))
  for (let n = 0; n < 390; n++) shaz.sync(new Uint8Array())
  await house.settle()
  // What was waiting when it fell behind, and one board more.
  expect(shaz.bufferedAmount).toBeLessThan(4 * MIB)
})

test('[R9] a board of more than 1 MiB is sent once to a reader that keeps up', async () => {
  const { house, host } = await slowReader(withCards(900, 400))
  const kel = await house.dial(await house.seat('Kel'))
  kel.isSlow = true
  kel.sync()
  const size = bytesSince(kel, 0)
  expect(size).toBeGreaterThan(MIB)
  for (let second = 1; second < 20; second++) {
    await house.clock.advance(500)
    // Read within half a second, as any phone does.
    kel.drain()
    await house.clock.advance(500)
    host.act('screen.set', { screenPage: second })
  }
  await house.settle()
  expect(kel.shown.meeting.screenPage).toBe(19)
  expect(kel.frames.filter(({ type }) => type === 'synced')).toHaveLength(1)
  expect(bytesSince(kel, 0)).toBeLessThan(1.5 * size)
})
