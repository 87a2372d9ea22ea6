import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { echoOf } from '#shared/board/projection.ts'
import { card, House, plainBoard, textsOn } from './house.ts'
import { type Phone, syncFrame } from './phone.ts'

const QUARTER = 15_000

/** A meeting with three cards on the table, and everyone in their seats. */
async function meeting() {
  const house = await House.open()
  const host = await house.host()
  const shaz = await house.phone('Shaz')
  const kel = await house.phone('Kel')
  const screen = await house.phone('', 'screen')
  for (let n = 0; n < 3; n++) shaz.act('card.post', card())
  await house.settle()
  host.act('cards.turnOver', { step: host.shown.step!.id, turned: 0 })
  await house.settle()
  const cards = [...host.board.card.keys()]
  const meToos = (phone: Phone) => cards.map(id => echoOf(phone.board, id))
  /** Moves on to so long after the last quarter of a minute. */
  const at = (ms: number) => house.clock.advance(QUARTER - (house.clock.now() % QUARTER) + ms)
  return { house, host, shaz, kel, screen, everyone: [host, shaz, kel, screen], cards, meToos, at }
}

describe('me too', () => {
  test('[T7] what people said in a quarter of a minute is told at its end, all together', async () => {
    const { house, host, shaz, kel, everyone, cards, meToos, at } = await meeting()
    await at(100)
    shaz.act('card.meToo', { card: cards[0]!, on: true })
    await house.clock.advance(4000)
    kel.act('card.meToo', { card: cards[0]!, on: true })
    host.act('card.meToo', { card: cards[2]!, on: true })
    await house.clock.advance(7000)
    kel.act('card.meToo', { card: cards[1]!, on: true })
    kel.act('card.meToo', { card: cards[1]!, on: false })
    const seen = everyone.map(phone => phone.frames.length)
    await house.clock.advance(QUARTER - (house.clock.now() % QUARTER) - 1)
    for (const phone of everyone) expect(meToos(phone)).toEqual([0, 0, 0])
    await house.settle()
    for (const [index, phone] of everyone.entries()) {
      expect(meToos(phone)).toEqual([2, 0, 1])
      expect(phone.since(seen[index]!).filter(({ type }) => type === 'update')).toHaveLength(1)
    }
  })

  test('[T7] one a person, however often it is said, and it can be undone', async () => {
    const { house, host, shaz, cards, meToos, at } = await meeting()
    for (let n = 0; n < 3; n++) shaz.act('card.meToo', { card: cards[0]!, on: true })
    await at(100)
    expect(meToos(host)).toEqual([1, 0, 0])
    shaz.act('card.meToo', { card: cards[0]!, on: false })
    await house.settle()
    expect(meToos(host)).toEqual([1, 0, 0])
    await at(100)
    expect(meToos(host)).toEqual([0, 0, 0])
  })

  test('[T7] a tap in the last moment does not put off what was said before', async () => {
    const { house, host, shaz, kel, cards, meToos, at } = await meeting()
    await at(100)
    shaz.act('card.meToo', { card: cards[0]!, on: true })
    await house.clock.advance(QUARTER - (house.clock.now() % QUARTER) - 5)
    kel.act('card.meToo', { card: cards[1]!, on: true })
    await house.clock.advance(100)
    expect(meToos(host)[0]).toBe(1)
  })

  test('[T7] which cards it was is told to their own person’s phones and to nobody else', async () => {
    const { house, host, shaz, kel, screen, cards, at } = await meeting()
    const second = await house.sit(shaz)
    shaz.act('card.meToo', { card: cards[1]!, on: true })
    await house.settle()
    for (const phone of [shaz, second]) expect(phone.pushed('mine').at(-1)!.meToo).toEqual([cards[1]])
    await at(100)
    for (const phone of [host, kel]) expect(phone.pushed('mine').every(({ meToo }) => meToo.length === 0)).toBe(true)
    expect(screen.pushed('mine')).toEqual([])
    // And again to who comes back, also after the board was loaded anew.
    for (const phone of [host, shaz, second, kel, screen]) phone.leave()
    await house.clock.advance(60_000)
    expect(house.rooms.size).toBe(0)
    expect((await house.sit(shaz)).pushed('mine').at(-1)!.meToo).toEqual([cards[1]])
    expect((await house.sit(kel)).pushed('mine').every(({ meToo }) => meToo.length === 0)).toBe(true)
  })

  test('[T7] no tap can be seen arriving: nobody else is sent a single frame because of it', async () => {
    const { house, host, shaz, kel, screen, cards, at } = await meeting()
    await house.quiet()
    await at(100)
    const others = [host, kel, screen]
    const before = others.map(phone => phone.frames.length)
    for (const on of [true, false, true]) {
      shaz.act('card.meToo', { card: cards[1]!, on })
      await house.settle()
    }
    const told = others.map((phone, index) => phone.since(before[index]!).map(frame => 'push' in frame && frame.push))
    expect(told).toEqual([[], [], []])
  })

  test('[T7] no stored row ties a person to a card', async () => {
    const { house, shaz, cards } = await meeting()
    shaz.act('card.meToo', { card: cards[1]!, on: true })
    await house.settle()
    const secrets = await house.secrets()
    expect(secrets.filter(({ table }) => table === 'meToo')).toHaveLength(1)
    const stored = JSON.stringify(secrets)
    for (const word of ['Shaz', 'seat-Shaz', shaz.ticket]) expect(stored).not.toContain(word)
  })
})

