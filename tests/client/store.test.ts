import { expect, test, vi } from 'vitest'
import { memoryDevice } from '#client/board/device.ts'
import type { LinkEvents } from '#client/board/link.ts'
import { BoardStore } from '#client/board/store.ts'
import type { Id } from '#shared/board/ids.ts'
import { CLOSE } from '#shared/protocol/version.ts'
import { type Someone, World } from '../fakes/world.ts'

let number = 0
const post = ({ store }: { store: BoardStore }, text: string) =>
  store.act('card.post', {
    card: `card-${++number}` as Id<'card'>,
    kind: 'hope',
    text,
    lang: 'en',
    claim: `claim-number-${1000 + number}`,
    showName: true,
  })

async function meeting() {
  const world = await World.open()
  const host = await world.seat('Hana', { leads: true })
  const shaz = await world.seat('Shaz')
  const steps = host.store.view.projection!.steps
  const go = async (type: string) => {
    void host.store.act('step.go', { step: steps.find(step => step.type === type)!.id })
    await world.clock.advance(500)
  }
  await go('hopes')
  const turnOver = async () => {
    const step = host.store.view.projection!.step!
    void host.store.act('cards.turnOver', { step: step.id, turned: step.turned })
    await world.clock.advance(500)
  }
  return { world, host, shaz, go, turnOver }
}

const own = ({ store }: Someone) => store.view.own.map(({ text, where, saved }) => ({ text, where, saved }))

test('[D5] five cards written offline, through a reload, are there once when the phone is back', async () => {
  const { world, host, shaz, turnOver } = await meeting()
  shaz.offline()
  for (let card = 1; card <= 3; card++) void post(shaz, `card ${card}`)
  await world.clock.advance(60_000)
  expect(own(shaz).map(({ saved }) => saved)).toEqual([false, false, false])
  shaz.store.close()

  // The page is loaded again, still in the tunnel.
  world.network.server = null
  const again = await world.sit(shaz.place, shaz.seat, shaz.device)
  expect(again.store.view.waiting).toBe(3)
  world.network.server = { rooms: world.rooms, storage: world.storage, clock: world.clock }
  await world.clock.advance(2000)
  again.offline()
  for (let card = 4; card <= 5; card++) void post(again, `card ${card}`)
  await world.clock.advance(10_000)
  again.online()
  await world.clock.advance(5000)
  expect(again.store.view.waiting).toBe(0)
  expect(own(again)).toEqual([1, 2, 3, 4, 5].map(card => ({ text: `card ${card}`, where: 'waiting', saved: true })))

  await turnOver()
  const texts = host.store.view.projection!.step!.kinds[0]!.cards.map(({ text }) => text)
  expect(texts.sort()).toEqual(['card 1', 'card 2', 'card 3', 'card 4', 'card 5'])
})

test('[D6] cards for a step that the room has left wait in the letterbox, and their writer is told', async () => {
  const { world, host, shaz, go, turnOver } = await meeting()
  shaz.offline()
  const answered = [1, 2, 3, 4, 5].map(card => post(shaz, `late ${card}`))
  await turnOver()
  await go('problem')
  shaz.online()
  await world.clock.advance(5000)
  expect(await Promise.all(answered)).toEqual(Array.from({ length: 5 }, () => ({ done: true, note: 'waits_for_next' })))
  expect(own(shaz).map(({ where }) => where)).toEqual(Array.from({ length: 5 }, () => 'late'))
  const hopes = host.store.view.projection!.steps.find(({ type }) => type === 'hopes')!
  expect(hopes.count).toBe(0)
})

test('[D5] words that cannot land any more are given back', async () => {
  const { world, host, shaz } = await meeting()
  shaz.offline()
  const answered = post(shaz, 'too late')
  void host.store.act('meeting.close', {})
  await world.clock.advance(1000)
  shaz.online()
  await world.clock.advance(5000)
  expect(await answered).toEqual({ done: false, reason: 'meeting_over' })
  expect(shaz.store.view.refused).toMatchObject([{ reason: 'meeting_over', request: { args: { text: 'too late' } } }])
  shaz.store.forgetRefused(shaz.store.view.refused[0]!.request.id)
  expect(shaz.store.view.refused).toEqual([])
})

