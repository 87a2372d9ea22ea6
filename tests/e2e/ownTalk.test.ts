import { nanoid } from 'nanoid'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { readServerFrame } from '#shared/protocol/frames.ts'
import { push, readMessage } from '#shared/protocol/messages.ts'
import { withMovedTime } from '../fakes/movedTime.ts'
import { RawClient } from '../fakes/rawClient.ts'
import { everyoneLink, hostLink, screenLink, takeSeat } from '../fakes/stage.ts'
import { Wire } from '../fakes/wire.ts'

const MINUTE = 60_000
/** Nothing here hangs on how long a busy machine takes. */
const PATIENT = { timeout: 30_000 }

const room = withMovedTime()

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const speaking = (page: Page) => button(page, 'Speaking').click()
const back = (page: Page) => page.locator('dialog').getByRole('button', { name: 'Back', exact: true }).click()
const isMyTurn = (page: Page) => page.locator('.speaking', { hasText: 'It is your turn to speak' })

async function sit(name: string, at = room.url): Promise<Page> {
  const page = await room.stage.device('phone')
  await takeSeat(page, everyoneLink(at, room.links), name)
  return page
}

async function hosting(name = 'Hana'): Promise<RawClient> {
  const host = await RawClient.join(room.url, room.links, name, 'host')
  room.closing.push(() => host.close())
  return host
}

/** Who is called so. */
const seatOf = (client: RawClient, name: string): Id<'seat'> =>
  [...client.board.seat.values()].find(seat => seat.name === name)!.id

/** The talk log as the server has told it to a host: the last row of every turn, and how often that turn was told. */
function logOf(host: RawClient) {
  const rows = new Map<string, { cap: string; row: readonly unknown[] }>()
  for (const { bytes } of host.frames) {
    const frame = readServerFrame(bytes)
    const message = frame.type === 'message' ? readMessage(push, frame.text) : null
    if (message?.type !== 'talk') continue
    if (message.whole) rows.clear()
    for (const [cap, entries] of message.log)
      for (const row of entries) rows.set(`${cap} ${row[0] === 'v' ? `v${row[2]}` : row[0]}`, { cap, row })
  }
  return [...rows.values()]
}

/** Turns of somebody, in the order in which they began: whether each was ended, and by whom it is known. */
const turnsOf = (host: RawClient, name: string) =>
  logOf(host)
    .filter(({ row }) => row[2] === seatOf(host, name))
    .map(({ cap, row }) => ({ cap, kind: row[1], start: row[3] as number, len: row[4] as number, closed: row[5] }))
    .sort((a, b) => a.start - b.start)

test('[W31] [W30] two phones tap and hold; one is offline mid-turn, loads again mid-turn, and has a wrong clock', {
  timeout: 120_000,
}, async () => {
  const host = await hosting()
  const wire = await Wire.open(room.url)
  room.closing.push(() => wire.close())
  room.stage.alsoAt(wire.url)
  const shaz = await room.stage.device('phone')
  // Five minutes slow.
  await shaz.addInitScript(() => {
    const { now } = Date
    Date.now = () => now.call(Date) - 5 * 60_000
  })
  await takeSeat(shaz, everyoneLink(wire.url, room.links), 'Shaz')
  const kel = await sit('Kel')
  await host.until(board => board.seat.size === 3)

  const before = Date.now()
  await speaking(shaz)
  await button(shaz, 'I’m speaking').click()
  await shaz.locator('dialog').getByText('You are speaking.').waitFor()
  await expect.poll(() => turnsOf(host, 'Shaz'), PATIENT).toMatchObject([{ kind: 's', len: 0, closed: 0 }])
  expect(Math.abs(turnsOf(host, 'Shaz')[0]!.start - before)).toBeLessThan(MINUTE)

  await speaking(kel)
  await button(kel, 'I’m speaking').hover()
  await kel.mouse.down()
  await button(kel, 'I’ve finished').waitFor()
  await expect.poll(() => turnsOf(host, 'Kel'), PATIENT).toMatchObject([{ len: 0, closed: 0 }])
  await kel.mouse.up()
  await button(kel, 'I’m speaking').waitFor()
  await expect.poll(() => turnsOf(host, 'Kel'), PATIENT).toMatchObject([{ closed: 1 }])
  expect(turnsOf(host, 'Kel')[0]!.len).toBeGreaterThan(0)

  // In a tunnel: one turn ends there, and another begins.
  await back(shaz)
  await button(shaz, 'I’ve finished').waitFor()
  wire.cut()
  await shaz.locator('#app').getByText('No signal. Keep going.').waitFor()
  await button(shaz, 'I’ve finished').click()
  await speaking(shaz)
  await button(shaz, 'I’m speaking').click()
  await back(shaz)
  expect(turnsOf(host, 'Shaz')).toMatchObject([{ closed: 0 }])
  wire.mend()
  await expect.poll(() => turnsOf(host, 'Shaz').map(({ closed }) => closed), PATIENT).toEqual([1, 0])
  const second = turnsOf(host, 'Shaz')[1]!

  await shaz.reload()
  await shaz.locator('.turn-bar').getByText('You are speaking.').waitFor()
  await button(shaz, 'I’ve finished').click()
  await expect.poll(() => turnsOf(host, 'Shaz').map(({ closed }) => closed), PATIENT).toEqual([1, 1])
  expect(turnsOf(host, 'Shaz')[1]).toMatchObject({ cap: second.cap, start: second.start })
  expect(turnsOf(host, 'Kel')).toHaveLength(1)

  // By the keyboard alone, and erased after.
  await button(kel, 'I’m speaking').focus()
  await kel.keyboard.press('Enter')
  await expect.poll(() => turnsOf(host, 'Kel').map(({ closed }) => closed), PATIENT).toEqual([1, 0])
  await kel.getByText('That’s not right').click()
  await button(kel, 'Erase what was captured of me').click()
  await button(kel, 'Yes, erase them').click()
  await expect.poll(() => turnsOf(host, 'Kel'), PATIENT).toEqual([])
  await button(kel, 'I’m speaking').waitFor()
  expect(turnsOf(host, 'Shaz')).toHaveLength(2)
  expect(room.stage.complaints).toEqual([])
})

