import { nanoid } from 'nanoid'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { figuresOf } from '#shared/speaking/figures.ts'
import { heldTalk } from '../fakes/heldTalk.ts'
import { RawClient } from '../fakes/rawClient.ts'
import { openTestApp } from '../fakes/server.ts'
import { everyoneLink, foundGroup, goTo, hostLink, Stage, takeSeat } from '../fakes/stage.ts'
import { Wire } from '../fakes/wire.ts'

/* The talk of one meeting from all its sides at once: hosts who tap, phones that hold, one in a tunnel. */

let app: Awaited<ReturnType<typeof openTestApp>>
let stage: Stage
const PATIENT = { timeout: 30_000 }

beforeAll(async () => {
  app = await openTestApp()
  stage = await Stage.open(app.url)
})

afterAll(async () => {
  await stage.close()
  await app.close()
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const seatOn = (page: Page, name: string) =>
  page.locator('.map-seat', { has: page.locator('.vh', { hasText: new RegExp(`^${name}\\.`) }) })
/** What each seat on a map says of its person. */
const seatsOn = (page: Page) => page.locator('.map-seat .vh').allTextContents()

/** Everything that a page is sent over its sockets, from now on. */
function framesTo(page: Page): string[] {
  const frames: string[] = []
  page.on('websocket', socket =>
    socket.on('framereceived', ({ payload }) => frames.push(Buffer.from(payload).toString('latin1'))),
  )
  return frames
}

async function openMap(page: Page): Promise<void> {
  await button(page, 'Who is speaking').click()
  await page.getByRole('heading', { name: 'Who is speaking?' }).waitFor()
}

/** Somebody speaks by their own button, until the map of a host says so. */
async function beginsToSpeak(page: Page, name: string, map: Page): Promise<void> {
  await button(page, 'Speaking').click()
  await button(page, 'I’m speaking').click()
  await seatOn(map, name)
    .and(map.locator('.now, .own'))
    .or(map.getByText(`${name} holds their own button`))
    .first()
    .waitFor()
}

test('[W17] [W22] [W23] [W31] a host taps, two phones hold, one in a tunnel, a second host joins: one truth, and no phone has it', {
  timeout: 150_000,
}, async () => {
  const links = await foundGroup(app.url)
  const wire = await Wire.open(app.url)
  stage.alsoAt(wire.url)
  const host = await stage.device('laptop')
  await takeSeat(host, hostLink(app.url, links), 'Hana')
  const watcher = await RawClient.join(app.url, links, 'Wes', 'host')
  await watcher.act('seat.add', { seat: nanoid(12) as Id<'seat'>, name: 'Joe' })
  await goTo(host, 'Hopes, fears and elephants')
  const [shaz, kel, bystander] = await Promise.all([1, 2, 3].map(() => stage.device('phone')))
  const seen = framesTo(bystander!)
  await takeSeat(shaz!, everyoneLink(wire.url, links), 'Shaz')
  await takeSeat(kel!, everyoneLink(app.url, links), 'Kel')
  await takeSeat(bystander!, everyoneLink(app.url, links), 'Pip')
  await openMap(host)

  await seatOn(host, 'Joe').click()
  await host.locator('.speaking-now time', { hasText: '0:04' }).waitFor()
  await seatOn(host, 'Joe').click()

  // Shaz begins with a signal, and ends in the tunnel; meanwhile Kel speaks, and somebody else comes to lead too.
  await beginsToSpeak(shaz!, 'Shaz', host)
  wire.cut()
  await shaz!.getByText('No signal').first().waitFor({ state: 'attached' })
  await beginsToSpeak(kel!, 'Kel', host)
  const second = await stage.device('laptop')
  await takeSeat(second, hostLink(app.url, links), 'Sam')
  await openMap(second)
  await button(shaz!, 'I’ve finished').click()
  await button(kel!, 'I’ve finished').click()
  wire.mend()

  const talk = () => figuresOf(heldTalk(watcher), Date.now())
  const spoke = (name: string) => {
    const seat = [...watcher.board.seat.values()].find(one => one.name === name)!
    return talk().whole.people.get(seat.id)!.talk
  }
  const endings = () => [...heldTalk(watcher).talk.values()].map(({ entry }) => entry[0] !== 'v' && entry[5])
  await expect.poll(() => endings(), PATIENT).toEqual([1, 1, 1])
  for (const name of ['Joe', 'Shaz', 'Kel']) expect(spoke(name), name).toBeGreaterThan(0)

  // Both hosts see the same, and that is what the log says.
  await expect.poll(async () => (await seatsOn(second)).toSorted(), PATIENT).toEqual((await seatsOn(host)).toSorted())
  await seatOn(second, 'Kel')
    .getByText(/1 turn/)
    .first()
    .waitFor({ state: 'attached' })
  const turns = [...talk().whole.people.values()].reduce((sum, one) => sum + one.turns, 0)
  const said = (await seatsOn(host)).join(' ').match(/(\d+) turns?/g)!
  expect(said.reduce((sum, words) => sum + Number.parseInt(words, 10), 0)).toBe(turns)

  // From everything that a phone was sent nobody's talk can be told: no row of the log, no tab's name, no time of a turn.
  const frames = seen.join('\n')
  expect(frames.length).toBeGreaterThan(1000)
  expect(frames).not.toContain('"type":"talk"')
  for (const { cap, entry } of heldTalk(watcher).talk.values()) {
    expect(frames).not.toContain(cap)
    expect(frames).not.toContain(String(entry[3]))
  }
  expect(stage.complaints).toEqual([])
  watcher.close()
  await wire.close()
})
