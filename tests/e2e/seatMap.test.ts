import { nanoid } from 'nanoid'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import type { Who } from '#shared/speaking/entry.ts'
import { type Figures, figuresOf } from '#shared/speaking/figures.ts'
import { floorNow } from '#shared/speaking/speakingNow.ts'
import { heldTalk } from '../fakes/heldTalk.ts'
import { RawClient } from '../fakes/rawClient.ts'
import { openTestApp } from '../fakes/server.ts'
import { everyoneLink, foundGroup, goTo, hostLink, type Links, listenTo, Stage, takeSeat } from '../fakes/stage.ts'

let app: Awaited<ReturnType<typeof openTestApp>>
let stage: Stage

beforeAll(async () => {
  app = await openTestApp()
  stage = await Stage.open(app.url)
})

afterAll(async () => {
  await stage.close()
  await app.close()
})

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
/** Somebody's seat on the map, by the beginning of what it says of them. */
const seatOn = (page: Page, says: string, more = '') =>
  page.locator(`.map-seat${more}`, { has: page.locator('.vh', { hasText: new RegExp(`^${says}\\.`) }) })
const isOn = (page: Page, name: string) => seatOn(page, name, '.now').waitFor()
/** What each seat says, in their order. */
const seatsOn = (page: Page) => page.locator('.map-seat .vh').allTextContents()
const nobodyOn = (page: Page) => page.locator('.speaking-now .who', { hasText: 'Nobody' }).waitFor()
const inSheet = (page: Page, name: string | RegExp) => page.locator('dialog').getByRole('button', { name })

/** A meeting with a host's page, people with bare clients and one without a phone, and a bare host who is told all. */
async function meeting() {
  const links = await foundGroup(app.url)
  const host = await stage.device('laptop')
  await takeSeat(host, hostLink(app.url, links), 'Hana')
  const watcher = await RawClient.join(app.url, links, 'Wes', 'host')
  const people: Record<string, Id<'seat'>> = {}
  for (const name of ['Amina', 'Kel', 'Mo']) people[name] = (await sit(links, name)).seat as Id<'seat'>
  people.Joe = nanoid(12) as Id<'seat'>
  await watcher.act('seat.add', { seat: people.Joe, name: 'Joe' })
  await goTo(host, 'Hopes, fears and elephants')
  await button(host, 'Who is speaking').click()
  await host.getByRole('heading', { name: 'Who is speaking?' }).waitFor()
  return { links, host, watcher, people }
}

const sit = (links: Links, name: string) => RawClient.join(app.url, links, name)

/** What the server holds, by its own figures. */
const figuresAt = (watcher: RawClient): Figures => figuresOf(heldTalk(watcher), Date.now())
const floorAt = (watcher: RawClient): Who | undefined =>
  floorNow([...heldTalk(watcher).talk.values()].map(({ cap, entry }) => [cap, entry] as const))?.who

/** Waits until the frames that a bare client was sent say so. */
async function untilHeld(watcher: RawClient, isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(next => watcher.socket.once('message', next))
}

/** How much of each ring is full on a page, by the name on the seat; null for whoever has not been heard. */
const ringsOn = (page: Page): Promise<Record<string, number | null>> =>
  page.locator('.map-seat').evaluateAll(seats =>
    Object.fromEntries(
      seats.map(seat => {
        const [part, around] = (seat.querySelector('.part')?.getAttribute('stroke-dasharray') ?? '').split(' ')
        const name = seat.querySelector('.name')!.textContent!
        return [name, around ? Number(part) / Number(around) : null]
      }),
    ),
  )

/** Lets somebody speak until their clock on the page shows so much: nobody is heard before three seconds. */
async function speaksFor(page: Page, name: string, shown: string): Promise<void> {
  await seatOn(page, name).click()
  await isOn(page, name)
  await page.locator('.speaking-now time', { hasText: shown }).waitFor()
}