describe('the door', () => {
  test('[A8] who knocks is told to hosts only, and to whoever becomes one', async () => {
    const { house, host, shaz, kel, screen } = await meeting()
    await house.do(room => room.perform('door.knock', { knock: 'k1' as never, name: 'Mo at the door' }))
    expect(host.pushed('door').at(-1)!.knocks).toEqual([{ knock: 'k1', name: 'Mo at the door' }])
    for (const phone of [shaz, kel, screen]) {
      expect(phone.pushed('door')).toEqual([])
      expect(Buffer.concat(phone.frames.map(({ raw }) => raw)).includes('Mo at the door')).toBe(false)
    }
    host.act('lead.pass', { seat: 'seat-Kel' as never, together: true })
    await house.settle()
    expect(kel.pushed('door').at(-1)!.knocks).toHaveLength(1)
    kel.act('door.answer', { knocks: ['k1' as never], welcome: true })
    await house.settle()
    for (const phone of [host, kel]) expect(phone.pushed('door').at(-1)!.knocks).toEqual([])
    expect(shaz.pushed('door')).toEqual([])
  })
})

describe('sealed cards', () => {
  test('[T1] nobody is sent a single frame because somebody wrote, changed or took back a sealed card', async () => {
    const { house, host, shaz, kel, screen } = await meeting()
    await house.quiet()
    const others = [host, kel, screen]
    const before = others.map(phone => phone.frames.length)
    const post = card({ kind: 'elephant', text: 'Hush' })
    for (const [name, args] of [
      ['card.post', post],
      ['card.change', { ...post, text: 'Hush hush' }],
      ['card.withdraw', { claim: post.claim }],
      ['card.post', card({ text: 'Stays' })],
    ] as const) {
      const id = shaz.act(name, args as never)
      await house.settle()
      expect(shaz.answer(id)).toBe('done')
    }
    for (const [index, phone] of others.entries()) expect(phone.since(before[index]!)).toEqual([])
    // Who comes now is sent nothing of it either.
    const late = await house.phone('Late')
    expect(Buffer.concat(late.frames.map(({ raw }) => raw)).includes('Stays')).toBe(false)
  })
})

