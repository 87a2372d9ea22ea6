import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { openTestApp, type ServerProcess, startServer, temporaryFolder } from '../fakes/server.ts'
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
import { Wire } from '../fakes/wire.ts'

const closing: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A meeting at step 3, with a phone on a wire of its own. */
async function atStepThree() {
  const app = await openTestApp()
  closing.push(() => app.close())
  const wire = await Wire.open(app.url)
  closing.push(() => wire.close())
  const stage = await Stage.open(app.url)
  closing.push(() => stage.close())
  const links = await foundGroup(app.url)
  const host = await stage.device('laptop')
  await takeSeat(host, hostLink(app.url, links), 'Hana')
  const phone = await stage.device('phone')
  await takeSeat(phone, everyoneLink(wire.url, links), 'Shaz')
  await goTo(host, 'Hopes, fears and elephants')
  await phone.getByRole('heading', { name: 'What do you want to say?' }).waitFor()
  return { app, wire, stage, links, host, phone }
}

async function writeOffline(phone: Page, text: string) {
  await phone.locator('.composer textarea').fill(text)
  await phone.getByRole('button', { name: 'Add my card' }).click()
  await phone.locator('.own-cards li', { hasText: text }).waitFor()
}

const five = [1, 2, 3, 4, 5].map(number => `Written in the tunnel, ${number}`)

test('[D5] [U12] five cards written without a signal, the page loaded again meanwhile, are there once', async () => {
  const { wire, links, host, phone } = await atStepThree()
  wire.cut()
  for (const text of five) await writeOffline(phone, text)
  await phone.locator('#app').getByText('No signal. Keep going.').waitFor()
  expect(await phone.locator('.own-cards').getByText('Waiting to send').count()).toBe(5)
  // There is nothing to load while the signal is away, and nothing is lost by trying.
  await phone.reload().catch(() => {})
  await phone.close()
  wire.mend()
  const again = await phone.context().newPage()
  await again.goto(`${wire.url}/m/${links.board}`)
  await again.waitForFunction(() => document.querySelectorAll('.own-cards li').length === 5)
  await again.waitForFunction(() =>
    [...document.querySelectorAll('.own-cards small')].every(state => state.textContent === 'Saved'),
  )
  await turnOver(host)
  expect((await cardsOn(host)).sort()).toEqual(five)
}, 90_000)

test('[D6] the same when the step has moved on: they wait in the letterbox, and their writer is told', async () => {
  const { wire, links, host, phone } = await atStepThree()
  await writeCard(phone, 'Fear', 'In time')
  wire.cut()
  for (const text of five) await writeOffline(phone, text)
  await turnOver(host)
  await goTo(host, 'What is there now?')
  wire.mend()
  await phone.locator('#app').getByText('Your 5 cards are safe in the letterbox').waitFor()
  await phone.goto(`${wire.url}/m/${links.board}`)
  await phone.getByRole('heading', { name: 'What helps now?' }).waitFor()
  // Told again after a reload, until it has been read.
  await phone.locator('#app').getByText('Your 5 cards are safe in the letterbox').waitFor()
  await host.getByRole('navigation').getByRole('button', { name: 'Hopes, fears and elephants' }).click()
  expect(await cardsOn(host)).toEqual(['In time'])
  // The room goes back, and the group turns them over together.
  await host.getByRole('button', { name: 'Move everyone to this step' }).click()
  await host.getByRole('button', { name: 'Go now' }).click()
  await host.getByRole('button', { name: 'Turn over new cards' }).click()
  await host.getByRole('button', { name: 'Turn over now' }).click()
  await host.waitForFunction(() => document.querySelectorAll('.card-table .card').length === 6)
  expect((await cardsOn(host)).sort()).toEqual(['In time', ...five].sort())
}, 90_000)