test('[W24] a host taps by pointer and by keyboard, takes back, and the figures are those of the server', {
  timeout: 120_000,
}, async () => {
  const { links, host, watcher, people } = await meeting()

  // Effective as the pointer goes down; letting go changes nothing.
  await seatOn(host, 'Amina').hover()
  await host.mouse.down()
  await isOn(host, 'Amina')
  await host.mouse.up()
  await untilHeld(watcher, () => floorAt(watcher) === people.Amina)
  expect(await seatOn(host, 'Amina').getAttribute('aria-pressed')).toBe('true')
  await host.locator('.speaking-now time', { hasText: '0:04' }).waitFor()

  // Another seat takes the floor by one tap; its own second tap gives it back.
  await speaksFor(host, 'Kel', '0:03')
  expect(await seatOn(host, 'Amina').getAttribute('aria-pressed')).toBe('false')
  await untilHeld(watcher, () => floorAt(watcher) === people.Kel)
  await seatOn(host, 'Kel').click()
  await nobodyOn(host)
  await untilHeld(watcher, () => floorAt(watcher) === undefined)

  // By keyboard, also for somebody without a phone.
  await seatOn(host, 'Joe').focus()
  await host.keyboard.press('Enter')
  await isOn(host, 'Joe')
  await host.keyboard.press('Space')
  await nobodyOn(host)
  await seatOn(host, 'Mo').focus()
  await host.keyboard.press('Space')
  await isOn(host, 'Mo')

  // The last change is taken back: Mo never had it, and nobody has it again.
  await button(host, 'Undo').click()
  await nobodyOn(host)
  await seatOn(host, 'Kel').click()
  await isOn(host, 'Kel')
  await seatOn(host, 'Mo').click()
  await isOn(host, 'Mo')
  await button(host, 'Undo').click()
  await isOn(host, 'Kel')
  await untilHeld(watcher, () => floorAt(watcher) === people.Kel)
  await button(host, 'Quiet time').click()
  await untilHeld(watcher, () => floorAt(watcher) === '~')
  await host.locator('.speaking-now .who', { hasText: 'Quiet time' }).waitFor()
  await button(host, 'Stop').click()
  await nobodyOn(host)
  await untilHeld(watcher, () => floorAt(watcher) === undefined)

  const { whole } = figuresAt(watcher)
  expect(whole.people.get(people.Mo!)!.turns).toBe(0)
  expect(whole.people.get(people.Amina!)!.turns).toBe(1)
  await seatOn(host, 'Mo. No turn yet').waitFor()
  const { turns } = whole.people.get(people.Kel!)!
  await seatOn(host, `Kel. ${turns} ${turns === 1 ? 'turn' : 'turns'}, less than a minute`).waitFor()
  const rings = await ringsOn(host)
  for (const [name, seat] of Object.entries(people)) {
    const { isHeard, share, expected } = figuresAt(watcher).whole.people.get(seat)!
    if (isHeard) expect(rings[name], name).toBeCloseTo(Math.min(1, share / expected), 1)
    else expect(rings[name], name).toBeNull()
  }
  expect(await host.locator('.counted').innerText()).toMatch(new RegExp(`^${whole.heard}\\s+of ${whole.count}$`))

  // A second host comes later and sees the same.
  const second = await stage.device('laptop')
  await takeSeat(second, hostLink(app.url, links), 'Ines')
  await button(second, 'Who is speaking').click()
  await seatOn(host, 'Ines').waitFor()
  await seatOn(second, 'Amina').waitFor()
  expect(await seatsOn(second)).toEqual(await seatsOn(host))
  await seatOn(second, 'Mo').click()
  await isOn(host, 'Mo')
  await seatOn(host, 'Mo').click()
  await nobodyOn(second)
  await untilHeld(watcher, () => floorAt(watcher) === undefined)
  expect(stage.complaints).toEqual([])
})

test('[W21] a host goes round by the page: each turn is captured by passing it on', { timeout: 90_000 }, async () => {
  const { host, watcher } = await meeting()
  await button(host, 'Share the time').click()
  await inSheet(host, 'Start').click()
  await host.locator('.map-way .has').waitFor()
  const [way] = heldTalk(watcher).way.values()
  expect(way!.kind).toBe('round')
  const has = host.locator('.map-way .has')
  const order: string[] = []
  for (let at = 0; at < way!.order.length; at++) {
    const seat = watcher.board.seat.get(way!.order[at]!)!
    await has.getByText(`${seat.name} has the turn.`).waitFor()
    await isOn(host, seat.name)
    order.push(seat.name)
    // The third passes without a word.
    const isLast = at + 1 === way!.order.length
    const next = at === 2 ? 'They pass' : isLast ? 'That was the last' : 'Next'
    await host.locator('.map-way').getByRole('button', { name: next, exact: true }).click()
  }
  await host.locator('.map-way').waitFor({ state: 'detached' })
  await untilHeld(watcher, () => heldTalk(watcher).way.size === 0)
  const { people } = figuresAt(watcher).whole
  const turns = way!.order.map(seat => people.get(seat)!.turns)
  expect(order).toHaveLength(6)
  expect(turns).toEqual([1, 1, 0, 1, 1, 1])

  // A piece goes where it is handed; small groups have a time and next stages.
  await button(host, 'Share the time').click()
  await host.locator('dialog').getByLabel('Talking piece').check()
  await inSheet(host, 'Joe').click()
  await has.getByText('Joe has the turn.').waitFor()
  await button(host, 'Pass it on to…').click()
  await inSheet(host, 'Mo').click()
  await has.getByText('Mo has the turn.').waitFor()
  await button(host, 'End it').click()
  await host.locator('.map-way').waitFor({ state: 'detached' })
  await button(host, 'Share the time').click()
  await host.locator('dialog').getByLabel('Alone, twos, fours, all').check()
  await inSheet(host, 'Start').click()
  for (const stage of ['In twos', 'In fours']) await button(host, `Next: ${stage}`).click()
  await host.locator('.map-way').getByRole('heading', { name: 'In fours' }).waitFor()
  await host.locator('.map-way time', { hasText: /^[34]:\d\d$/ }).waitFor()
  await button(host, 'All together').click()
  await host.locator('.map-way').waitFor({ state: 'detached' })
  expect(stage.complaints).toEqual([])
})

