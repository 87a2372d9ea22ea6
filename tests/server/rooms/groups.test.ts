import { expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { House, stepOf } from './house.ts'
import type { Phone } from './phone.ts'

const NAMES = ['Shaz', 'Kel', 'Mo', 'Pip', 'Ada', 'Joe', 'Una', 'Bo', 'Ines']

/** A room at the last step, where ten people have spoken in turn and are asked what they are here through. */
async function asking() {
  const house = await House.open()
  const host = await house.host('problem')
  const people: Phone[] = [host]
  for (const name of NAMES) people.push(await house.phone(name))
  const screen = await house.phone('', 'screen')
  for (let turn = 0; turn < 30; turn++) {
    const phone = people[turn % 10]!
    const said = { cap: `tab${turn % 10}` as Id<'cap'>, turn, start: house.clock.now() }
    await house.clock.advance(30_000)
    phone.act('talk.mine', { ...said, len: 29_000, closed: true })
    await house.settle()
  }
  host.act('step.go', { step: stepOf(host.board, 'end') })
  await house.settle()
  host.act('groups.ask', {})
  await house.settle()
  return { house, host, people, screen }
}

const ownTick = (phone: Phone) => phone.pushed('mine').at(-1)!.tick
const stored = async (house: House) =>
  (await house.storage.inner.load(house.board))!.secrets.filter(({ table }) => table === 'tick' || table === 'box')

test('[W61] what somebody ticks is told to their own devices, and in no frame to anyone else', async () => {
  const { house, host, people, screen } = await asking()
  const [, shaz, ...others] = people
  const second = await house.sit(shaz!)
  const watched = [host, ...others, screen].map(phone => ({ phone, from: phone.frames.length }))
  shaz!.act('groups.tick', { tick: 'job' })
  await house.settle()
  shaz!.act('groups.tick', { tick: 'life' })
  await house.settle()
  expect([ownTick(shaz!), ownTick(second)]).toEqual(['life', 'life'])
  for (const { phone, from } of watched) expect(phone.since(from)).toEqual([])
})

test('[W61] [W60] closed, all are told the two totals, and no row of a tick is left', async () => {
  const { house, host, people, screen } = await asking()
  for (const [at, phone] of people.entries()) phone.act('groups.tick', { tick: at < 6 ? 'life' : 'job' })
  await house.settle()
  expect(await stored(house)).toHaveLength(11)
  host.act('groups.close', {})
  await house.settle()
  expect(await stored(house)).toEqual([])
  for (const phone of [...people, screen])
    expect([...phone.board.balance.values()].map(({ groups }) => groups)).toEqual([{ ofRoom: 40, ofTalk: 40 }])
  for (const phone of people) expect(ownTick(phone)).toBe('')
})
