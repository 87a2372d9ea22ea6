import type { Socket } from 'node:net'
import { nanoid } from 'nanoid'
import { expect, onTestFinished, test } from 'vitest'
import { openApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { CARDS } from '#server/demo/cards.ts'
import type { ActionName, Args } from '#shared/actions/index.ts'
import type { Id } from '#shared/board/ids.ts'
import { FakeClock } from '../../fakes/clock.ts'
import { RawClient } from '../../fakes/rawClient.ts'
import { root } from '../../fakes/server.ts'
import { foundGroup } from '../../fakes/stage.ts'
import { silentLog } from '../../fakes/world.ts'

const LIMIT = 15_000
const TWELVE = ['Shaz', 'Amina', 'Kel', 'Dave', 'Lorraine', 'Mo', 'Grace', 'Tomasz', 'Bo', 'Ines', 'Robin', 'Sam']
const PILES = ['At the front desk', 'Being believed', 'Money', 'Who decides', 'Getting here', 'After five']
const KINDS = ['hope', 'fear', 'elephant'] as const

/** Bytes of the socket of one phone in both directions, frames, pings and all. */
function wireOf({ socket }: RawClient): number {
  const { bytesRead, bytesWritten } = (socket as unknown as { _socket: Socket })._socket
  return bytesRead + bytesWritten
}

test('[U13] ten minutes in a meeting of twelve cost one phone at most 15 KB on the wire', {
  timeout: 60_000,
}, async () => {
  const clock = new FakeClock()
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: 'memory:' }, root)
  const app = await openApp({ config, log: silentLog, clock })
  onTestFinished(() => app.close())
  const url = `http://127.0.0.1:${app.port}`

  /** Lets the server's time and the real sockets go on together, until this has come. */
  async function until<Result>(promise: Promise<Result>): Promise<Result> {
    let done = false
    void promise.finally(() => {
      done = true
    })
    while (!done) {
      await clock.advance(20)
      await new Promise(setImmediate)
    }
    return promise
  }
  /** So many seconds in which nobody does anything. */
  async function pass(seconds: number) {
    for (let second = 0; second < seconds; second++) {
      await clock.advance(1000)
      for (let turn = 0; turn < 4; turn++) await new Promise(setImmediate)
    }
  }
  const act = <Name extends ActionName>(by: RawClient, name: Name, args: Args<Name>) => until(by.act(name, args))

  const links = await until(foundGroup(url))
  const join = async (name: string, role: 'everyone' | 'host' | 'screen' = 'everyone') => {
    const client = await until(RawClient.join(url, links, name, role))
    onTestFinished(() => client.close())
    return client
  }
  const host = await join('Hana', 'host')
  await join('', 'screen')
  const people: RawClient[] = []
  for (const name of TWELVE) people.push(await join(name))
  const phone = people[0]!
  await pass(5)
  const begun = clock.now()
  const before = wireOf(phone)

  const steps = [...host.board.step.values()]
  const hopes = steps.find(({ type }) => type === 'hopes')!
  await act(host, 'step.go', { step: hopes.id })
  await pass(20)
  for (let card = 0; card < 30; card++) {
    const args = {
      card: nanoid(12) as Id<'card'>,
      kind: KINDS[card % 3]!,
      text: CARDS[KINDS[card % 3]!][Math.floor(card / 3)]!,
      lang: 'en',
    }
    await act(people[card % 12]!, 'card.post', { ...args, claim: nanoid(22), showName: false })
    await pass(5)
  }
  for (const person of people) await act(person, 'seat.done', { done: true, turned: 0 })
  await act(host, 'cards.turnOver', { step: hopes.id, turned: 0 })
  await until(phone.until(board => board.card.size === 30))
  const cards = [...phone.board.card.keys()]
  for (const [at, card] of cards.entries()) {
    await act(people[at % 12]!, 'card.meToo', { card, on: true })
    if (at % 3 === 0) await pass(4)
  }
  const piles = PILES.map(name => ({ pile: nanoid(12) as Id<'pile'>, name }))
  for (const [at, made] of piles.entries()) await act(people[at]!, 'pile.make', { ...made, card: cards[at]! })
  for (const [at, card] of cards.slice(PILES.length, 24).entries())
    await act(people[at % 12]!, 'card.move', { card, pile: piles[at % PILES.length]!.pile, before: '' })
  for (const person of people.slice(0, 5)) {
    await act(person, 'hand.set', { up: true })
    await pass(5)
    await act(host, 'turn.give', { seat: person.seat as Id<'seat'> })
  }
  await act(phone, 'signal.send', { sort: 'slow', word: '' })
  await act(people[4]!, 'signal.send', { sort: 'stop', word: 'triage' })
  await act(people[5]!, 'signal.send', { sort: 'break', word: '' })
  for (const card of cards.slice(0, 6)) {
    await act(host, 'spotlight.show', { card })
    await pass(12)
    await act(host, 'card.talk', { card, talk: 'done' })
  }
  for (const name of ['Late', 'Later']) (await join(name)).close()
  await act(host, 'timer.more', { minutes: 2, end: [...host.board.meeting.values()][0]!.timerEnd })
  await act(host, 'step.go', { step: steps.find(({ type }) => type === 'problem')!.id })
  const left = Math.round((begun + 10 * 60_000 - clock.now()) / 1000)
  expect(left).toBeGreaterThan(0)
  await pass(left)

  const bytes = wireOf(phone) - before
  process.stdout.write(`${bytes} bytes of one phone in ten minutes of a meeting of twelve\n`)
  expect(phone.closedWith).toBeNull()
  expect(bytes).toBeGreaterThan(2000)
  expect(bytes).toBeLessThanOrEqual(LIMIT)
})
