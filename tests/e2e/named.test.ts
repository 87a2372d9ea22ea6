import { nanoid } from 'nanoid'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openApp } from '#server/app.ts'
import { systemClock } from '#server/clock.ts'
import { readConfig } from '#server/config.ts'
import type { Id } from '#shared/board/ids.ts'
import { RawClient } from '../fakes/rawClient.ts'
import { root } from '../fakes/server.ts'
import { everyoneLink, foundGroup, goTo, hostLink, type Links, Stage, screenLink, takeSeat } from '../fakes/stage.ts'
import { silentLog } from '../fakes/world.ts'

const MINUTE = 60_000

let url: string
let stage: Stage
let links: Links
/** How far the time of the server has been moved on, milliseconds. */
let ahead = 0
const closing: (() => unknown)[] = []

beforeEach(async () => {
  ahead = 0
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: 'memory:' }, root)
  const clock = { ...systemClock, now: () => Date.now() + ahead }
  const app = await openApp({ config, log: silentLog, clock })
  url = `http://127.0.0.1:${app.port}`
  stage = await Stage.open(url)
  links = await foundGroup(url)
  closing.push(
    () => app.close(),
    () => stage.close(),
  )
})

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('[W51] [W52] [W53] a host shows how many have not spoken; names come when all agree, and go in one tap', async () => {
  const [host, phone, screen] = await Promise.all((['laptop', 'phone', 'big'] as const).map(kind => stage.device(kind)))
  await takeSeat(host!, hostLink(url, links), 'Leo')
  await takeSeat(phone!, everyoneLink(url, links), 'Shaz')
  await screen!.goto(screenLink(url, links))
  const leader = await RawClient.join(url, links, 'Hana', 'host')
  const others = [...(await Promise.all(['Amina', 'Kel', 'Mo'].map(name => RawClient.join(url, links, name)))), leader]
  for (const one of others) closing.push(() => one.close())
  await goTo(host!, 'Hopes, fears and elephants')
  await leader.act('screen.set', { screenShows: 'say' })
  await button(host!, 'Who is speaking').click()
  const turn = { cap: nanoid(12) as Id<'cap'>, turn: 0, start: Date.now(), len: 20_000, closed: true }
  ahead += MINUTE
  await others[0]!.act('talk.mine', turn)

  await button(host!, 'Show how many have not spoken').click()
  await screen!.getByText('5 people have not spoken yet. No pressure.').waitFor()
  await button(host!, 'Show how many have not spoken').click()
  await screen!.getByText('5 people have not spoken yet. No pressure.').waitFor({ state: 'detached' })

  await button(host!, 'Ask everyone').click()
  await phone!.locator('.named-ask').waitFor()
  await button(phone!, 'No thanks').click()
  await phone!.locator('.named-ask').waitFor({ state: 'detached' })
  for (const one of others) await one.act('named.agree', { yes: true })
  ahead += MINUTE
  await others[0]!.act('named.agree', { yes: true })
  await host!.getByRole('button', { name: 'Back' }).first().click()
  await host!.locator('.named-ask').getByRole('button', { name: 'Yes', exact: true }).click()
  // One would rather not: there are no names.
  expect(await screen!.locator('.named-turns').count()).toBe(0)

  await button(phone!, 'Speaking').click()
  ahead += MINUTE
  await phone!.locator('dialog .named-ask').getByRole('button', { name: 'Yes', exact: true }).click()
  const list = screen!.locator('.named-turns li')
  await list.first().waitFor()
  expect((await list.allInnerTexts()).map(text => text.replace(/\s+/g, ' '))).toEqual([
    'Amina 1 turn',
    'Hana No turn yet',
    'Kel No turn yet',
    'Leo No turn yet',
    'Mo No turn yet',
    'Shaz No turn yet',
  ])
  await button(phone!, 'Take the names off').scrollIntoViewIfNeeded()
  await button(phone!, 'Take the names off').click()
  await list.first().waitFor({ state: 'detached' })
  await phone!.getByText('The names are off. Nobody is told who did it.').waitFor({ state: 'attached' })
})