test('[W31] without a signal a phone that has never opened it says so, and has it with the signal', {
  timeout: 120_000,
}, async () => {
  const host = await hosting()
  const wire = await Wire.open(room.url)
  room.closing.push(() => wire.close())
  room.stage.alsoAt(wire.url)
  const phone = await sit('Shaz', wire.url)
  await button(phone, 'Speaking').waitFor()
  wire.cut()
  await phone.locator('#app').getByText('No signal. Keep going.').waitFor()
  await speaking(phone)
  await phone.locator('dialog').getByText('No signal. Nothing is lost.').waitFor()
  // The page begins again by itself when it can: what a browser could not load once it does not load later.
  const again = phone.waitForEvent('load')
  wire.mend()
  await again
  await speaking(phone)
  await button(phone, 'I’m speaking').click()
  await expect.poll(() => turnsOf(host, 'Shaz'), PATIENT).toMatchObject([{ closed: 0 }])
})

test('[W31] "Still speaking?" is asked after ten minutes, and without an answer the turn has timed out', {
  timeout: 120_000,
}, async () => {
  const host = await hosting()
  const phone = await room.stage.device('phone')
  await phone.clock.install()
  // Its time and the server's move one after the other here; a ping between them would find them apart.
  await phone.route('**/api/time', route => route.abort())
  await takeSeat(phone, everyoneLink(room.url, room.links), 'Shaz')
  // Minute by minute: of a page that stood still for long nobody knows how it went on.
  const pass = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute++) {
      room.ahead += MINUTE
      await phone.clock.fastForward(MINUTE)
    }
  }
  await speaking(phone)
  await button(phone, 'I’m speaking').click()
  await back(phone)
  await pass(10)
  await phone.locator('.still').getByText('Still speaking?').waitFor()
  await button(phone, 'Yes, still speaking').click()
  await phone.locator('.still').waitFor({ state: 'detached' })
  await pass(10)
  await phone.locator('.still').waitFor()
  await pass(2)
  await phone.locator('.turn-bar').waitFor({ state: 'detached' })
  await expect.poll(() => turnsOf(host, 'Shaz').map(({ len }) => len >= 20 * MINUTE), PATIENT).toEqual([true])
  expect(turnsOf(host, 'Shaz')).toMatchObject([{ closed: 0 }])
})