describe('who wrote the document', () => {
  /** The clients of all items, of all that is stored. */
  async function clients(house: House) {
    const { snapshot, updates } = (await house.storage.inner.load(house.board))!
    const of = (update: Uint8Array) => new Set(Y.decodeUpdate(update).structs.map(({ id }) => id.client))
    return { snapshot: of(snapshot), updates: updates.map(of) }
  }

  test('[T4] each load of a board writes as one client of its own, and no phone’s client is ever in it', async () => {
    const { house, host, shaz, kel, screen, everyone } = await meeting()
    const first = await clients(house)
    const [own] = first.updates[0]!
    for (const written of first.updates) expect([...written]).toEqual([own])

    for (const phone of everyone) phone.leave()
    await house.clock.advance(60_000)
    const [again, leader] = [await house.sit(shaz), await house.sit(host)]
    leader.act('card.talk', { card: [...leader.board.card.keys()][0]!, talk: 'now' })
    again.act('seat.rename', { name: 'Sharon' })
    await house.settle()
    const second = await clients(house)
    const later = new Set(second.updates.slice(first.updates.length).flatMap(written => [...written]))
    expect(later.size).toBe(1)
    expect(later).not.toContain(own)
    const all = new Set([...second.snapshot, ...second.updates.flatMap(written => [...written])])
    for (const { document } of [host, shaz, kel, screen, again, leader])
      expect(all).not.toContain(document.doc.clientID)
  })

  test('[T12] [T4] what a phone writes into its own copy is stored nowhere and reaches nobody', async () => {
    const { house, host, shaz } = await meeting()
    await house.quiet()
    const before = { board: plainBoard(host.board), appends: house.storage.count('append'), frames: host.frames.length }
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(shaz.document.doc))
    const vector = Y.encodeStateVector(doc)
    doc.getMap('meeting').clear()
    doc.getMap('card').set('mine', { id: 'mine', text: 'Smuggled' })
    const written = Y.encodeStateAsUpdate(doc, vector)
    for (const step of [1, 2]) shaz.receive(syncFrame(step, written))
    shaz.receive(Uint8Array.of(1, ...written))
    await house.settle()
    expect(shaz.closed).toBeNull()
    expect(host.since(before.frames)).toEqual([])
    expect(house.storage.count('append')).toBe(before.appends)
    // A state vector of somebody who has more than there is gives nothing away and breaks nothing.
    shaz.sync(Y.encodeStateVector(doc))
    await house.settle()
    expect(shaz.closed).toBeNull()
    const late = await house.phone('Late')
    expect(textsOn(late.board)).not.toContain('Smuggled')
    expect(plainBoard(host.board).filter(([table]) => table !== 'seat')).toEqual(
      before.board.filter(([table]) => table !== 'seat'),
    )
  })
})

describe('signals', () => {
  test('[G2] hosts are told how many and which words, and nobody else gets a single frame', async () => {
    const { house, host, shaz, kel, screen } = await meeting()
    await house.quiet()
    const before = [kel, screen].map(phone => phone.frames.length)
    shaz.act('signal.send', { sort: 'slow', word: '' })
    await house.settle()
    expect(host.pushed('signals').at(-1)!.signals).toEqual([{ sort: 'slow', people: 1, words: [] }])
    expect(shaz.pushed('mine').at(-1)).toMatchObject({ signals: ['slow'], turn: false })
    expect([kel, screen].map((phone, index) => phone.since(before[index]!))).toEqual([[], []])
    expect(shaz.pushed('signals')).toEqual([])

    kel.act('signal.send', { sort: 'stop', word: 'stakeholder' })
    shaz.act('signal.send', { sort: 'stop', word: 'outcomes' })
    await house.settle()
    expect(host.pushed('signals').at(-1)!.signals).toEqual([
      { sort: 'stop', people: 2, words: ['outcomes', 'stakeholder'] },
      { sort: 'slow', people: 1, words: [] },
    ])
    host.act('signal.sorted', { sort: 'slow' })
    await house.settle()
    expect(
      host
        .pushed('signals')
        .at(-1)!
        .signals.map(({ sort }) => sort),
    ).toEqual(['stop'])
    expect(shaz.pushed('mine').at(-1)).toMatchObject({ signals: ['stop'] })
    expect(JSON.stringify(await house.secrets())).not.toMatch(/seat-(Shaz|Kel)/)
  })

  test('[G4] whose turn it is comes to their own devices and to no other, also after a reload', async () => {
    const { house, host, shaz, kel, screen } = await meeting()
    const tablet = await house.sit(shaz)
    await house.quiet()
    const others = [kel, screen]
    const before = others.map(phone => phone.frames.length)
    host.act('turn.give', { seat: 'seat-Shaz' as never })
    await house.settle()
    for (const own of [shaz, tablet]) expect(own.pushed('mine').at(-1)).toMatchObject({ turn: true })
    expect(others.map((phone, index) => phone.since(before[index]!))).toEqual([[], []])
    expect((await house.sit(shaz)).pushed('mine').at(-1)).toMatchObject({ turn: true })
    shaz.act('turn.over', {})
    await house.settle()
    expect(tablet.pushed('mine').at(-1)).toMatchObject({ turn: false })
  })
})
