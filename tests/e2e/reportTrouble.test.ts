import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goldenMeeting } from '../fakes/goldenMeeting.ts'
import { openReports, reportedGroup } from '../fakes/reportScenes.ts'
import { openTestApp } from '../fakes/server.ts'
import { everyoneLink, foundGroup, goTo, hostLink, Stage, takeSeat } from '../fakes/stage.ts'

let app: Awaited<ReturnType<typeof openTestApp>>
let stage: Stage
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const report = (page: Page) => page.locator('article.report')
const toRead = (page: Page, words: string) => page.locator('.to-read li', { hasText: words })
const shut = (page: Page) => page.locator('dialog[open]').getByRole('button', { name: 'Back', exact: true }).click()

beforeAll(async () => {
  app = await openTestApp()
  stage = await Stage.open(app.url)
})
afterAll(async () => {
  await stage.close()
  await app.close()
})

test('[O67] what a host left out in one tab stays out there, and for the next one, whatever another tab does', async () => {
  const links = await reportedGroup(app.url, [goldenMeeting])
  const one = await stage.device('laptop')
  await openReports(one, hostLink(app.url, links), links.board)
  await report(one).waitFor()
  const other = await one.context().newPage()
  await other.goto(one.url())
  await report(other).waitFor()

  await one.getByText('For our group', { exact: true }).click()
  await button(one, 'Read it first').click()
  await toRead(one, 'I know the GP').locator('input').uncheck()
  await shut(one)
  await one.getByText('1 card is left out.').waitFor()
  // This tab has not seen that; what it keeps is not all there is.
  await other.getByText('Pick the parts', { exact: true }).click()
  await other.getByText('1 card is left out.').waitFor()

  // A record that comes anew is no reason to take in what this host has left out.
  await button(one, 'Read it first').click()
  await toRead(one, 'I can cook for forty').locator('input').uncheck()
  await toRead(one, 'I can cook for forty').getByRole('button', { name: 'Erase' }).click()
  await toRead(one, 'I can cook for forty').getByRole('button', { name: /yes/i }).click()
  await toRead(one, 'I can cook for forty').waitFor({ state: 'detached' })
  expect(await toRead(one, 'I know the GP').locator('input').isChecked()).toBe(false)
  await shut(one)
  await one.reload()
  await report(one).waitFor()
  await one.getByText('1 card is left out.').waitFor()
})

test('[O8] the words of one meeting are never read, left out or erased as those of another that is on its way', async () => {
  const links = await reportedGroup(app.url)
  const host = await stage.device('laptop')
  await openReports(host, hostLink(app.url, links), links.board)
  await report(host).waitFor()
  await host.locator('.draft').getByRole('button', { name: 'Show it on their phones' }).click()
  await host.locator('.draft').getByRole('button', { name: 'Take it away' }).waitFor()
  for (const path of ['report', 'draft/sums']) await host.route(`**/api/${path}`, route => route.abort())
  await host.locator('#which').selectOption('2')
  await host.locator('main').getByText('We can’t reach').waitFor()
  await host.locator('.draft').getByText('We can’t reach').waitFor()
  // What the group marked is not in this meeting, though it has the same numbers.
  expect(await host.locator('.draft').getByRole('button', { name: 'Take it away' }).count()).toBe(0)
  await button(host, 'Read it first').click()
  expect(await host.locator('.to-read').count()).toBe(0)

  await host.unrouteAll()
  await host.locator('#which').selectOption('3')
  await host.locator('.draft').getByRole('button', { name: 'Take it away' }).waitFor()
  expect(await host.locator('.draft').getByText('We can’t reach').count()).toBe(0)
})

test('[O7] a host whose signal fails for a moment does not come in as a reader of their own reports', async () => {
  const links = await reportedGroup(app.url, [goldenMeeting])
  const host = await stage.device('laptop')
  for (const link of [hostLink(app.url, links), everyoneLink(app.url, links)]) {
    await host.goto(link)
    await host.getByLabel('What shall we call you?').waitFor()
  }
  await host.route('**/api/records', route => route.abort(), { times: 1 })
  await host.goto(`${app.url}/g/${links.board}/report`)
  await host.getByText('Check your signal').waitFor()
  await button(host, 'Try again').click()
  await button(host, 'Read it first').waitFor()
})

test('[O31] whoever comes too often by a link is not told that it has ended', async () => {
  const reader = await stage.device('phone')
  await reader.route('**/api/shared', route => route.fulfill({ status: 429, json: { reason: 'slow_down' } }))
  await reader.goto(`${app.url}/r/${'b'.repeat(22)}#${'k'.repeat(22)}`)
  await reader.getByText('Wait a minute and try again.').waitFor()
  expect(await reader.getByText('This link has ended').count()).toBe(0)
})

test('[O5] who said yes aloud is still ticked when the host comes back, and another tick takes none away', async () => {
  const links = await foundGroup(app.url)
  const host = await stage.device('laptop')
  await takeSeat(host, hostLink(app.url, links), 'Hana')
  await goTo(host, 'Who does what')
  await button(host, 'For someone with no phone').click()
  for (const name of ['Olu', 'Pat']) {
    await host.getByLabel('Someone has no phone?').fill(name)
    await button(host, 'Add a seat').click()
    await host.locator('dialog[open]').getByText(name).first().waitFor()
  }
  await host.locator('dialog').getByRole('button', { name: 'Back', exact: true }).click()
  await button(host, 'Close the meeting').click()
  await button(host, 'Yes, close it').click()
  await button(host, 'Ask everyone on their phone').click()
  await host.getByLabel('Olu').check()
  await host.getByRole('link', { name: 'Make a report' }).click()
  await report(host).waitFor()
  await host.goBack()
  await host.getByLabel('Pat').check()
  expect(await host.getByLabel('Olu').isChecked()).toBe(true)
  await host.reload()
  expect(await host.getByLabel('Olu').isChecked()).toBe(true)
})
