import { expect, test } from 'vitest'
import { meetingOf } from '#shared/actions/define.ts'
import { card, House, stepOf, textsOn } from './house.ts'
import type { Phone } from './phone.ts'
import { TROUBLE } from './watched.ts'

/** Where among all frames this was answered. */
const answeredAt = (phone: Phone, id: string) =>
  phone.frames.findIndex(
    frame => frame.type === 'message' && frame.push.type === 'done' && frame.push.done.some(one => one.id === id),
  )

test('[R1] what everyone gets comes before the answer, on the same socket', async () => {
  const house = await House.open()
  const host = await house.host()
  for (let turn = 0; turn < 20; turn++) {
    const before = host.frames.length
    const id = host.act('step.go', { step: stepOf(host.board, turn % 2 ? 'hopes' : 'ideas') })
    await house.settle()
    const update = host.frames.findIndex((frame, index) => index >= before && frame.type === 'update')
    expect(update).toBeGreaterThanOrEqual(before)
    expect(answeredAt(host, id)).toBeGreaterThan(update)
  }
})

test('[R1] whoever comes during a round is answered after the board that shows what they did', async () => {
  const house = await House.open()
  const host = await house.host()
  const seated = await house.seat('Shaz')
  const { id: meeting } = meetingOf(host.board)
  host.act('step.go', { step: stepOf(host.board, 'ideas') })
  const shaz = await house.dial(seated)
  host.act('step.go', { step: stepOf(host.board, 'hopes') })
  // In one breath, as a device does that has something left to send.
  shaz.sync()
  const id = shaz.ask({ meeting, step: '', name: 'seat.rename', args: { name: 'Sharon' } })
  await house.settle()
  const synced = shaz.frames.findIndex(({ type }) => type === 'synced')
  expect(synced).toBeGreaterThanOrEqual(0)
  expect(answeredAt(shaz, id)).toBeGreaterThan(synced)
})

test('[R1] nothing is told to anyone before it is stored, and all of it afterwards', async () => {
  const house = await House.open()
  const host = await house.host('jobs')
  const shaz = await house.phone('Shaz')
  const kel = await house.phone('Kel')
  const screen = await house.phone('', 'screen')
  const everyone = [host, shaz, kel, screen]
  const post = card({ kind: 'job', showName: true })
  shaz.act('card.post', post)
  await house.quiet()

  const letGo = house.storage.hold('append')
  const seen = everyone.map(phone => phone.frames.length)
  const ids = [
    kel.act('card.meToo', { card: post.card, on: true }),
    shaz.act('card.change', { ...post, text: 'Changed' }),
    shaz.act('card.cover', { card: 'not-there' as never }),
  ]
  const knock = house.rooms.withRoom(house.board, room =>
    room.perform('door.knock', { knock: 'k1' as never, name: 'Mo' }),
  )
  await house.clock.advance(2000)
  for (const [index, phone] of everyone.entries()) expect(phone.since(seen[index]!)).toEqual([])

  letGo()
  await house.settle()
  await knock
  expect(kel.answer(ids[0]!)).toBe('done')
  expect(shaz.answer(ids[1]!)).toBe('done')
  expect(shaz.answer(ids[2]!)).toBe('gone')
  expect(kel.pushed('mine').at(-1)!.meToo).toEqual([post.card])
  expect(host.pushed('door').at(-1)!.knocks).toEqual([{ knock: 'k1', name: 'Mo' }])
  for (const phone of everyone) expect(textsOn(phone.board)).toEqual(['Changed'])
})

test('[R1] [R3] who comes while something is being stored is given what is stored, and nothing before', async () => {
  for (const works of [true, false]) {
    const house = await House.open()
    const host = await house.host('problem')
    const seated = await house.seat('Shaz')
    const letGo = house.storage.hold('append')
    const words = card({ kind: 'problem', text: 'Held back' })
    host.act('card.post', words)
    await house.settle()
    const late = await house.sit(seated)
    expect(late.pushed('welcome')).toHaveLength(1)
    expect(late.frames.filter(frame => 'update' in frame)).toEqual([])

    if (!works)
      house.storage.after.append = () => {
        throw new Error(TROUBLE)
      }
    letGo()
    await house.settle()
    if (works) expect(textsOn(late.board)).toEqual(['Held back'])
    else {
      expect(late.closed).toMatchObject({ code: 4512 })
      expect(late.frames.filter(frame => 'update' in frame)).toEqual([])
      expect(Buffer.concat(late.frames.map(({ raw }) => raw)).includes('Held back')).toBe(false)
    }
  }
})
