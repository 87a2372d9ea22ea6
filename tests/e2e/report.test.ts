import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFiled } from '#shared/meeting/filed.ts'
import { openTestApp } from '../fakes/server.ts'
import { everyoneLink, foundGroup, goTo, hostLink, Stage, takeSeat } from '../fakes/stage.ts'

let app: Awaited<ReturnType<typeof openTestApp>>
let stage: Stage
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

beforeAll(async () => {
  app = await openTestApp()
  stage = await Stage.open(app.url)
})
afterAll(async () => {
  await stage.close()
  await app.close()
})

test('[O5] [O7] a meeting is closed, a name agreed to, and two minutes later there is a report, a file and a link', {
  timeout: 120_000,
}, async () => {
  const links = await foundGroup(app.url)
  const [host, shaz, bo] = [await stage.device('laptop'), await stage.device('phone'), await stage.device('phone')]
  await takeSeat(host, hostLink(app.url, links), 'Hana')
  for (const [phone, name] of [
    [shaz, 'Shaz'],
    [bo, 'Bo'],
  ] as const)
    await takeSeat(phone, everyoneLink(app.url, links), name)
  const guest = await stage.device('phone')
  await takeSeat(guest, everyoneLink(app.url, links))
  await goTo(host, 'Who does what')
  for (const phone of [shaz, bo]) await phone.getByRole('heading', { name: 'Who does what?' }).waitFor()
  for (const [phone, text] of [
    [shaz, 'I ring three doctors'],
    [bo, 'I ask the council'],
  ] as const) {
    await phone.locator('.composer textarea').fill(text)
    await button(phone, 'Add my card').click()
    await host.locator('.card', { hasText: text }).waitFor()
  }

  await button(host, 'Close the meeting').click()
  const sheet = host.getByRole('dialog')
  await sheet.getByText('2 cards on the table').waitFor()
  await sheet.getByText(/Not turned over: .*Hopes, fears and elephants/).waitFor()
  await button(host, 'Yes, close it').click()
  await button(host, 'Ask everyone on their phone').click()
  // One says yes, one changes to no: nobody is told of that.
  await button(shaz, 'Yes, it can').click()
  await guest.getByText('It would say Guest 1.').waitFor()
  await button(guest, 'Yes, it can').click()
  await button(bo, 'Yes, it can').click()
  await button(bo, 'No, leave it out').click()
  await bo.locator('button[aria-pressed="true"]', { hasText: 'No, leave it out' }).waitFor()
  // [U1] A page begins with its title, whatever is asked on it.
  const begins = (page: typeof bo) =>
    page
      .locator('h1, h2, h3')
      .first()
      .evaluate(({ tagName }) => tagName)
  expect(await begins(bo)).toBe('H1')

  // Read-only, and still to be opened again: what people did stands in the report already.
  await host.getByRole('link', { name: 'Make a report' }).click()
  await host.getByRole('heading', { name: 'What we did together' }).waitFor()
  expect(await begins(host)).toBe('H1')
  await host.getByText('For our group', { exact: true }).click()
  await host.getByText('I ring three doctors').waitFor()
  const report = host.locator('main')
  expect(await report.textContent()).not.toMatch(/Shaz|Bo\b|Hana/)
  await host.getByLabel('Show names').check()
  await report.getByText('Shaz').first().waitFor()
  expect(await report.textContent()).not.toMatch(/\bBo\b|Hana/)
  await host.goBack()
  await button(host, 'We are done').click()
  await button(host, 'Yes, make it final').click()

  // Who was there reads it on their phone; Bo has nothing but the ticket of a seat that is gone.
  await bo.getByRole('link', { name: 'Read what we did' }).click()
  await bo.getByText('I ask the council').waitFor()
  // Later they come back to their group from the first page, without a key for the next meeting.
  await bo.evaluate(() => {
    for (const key of Object.keys(localStorage).filter(one => one.startsWith('same-table.group.'))) {
      const group = JSON.parse(localStorage.getItem(key)!)
      localStorage.setItem(key, JSON.stringify({ ...group, keys: {} }))
    }
  })
  await bo.goto(app.url)
  await bo.getByRole('link', { name: 'The Thursday Group' }).click()
  await bo.getByRole('link', { name: 'Read what we did' }).click()
  await bo.getByText('I ask the council').waitFor()

  // A guest has no name, and can take out their number all the same.
  await guest.getByRole('link', { name: 'Read what we did' }).click()
  await guest.getByText('Did you say yes to your name, Guest 1?').waitFor()
  await button(guest, 'Take my name out').click()
  await guest.getByText('Your name is in no report.').first().waitFor()

  await host.getByRole('link', { name: 'Read what we did' }).click()
  await host.getByText('For our group', { exact: true }).click()
  await report.getByText('Shaz').first().waitFor()
  expect(await report.textContent()).not.toContain('Guest 1')
  await button(host, /^Share$/).click()
  const told = host.locator('.to-read li', { hasText: 'I ask the council' })
  await told.locator('input').uncheck()
  await button(host, 'I have read it').click()
  await button(host, 'Make a link').click()
  const link = (await host.locator('.made-link .address').textContent())!
  const reader = await stage.device('phone')
  await reader.goto(new URL(new URL(link).pathname + new URL(link).hash, app.url).href)
  await reader.getByText('I ring three doctors').waitFor()
  expect(await reader.locator('main').textContent()).not.toContain('I ask the council')
  expect(new URL(reader.url()).hash).toBe('')

  const download = host.waitForEvent('download')
  await button(host, 'Data, to go on from').click()
  const filed = readFiled(readFileSync(await (await download).path(), 'utf8'))
  const cards = filed.steps.flatMap(step => step.cards.map(({ text }) => text))
  expect(cards).toEqual(['I ring three doctors', null])
  expect(stage.complaints).toEqual([])
  expect(stage.strangers).toEqual([])
})
