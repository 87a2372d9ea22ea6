import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Id } from '#shared/board/ids.ts'
import { card, House, textsOn } from './house.ts'
import { type Phone, syncFrame } from './phone.ts'

const WORDS = 'Words that somebody wishes gone'
const SECOND = 1000

/** A meeting with two cards on the table, one of them Shaz’s, whose words are to go. */
async function meeting() {
  const house = await House.open()
  const host = await house.host('hopes')
  const shaz = await house.phone('Shaz')
  const bo = await house.phone('Bo')
  const post = card({ text: WORDS })
  shaz.act('card.post', post)
  bo.act('card.post', card({ text: 'Stays' }))
  await house.settle()
  host.act('cards.turnOver', { step: host.shown.step!.id, turned: 0 })
  await house.settle()
  return { house, host, shaz, bo, claim: post.claim, id: idOf(host, WORDS) }
}

const idOf = ({ board }: Phone, text: string) => [...board.card.values()].find(one => one.text === text)!.id
const load = async (house: House) => (await house.storage.inner.load(house.board))!
const marks = async (house: House) => (await load(house)).secrets.filter(({ table }) => table === 'forget').length
/** Everything that is stored of the board, opened, as text. */
async function everything(house: House) {
  const { snapshot, updates, secrets } = await load(house)
  return Buffer.concat([snapshot, ...updates]).toString('latin1') + JSON.stringify(secrets)
}
/** The same phone in this epoch, with a fresh document. */
const comeBack = (house: House, { ticket }: Phone, epoch: number) => house.sit({ ticket }, { epoch })
const pass = (house: House, seconds: number) => house.clock.advance(seconds * SECOND)