test('[A1] what is refused here is not sent, and says why', async () => {
  const { shaz } = await meeting()
  expect(await post(shaz, '   ')).toEqual({ done: false, reason: 'empty' })
  expect(await post(shaz, 'x'.repeat(401))).toEqual({ done: false, reason: 'too_long' })
  expect(await shaz.store.act('step.go', { step: '' })).toEqual({ done: false, reason: 'not_yours' })
  expect(shaz.store.view.waiting).toBe(0)
})

test('[A1] [V2] a vote on more things than a ballot can hold, or on one, is refused here, and says why', async () => {
  const { host } = await meeting()
  const step = host.store.view.projection!.step!.id
  const rules = { round: 'round' as Id<'round'>, step, method: 'dots', votes: 3, several: true } as const
  const open = (many: number) =>
    host.store.act('round.open', { ...rules, options: Array.from({ length: many }, (_, n) => `card-${n}`) })
  expect(await open(61)).toEqual({ done: false, reason: 'too_many_options' })
  expect(await open(1)).toEqual({ done: false, reason: 'too_few_options' })
  expect(host.store.view.waiting).toBe(0)
})

test('[T6] "Forget these are mine" leaves nothing of them on the device', async () => {
  const { world, shaz, turnOver } = await meeting()
  void post(shaz, 'mine')
  await world.clock.advance(500)
  await turnOver()
  expect(own(shaz)).toEqual([{ text: 'mine', where: 'out', saved: true }])
  shaz.store.forgetOwnCards()
  expect(own(shaz)).toEqual([])
  expect(shaz.device.keys('own.')).toEqual([])
})

test('[T6] a card that was taken back after it was turned over can be brought back by its writer', async () => {
  const { world, host, shaz, turnOver } = await meeting()
  void post(shaz, 'mine')
  await world.clock.advance(500)
  await turnOver()
  const { claim } = shaz.store.view.own[0]!
  void shaz.store.act('card.withdraw', { claim })
  await world.clock.advance(500)
  expect(host.store.view.projection!.step!.count).toBe(0)
  expect(own(shaz)).toEqual([{ text: 'mine', where: 'back', saved: true }])
  void shaz.store.act('card.unwithdraw', { claim })
  await world.clock.advance(500)
  expect(host.store.view.projection!.step!.count).toBe(1)
})

test('[T7] a me too shows at once here, and in the sum for all with the others', async () => {
  const { world, host, shaz, turnOver } = await meeting()
  void post(shaz, 'true for many')
  await world.clock.advance(500)
  await turnOver()
  const card = host.store.view.projection!.step!.kinds[0]!.cards[0]!.id
  void host.store.act('card.meToo', { card, on: true })
  void shaz.store.act('card.meToo', { card, on: true })
  expect(shaz.store.view.meToo).toEqual(new Set([card]))
  await world.clock.advance(200)
  expect(shaz.store.view.meToo).toEqual(new Set([card]))
  const counts = () => [host, shaz].map(({ store }) => store.view.projection!.step!.kinds[0]!.cards[0]!.meToo)
  expect(counts()).toEqual([0, 0])
  await world.clock.advance(15_000)
  expect(counts()).toEqual([2, 2])
})

test('[U12] a connection that is away is shown, and comes back by itself', async () => {
  const { world, shaz } = await meeting()
  world.crash()
  await world.clock.advance(100)
  expect(shaz.store.view.link).toBe('offline')
  world.start()
  await world.clock.advance(3000)
  expect(shaz.store.view.link).toBe('live')
})

test('[T6] [B7] a device knows its own card again however it was typed', async () => {
  const { world, shaz, turnOver } = await meeting()
  await Promise.all([post(shaz, '  My  hope\n'), world.clock.advance(500)])
  expect(own(shaz)).toEqual([{ text: 'My hope', where: 'waiting', saved: true }])
  await turnOver()
  expect(own(shaz)).toEqual([{ text: 'My hope', where: 'out', saved: true }])
})