test('[W32] [W21] a go-round passes from phone to phone with a pass, a talking piece by name', {
  timeout: 120_000,
}, async () => {
  const host = await hosting()
  const phones = { Shaz: await sit('Shaz'), Kel: await sit('Kel'), Mo: await sit('Mo') }
  await host.until(board => board.seat.size === 4)
  // Who is happy listening is not asked.
  await host.act('talk.wish', { wish: 'listen' })
  const screen = await room.stage.device('big')
  await screen.goto(screenLink(room.url, room.links))
  await host.act('way.start', { way: nanoid(12) as Id<'way'>, kind: 'round', minutes: 0, to: '' })

  const names = Object.keys(phones) as (keyof typeof phones)[]
  const holder = async () => {
    const all = await Promise.all(names.map(name => isMyTurn(phones[name]).count()))
    return names.filter((_, at) => all[at]! > 0)
  }
  const had: string[] = []
  for (const passes of [false, true, false]) {
    await expect.poll(async () => (await holder()).filter(name => !had.includes(name)).length, PATIENT).toBe(1)
    const [name, ...others] = (await holder()).filter(name => !had.includes(name))
    expect(others).toEqual([])
    had.push(name!)
    const phone = phones[name!]
    await speaking(phone)
    await phone.getByText('It is counted for you.').waitFor()
    expect(await button(phone, 'I’m speaking').count()).toBe(0)
    await back(phone)
    if (had.length < 3)
      await Promise.all(
        names
          .filter(one => !had.includes(one))
          .map(one =>
            phones[one]
              .getByText(
                had.length === 1 ? /You are next|1 person is before you|2 people are before you/ : 'You are next',
              )
              .first()
              .waitFor(),
          ),
      )
    await button(phone, passes ? 'Pass' : 'I have had my turn').click()
    await isMyTurn(phone).waitFor({ state: 'detached' })
  }
  await expect
    .poll(() => had.map(name => turnsOf(host, name).filter(({ closed }) => closed === 1).length), PATIENT)
    .toEqual([1, 0, 1])

  await host.act('way.start', {
    ...{ way: nanoid(12) as Id<'way'>, kind: 'piece', minutes: 0, to: seatOf(host, 'Shaz') },
  })
  await isMyTurn(phones.Shaz).waitFor()
  await phones.Kel.getByText('One of us has the talking piece.').first().waitFor()
  await button(phones.Shaz, 'Hand it to…').click()
  await button(phones.Shaz, 'Mo').click()
  await isMyTurn(phones.Mo).waitFor()
  await isMyTurn(phones.Shaz).waitFor({ state: 'detached' })
  expect(await isMyTurn(phones.Kel).count()).toBe(0)
  // Also to somebody whose phone is away.
  const here = await phones.Mo.locator('.foot button').first().innerText()
  await phones.Kel.close()
  await expect.poll(() => phones.Mo.locator('.foot button').first().innerText(), PATIENT).not.toBe(here)
  await button(phones.Mo, 'Hand it to…').click()
  await button(phones.Mo, 'Kel').click()
  await isMyTurn(phones.Mo).waitFor({ state: 'detached' })
  await expect.poll(() => turnsOf(host, 'Kel').some(({ closed }) => closed === 0), PATIENT).toBe(true)
  await host.act('way.end', {})
  expect(room.stage.complaints).toEqual([])
})

test('[W33] the wall has one sentence without a name, which anyone can hide and a host brings back', {
  timeout: 120_000,
}, async () => {
  const host = await room.stage.device('laptop')
  await takeSeat(host, hostLink(room.url, room.links), 'Hana')
  const people = await Promise.all(
    ['Shaz', 'Kel', 'Mo', 'Pip', 'Grace'].map(name => RawClient.join(room.url, room.links, name)),
  )
  for (const one of people) room.closing.push(() => one.close())
  const screen = await room.stage.device('big')
  await screen.goto(screenLink(room.url, room.links))
  const phone = await sit('Robin')
  const [first] = people
  const leader = await hosting('Leo')
  await leader.act('step.go', { step: [...leader.board.step.values()].find(({ type }) => type === 'hopes')!.id })
  await leader.act('card.post', {
    ...{ card: nanoid(12) as Id<'card'>, kind: 'hope', text: 'To be believed', lang: 'en', claim: nanoid(22) },
    showName: false,
  })
  await leader.act('cards.turnOver', {
    step: [...leader.board.step.values()].find(({ type }) => type === 'hopes')!.id,
    turned: 0,
  })
  const cap = nanoid(12) as Id<'cap'>
  // Twenty minutes in which two of them have nearly all the time.
  let turn = 0
  for (let at = 0; at < 40; at++) {
    const who = at % 10 === 9 ? people[2]! : people[at % 2]!
    const start = Date.now() + room.ahead
    room.ahead += 30_000
    await who.act('talk.mine', {
      cap: (cap.slice(0, 11) + (at % 10 === 9 ? 2 : at % 2)) as Id<'cap'>,
      turn: turn++,
      start,
      len: 29_000,
      closed: true,
    })
  }
  const line = screen.locator('.wall-line')
  await line.getByText(/A few voices so far|Some of us have spoken more so far/).waitFor()
  expect(await line.textContent()).not.toMatch(/Shaz|Kel|Mo|Pip|Grace|Hana|Leo|Robin|\d/)
  expect(await line.locator('.lights i').count()).toBe([...first!.board.balance.values()][0]!.of)
  if (process.env.PICTURES) await screen.screenshot({ path: `${process.env.PICTURES}/wall.png` })

  await speaking(phone)
  await button(phone, 'Hide this from the big screen').click()
  await line.waitFor({ state: 'detached' })
  await phone.locator('dialog').getByText('A host can bring it back.').waitFor()
  await button(host, 'Big screen is on').click()
  await host.getByLabel('Show how we share the time').check()
  await line.waitFor()

  await leader.act('way.start', { way: nanoid(12) as Id<'way'>, kind: 'pairs', minutes: 3, to: '' })
  await line.getByText('Talk in pairs.').waitFor()
  await line.getByText('3 minutes left.').waitFor()
  await phone.locator('.way-now').getByText('Talk in pairs, with someone near you.').waitFor()
  if (process.env.PICTURES) await screen.screenshot({ path: `${process.env.PICTURES}/wall-pairs.png` })
  expect(room.stage.complaints).toEqual([])
})