test('[W25] a host sets right who spoke in the last minutes', { timeout: 90_000 }, async () => {
  const { host, watcher, people } = await meeting()
  await speaksFor(host, 'Amina', '0:06')
  await seatOn(host, 'Amina').click()
  await untilHeld(watcher, () => floorAt(watcher) === undefined)
  const talkOf = (name: string) => figuresAt(watcher).whole.people.get(people[name]!)!.talk
  const before = talkOf('Amina')

  await button(host, 'Put it right').click()
  const turn = (name: string) => host.locator('dialog').getByRole('listitem', { name })
  await turn('Amina').getByRole('button', { name: 'End 5 s earlier' }).click()
  await untilHeld(watcher, () => talkOf('Amina') === before - 5_000)
  await turn('Amina').getByRole('button', { name: 'End 5 s later' }).click()
  await untilHeld(watcher, () => talkOf('Amina') >= before)
  const now = talkOf('Amina')
  await turn('Amina').getByRole('button', { name: 'Someone else spoke' }).click()
  await inSheet(host, 'Joe').click()
  await turn('Joe').waitFor()
  await untilHeld(watcher, () => talkOf('Joe') === now)
  expect(talkOf('Amina')).toBe(0)
  await turn('Joe').getByRole('button', { name: 'Nobody' }).click()
  await host.locator('dialog').getByText('Nothing was noted').waitFor()
  await untilHeld(watcher, () => talkOf('Joe') === 0)
  expect(stage.complaints).toEqual([])
})

test('[W23] the friend of time taps, and is told names and their own taps alone', { timeout: 90_000 }, async () => {
  const { links, host, watcher, people } = await meeting()
  const phone = await stage.device('phone')
  await takeSeat(phone, everyoneLink(app.url, links), 'Shaz')
  const told: string[] = []
  phone.on('websocket', socket => socket.on('framereceived', ({ payload }) => told.push(payload.toString())))
  await speaksFor(host, 'Kel', '0:03')
  await button(host, 'Who is here').click()
  await inSheet(host, /^Taps for us Shaz/).click()
  await inSheet(host, 'Back').click()

  await phone.getByText('The host asks you to tap who is speaking.').waitFor()
  await button(phone, 'Who is speaking').click()
  // Kel's turn is the host's tap: nothing of it is here.
  await nobodyOn(phone)
  expect(await seatsOn(phone)).toEqual(
    ['Amina', 'Hana', 'Joe', 'Kel', 'Mo', 'Shaz', 'Wes'].map(name => (name === 'Joe' ? 'Joe. No phone.' : `${name}.`)),
  )
  await seatOn(phone, 'Mo').tap()
  await isOn(phone, 'Mo')
  await isOn(host, 'Mo')
  await untilHeld(watcher, () => floorAt(watcher) === people.Mo)
  await seatOn(phone, 'Mo').tap()
  await nobodyOn(phone)
  await nobodyOn(host)
  await seatOn(phone, 'Joe').tap()
  await isOn(host, 'Joe')
  await button(phone, 'Undo').tap()
  await nobodyOn(host)
  expect(told.some(text => text.includes('"type":"talk"'))).toBe(false)

  // Whoever has gone home is still on the map, and is back with one tap.
  const isHere = (name: string) =>
    [...heldTalk(watcher).presence.values()].find(({ seat }) => seat === people[name])?.spans.at(-1)?.[1] === null
  await button(host, 'Who is here').click()
  await inSheet(host, 'Not here now Mo').click()
  await seatOn(host, 'Mo', '.gone').getByText('Not here any more').first().waitFor()
  await untilHeld(watcher, () => !isHere('Mo'))
  await inSheet(host, 'Here again Mo').click()
  await untilHeld(watcher, () => isHere('Mo'))
  await inSheet(host, 'Back').click()

  // The host thanks them, and the page is as it was.
  await button(host, 'Who is here').click()
  await inSheet(host, /^Taps for us Shaz/).click()
  await phone.locator('.seat-map').waitFor({ state: 'detached' })
  expect(stage.complaints).toEqual([])
})