describe('a card that a host has erased', () => {
  test('[E2] [E3] [E4] is nowhere in what is stored within 30 s, and everyone begins with a fresh board in the next epoch', async () => {
    const { house, host, shaz, bo, id } = await meeting()
    expect(await everything(house)).toContain(WORDS)
    const erased = host.act('card.erase', { card: id })
    await house.settle()
    expect(host.answer(erased)).toBe('done')
    expect(textsOn(shaz.board)).toEqual(['Stays'])
    // Gone from every screen, and still in the log.
    expect(await everything(house)).toContain(WORDS)
    expect(await marks(house)).toBe(1)
    await pass(house, 19)
    expect(shaz.closed).toBeNull()
    await pass(house, 11)
    expect(await everything(house)).not.toContain(WORDS)
    expect(await load(house)).toMatchObject({ epoch: 2, since: 2, length: 0 })
    expect(await marks(house)).toBe(0)
    for (const phone of [host, shaz, bo]) expect(phone.closed).toEqual({ code: 4409, reason: '2' })
    for (const phone of [host, shaz, bo]) {
      const back = await comeBack(house, phone, 2)
      expect(back.closed).toBeNull()
      expect(textsOn(back.board)).toEqual(['Stays'])
      expect(back.shown.meeting).toEqual(host.shown.meeting)
      const bytes = Y.encodeStateAsUpdate(back.document.doc)
      expect(Buffer.from(bytes).toString('latin1')).not.toContain(WORDS)
    }
    await pass(house, 120)
    expect((await load(house)).epoch).toBe(2)
  })

  test('[E2] many that go within 20 s go together', async () => {
    const { house, host, bo, id } = await meeting()
    host.act('card.erase', { card: id })
    await pass(house, 15)
    host.act('card.erase', { card: idOf(bo, 'Stays') })
    await pass(house, 10)
    expect(await everything(house)).not.toMatch(/Stays|wishes gone/)
    await pass(house, 60)
    expect((await load(house)).epoch).toBe(2)
  })

  test('[E3] nobody is told that people went and came back, and those on their way count as here', async () => {
    const { house, host, shaz, bo, id } = await meeting()
    await house.quiet()
    host.act('card.erase', { card: id })
    await pass(house, 20.05)
    expect(shaz.closed?.code).toBe(4409)
    const back = await comeBack(house, host, 2)
    await house.quiet()
    const [welcome] = back.pushed('welcome')
    expect([...welcome!.here].sort()).toEqual(['seat-Bo', 'seat-Hana', 'seat-Shaz'])
    expect(back.pushed('here')).toEqual([])
    // Bo has gone home meanwhile: that is told once there was time to come back.
    await comeBack(house, shaz, 2)
    await pass(house, 12)
    expect(back.pushed('here')).toEqual([{ type: 'here', came: [], went: ['seat-Bo'], screens: 0 }])
    expect(bo.closed?.code).toBe(4409)
  })

  test('[E3] own cards, me-toos, votes that are open and what was sent twice go on', async () => {
    const { house, host, shaz, bo, id } = await meeting()
    const stays = idOf(host, 'Stays')
    const waits = card({ text: 'Waits' })
    const posted = shaz.act('card.post', waits)
    shaz.act('card.meToo', { card: stays, on: true })
    const other = card({ text: 'One more' })
    bo.act('card.post', other)
    await house.settle()
    host.act('cards.turnOver', { step: host.shown.step!.id, turned: 1 })
    await house.settle()
    const options = [stays, idOf(host, 'One more')] as string[]
    const round = 'round' as Id<'round'>
    host.act('round.open', { round, step: host.shown.step!.id, method: 'dots', votes: 3, several: true, options })
    await house.settle()
    shaz.act('ballot.cast', { round, marks: [[stays, 2]] })
    host.act('card.erase', { card: id })
    await pass(house, 25)

    const back = await comeBack(house, shaz, 2)
    const mine = back.pushed('mine').at(-1)!
    expect(mine.meToo).toEqual([stays])
    expect(mine.ballots).toEqual([{ box: round, marks: [[stays, 2]], reason: '' }])
    // The answer was lost on the way: the phone sends it again, and it is there once.
    back.act('card.post', waits, { id: posted })
    back.act('card.withdraw', { claim: waits.claim })
    await house.settle()
    expect(textsOn(back.board)).toEqual(['One more', 'Stays'])
    const leading = await comeBack(house, host, 2)
    back.act('ballot.cast', { round, marks: [[stays, 1]] })
    await house.settle()
    leading.act('round.close', { round })
    await house.settle()
    expect(leading.board.round.get(round)).toMatchObject({ state: 'closed', turnout: 1 })
  })

  test('[E5] a phone with the board of before is sent to the next, and nothing that it sends comes back', async () => {
    const { house, host, shaz, id } = await meeting()
    const before = Y.encodeStateAsUpdate(shaz.document.doc)
    host.act('card.erase', { card: id })
    await pass(house, 25)
    const late = await house.dial(shaz, { epoch: 1 })
    expect(late.closed).toEqual({ code: 4409, reason: '2' })
    // It goes there, and keeps what it had.
    const stale = await house.dial(shaz, { epoch: 2 })
    Y.applyUpdate(stale.document.doc, before)
    stale.sync()
    stale.receive(syncFrame(1, before))
    stale.receive(syncFrame(2, before))
    await house.settle()
    stale.act('card.meToo', { card: id, on: true })
    stale.act('card.restore', { card: id })
    await house.settle()
    const fresh = await comeBack(house, host, 2)
    expect(textsOn(fresh.board)).toEqual(['Stays'])
    expect(await everything(house)).not.toContain(WORDS)
    for (const epoch of [0, 1, 3, 4]) expect((await house.dial(shaz, { epoch })).closed?.code).toBe(4409)
  })
})

describe('a card that its writer has taken back', () => {
  test('[E2] [E4] can be brought back for some seconds, and then is nowhere', async () => {
    const { house, shaz, claim } = await meeting()
    shaz.act('card.withdraw', { claim })
    await pass(house, 10)
    shaz.act('card.unwithdraw', { claim })
    await house.settle()
    expect(textsOn(shaz.board)).toEqual(['Stays', WORDS])
    await pass(house, 20)
    const back = await comeBack(house, shaz, (await load(house)).epoch)
    expect(textsOn(back.board)).toEqual(['Stays', WORDS])
    back.act('card.withdraw', { claim })
    await pass(house, 30)
    expect(await everything(house)).not.toContain(WORDS)
    const again = await comeBack(house, shaz, (await load(house)).epoch)
    const asked = again.act('card.unwithdraw', { claim })
    await house.settle()
    expect(again.answer(asked)).toBe('gone')
  })

  test('[E4] at the very moment in which all is written anew is forgotten the next time', async () => {
    const { house, host, shaz, claim, bo } = await meeting()
    host.act('card.erase', { card: idOf(bo, 'Stays') })
    await house.clock.advance(20 * SECOND - 40)
    const letGo = house.storage.hold('append')
    shaz.act('card.meToo', { card: idOf(shaz, WORDS), on: true })
    await house.clock.advance(80)
    expect(await everything(house)).toContain('Stays')
    letGo()
    await house.clock.advance(5)
    // In one round with it, and after it.
    shaz.act('card.withdraw', { claim })
    await pass(house, 1)
    expect(await everything(house)).not.toContain('Stays')
    await pass(house, 30)
    expect(await everything(house)).not.toContain(WORDS)
    expect(await marks(house)).toBe(0)
  })
})

