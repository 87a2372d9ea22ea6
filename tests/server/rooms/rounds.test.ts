import { expect, test } from 'vitest'
import { MemoryStorage } from '#server/storage/memory.ts'
import type { Batch } from '#server/storage/storage.ts'
import { World } from '../../fakes/world.ts'
import { card, House, plainBoard, stepOf, textsOn } from './house.ts'
import { watch } from './watched.ts'

const batches = (house: House) =>
  house.storage.calls.filter(({ name }) => name === 'append').map(({ args }) => args[3] as Batch)

test('[R2] all that comes in one tick is one append, and one update of the same bytes to everyone', async () => {
  const house = await House.open()
  const host = await house.host('jobs')
  const people = await Promise.all(Array.from({ length: 12 }, (_, n) => n)).then(async numbers => {
    const phones = []
    for (const n of numbers) phones.push(await house.phone(`Person ${n}`))
    return phones
  })
  const everyone = [host, ...people, await house.phone('', 'screen')]
  const seen = everyone.map(phone => phone.frames.length)
  house.storage.calls.length = 0

  const posts = people.flatMap(() => [0, 1, 2].map(() => card({ kind: 'job', showName: true })))
  const ids = posts.map((post, n) => people[n % 12]!.act('card.post', post))
  await house.settle()

  expect(batches(house)).toHaveLength(1)
  expect(batches(house)[0]!.seen).toHaveLength(36)
  const updates = everyone.map((phone, index) => phone.since(seen[index]!).filter(({ type }) => type === 'update'))
  expect(updates.map(({ length }) => length)).toEqual(everyone.map(() => 1))
  expect(new Set(updates.map(([frame]) => frame!.raw)).size).toBe(1)
  for (const [n, id] of ids.entries()) expect(people[n % 12]!.answer(id)).toBe('done')
  for (const phone of everyone) expect(textsOn(phone.board)).toEqual(posts.map(({ text }) => text).sort())
})

test('[R2] what comes while a round is under way shares the next one', async () => {
  const house = await House.open()
  const host = await house.host('problem')
  const shaz = await house.phone('Shaz')
  house.storage.calls.length = 0
  const letGo = house.storage.hold('append')
  shaz.act('card.post', card({ kind: 'problem' }))
  await house.settle()
  for (let n = 0; n < 30; n++) {
    shaz.act('card.post', card({ kind: 'problem' }))
    host.act('card.post', card({ kind: 'limit' }))
    await house.settle()
  }
  letGo()
  await house.settle()
  expect(batches(house).map(({ seen }) => seen.length)).toEqual([1, 60])
  expect(host.board.card.size).toBe(61)
})

test('[R2] in one tick each is decided on top of the ones before it', async () => {
  const house = await House.open()
  const host = await house.host('problem')
  const shaz = await house.phone('Shaz')
  const post = card({ kind: 'problem' })
  house.storage.calls.length = 0
  const made = shaz.act('card.post', post)
  const piled = host.act('pile.make', { pile: 'p1' as never, card: post.card, name: 'A pile' })
  const taken = host.act('card.take', { card: post.card })
  const late = shaz.act('card.move', { card: post.card, pile: '', before: '' })
  await house.settle()
  expect([shaz.answer(made), host.answer(piled), host.answer(taken), shaz.answer(late)]).toEqual([
    'done',
    'done',
    'done',
    'gone',
  ])
  expect(batches(house)).toHaveLength(1)
  expect([host.board.card.size, host.board.pile.size]).toEqual([0, 1])
})

test('[R2] a server whose clock is put back goes on at once', async () => {
  const house = await House.open()
  const host = await house.host('problem')
  const { now } = house.clock
  house.clock.now = () => now() - 60 * 60_000
  for (let n = 0; n < 3; n++) {
    const id = host.act('card.post', card({ kind: 'problem' }))
    await house.clock.advance(1000)
    expect(host.answer(id)).toBe('done')
  }
})