test('[D5] words that were refused stay on the device, through a reload, until their person lets them go', async () => {
  const { world, host, shaz } = await meeting()
  shaz.offline()
  void post(shaz, 'Too late')
  void host.store.act('meeting.close', {})
  await world.clock.advance(1000)
  shaz.online()
  await world.clock.advance(2000)
  expect(shaz.store.view.refused).toMatchObject([{ request: { args: { text: 'Too late' } } }])
  shaz.store.close()

  const again = await world.sit(shaz.place, shaz.seat, shaz.device)
  expect(again.store.view.refused).toEqual(shaz.store.view.refused)
  expect(again.store.view.waiting).toBe(0)
  again.store.forgetRefused(again.store.view.refused[0]!.request.id)
  expect(again.store.view.refused).toEqual([])
  again.store.close()
  expect((await world.sit(shaz.place, shaz.seat, shaz.device)).store.view.refused).toEqual([])
})

test('[D5] [R6] who was away when the meeting became final is told that it is over, and given their words back', async () => {
  const { world, host, shaz } = await meeting()
  shaz.offline()
  void post(shaz, 'Written in a tunnel')
  void host.store.act('meeting.close', {})
  await world.clock.advance(500)
  void host.store.act('meeting.finish', {})
  await world.clock.advance(1000)
  shaz.online()
  await world.clock.advance(5000)
  expect(shaz.store.view.end).toBe('over')
  expect(shaz.store.view.refused).toMatchObject([
    { request: { args: { text: 'Written in a tunnel' } }, reason: 'meeting_over' },
  ])
})

test('[D5] what was done in one moment is sent in order after a reload, also when the clock was put back', async () => {
  const { world, host, shaz, turnOver } = await meeting()
  shaz.offline()
  for (let card = 1; card <= 9; card++) void post(shaz, `card ${card}`)
  shaz.store.close()
  const again = await world.sit(shaz.place, shaz.seat, shaz.device)
  await world.clock.advance(3000)
  expect(own(again).map(({ text }) => text)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map(card => `card ${card}`))
  await turnOver()
  expect(host.store.view.projection!.step!.count).toBe(9)
})

test('[T6] "Forget these are mine" in one tab is not undone by another', async () => {
  const { world, shaz, turnOver } = await meeting()
  await Promise.all([post(shaz, 'Mine'), world.clock.advance(500)])
  const tab = await world.sit(shaz.place, shaz.seat, shaz.device)
  expect(tab.store.view.own).toHaveLength(1)
  tab.store.forgetOwnCards()
  await turnOver()
  expect(shaz.device.keys('own.')).toEqual([])
  expect([shaz.store.view.own, tab.store.view.own]).toEqual([[], []])
})

test('[A1] what cannot be done is refused on the device, also where only the server decides', async () => {
  const { host } = await meeting()
  const step = host.store.view.projection!.step!.id
  const options = Array.from({ length: 61 }, (_, n) => `card-${n}`)
  const rules = { round: 'round', method: 'dots' as const, votes: 3, several: true }
  expect(await host.store.act('round.open', { ...rules, step, options })).toEqual({
    done: false,
    reason: 'too_many_options',
  })
  expect(host.store.view.waiting).toBe(0)
})

test('[W30] a turn of one’s own is sent however wrong the clock of the device has become', async () => {
  const { world, shaz } = await meeting()
  const told = (start: number) => ({ cap: 'tab' as Id<'cap'>, turn: 0, start, len: 0, closed: false })
  const spoken = world.clock.now()
  // The clock that a person can set is put back by five minutes; the turn is timed by the server's.
  vi.setSystemTime(Date.now() - 5 * 60_000)
  const outcome = shaz.store.act('talk.mine', told(spoken))
  vi.useRealTimers()
  await world.clock.advance(1000)
  expect(await outcome).toMatchObject({ done: true })
})

test('[W30] so is a tap for the room, and the map shows it at once', async () => {
  const { world, host } = await meeting()
  const start = world.clock.now()
  const tap = { cap: 'tab' as Id<'cap'>, turn: 0, who: '?' as const, start, len: 0, closed: false }
  vi.setSystemTime(Date.now() - 5 * 60_000)
  const outcome = host.store.act('talk.tap', tap)
  expect([...host.store.view.talk.talk.values()]).toMatchObject([{ entry: [0, 'f', '?', start, 0, 0] }])
  vi.useRealTimers()
  await world.clock.advance(1000)
  expect(await outcome).toMatchObject({ done: true })
})