describe('words that were replaced, or never turned over', () => {
  test('[E2] [E3] are gone within 30 s, and nobody has to come back for it', async () => {
    const { house, host, shaz, bo } = await meeting()
    const waits = card({ text: 'Face down and taken back' })
    shaz.act('card.post', waits)
    host.act('meeting.describe', { about: 'About this at first', day: '' })
    await house.settle()
    shaz.act('card.withdraw', { claim: waits.claim })
    host.act('meeting.describe', { about: 'About that', day: '' })
    await house.settle()
    expect(await everything(house)).toContain('About this')
    await pass(house, 30)
    expect(await everything(house)).not.toMatch(/About this|Face down/)
    expect(await load(house)).toMatchObject({ epoch: 2, since: 1, length: 0 })
    for (const phone of [host, shaz, bo]) expect(phone.closed).toBeNull()
    host.act('meeting.describe', { about: 'Going on', day: '' })
    await house.settle()
    expect(shaz.shown.meeting.about).toBe('Going on')
    // Who comes later, and who comes back with the board of before, see the same.
    expect((await house.phone('Ines')).shown.meeting.about).toBe('Going on')
    const back = await house.dial(shaz, { epoch: 1 })
    Y.applyUpdate(back.document.doc, Y.encodeStateAsUpdate(shaz.document.doc))
    back.sync()
    await house.settle()
    expect(back.shown.meeting.about).toBe('Going on')
  })

  test('[E2] when nothing went, nothing is written anew', async () => {
    const { house, host, shaz } = await meeting()
    host.act('card.take', { card: idOf(host, 'Stays') })
    shaz.act('card.cover', { card: idOf(host, WORDS) })
    await pass(house, 300)
    expect(house.storage.count('rewriteBoard')).toBe(0)
  })
})

describe('when it does not work', () => {
  test.each(['before', 'after'] as const)(
    '[E7] [R3] the meeting goes on, and it is done a little later: trouble %s it was stored',
    async when => {
      const { house, host, bo, id } = await meeting()
      host.act('card.erase', { card: id })
      house.storage.failOnce('rewriteBoard', when)
      await pass(house, 20.1)
      expect(house.log.lines).toContain('forget_failed')
      expect(bo.closed).toBeNull()
      await pass(house, 10)
      expect(await everything(house)).not.toContain(WORDS)
      expect(bo.closed).toEqual({ code: 4409, reason: '2' })
      const back = await comeBack(house, bo, 2)
      expect(textsOn(back.board)).toEqual(['Stays'])
    },
  )

  test('[E7] a server that starts anew finds that there is something to forget, though nobody comes', async () => {
    const { house, host, id } = await meeting()
    host.act('card.erase', { card: id })
    await house.settle()
    await house.rooms.close()
    expect(await house.storage.due(house.clock.now() + 20 * SECOND)).toEqual([house.board])
    await pass(house, 60)
    expect(await everything(house)).toContain(WORDS)
    house.rooms = house.node()
    await pass(house, 30)
    expect(await everything(house)).not.toContain(WORDS)
    expect(await house.storage.due(1e15)).toEqual([])
  })

  test('[E7] [R10] another server of the same board sends its people to the next epoch', async () => {
    const { house, host, id } = await meeting()
    const rooms = house.node()
    const there = await house.phone('Ines', 'everyone', rooms)
    host.act('meeting.describe', { about: 'Caught up', day: '' })
    await house.settle()
    host.act('card.erase', { card: id })
    await pass(house, 25)
    there.act('hand.set', { up: true, for: '' })
    await house.settle()
    expect(there.closed).toEqual({ code: 4409, reason: '2' })
  })

  test('[E2] [R6] a meeting that becomes final before it is time forgets all the same', async () => {
    const { house, host, id } = await meeting()
    host.act('card.erase', { card: id })
    host.act('meeting.close', {})
    await house.settle()
    host.act('meeting.finish', {})
    await house.settle()
    expect(await everything(house)).not.toContain(WORDS)
    expect((await house.storage.records(house.board))[0]!.json).not.toContain(WORDS)
    expect(await house.storage.due(1e15)).toEqual([])
  })
})
