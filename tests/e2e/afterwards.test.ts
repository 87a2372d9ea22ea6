import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goldenMeeting } from '../fakes/goldenMeeting.ts'
import { reportedGroup } from '../fakes/reportScenes.ts'
import { openTestApp } from '../fakes/server.ts'
import {
  everyoneLink,
  foundGroup,
  goTo,
  hostLink,
  type Links,
  listenTo,
  Stage,
  screenLink,
  takeSeat,
} from '../fakes/stage.ts'

let app: Awaited<ReturnType<typeof openTestApp>>
let stage: Stage
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

beforeAll(async () => {
  app = await openTestApp()
  stage = await Stage.open(app.url)
})
afterAll(async () => {
  expect(stage.complaints).toEqual([])
  await stage.close()
  await app.close()
})

async function closeMeeting(host: Page): Promise<void> {
  await button(host, 'Close the meeting').click()
  await button(host, 'Yes, close it').click()
  await button(host, 'Open it again').waitFor()
}

/** A host's laptop in the report maker of a group. */
async function atMaker(links: Links): Promise<Page> {
  const host = await stage.device('laptop')
  await host.goto(hostLink(app.url, links))
  await host.getByLabel('What shall we call you?').waitFor()
  await host.goto(`${app.url}/g/${links.board}/report`)
  await host.locator('article.report').waitFor()
  return host
}

test('[O65] [O66] [O69] a phone that was away at the close has its words back, and all find what was left', {
  timeout: 120_000,
}, async () => {
  const links = await foundGroup(app.url)
  const [host, bo, screen] = [await stage.device('laptop'), await stage.device('phone'), await stage.device('big')]
  await takeSeat(host, hostLink(app.url, links), 'Hana')
  await takeSeat(bo, everyoneLink(app.url, links), 'Bo')
  await screen.goto(screenLink(app.url, links))
  await goTo(host, 'Who does what')
  await bo.getByRole('heading', { name: 'Who does what?' }).waitFor()
  await bo.context().setOffline(true)
  await bo.locator('.composer textarea').fill('I ask the council')
  await button(bo, 'Add my card').click()
  await bo.locator('.own-cards li', { hasText: 'I ask the council' }).waitFor()
  await bo.locator('main').getByText('No signal.').waitFor()
  await closeMeeting(host)
  await screen.getByText('This meeting has ended.').waitFor()
  expect(await screen.locator('.card').count()).toBe(0)

  await bo.context().setOffline(false)
  await bo.locator('.refused', { hasText: 'I ask the council' }).waitFor()
  expect(await bo.getByText('All your cards are sent').count()).toBe(0)

  // What cannot be taken out yet is not offered: until the meeting is final that is said on its own page.
  const early = await bo.context().newPage()
  await early.goto(`${app.url}/g/${links.board}/report`)
  await early.getByRole('heading', { name: 'What we did together' }).waitFor()
  expect(await button(early, 'Take my name out').count()).toBe(0)
  await early.close()

  const nextBoard = screen.waitForEvent('websocket')
  await button(host, 'We are done').click()
  await button(host, 'Yes, make it final').click()
  await button(host, 'Go to the next meeting').click()
  await host.getByRole('link', { name: 'Read what we did' }).click()
  await host.getByRole('heading', { name: 'What we did together' }).waitFor()
  await bo.getByRole('link', { name: 'Read what we did' }).waitFor()
  await bo.reload()
  await bo.getByText('The meeting is not open yet').waitFor()
  await bo.getByRole('link', { name: 'Read what we did' }).click()
  await bo.getByRole('heading', { name: 'What we did together' }).waitFor()

  // The screen is at the next board by now, and still thanks; one that is put up anew is there for what comes.
  await nextBoard
  expect(await screen.getByText('This meeting has ended.').count()).toBe(1)
  await screen.reload()
  await screen.getByText('We start soon').waitFor()
})

test('[O67] what a host has cut for a report is cut when they come back, as long as it is the same words', async () => {
  const host = await atMaker(await reportedGroup(app.url, [goldenMeeting]))
  expect((await host.locator('.maker-bar').boundingBox())!.height).toBeLessThan(90)
  await host.getByText('For our group', { exact: true }).click()
  await button(host, 'Read it first').click()
  await host.locator('.to-read li', { hasText: 'I know the GP' }).locator('input').uncheck()
  // Back goes to the page before, and what was cut is not lost by it.
  await host.goBack()
  await host.goForward()
  await host.getByText('1 card is left out.').waitFor()
  expect(await host.getByRole('radio', { name: 'For our group' }).isChecked()).toBe(true)
  await host.locator('article.report').getByText('I can cook for forty').waitFor()
  expect(await host.locator('article.report').getByText('I know the GP').count()).toBe(0)

  // The same number, but other words: that is for the host to decide anew.
  await host.route('**/api/report', async route => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replaceAll('I know the GP', 'I know the mayor') })
  })
  await host.reload()
  await host.locator('article.report').waitFor()
  await host.getByText('1 card is left out.').waitFor({ state: 'detached' })
})

test('[O68] while a file is made its name is told, and then that it is there or that it is not', async () => {
  const host = await atMaker(await reportedGroup(app.url, [goldenMeeting]))
  const heard = await listenTo(host)
  await button(host, 'Who we tell').click()
  await button(host, 'Add someone').click()
  await host.getByLabel('Who is it?').fill('The council')
  await button(host, 'Save').click()
  await host.getByText('Nothing sent yet').waitFor()
  await button(host, /^Make it.*The council/).click()
  await button(host, /^Share$/).click()
  await button(host, 'I have read it').click()
  const gate = Promise.withResolvers<void>()
  await host.route('**/api/report/files', async route => {
    await gate.promise
    await route.continue()
  })
  const download = host.waitForEvent('download')
  await button(host, 'Spreadsheet').click()
  await heard('We are making it: Spreadsheet')
  await host.locator('.files').getByText('We are making it: Spreadsheet').waitFor()
  gate.resolve()
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
  await host.locator('.files').getByText('It is on your device now: Spreadsheet').waitFor()

  await host.unroute('**/api/report/files')
  await host.route('**/api/report/files', route => route.abort())
  await button(host, 'Dates for a calendar').click()
  await heard('We can’t reach')
  await host.locator('.files').getByText('We can’t reach').waitFor()
  await host.keyboard.press('Escape')
  await button(host, 'Who we tell').click()
  await host.getByText('Last sent').waitFor()
})
