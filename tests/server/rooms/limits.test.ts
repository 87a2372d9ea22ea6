import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Bucket, Buckets } from '#server/rooms/limits.ts'
import { actionNames } from '#shared/actions/index.ts'
import { messageFrame } from '#shared/protocol/frames.ts'
import { card, House, plainBoard } from './house.ts'
import { newActionId, type Phone, syncFrame } from './phone.ts'

async function room(step: Parameters<House['host']>[0] = 'problem') {
  const house = await House.open()
  const host = await house.host(step)
  const shaz = await house.phone('Shaz')
  await house.quiet()
  return { house, host, shaz }
}

/** The room still does what it is asked. */
async function goesOn(house: House, host: Phone) {
  const id = host.act('screen.set', { screenTheme: 'dark' })
  await house.settle()
  expect(host.answer(id)).toBe('done')
  expect(host.closed).toBeNull()
  expect(house.log.lines).not.toContain('room_failed')
}

describe('how much one sender can send', () => {
  test('[R11] 400 frames at once are read, and one more lets this sender go and nobody else', async () => {
    const { house, host, shaz } = await room()
    await house.clock.advance(60_000)
    for (let n = 0; n < 400; n++) shaz.act('card.meToo', { card: 'none' as never, on: true })
    expect(shaz.closed).toBeNull()
    shaz.act('card.meToo', { card: 'none' as never, on: true })
    expect(shaz.closed).toEqual({ code: 4508, reason: '' })
    await goesOn(house, host)
    // It comes back, and the code is not one of the final ones.
    expect((await house.sit(shaz)).closed).toBeNull()
  })

  test('[R11] 20 frames a second are fine for ever', async () => {
    const { house, host, shaz } = await room()
    for (let second = 0; second < 120; second++) {
      for (let n = 0; n < 20; n++) shaz.receive(syncFrame(2, new Uint8Array(8)))
      await house.clock.advance(1000)
    }
    expect(shaz.closed).toBeNull()
    await goesOn(house, host)
  })

  test.each([
    ['document updates', syncFrame(2, new Uint8Array(40))],
    ['awareness', Uint8Array.of(1, 1, 0)],
    ['frames of an unknown sort', Uint8Array.of(77, 1, 2)],
  ])('[R11] %s are counted too, though nobody reads them', async (_, frame) => {
    const { house, host, shaz } = await room()
    for (let n = 0; n < 401; n++) if (!shaz.closed) shaz.receive(frame)
    expect(shaz.closed).toMatchObject({ code: 4508 })
    await goesOn(house, host)
  })

  test('[R11] [T1] nobody fills the board alone, and so nobody finds out how many cards of others wait', async () => {
    const { house, host, shaz } = await room()
    const answers = []
    // As slowly as frames may come, for ten minutes.
    for (let second = 0; second < 600; second++) {
      answers.push(shaz.act('card.post', card({ kind: 'problem' })))
      await house.clock.advance(1000)
    }
    const done = answers.filter(id => shaz.answer(id) === 'done').length
    expect(done).toBeGreaterThanOrEqual(400)
    expect(done).toBeLessThan(530)
    expect(shaz.answer(answers.at(-2)!)).toBe('slow_down')
    const id = host.act('card.post', card({ kind: 'problem' }))
    await house.settle()
    expect(host.answer(id)).toBe('done')
  })

  test('[R11] one seat has so many sockets and no more: the oldest goes, and comes back if it wants', async () => {
    const { house, host, shaz } = await room()
    const tabs = []
    for (let n = 0; n < 12; n++) tabs.push(await house.sit(shaz))
    expect(shaz.closed).toEqual({ code: 4508, reason: '' })
    expect(tabs.map(({ closed }) => closed)).toEqual(tabs.map(() => null))
    await goesOn(house, host)
  })

  test('[R11] what comes after somebody was let go is not done', async () => {
    for (const wrong of [[Uint8Array.of(100, 255)], Array.from({ length: 401 }, () => Uint8Array.of(77))]) {
      const { house, host, shaz } = await room()
      for (const frame of wrong) shaz.receive(frame)
      const frame = { id: newActionId(), meeting: host.shown.meeting.id, step: host.shown.step!.id }
      shaz.receive(messageFrame({ ...frame, name: 'card.post', args: card({ kind: 'problem' }) }))
      await house.clock.advance(5000)
      expect(shaz.closed).not.toBeNull()
      expect(host.board.card.size).toBe(0)
    }
  })
})

