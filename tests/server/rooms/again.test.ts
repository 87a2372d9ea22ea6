import { expect, test } from 'vitest'
import { card, House, stepOf, textsOn } from './house.ts'
import { newActionId, type Phone } from './phone.ts'

async function meeting(step: Parameters<House['host']>[0] = 'hopes') {
  const house = await House.open()
  const host = await house.host(step)
  const shaz = await house.phone('Shaz')
  return { house, host, shaz }
}

async function turnOver(house: House, host: Phone) {
  host.act('cards.turnOver', { step: host.shown.step!.id, turned: host.shown.step!.turned })
  await house.settle()
}

/** Everyone goes, the board is closed, and somebody comes back to it as it was loaded again. */
async function reload(house: House, ...phones: Phone[]) {
  for (const phone of phones) phone.leave()
  await house.clock.advance(60_000)
  expect(house.rooms.size).toBe(0)
  const back = []
  for (const phone of phones) back.push(await house.sit(phone))
  return back as typeof phones
}

test('[A4] what comes again is done, and done once: in one tick, in the next, and after the board was loaded anew', async () => {
  const { house, host, shaz } = await meeting('problem')
  const post = card({ kind: 'problem' })
  const id = newActionId()
  for (let n = 0; n < 3; n++) shaz.act('card.post', post, { id })
  await house.settle()
  shaz.act('card.post', post, { id })
  await house.settle()
  expect(shaz.pushed('done').flatMap(({ done }) => done.filter(one => one.id === id))).toHaveLength(4)
  const [back] = await reload(house, shaz, host)
  back!.act('card.post', post, { id })
  await house.settle()
  expect(back!.answer(id)).toBe('done')
  expect(textsOn(back!.board)).toEqual([post.text])
  expect(house.storage.count('append')).toBe((await house.storage.inner.load(house.board))!.seq - 1)
})

test('[A4] a sealed card that comes again after it was turned over is not there twice', async () => {
  const { house, host, shaz } = await meeting()
  const post = card()
  const id = shaz.act('card.post', post)
  await house.settle()
  await turnOver(house, host)
  expect((await house.secrets()).map(({ table }) => table)).toEqual(['claim'])
  shaz.act('card.post', post, { id })
  shaz.act('card.post', card({ text: 'Another' }))
  shaz.act('card.post', card({ text: 'And another' }))
  await house.settle()
  await turnOver(house, host)
  expect(textsOn(host.board)).toEqual(['And another', 'Another', post.text].sort())
})

test('[A4] a card that was taken back stays away, whatever comes again', async () => {
  for (const loadedAgain of [false, true]) {
    const { house, host, shaz } = await meeting()
    const post = card()
    const posted = shaz.act('card.post', post)
    await house.settle()
    const taken = shaz.act('card.withdraw', { claim: post.claim })
    await house.settle()
    const [back, leader] = loadedAgain ? await reload(house, shaz, host) : [shaz, host]
    // The answers were lost: the device sends both once more, in order.
    back!.act('card.post', post, { id: posted })
    await house.settle()
    expect(await house.secrets()).toEqual([])
    back!.act('card.withdraw', { claim: post.claim }, { id: taken })
    await house.settle()
    expect([back!.answer(posted), back!.answer(taken)]).toEqual(['done', 'done'])
    await turnOver(house, leader!)
    expect(leader!.board.card.size).toBe(0)
  }
})

test('[A4] what could not be done a second time is done all the same when it comes a second time', async () => {
  const { house, host, shaz } = await meeting()
  const away = { seat: 'seat-Shaz' as never, together: false }
  const id = newActionId()
  // The second one comes from somebody who does not lead any more.
  for (let n = 0; n < 2; n++) host.act('lead.pass', away, { id })
  await house.settle()
  host.act('lead.pass', away, { id })
  await house.settle()
  const [back] = await reload(house, host, shaz)
  back!.act('lead.pass', away, { id })
  await house.settle()
  for (const phone of [host, back!]) {
    expect(phone.pushed('refused')).toEqual([])
    expect(phone.answer(id)).toBe('done')
  }
  expect([...back!.board.deed.values()].filter(({ what }) => what === 'lead')).toHaveLength(1)
})

test('[A4] what was refused has not been seen: it is decided again when it comes again', async () => {
  const { house, host, shaz } = await meeting()
  const step = stepOf(host.board, 'ideas')
  const id = shaz.act('step.go', { step })
  await house.settle()
  expect(shaz.answer(id)).toBe('not_yours')
  host.act('lead.pass', { seat: 'seat-Shaz' as never, together: true })
  await house.settle()
  const before = shaz.frames.length
  shaz.act('step.go', { step }, { id })
  await house.settle()
  expect(shaz.since(before).some(frame => frame.type === 'message' && frame.push.type === 'done')).toBe(true)
  expect(host.shown.step!.id).toBe(step)
})

test('[A4] [T2] of what was seen a hash is kept, and neither the id nor who sent it', async () => {
  const { house, shaz } = await meeting()
  const id = shaz.act('card.post', card())
  await house.settle()
  const { seen } = (await house.storage.inner.load(house.board))!
  expect(seen.at(-1)).toMatch(/^[\w-]{43}$/)
  expect(seen).not.toContain(id)
})

test('[A5] what was meant for another meeting is not done in this one', async () => {
  const { house, host, shaz } = await meeting()
  const id = shaz.act('card.post', card(), { meeting: 'another-one' })
  await house.settle()
  expect(shaz.answer(id)).toBe('meeting_over')
  await turnOver(house, host)
  expect(host.board.card.size).toBe(0)
})

test('[D6] a card for a step that the room has left waits, and its writer is told', async () => {
  const { house, host, shaz } = await meeting()
  const step = host.shown.step!.id
  host.act('step.go', { step: stepOf(host.board, 'ideas') })
  await house.settle()
  const late = shaz.act('card.post', card({ text: 'Late' }), { step })
  const inTime = shaz.act('card.post', card({ kind: 'idea' }))
  await house.settle()
  expect([shaz.answer(late), shaz.answer(inTime)]).toEqual(['waits_for_next', 'done'])
  await turnOver(house, host)
  expect(textsOn(host.board)).not.toContain('Late')
  host.act('cards.turnOver', { step, turned: 0 })
  await house.settle()
  expect(textsOn(host.board)).toContain('Late')
})