test('[W61] whoever ticked without a signal, and so too late, is told', async () => {
  const { world, host, shaz, go } = await meeting()
  await go('end')
  void host.store.act('groups.ask', {})
  await world.clock.advance(500)
  shaz.offline()
  const told = shaz.store.act('groups.tick', { tick: 'life' })
  void host.store.act('groups.close', {})
  await world.clock.advance(60_000)
  shaz.online()
  await world.clock.advance(5000)
  expect(await told).toEqual({ done: false, reason: 'vote_closed' })
  expect(shaz.store.view.late).toMatchObject([{ reason: 'vote_closed', request: { name: 'groups.tick' } }])
})

test('[E3] [U7] while the board is written anew its screen stays, and what was sent meanwhile lands once', async () => {
  const { world, host, shaz, turnOver } = await meeting()
  void post(shaz, 'to be erased')
  void post(shaz, 'stays')
  await world.clock.advance(500)
  await turnOver()
  const [card] = host.store.view.projection!.step!.kinds[0]!.cards.filter(({ text }) => text === 'to be erased')
  void host.store.act('card.erase', { card: card!.id })
  await world.clock.advance(15_000)
  const seen: (string | undefined)[] = []
  const stop = shaz.store.subscribe(() => seen.push(shaz.store.view.projection?.step?.id))
  const answered: Promise<unknown>[] = []
  for (let n = 0; n < 200; n++) {
    if (n % 10 === 0) answered.push(post(shaz, `going on ${n}`))
    await world.clock.advance(50)
  }
  await world.clock.advance(2000)
  stop()
  expect((await world.storage.load(world.board))!.epoch).toBe(2)
  expect(new Set(seen)).toEqual(new Set([host.store.view.projection!.step!.id]))
  expect(shaz.store.view.link).toBe('live')
  expect(shaz.store.view.waiting).toBe(0)
  expect(await Promise.all(answered)).toEqual(answered.map(() => expect.objectContaining({ done: true })))
  await turnOver()
  const texts = shaz.store.view.projection!.step!.kinds[0]!.cards.map(({ text }) => text)
  expect(texts.sort()).toEqual(['stays', ...Array.from({ length: 20 }, (_, n) => `going on ${n * 10}`)].sort())
})

test('[E4] a card that was taken back is forgotten by its own device too, once it is erased', async () => {
  const { world, shaz, turnOver } = await meeting()
  void post(shaz, 'taken back')
  await world.clock.advance(500)
  await turnOver()
  const { claim } = shaz.store.view.own[0]!
  void shaz.store.act('card.withdraw', { claim })
  await world.clock.advance(1000)
  expect(own(shaz)).toEqual([{ text: 'taken back', where: 'back', saved: true }])
  await world.clock.advance(30_000)
  expect(own(shaz)).toEqual([])
  expect(
    shaz.device
      .keys('')
      .map(key => JSON.stringify(shaz.device.get(key)))
      .join(),
  ).not.toContain('taken back')
})

test('[E3] [U12] a phone without a signal just as the board moves on comes back with it; over it is only without a seat', async () => {
  vi.useFakeTimers()
  const place = { board: 'board' as Id<'board'>, epoch: 1, ticket: 'ticket' }
  /** What comes of asking for the place in the next epoch, one time after the other. */
  const answers = ['no signal', 'no signal', { ...place, epoch: 2 }, null]
  const opened: { epoch: number; events: LinkEvents }[] = []
  const store = new BoardStore(place, 'seat' as Id<'seat'>, {
    openLink: ({ epoch }, _doc, events) => {
      opened.push({ epoch, events })
      return { send() {}, newTicket() {}, retry() {}, close() {} }
    },
    device: memoryDevice(),
    rejoin: async () => {
      const answer = answers.shift()!
      if (typeof answer === 'string') throw new Error(answer)
      return answer
    },
    viewer: 'person',
  })
  const seen = () => [store.view.link, store.view.end]
  opened[0]!.events.up()
  opened[0]!.events.closed(CLOSE.epoch, '2')
  await vi.advanceTimersByTimeAsync(3500)
  expect(seen()).toEqual(['offline', null])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(opened.map(({ epoch }) => epoch)).toEqual([1, 2])
  opened[1]!.events.up()
  expect(seen()).toEqual(['live', null])
  opened[1]!.events.closed(CLOSE.epoch, '3')
  await vi.advanceTimersByTimeAsync(0)
  expect(store.view.end).toBe('over')
  store.close()
  vi.useRealTimers()
})
