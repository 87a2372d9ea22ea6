import { describe, expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { randomFrom } from '../../fakes/chance.ts'
import { seatOf } from '../../fakes/table.ts'
import { House } from './house.ts'
import type { Phone } from './phone.ts'

const MINUTE = 60_000

async function meeting() {
  const house = await House.open()
  const host = await house.host('problem')
  const people: Phone[] = []
  for (const name of ['Shaz', 'Kel', 'Mo', 'Pip']) people.push(await house.phone(name))
  const screen = await house.phone('', 'screen')
  return { house, host, people, screen }
}

/** One turn of somebody's own, told as their phone tells it. */
async function speak(house: House, phone: Phone, ms: number, turn: number) {
  const said = { cap: `tab-${phone.ticket.slice(0, 8)}` as Id<'cap'>, turn, start: house.clock.now() }
  phone.act('talk.mine', { ...said, len: 0, closed: false })
  await house.clock.advance(ms)
  phone.act('talk.mine', { ...said, len: ms, closed: true })
  await house.settle()
}

const talkTold = (phone: Phone) => phone.pushed('talk')

describe('the talk in the room', () => {
  test('[W23] the log goes to hosts, all of it once and then what is new; to nobody else a single row', async () => {
    const { house, host, people, screen } = await meeting()
    await speak(house, people[0]!, 20_000, 0)
    const before = talkTold(host).length
    await speak(house, people[1]!, 30_000, 0)
    const news = talkTold(host).slice(before)
    expect(news.map(({ whole }) => whole)).not.toContain(true)
    expect(
      news
        .flatMap(({ log }) => log)
        .flatMap(([, rows]) => rows)
        .map(row => row[4]),
    ).toEqual([0, 30_000])
    for (const phone of [...people, screen]) expect(talkTold(phone)).toEqual([])
    const second = await house.sit(host)
    const [whole] = talkTold(second)
    expect(whole).toMatchObject({ whole: true })
    expect(whole!.log.flatMap(([, rows]) => rows)).toHaveLength(2)
    expect(whole!.presence).toHaveLength(5)
  })

  test('[W23] whoever leads from now on is told, and is not told any more when they have passed the lead on', async () => {
    const { house, host, people } = await meeting()
    await speak(house, people[0]!, 20_000, 0)
    const kel = people[1]!
    host.act('lead.pass', { seat: seatOf('Kel'), together: false })
    await house.settle()
    expect(talkTold(kel).at(-1)).toMatchObject({ whole: true })
    const told = talkTold(host).length
    await speak(house, people[2]!, 20_000, 0)
    expect(talkTold(host)).toHaveLength(told)
  })

  test('[W19] what somebody has erased is taken from hosts’ devices at once', async () => {
    const { house, host, people } = await meeting()
    await speak(house, people[0]!, 20_000, 0)
    await speak(house, people[1]!, 20_000, 0)
    people[0]!.act('talk.erase', {})
    await house.settle()
    const last = talkTold(host).at(-1)!
    expect(last.whole).toBe(true)
    expect(JSON.stringify(last.log)).not.toContain(seatOf('Shaz'))
  })

  test('[W19] [E2] within 30 s all is stored anew, under another key, without what was erased, and nobody notices', async () => {
    const { house, host, people } = await meeting()
    for (const phone of people) await speak(house, phone, 20_000, 0)
    const epoch = async () => (await house.storage.inner.load(house.board))!.epoch
    const before = await epoch()
    await house.clock.advance(MINUTE)
    expect(await epoch()).toBe(before)
    people[0]!.act('talk.erase', {})
    await house.clock.advance(30_000)
    expect(await epoch()).toBe(before + 1)
    for (const phone of [host, ...people]) expect(phone.closed).toBeNull()
  })

  test('[W19] [W22] somebody’s own phone knows at once that nothing is left, also once the meeting is closed', async () => {
    const { house, host, people } = await meeting()
    const [shaz, kel] = people as [Phone, Phone]
    for (const phone of [shaz, kel]) await speak(house, phone, 2 * MINUTE, 0)
    await house.clock.advance(MINUTE)
    const own = (phone: Phone) => phone.pushed('mine').at(-1)!.talk
    expect([own(shaz), own(kel)]).toMatchObject([{ minutes: 2 }, { minutes: 2 }])
    shaz.act('talk.erase', {})
    await house.settle()
    expect([own(shaz), own(kel)]).toMatchObject([{ minutes: 0, turns: 0, word: 'none' }, { minutes: 2 }])
    await speak(house, shaz, MINUTE, 1)
    await house.clock.advance(MINUTE)
    expect(own(shaz)).toMatchObject({ minutes: 1, turns: 1 })
    host.act('meeting.close', {})
    await house.settle()
    kel.act('talk.erase', {})
    await house.settle()
    expect(own(kel)).toEqual({ minutes: 0, turns: 0, word: 'none' })
    expect(own(await house.sit(kel))).toEqual({ minutes: 0, turns: 0, word: 'none' })
  })

  test('[W22] [W20] from every frame that reaches a phone, nobody else’s talk can be told', async () => {
    const { house, people, screen } = await meeting()
    const random = randomFrom(5)
    // Kel speaks most, Pip hardly; each of them on their own phone. What a neighbour receives must be the same had it been
    // the other way round.
    const frames = async (loud: number, quiet: number) => {
      const seen = new Map<Phone, number>()
      for (const phone of [people[0]!, screen]) seen.set(phone, phone.frames.length)
      for (let turn = 0; turn < 12; turn++) {
        await speak(house, people[loud]!, 30_000 + Math.floor(random() * 3) * 10_000, 100 * loud + turn)
        await speak(house, people[quiet]!, 4_000, 100 * quiet + turn)
      }
      await house.clock.advance(MINUTE)
      return [...seen].flatMap(([phone, from]) => phone.since(from))
    }
    const ids = ['Kel', 'Mo', 'Pip'].map(seatOf)
    for (const told of [await frames(1, 3), await frames(3, 1)]) {
      const pushes = told.flatMap(frame => (frame.type === 'message' ? [frame.push] : []))
      expect(pushes.filter(({ type }) => !['mine', 'here', 'done'].includes(type))).toEqual([])
      const ofTalk = pushes.filter(({ type }) => type !== 'here')
      for (const push of ofTalk) for (const id of ids) expect(JSON.stringify(push)).not.toContain(id)
      // What the document tells is one row about the room, a word and two numbers.
      const updates = told.filter(({ type }) => type === 'update')
      const text = updates.map(({ raw }) => Buffer.from(raw).toString('latin1')).join('\n')
      expect(updates.length).toBeGreaterThan(0)
      for (const id of ids) expect(text).not.toContain(id)
    }
    for (const phone of [people[0]!, screen])
      expect([...phone.board.balance.values()].map(row => Object.keys(row).toSorted())).toEqual([
        [
          'coverage',
          'groups',
          'heard',
          'id',
          'isHidden',
          'keep',
          'keepAsked',
          'named',
          'namedAsked',
          'now',
          'nowAsked',
          'of',
          'oneVoice',
          'summary',
          'trend',
          'way',
          'wayEnds',
          'word',
        ],
      ])
    for (const row of people[0]!.board.balance.values()) expect(row.summary).toBeNull()
  })

  test('[W22] [W34] [W38] had two others changed places in all they said, the same would reach a phone at the same time', async () => {
    /** What a phone and the big screen are told: pushes, how many frames, and the row about the talk at each moment. */
    const told = async (loud: string, quiet: string) => {
      const { house, people, screen } = await meeting()
      const [shaz, kel, mo, pip] = people as [Phone, Phone, Phone, Phone]
      const named: Record<string, Phone> = { Kel: kel, Pip: pip }
      const began = house.clock.now()
      const seeing = [shaz, screen].map(phone => ({ phone, from: phone.frames.length }))
      const rows: unknown[] = []
      const speaks = async (phone: Phone, ms: number, turn: number) => {
        await speak(house, phone, ms, turn)
        for (const one of seeing) rows.push([house.clock.now() - began, [...one.phone.board.balance.values()]])
      }
      for (let turn = 0; turn < 24; turn++) {
        await speaks(named[loud]!, turn < 12 ? 50_000 : 8_000, 100 + turn)
        await speaks(shaz, 6_000, 200 + turn)
        if (turn > 12) await speaks(mo, 15_000, 300 + turn)
        if (turn > 14) await speaks(named[quiet]!, 20_000, 400 + turn)
      }
      const frames = seeing.map(({ phone, from }) => phone.since(from))
      const pushes = frames.map(all =>
        all.flatMap(frame => (frame.type === 'message' && frame.push.type !== 'done' ? [frame.push] : [])),
      )
      return { rows, pushes, counts: frames.map(all => all.length) }
    }
    const one = await told('Kel', 'Pip')
    expect(await told('Pip', 'Kel')).toEqual(one)
    // There was something to tell: words, lights, a trend, and own minutes.
    const seen = JSON.stringify(one.rows)
    for (const word of ['"some"', '"few"', '"trend":"less"', '"heard":2', '"heard":5'])
      expect(seen.includes(word), word).toBe(true)
    expect(one.pushes[0]!.some(({ type }) => type === 'mine')).toBe(true)
  })

  test('[W52] [W53] who agrees to names is told to nobody but themselves, nor who says no or takes them off', async () => {
    const { house, host, people, screen } = await meeting()
    const all = [host, ...people]
    const [shaz, kel, mo, pip] = people as [Phone, Phone, Phone, Phone]
    await speak(house, kel, 20_000, 0)
    await house.clock.advance(MINUTE)
    host.act('agree.ask', { about: 'named' })
    await house.clock.advance(6 * MINUTE)
    const own = [host, shaz, kel, mo]
    const from = new Map([...all, screen].map(phone => [phone, phone.frames.length]))
    for (const phone of own) {
      phone.act('agree.say', { about: 'named', yes: true })
      await house.settle()
    }
    pip.act('agree.say', { about: 'named', yes: false })
    await house.clock.advance(2 * MINUTE)
    // All but one have agreed, and one has said no: each has heard of their own yes, and the document says nothing.
    for (const phone of [...all, screen]) {
      const frames = phone.since(from.get(phone)!)
      expect(frames.filter(({ type }) => type === 'update')).toEqual([])
      const pushes = frames.flatMap(frame => (frame.type === 'message' ? [frame.push] : []))
      expect(pushes.flatMap(push => (push.type === 'mine' ? [push.agreed] : []))).toEqual(
        own.includes(phone) ? [['named']] : [],
      )
      expect(pushes.filter(({ type }) => type === 'talk').map(push => JSON.stringify(push))).toEqual([])
      expect([...phone.board.balance.values()]).toMatchObject([{ named: null }])
    }
    expect((await house.secrets()).filter(({ table }) => table === 'agree')).toHaveLength(4)
    pip.act('agree.say', { about: 'named', yes: true })
    await house.clock.advance(MINUTE)
    const turns = Object.fromEntries([...screen.board.balance.values()][0]!.named!.map(one => [one.seat, one.turns]))
    expect(turns).toEqual({
      ...Object.fromEntries(['Hana', 'Shaz', 'Mo', 'Pip'].map(name => [seatOf(name), 0])),
      [seatOf('Kel')]: 1,
    })
    const before = new Map([screen, shaz].map(phone => [phone, phone.frames.length]))
    mo.act('agree.end', { about: 'named' })
    await house.clock.advance(MINUTE)
    for (const phone of [screen, shaz]) {
      const frames = phone.since(before.get(phone)!)
      const text = frames
        .map(frame =>
          'raw' in frame ? Buffer.from(frame.raw as Uint8Array).toString('latin1') : JSON.stringify(frame),
        )
        .join('\n')
      for (const name of ['Hana', 'Kel', 'Mo', 'Pip']) expect(text).not.toContain(seatOf(name))
      expect([...phone.board.balance.values()]).toMatchObject([{ named: null, namedAsked: 0 }])
    }
    expect((await house.secrets()).filter(({ table }) => table === 'agree')).toEqual([])
  })

  /** Everyone has agreed that phones may show who speaks. */
  async function feedIsOn() {
    const { house, host, people, screen } = await meeting()
    await speak(house, people[0]!, 1_000, 0)
    host.act('agree.ask', { about: 'now' })
    await house.settle()
    for (const phone of [host, ...people]) phone.act('agree.say', { about: 'now', yes: true })
    await house.clock.advance(2 * MINUTE)
    const [shaz, kel, mo, pip] = people as [Phone, Phone, Phone, Phone]
    return { house, host, people, screen, shaz, kel, mo, pip }
  }
  const named = (phone: Phone) => phone.pushed('now').map(({ seats }) => seats)
  const begin = (house: House, phone: Phone, turn: number) => {
    const said = { cap: `tab-${phone.ticket.slice(0, 8)}` as Id<'cap'>, turn, start: house.clock.now() }
    phone.act('talk.mine', { ...said, len: 0, closed: false })
    return () => phone.act('talk.mine', { ...said, len: house.clock.now() - said.start, closed: true })
  }

  test('[W54] [W55] who speaks just now is sent by name to those who asked to see it, and to nobody else', async () => {
    const { house, host, people, screen, shaz, kel, mo } = await feedIsOn()
    const all = [host, ...people, screen]
    shaz.act('now.watch', { on: true })
    await house.settle()
    expect(named(shaz)).toEqual([[]])
    const from = new Map(all.map(phone => [phone, phone.frames.length]))

    const end = begin(house, kel, 1)
    await house.settle()
    const tap = { cap: 'tab-of-hana' as Id<'cap'>, turn: 0, who: seatOf('Mo'), start: house.clock.now() }
    host.act('talk.tap', { ...tap, len: 0, closed: false })
    await house.settle()
    end()
    await house.settle()
    // All of it, and in no order of who began.
    const both = [seatOf('Kel'), seatOf('Mo')].sort()
    expect(named(shaz).slice(1)).toEqual([[seatOf('Kel')], both, [seatOf('Mo')]])
    for (const phone of all) {
      const frames = phone.since(from.get(phone)!)
      expect(frames.filter(({ type }) => type === 'update')).toEqual([])
      const types = new Set(frames.flatMap(frame => (frame.type === 'message' ? [frame.push.type] : [])))
      if (phone === host) expect(types).toEqual(new Set(['talk', 'done']))
      else if (phone === shaz) expect(types).toEqual(new Set(['now']))
      else expect(types).toEqual(new Set(phone === kel ? ['done'] : []))
    }
    expect([...screen.board.balance.values()]).toMatchObject([{ now: true }])

    // A second device of the same person sees it too, from when it comes.
    const second = await house.sit(shaz)
    expect(named(second)).toEqual([[seatOf('Mo')]])
    mo.act('agree.say', { about: 'now', yes: false })
    await house.settle()
    expect(named(shaz).at(-1)).toEqual([])
    expect((await house.secrets()).filter(({ table }) => table === 'watch')).toHaveLength(1)
  })

  test('[W55] no name goes out any more once it is off, or once somebody would rather not see it', async () => {
    const { house, people, shaz, kel, mo, pip } = await feedIsOn()
    for (const phone of [shaz, mo]) phone.act('now.watch', { on: true })
    await house.settle()
    const end = begin(house, kel, 1)
    await house.settle()
    mo.act('now.watch', { on: false })
    await house.settle()
    end()
    await house.settle()
    expect(named(mo)).toEqual([[], [seatOf('Kel')], null])
    pip.act('agree.end', { about: 'now' })
    const before = named(shaz).length
    begin(house, kel, 2)
    await house.clock.advance(2 * MINUTE)
    expect(named(shaz).slice(before)).toEqual([null])
    shaz.act('now.watch', { on: true })
    await house.clock.advance(MINUTE)
    for (const phone of people) expect(named(phone).slice(phone === shaz ? before + 1 : 3)).toEqual([])
    expect((await house.secrets()).filter(({ table }) => table === 'watch')).toEqual([])
  })

  test('[W24] whoever’s socket is gone speaks no more after a few seconds, and does again once they are back', async () => {
    const { house, shaz, kel } = await feedIsOn()
    shaz.act('now.watch', { on: true })
    begin(house, kel, 1)
    await house.settle()
    const before = named(shaz).length
    expect(named(shaz).at(-1)).toEqual([seatOf('Kel')])
    kel.leave()
    await house.clock.advance(4_000)
    expect(named(shaz)).toHaveLength(before)
    await house.clock.advance(8_000)
    expect(named(shaz).at(-1)).toEqual([])
    await house.sit(kel)
    expect(named(shaz).at(-1)).toEqual([seatOf('Kel')])
    // Nothing of it is in the log.
    expect((await house.secrets()).filter(({ table }) => table === 'talk')).toHaveLength(2)
  })

  test('[W57] as the meeting becomes final, who spoke when is filed where everyone agreed, and otherwise not', async () => {
    for (const agrees of [true, false]) {
      const { house, host, people } = await meeting()
      await speak(house, people[1]!, 20_000, 0)
      host.act('agree.ask', { about: 'keep' })
      await house.settle()
      for (const phone of [host, ...people]) phone.act('agree.say', { about: 'keep', yes: agrees || phone !== host })
      await house.clock.advance(MINUTE)
      host.act('meeting.close', {})
      await house.settle()
      host.act('meeting.finish', {})
      await house.settle()
      const [record] = await house.storage.inner.records(house.board)
      const talk = await house.storage.inner.part(house.board, 1, 'talk')
      const { people: names } = JSON.parse(record!.json)
      const turns = talk === null ? null : JSON.parse(talk).turns
      expect(turns).toEqual(agrees ? [[names.findIndex(({ name }: { name: string }) => name === 'Kel'), 0, 20]] : null)
      expect(record!.json).not.toContain('turns":[[')
    }
  })

  test('[W20] [W22] the wall is told every half minute at most, and each person with it of their own', async () => {
    const { house, people } = await meeting()
    await speak(house, people[0]!, 20_000, 0)
    const from = people[0]!.frames.length
    await house.clock.advance(4 * MINUTE)
    const updates = people[0]!.since(from).filter(({ type }) => type === 'update')
    expect(updates.length).toBeLessThanOrEqual(8)
    expect(people[0]!.pushed('mine').at(-1)!.talk).toEqual({ minutes: 0.5, turns: 1, word: 'about' })
    expect(people[1]!.pushed('mine').at(-1)!.talk).toEqual({ minutes: 0, turns: 0, word: 'none' })
  })

  test('[W21] in a round each person is told their own place, and nobody another’s', async () => {
    const { house, host, people } = await meeting()
    host.act('way.start', { way: 'way' as Id<'way'>, kind: 'round', minutes: 0 })
    await house.settle()
    const places = () => [...people, host].map(phone => phone.pushed('mine').at(-1)!.place?.before)
    expect(places().toSorted()).toEqual([0, 1, 2, 3, 4])
    const first = [...people, host].find(phone => phone.pushed('mine').at(-1)!.place?.before === 0)!
    first.act('way.next', { at: 0, passed: false })
    await house.settle()
    expect(places().toSorted()).toEqual([0, 1, 2, 3, undefined])
    for (const phone of people) expect(JSON.stringify(phone.pushed('mine'))).not.toMatch(/seat-/)
  })
})
