import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp } from '../fakes/server.ts'
import {
  cardsOn,
  everyoneLink,
  foundGroup,
  goTo,
  hostLink,
  type Links,
  Stage,
  screenLink,
  takeSeat,
  turnOver,
  writeCard,
} from '../fakes/stage.ts'

let app: Awaited<ReturnType<typeof openTestApp>>
let stage: Stage
let links: Links
let host: Page
let screen: Page
const people: Page[] = []

const NAMES = ['Shaz', 'Amina', 'Kel', 'Lorraine', 'Big Dave', 'Tomasz', 'Grace', 'Mo', 'Pip', 'Robin', 'Yusuf', '']
const KINDS = ['Hope', 'Fear', 'Elephant']

beforeAll(async () => {
  app = await openTestApp()
  stage = await Stage.open(app.url)
  links = await foundGroup(app.url)
})

afterAll(async () => {
  await stage.close()
  await app.close()
})

test('[R1] twelve browsers and a big screen go from an empty room to one card at a time', {
  timeout: 150_000,
}, async () => {
  host = await stage.device('laptop')
  await takeSeat(host, hostLink(app.url, links), 'Hana')
  screen = await stage.device('big')
  await screen.goto(screenLink(app.url, links))
  await screen.getByRole('heading', { name: 'Come and take a seat' }).waitFor()
  for (const [index, name] of NAMES.entries()) {
    const page = await stage.device(index === 6 ? 'laptop' : 'phone')
    await takeSeat(page, everyoneLink(app.url, links), name)
    people.push(page)
  }
  await host.getByRole('button', { name: '13 here' }).waitFor()
  await screen.getByText('13 here').waitFor()

  await goTo(host, 'Hopes, fears and elephants')
  await Promise.all(people.map(page => page.getByRole('heading', { name: 'What do you want to say?' }).waitFor()))
  const written: string[] = []
  for (const [index, page] of people.entries()) {
    for (const extra of index < 4 ? [0, 1] : [0]) {
      const text = `Something that number ${index} has to say, ${extra}`
      written.push(text)
      await writeCard(page, KINDS[(index + extra) % 3]!, text)
    }
  }
  await people[0]!.getByRole('button', { name: 'I’m done' }).click()
  await host.getByText('1 of 12 are done').waitFor()
  expect(await screen.locator('body').textContent()).not.toContain('Something that number')
  expect(await host.locator('body').textContent()).not.toContain('Something that number')

  await turnOver(host)
  const shown = [...people, host]
  await Promise.all(
    shown.map(page =>
      page.waitForFunction(count => document.querySelectorAll('.card-table .card').length === count, written.length),
    ),
  )
  const onHost = await cardsOn(host)
  expect([...onHost].sort()).toEqual([...written].sort())
  for (const page of people) expect(await cardsOn(page)).toEqual(onHost)
  // In letters for a near back row they all fit; for a far one there would be pages.
  await host.getByRole('button', { name: 'Big screen is on' }).click()
  await host.getByText('Near', { exact: true }).click()
  await host.getByRole('button', { name: 'Back' }).click()
  await screen.waitForFunction(
    count => document.querySelectorAll('.columns-of-cards .card').length === count,
    written.length,
  )
  expect((await cardsOn(screen, '.columns-of-cards')).sort()).toEqual([...written].sort())

  // Me too: on one phone at once, on the others with all that came in the same quarter of a minute.
  const first = onHost[0]!
  for (const page of people.slice(0, 3))
    await page.locator('.card-table .card', { hasText: first }).getByRole('button', { name: 'Me too' }).click()
  await people[5]!
    .locator('.card-table .card', { hasText: first })
    .getByRole('button', { name: /^Me too: 3 / })
    .waitFor({ timeout: 20_000 })

  await host.getByRole('button', { name: 'One at a time' }).click()
  await screen.locator('.spotlight').getByText(first).waitFor()
  await Promise.all(people.map(page => page.getByRole('heading', { name: 'We are all looking at this one' }).waitFor()))
  await host.getByRole('button', { name: 'Keep for later' }).click()
  await screen.getByText('Keep for later').waitFor()
  await host.getByRole('button', { name: 'Next one' }).click()
  await screen.locator('.spotlight').getByText(onHost[1]!).waitFor()
  await host.getByRole('button', { name: 'Show all cards' }).click()
  await screen.locator('.columns-of-cards').first().waitFor()
  expect(stage.complaints).toEqual([])
  expect(stage.strangers).toEqual([])
})