test('[R2] what is refused is not stored, and the rest of its tick is', async () => {
  const house = await House.open()
  const host = await house.host('problem')
  const shaz = await house.phone('Shaz')
  house.storage.calls.length = 0
  const refused = shaz.act('step.go', { step: stepOf(host.board, 'ideas') })
  await house.settle()
  expect(shaz.answer(refused)).toBe('not_yours')
  expect(batches(house)).toEqual([])
  const ids = [shaz.act('cards.turnOver', { step: host.shown.step!.id, turned: 0 }), shaz.act('card.post', card())]
  ids.push(shaz.act('card.post', card({ kind: 'limit', text: 'Kept' })))
  await house.settle()
  expect(ids.map(id => shaz.answer(id))).toEqual(['not_yours', 'not_here', 'done'])
  expect(batches(house).map(({ seen }) => seen.length)).toEqual([1])
  expect(textsOn(host.board)).toEqual(['Kept'])
})

test('[R3] when storing fails nobody was told, everyone is let go, and what was sent again is done once', async () => {
  for (const when of ['before', 'after'] as const) {
    const house = await House.open()
    const host = await house.host('problem')
    const shaz = await house.phone('Shaz')
    const kept = card({ kind: 'problem', text: 'Stored before' })
    shaz.act('card.post', kept)
    await house.settle()

    house.storage.failOnce('append', when)
    const seen = [host, shaz].map(phone => phone.frames.length)
    const post = card({ kind: 'problem', text: 'Sent twice' })
    const id = shaz.act('card.post', post)
    const { step, meeting } = { step: host.shown.step!.id, meeting: host.shown.meeting.id }
    await house.settle()
    for (const [index, phone] of [host, shaz].entries()) {
      expect(phone.since(seen[index]!)).toEqual([])
      // Not one of the codes that are final.
      expect(phone.closed).toEqual({ code: 4512, reason: '' })
    }
    expect(house.log.lines).toContain('room_failed')

    const [hostAgain, shazAgain] = [await house.sit(host), await house.sit(shaz)]
    // When only the answer was lost it was stored all the same, and is done already.
    expect(textsOn(hostAgain.board)).toEqual(when === 'before' ? ['Stored before'] : ['Sent twice', 'Stored before'])
    shazAgain.ask({ id, meeting, step, name: 'card.post', args: post })
    await house.settle()
    expect(shazAgain.answer(id)).toBe('done')
    for (const phone of [hostAgain, shazAgain]) expect(textsOn(phone.board)).toEqual(['Sent twice', 'Stored before'])
    expect(plainBoard(hostAgain.board)).toEqual(plainBoard(await house.stored()))
  }
})

test('[R3] [D5] people’s devices come back by themselves after storing has failed, and nothing is done twice', async () => {
  const storage = watch(new MemoryStorage())
  const world = await World.open({ storage })
  const host = await world.seat('Hana', { leads: true })
  const shaz = await world.seat('Shaz')
  const step = host.store.view.projection!.steps[3]!
  void host.store.act('step.go', { step: step.id })
  await world.clock.advance(100)
  storage.failOnce('append', 'after')
  const answers = ['First', 'Second'].map(text => shaz.store.act('card.post', card({ kind: 'problem', text }), step.id))
  await world.clock.advance(2000)
  expect(await Promise.all(answers)).toEqual([{ done: true }, { done: true }])
  for (const { store } of [host, shaz]) {
    expect(store.view.link).toBe('live')
    expect(textsOn(store.document.board)).toEqual(['First', 'Second'])
  }
})

test('[R3] what the server does itself is asked again of the next room', async () => {
  const house = await House.open()
  await house.host()
  house.storage.failOnce('append')
  await house.do(room => room.perform('seat.take', { seat: 's9' as never, name: 'Mo', leads: false }))
  expect([...(await house.stored()).seat.values()].filter(({ name }) => name === 'Mo')).toHaveLength(1)
})