describe('what one sender can send', () => {
  test('[R11] [A1] names that are no action are refused, whatever they are', async () => {
    const { house, host, shaz } = await room()
    const { id: meeting, step } = host.shown.meeting
    for (const name of [
      '',
      'card',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'CARD.POST',
      'card.post ',
    ]) {
      const id = shaz.ask({ meeting, step, name, args: {} })
      await house.settle()
      expect([name, shaz.answer(id)]).toEqual([name, 'malformed'])
    }
    await goesOn(house, host)
  })

  test('[R11] arguments that are too long, too deep or no arguments are refused, and nothing else happens', async () => {
    const { house, host, shaz } = await room()
    const { id: meeting, step } = host.shown.meeting
    const before = plainBoard(host.board)
    const deep = JSON.parse(`${'['.repeat(3500)}${']'.repeat(3500)}`)
    const post = card({ kind: 'problem' })
    const wrong: readonly (readonly [unknown, string])[] = [
      [{ ...post, text: 'x'.repeat(401) }, 'too_long'],
      [{ ...post, text: 'x'.repeat(15_000) }, 'too_long'],
      [{ ...post, text: '\u0000\u202e  ' }, 'empty'],
      [{ ...post, text: deep }, 'malformed'],
      [{ ...post, card: 'x'.repeat(33) }, 'malformed'],
      [{ ...post, claim: '../../etc/passwd' }, 'malformed'],
      [{ ...post, kind: '__proto__' }, 'malformed'],
      [deep, 'malformed'],
      [null, 'malformed'],
      ['card', 'malformed'],
      [[post], 'malformed'],
    ]
    for (const [args, reason] of wrong) {
      const id = shaz.ask({ meeting, step, name: 'card.post', args })
      await house.settle()
      expect([args, shaz.answer(id)]).toEqual([args, reason])
    }
    expect(plainBoard(host.board)).toEqual(before)
    await goesOn(house, host)
  })

  test.each([
    ['no id', { id: undefined }],
    ['an id that is too short', { id: 'short' }],
    ['an id that is no word', { id: 'an id of many words' }],
    ['a name that is too long', { name: 'n'.repeat(41) }],
    ['no meeting', { meeting: undefined }],
    ['no arguments', { args: undefined }],
    ['a step that is no id', { step: 'a step' }],
  ])('[R11] [P3] a request with %s closes its socket and no other', async (_, wrong) => {
    const { house, host, shaz } = await room()
    const { id: meeting, step } = host.shown.meeting
    shaz.receive(messageFrame({ id: newActionId(), meeting, step, name: 'seat.leave', args: {}, ...wrong }))
    await house.settle()
    expect(shaz.closed).toEqual({ code: 4400, reason: '' })
    expect(host.board.seat.size).toBe(2)
    await goesOn(house, host)
  })

  test('[R11] [P3] a state vector that is none closes its socket and no other', async () => {
    const { house, host, shaz } = await room()
    shaz.sync(Uint8Array.of(255, 255, 255, 255, 7, 1))
    await house.settle()
    expect(shaz.closed).toEqual({ code: 4400, reason: '' })
    await goesOn(house, host)
  })

  test('[R11] [B3] who moves cards to and fro all evening does not disturb anyone', async () => {
    const { house, host, shaz } = await room()
    const posts = [1, 2, 3].map(() => card({ kind: 'problem' }))
    for (const post of posts) host.act('card.post', post)
    await house.settle()
    const [, second, third] = posts
    // Always just before the one that was moved last: the places between get narrower and narrower.
    for (let turn = 0; turn < 1500; turn++) {
      const [moved, before] = turn % 2 ? [second!, third!] : [third!, second!]
      shaz.act('card.move', { card: moved.card, pile: '', before: before.card })
      await house.clock.advance(60)
      if (shaz.closed) break
    }
    expect(shaz.closed).toBeNull()
    await goesOn(house, host)
  })

  test('[R11] [A1] no arguments that anyone can think of bring the room down', async () => {
    const { house, host, shaz } = await room('hello')
    const posts = (['skill', 'contact', 'need'] as const).map(kind => card({ kind, showName: true }))
    for (const post of posts) shaz.act('card.post', post)
    await house.settle()
    const ids = fc.constantFrom(
      ...posts.map(post => post.card),
      ...host.board.step.keys(),
      ...host.board.seat.keys(),
      '',
    )
    const words = fc.oneof(
      ids,
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('open', 'host', 'need', 'p1'),
    )
    const value = fc.oneof(
      words,
      fc.boolean(),
      fc.integer(),
      fc.double(),
      fc.constant(null),
      fc.array(words, { maxLength: 3 }),
    )
    const names = [
      'card',
      'pile',
      'before',
      'step',
      'turned',
      'seat',
      'name',
      'kind',
      'text',
      'lang',
      'claim',
      'on',
      'talk',
    ]
    const more = ['showName', 'done', 'together', 'about', 'day', 'door', 'knocks', 'welcome', 'screenPage', 'sorting']
    const args = fc.dictionary(fc.constantFrom(...names, ...more), value, { noNullPrototype: true, maxKeys: 12 })
    const wish = fc.record({ name: fc.constantFrom(...actionNames), args, step: ids, byHost: fc.boolean() })
    const quiet = new Set(['meeting.close', 'meeting.finish', 'seat.leave', 'seat.remove', 'lead.pass'])
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 20 }), async wishes => {
        const asked = wishes
          .filter(({ name }) => !quiet.has(name))
          .map(({ name, args, step, byHost }) => {
            const phone = byHost ? host : shaz
            const meeting = host.shown.meeting.id
            return [phone, phone.ask({ meeting, step, name, args })] as const
          })
        await house.clock.advance(1100)
        for (const [phone, id] of asked) expect(phone.answer(id)).not.toBeNull()
        expect(house.log.lines).not.toContain('room_failed')
        for (const phone of [host, shaz]) phone.frames.length = 0
      }),
      { numRuns: 150, seed: 20_261_126 },
    )
    await goesOn(house, host)
  })
})

describe('buckets', () => {
  test('[R11] a bucket lets so much through at once and then so much a second, also when time goes back', () => {
    const bucket = new Bucket(3, 2, 1000)
    expect([1, 2, 3, 4].map(() => bucket.take(1000))).toEqual([true, true, true, false])
    expect([bucket.has(1499), bucket.has(1500)]).toEqual([false, true])
    expect([bucket.take(1500), bucket.take(1500)]).toEqual([true, false])
    expect(bucket.take(0)).toBe(false)
    expect([1, 2, 3, 4].map(() => bucket.take(60_000))).toEqual([true, true, true, false])
  })

  test('[R11] nobody is held back for the mistakes of others, however many there are', () => {
    const buckets = new Buckets(2, 1)
    for (let n = 0; n < 20_000; n++) expect(buckets.take(`network ${n}`, 0)).toBe(true)
    expect([buckets.take('network 19999', 0), buckets.take('network 19999', 0)]).toEqual([true, false])
    expect([buckets.has('network 19999', 0), buckets.has('a new one', 0)]).toEqual([false, true])
  })
})