test('[D1] [U12] the server is killed in the middle: nobody loses a word, and every screen comes back by itself', async () => {
  const folder = temporaryFolder()
  let server: ServerProcess = await startServer(folder)
  const port = Number(new URL(server.url).port)
  closing.push(() => server.kill())
  const stage = await Stage.open(server.url)
  closing.push(() => stage.close())
  const links: Links = await foundGroup(server.url)
  const host = await stage.device('laptop')
  const screen = await stage.device('big')
  const phone = await stage.device('phone')
  await takeSeat(host, hostLink(server.url, links), 'Hana')
  await takeSeat(phone, everyoneLink(server.url, links), 'Shaz')
  await screen.goto(screenLink(server.url, links))
  await goTo(host, 'Hopes, fears and elephants')
  await phone.getByRole('heading', { name: 'What do you want to say?' }).waitFor()
  await writeCard(phone, 'Hope', 'Saved before')
  await phone.locator('.composer textarea').fill('Half a sentence')

  await server.kill()
  await screen.getByText('The screen has lost its signal').waitFor()
  expect(await screen.getByRole('heading', { name: 'Hopes, fears and elephants' }).count()).toBe(1)
  await phone.getByRole('button', { name: 'Add my card' }).click()
  await phone.locator('#app').getByText('No signal. Keep going.').waitFor()
  server = await startServer(folder, { port })
  await phone.locator('#app').getByText('You are back').waitFor()
  await screen.getByText('The screen has lost its signal').waitFor({ state: 'detached' })
  await phone.locator('.own-cards li', { hasText: 'Half a sentence' }).locator('small', { hasText: 'Saved' }).waitFor()
  await turnOver(host)
  expect((await cardsOn(host)).sort()).toEqual(['Half a sentence', 'Saved before'])
  await screen.getByText('Half a sentence').first().waitFor()
}, 90_000)

test('[U12] [U14] plain http on the room’s own network works, with no worker, and says that others on it could read along', async () => {
  const app = await openTestApp()
  closing.push(() => app.close())
  // An address that is not this computer to the browser, though it leads here: no service worker, clipboard or crypto.subtle.
  const url = app.url.replace('127.0.0.1', '10.20.30.40')
  const stage = await Stage.open(url, ['--host-resolver-rules=MAP 10.20.30.40 127.0.0.1'])
  closing.push(() => stage.close())
  const links = await foundGroup(app.url)
  const host = await stage.device('laptop')
  await takeSeat(host, hostLink(url, links), 'Hana')
  expect(await host.evaluate(() => [isSecureContext, 'serviceWorker' in navigator])).toEqual([false, false])
  const phone = await stage.device('phone')
  await phone.goto(everyoneLink(url, links))
  await phone.getByText('People on this Wi-Fi could read this').waitFor()
  await takeSeat(phone, everyoneLink(url, links), 'Shaz')
  await goTo(host, 'Hopes, fears and elephants')
  await phone.getByRole('heading', { name: 'What do you want to say?' }).waitFor()
  await writeCard(phone, 'Elephant', 'Who really decides?')
  await turnOver(host)
  expect(await cardsOn(host)).toEqual(['Who really decides?'])
  await host.getByRole('button', { name: /^Join code/ }).click()
  await host.locator('dialog').getByRole('button', { name: /^Copy/ }).first().click()
  await host.locator('dialog').getByText('Copied.').waitFor()
  expect(stage.complaints).toEqual([])
  expect(stage.strangers).toEqual([])
}, 90_000)

test('[D5] without a signal a part that is not here yet is said to be missing, and the page stays as it is', async () => {
  const { wire, phone } = await atStepThree()
  await phone.locator('.composer textarea').fill('Half a card')
  wire.cut()
  await phone.getByRole('button', { name: /^No phone/ }).click()
  await phone.locator('dialog').getByText('Nothing is lost').waitFor()
  await phone.locator('dialog').getByRole('button', { name: 'Back' }).click()
  await phone.getByRole('button', { name: 'Text size' }).click()
  await phone.getByText('Polski').click()
  await phone.getByRole('button', { name: 'Back' }).click()
  expect(await phone.locator('.composer textarea').inputValue()).toBe('Half a card')
  wire.mend()
  await phone.getByText('Co chcesz powiedzieć?').waitFor()
  expect(await phone.locator('.composer textarea').inputValue()).toBe('Half a card')
})