test('[W27] a host is offered something, and "not now" holds', { timeout: 60_000 }, async () => {
  const { links, host, watcher } = await meeting()
  const pip = await sit(links, 'Pip')
  const turn = { cap: nanoid(12) as Id<'cap'>, turn: 0, start: Date.now() - 200_000, len: 199_000, closed: false }
  await pip.act('talk.mine', turn)
  const offer = host.locator('.make-room')
  await offer.getByText('One voice for 3 minutes. Story, or move on?').waitFor()
  await offer.getByRole('button', { name: 'It is a story' }).click()
  await offer.waitFor({ state: 'detached' })
  await untilHeld(watcher, () => [...heldTalk(watcher).oneVoice.values()].some(({ end }) => end === null))
  await host.locator('[aria-pressed="true"]', { hasText: 'One voice' }).click()
  await untilHeld(watcher, () => [...heldTalk(watcher).oneVoice.values()].every(({ end }) => end !== null))
  // Just offered: the same is not offered again, though it holds.
  await host.locator('[aria-pressed="false"]', { hasText: 'One voice' }).waitFor()
  expect(await offer.count()).toBe(0)

  const second = await stage.device('laptop')
  await takeSeat(second, hostLink(app.url, links), 'Ines')
  // Beside the step it is one line that opens the map. As long as nobody has answered, it is there when the page is loaded again.
  await second.locator('.offer-line').waitFor()
  await second.reload()
  await second.locator('.offer-line').click()
  await second.locator('.make-room').getByRole('button', { name: 'Not now' }).click()
  await second.locator('.make-room').waitFor({ state: 'detached' })
  // It stays away while the map is closed and opened again.
  await button(second, 'Back').click()
  await button(second, 'Who is speaking').waitFor()
  expect(await second.locator('.offer-line').count()).toBe(0)
  await button(second, 'Who is speaking').click()
  await second.locator('.speaking-now').waitFor()
  expect(await second.locator('.make-room').count()).toBe(0)
  // And when the page is loaded again.
  await second.reload()
  await button(second, 'Who is speaking').click()
  await second.locator('.speaking-now').waitFor()
  expect(await second.locator('.make-room').count()).toBe(0)
  expect(stage.complaints).toEqual([])
})

test('[G5] hands are given the turn, pass, or come later; a held button can be taken back', {
  timeout: 90_000,
}, async () => {
  const { links, host, watcher } = await meeting()
  const hands = await Promise.all(['Pip', 'Robin', 'Tess'].map(name => sit(links, name)))
  for (const one of hands) await one.act('hand.set', { up: true })
  const names = () => host.locator('.map-hands .words').allTextContents()
  await host.locator('.map-hands li').nth(2).waitFor()
  expect(await names()).toEqual(['Pip', 'Robin', 'Tess'])
  const hears = await listenTo(host)
  await button(host, 'Later Pip').click()
  await hears('Pip comes later.')
  await host.locator('.map-hands li').first().filter({ hasText: 'Robin' }).waitFor()
  await button(host, 'Pass Robin').click()
  await host.locator('.map-hands li').first().filter({ hasText: 'Tess' }).waitFor()
  expect(await names()).toEqual(['Tess', 'Pip'])
  await button(host, 'Give turn Tess').click()
  await isOn(host, 'Tess')
  await untilHeld(watcher, () => floorAt(watcher) === hands[2]!.seat)

  // New voices first: Tess has had a turn now.
  await hands[2]!.act('hand.set', { up: true })
  await hands[0]!.act('hand.set', { up: false })
  await hands[0]!.act('hand.set', { up: true })
  await host.locator('.map-hands li').nth(1).filter({ hasText: 'Pip' }).waitFor()
  await host.getByLabel('New voices first').check()
  await host.locator('.map-hands li').first().filter({ hasText: 'Pip' }).waitFor()

  const own = { cap: nanoid(12) as Id<'cap'>, turn: 0, start: Date.now(), len: 0, closed: false }
  await hands[1]!.act('talk.mine', own)
  await host.getByText('Robin holds their own button.').waitFor()
  await button(host, 'That is not right Robin').click()
  await host.getByText('Robin holds their own button.').waitFor({ state: 'detached' })
  await untilHeld(watcher, () =>
    [...heldTalk(watcher).talk.values()].some(({ entry }) => entry[0] === 'v' && entry[1] === own.cap),
  )
  expect(stage.complaints).toEqual([])
})
