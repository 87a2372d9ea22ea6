import { describe, expect, test } from 'vitest'
import type { BoardId } from '#shared/board/ids.ts'
import { pick, randomFrom, seededChance } from '../../fakes/chance.ts'
import { card, House, plainBoard, stepOf, textsOn } from './house.ts'
import type { Phone } from './phone.ts'

/** Two servers over one storage, with a host on each. */
async function twoNodes() {
  const house = await House.open()
  const here = await house.host('hopes')
  const rooms = house.node()
  const there = await house.phone('Henry', 'host', rooms)
  // The first learns of the second host by doing something.
  here.act('screen.set', { screenPage: 1 })
  await house.quiet()
  return { house, here, there, rooms }
}

const deeds = (phone: Phone, what: string) => [...phone.board.deed.values()].filter(deed => deed.what === what)

describe('two servers of one board', () => {
  test('[R10] when both turn the cards over at the same time it happens once', async () => {
    const { house, here, there } = await twoNodes()
    const posts = Array.from({ length: 9 }, () => card())
    for (const [n, post] of posts.entries()) {
      ;(n % 2 ? here : there).act('card.post', post)
      await house.settle()
    }
    const step = here.shown.step!
    const ids = [here, there].map(phone => phone.act('cards.turnOver', { step: step.id, turned: 0 }))
    await house.settle()
    expect([here.answer(ids[0]!), there.answer(ids[1]!)]).toEqual(['done', 'done'])
    for (const phone of [here, there]) phone.act('screen.set', { screenPage: 2 })
    await house.settle()
    here.act('screen.set', { screenPage: 3 })
    await house.settle()

    const stored = await house.stored()
    expect(textsOn(stored)).toEqual(posts.map(({ text }) => text).sort())
    expect(stored.step.get(step.id)!.turned).toBe(1)
    expect(plainBoard(here.board)).toEqual(plainBoard(stored))
    for (const phone of [here, there]) {
      expect(textsOn(phone.board)).toEqual(posts.map(({ text }) => text).sort())
      expect(deeds(phone, 'turned')).toHaveLength(1)
    }
  })

  test('[R10] an action that came to both is done once', async () => {
    const { house, here, there } = await twoNodes()
    const post = card({ kind: 'hope' })
    const id = here.act('card.post', post)
    there.act('card.post', post, { id })
    await house.settle()
    expect([here.answer(id), there.answer(id)]).toEqual(['done', 'done'])
    const { secrets, seen } = (await house.storage.inner.load(house.board))!
    expect(secrets.filter(({ table }) => table === 'letterbox')).toHaveLength(1)
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('[R10] [R2] whoever is behind gives its people what they lack, before their answers', async () => {
    const { house, here, there } = await twoNodes()
    here.act('step.go', { step: stepOf(here.board, 'ideas') })
    await house.settle()
    expect(there.shown.step!.type).toBe('hopes')
    const before = there.frames.length
    const id = there.act('screen.set', { screenSize: 'far' })
    await house.settle()
    expect(there.answer(id)).toBe('done')
    expect(there.shown).toMatchObject({ step: { type: 'ideas' }, meeting: { screenSize: 'far' } })
    expect(there.since(before).at(-1)!.type).toBe('message')
    expect(house.log.lines).toContain('room_behind')
  })

  test('[R10] [A1] what is decided again is decided on what is there now', async () => {
    const { house, here, there } = await twoNodes()
    const seated = await house.seat('Shaz')
    there.act('screen.set', { screenPage: 2 })
    await house.settle()
    here.act('seat.remove', { seat: seated.seat })
    await house.settle()
    // The second server still has the seat, and would do it.
    expect(there.board.seat.has(seated.seat)).toBe(true)
    const id = there.act('lead.pass', { seat: seated.seat, together: false })
    await house.settle()
    expect(there.answer(id)).toBe('gone')
    expect(there.board.seat.has(seated.seat)).toBe(false)
    expect([...(await house.stored()).seat.values()].filter(({ leads }) => leads)).toHaveLength(2)
  })

  test('[R10] [R6] when one has made the meeting final, the other’s people are sent to the next one', async () => {
    const { house, here, there, rooms } = await twoNodes()
    const screen = await house.sit(await house.seat('', 'screen'), { rooms })
    here.act('meeting.close', {})
    await house.settle()
    here.act('meeting.finish', {})
    await house.settle()
    const id = there.act('card.post', card())
    await house.settle()
    expect(there.answer(id)).not.toBe('done')
    expect([there.closed, screen.closed]).toEqual([1, 2].map(() => ({ code: 4409, reason: '2' })))
    expect((await house.sit(screen, { rooms })).closed).toEqual({ code: 4409, reason: '2' })
    expect((await house.storage.inner.load(house.board))!.length).toBe(0)
    expect(await house.storage.records(house.board)).toHaveLength(1)
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    '[R10] [D7] whatever both do, both end with what is stored (seed %i)',
    async seed => {
      const random = randomFrom(seed)
      const { house, here, there } = await twoNodes()
      const phones = [here, there]
      const posts: string[] = []
      const answers: [Phone, string][] = []
      for (let turn = 0; turn < 120; turn++) {
        const phone = pick(random, phones)
        const cards = [...phone.board.card.values()]
        const acts = [
          () => {
            const post = card({ kind: pick(random, ['hope', 'fear', 'elephant']) })
            posts.push(post.text)
            return phone.act('card.post', post)
          },
          () => phone.act('cards.turnOver', { step: phone.shown.step!.id, turned: phone.shown.step!.turned }),
          () => cards[0] && phone.act('card.meToo', { card: pick(random, cards).id, on: random() < 0.5 }),
          () =>
            cards[0] && phone.act('pile.make', { pile: `p${turn}` as never, card: pick(random, cards).id, name: '' }),
          () =>
            cards[0] &&
            phone.act('card.move', { card: pick(random, cards).id, pile: '', before: pick(random, cards).id }),
          () => phone.act('spotlight.show', { card: cards[0] ? pick(random, cards).id : '' }),
        ]
        const id = pick(random, acts)()
        if (id) answers.push([phone, id])
        if (random() < 0.6) await house.clock.advance(random() * 60)
      }
      // Turned over twice, so that a single one that came late is not left.
      for (const _ of [1, 2, 3])
        for (const phone of phones) {
          phone.act('card.post', card())
          phone.act('card.post', card())
          await house.settle()
          phone.act('cards.turnOver', { step: phone.shown.step!.id, turned: phone.shown.step!.turned })
          await house.settle()
        }
      await house.clock.advance(60_000)
      for (const phone of [...phones, ...phones]) {
        phone.act('screen.set', { screenPage: 9 })
        await house.settle()
      }
      for (const [phone, id] of answers) expect(phone.answer(id)).not.toBeNull()
      const stored = await house.stored()
      for (const phone of phones) expect(plainBoard(phone.board)).toEqual(plainBoard(stored))
      for (const text of posts) expect(textsOn(stored).filter(one => one === text)).toEqual([text])
    },
  )
})

test('[R10] [R5] a code that another group has is drawn again', async () => {
  const house = await House.open()
  const other = 'other' as BoardId
  await house.found(other)
  const taken = (await house.storage.inner.load(house.board))!.standing.code!
  const codes = [taken, taken, 'LAMP56']
  const drawn: string[] = []
  const rooms = house.node({
    ...seededChance(9),
    code: () => {
      const code = codes.shift()!
      drawn.push(code)
      return code
    },
  })
  const opened = rooms.withRoom(other, room => room.perform('meeting.open', {}))
  await house.settle()
  await opened
  expect(drawn).toEqual([taken, taken, 'LAMP56'])
  expect(await house.storage.access.boardOfCode(taken)).toBe(house.board)
  expect(await house.storage.access.boardOfCode('LAMP56')).toBe(other)
})
