import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp } from '../fakes/server.ts'
import {
  cardsOn,
  everyoneLink,
  foundGroup,
  goTo,
  hostLink,
  type Links,
  listenTo,
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
let phone: Page

beforeEach(async () => {
  app = await openTestApp()
  stage = await Stage.open(app.url)
  links = await foundGroup(app.url)
  host = await stage.device('laptop')
  await takeSeat(host, hostLink(app.url, links), 'Hana')
  phone = await stage.device('phone')
  await takeSeat(phone, everyoneLink(app.url, links), 'Shaz')
})

afterEach(async () => {
  expect(stage.complaints).toEqual([])
  await stage.close()
  await app.close()
})

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

test('[A6] the lead is passed on in one tap, and taken back; two lead together', async () => {
  await button(host, 'Pass the lead').click()
  await button(host, 'Give the lead Shaz').click()
  await phone.getByRole('heading', { name: 'People are arriving' }).waitFor()
  await host.getByText('Someone else is leading now').waitFor()
  await button(host, 'Take the lead back').click()
  await host.getByRole('heading', { name: 'People are arriving' }).waitFor()
  await phone.getByText('We start soon').waitFor()

  await button(host, 'Pass the lead').click()
  await host.getByText('We lead together').click()
  await button(host, 'Give the lead Shaz').click()
  await phone.getByRole('heading', { name: 'People are arriving' }).waitFor()
  await goTo(phone, 'Our agreement')
  await host.locator('.plan [aria-current="step"]', { hasText: 'Our agreement' }).waitFor()
})

test('[A7] somebody is removed, and new links keep them out', async () => {
  const screen = await stage.device('big')
  await screen.goto(screenLink(app.url, links))
  await screen.getByRole('heading', { name: 'Come and take a seat' }).waitFor()
  await button(host, '2 here').click()
  await button(host, 'Remove Shaz').click()
  await button(host, 'Yes, take it away').click()
  await phone.getByRole('heading', { name: 'You are not at this table now' }).waitFor()
  await host.locator('dialog').getByRole('button', { name: 'Back' }).click()
  await button(host, /^Join code/).click()
  await button(host, 'Make new links').click()
  await button(host, 'Yes, make new links').click()
  await host.locator('dialog').getByRole('heading', { name: 'For everyone' }).waitFor()
  await host.locator('dialog').getByRole('button', { name: 'Back' }).click()
  await host.getByText('New links were made.').waitFor()
  await screen.getByText('This link is old').waitFor()
  await phone.goto(everyoneLink(app.url, links))
  await phone.getByText('This link does not open a meeting').waitFor()
  // The host goes on leading with the new key, also after loading the page again.
  await host.reload()
  await host.getByRole('heading', { name: 'People are arriving' }).waitFor()
})

test('[R6] [B5] a closed meeting can be opened again; when it is final, what was kept for later comes back at the next', async () => {
  await goTo(host, 'Hopes, fears and elephants')
  await phone.getByRole('heading', { name: 'What do you want to say?' }).waitFor()
  await writeCard(phone, 'Elephant', 'Who really decides?')
  await writeCard(phone, 'Hope', 'Same nurse twice')
  await turnOver(host)
  await host.locator('.card', { hasText: 'Who really decides?' }).getByRole('button', { name: /^More/ }).click()
  await button(host, 'Keep for later').click()
  await host.locator('dialog').getByRole('button', { name: 'Back' }).click()
  const close = async () => {
    await button(host, 'Close the meeting').click()
    await button(host, 'Yes, close it').click()
    await host.getByText('You can open it again').waitFor()
  }
  await close()
  await phone.getByText('This meeting has ended').waitFor()
  await button(host, 'Open it again').click()
  await button(host, 'Close the meeting').waitFor()
  await close()
  await button(host, 'We are done').click()
  await button(host, 'Yes, make it final').click()
  await phone.getByText('Nothing now links a card to a phone').waitFor()
  await button(host, 'Go to the next meeting').click()
  await host.getByText('1 card is kept from last time').waitFor()
  await button(host, 'Open the meeting').click()
  await goTo(host, 'Hopes, fears and elephants')
  expect(await cardsOn(host)).toEqual(['Who really decides?'])
  await host.getByText('Kept from last time').waitFor()
  await button(phone, 'Go to the next meeting').click()
  await button(phone, 'On the table').click()
  await phone.locator('.card-table .words', { hasText: 'Who really decides?' }).waitFor()
})

test('[T8] one person covers a card; after the group has shown it again it takes two', async () => {
  const other = await stage.device('phone')
  await takeSeat(other, everyoneLink(app.url, links), 'Amina')
  await goTo(host, 'Hopes, fears and elephants')
  await phone.getByRole('heading', { name: 'What do you want to say?' }).waitFor()
  await writeCard(phone, 'Fear', 'A card about somebody')
  await turnOver(host)
  const cover = async (page: Page) => {
    await page.locator('.card-table .card').getByRole('button', { name: /^More/ }).click()
    await button(page, 'This card could hurt someone').click()
    await page.locator('dialog').waitFor({ state: 'detached' })
  }
  await cover(other)
  await host.locator('.card-table').getByText('This card is covered').waitFor()
  await host.locator('.card-table .card').getByRole('button', { name: /^More/ }).click()
  await button(host, 'Show it again').click()
  await host.locator('.card-table .words', { hasText: 'A card about somebody' }).waitFor()
  const hears = await listenTo(other)
  await cover(other)
  await hears('One more person has to ask')
  expect(await host.locator('.card-table').getByText('This card is covered').count()).toBe(0)
  await cover(phone)
  await host.locator('.card-table').getByText('This card is covered').waitFor()
})

test('[T6] a card that was taken away by the group can be brought back', async () => {
  await goTo(host, 'Hopes, fears and elephants')
  await phone.getByRole('heading', { name: 'What do you want to say?' }).waitFor()
  await writeCard(phone, 'Fear', 'Taken away by mistake')
  await turnOver(host)
  await host.locator('.card-table .card').getByRole('button', { name: /^More/ }).click()
  await button(host, 'Take it away').click()
  await host.locator('.undo').waitFor()
  await phone.getByText('No cards yet').waitFor()
  await button(host, 'Undo').click()
  await phone.locator('.card-table .words', { hasText: 'Taken away by mistake' }).waitFor()
})

test('[G1] [G2] [G3] [G4] signals: unnamed and merged for the host, hands in order, a pause on every screen', async () => {
  await goTo(host, 'What is the problem?')
  const screen = await stage.device('big')
  await screen.goto(screenLink(app.url, links))
  const other = await stage.device('phone')
  await takeSeat(other, everyoneLink(app.url, links), 'Amina')
  await button(other, 'I want to speak').click()
  await host.getByText('Wants to speak').waitFor()
  await button(phone, 'I want to speak').click()
  await phone.getByText('Your hand is up. You are number 2.').first().waitFor()
  expect(await host.locator('.hands .words').allTextContents()).toEqual(['Amina', 'Shaz'])

  await button(phone, 'Stop and explain').click()
  await screen.getByText('Let’s stop for a moment').waitFor()
  await phone.getByLabel('Which word?').fill('outcomes')
  await button(phone, 'Ask about this word').click()
  const stop = host.locator('.signal-panel.stop')
  await stop.getByText('outcomes').waitFor()
  expect(await stop.textContent()).not.toMatch(/Shaz|Amina/)
  await button(other, 'Stop and explain').click()
  await stop.getByText('2 people say: stop and explain').waitFor()
  await stop.getByRole('button', { name: 'Sorted' }).click()
  await stop.waitFor({ state: 'detached' })
  await screen.getByText('Let’s stop for a moment').waitFor({ state: 'detached' })

  await button(host, 'Give turn Amina').click()
  await other.getByText('It is your turn to speak').first().waitFor()
  await phone.getByText('Your hand is up. You are number 1.').first().waitFor()
  expect(await phone.getByText('It is your turn to speak').count()).toBe(0)
  await button(other, 'I have had my turn').click()
  await other.locator('.signals .notice').waitFor({ state: 'detached' })
})

test('[U7] nobody is taken away from what they are writing, and nothing typed is lost', async () => {
  await goTo(host, 'Hopes, fears and elephants')
  const heading = phone.getByRole('heading', { name: 'What do you want to say?' })
  await heading.waitFor()
  await phone.locator('.composer textarea').fill('Half a sentence that I still')
  await goTo(host, 'What is the problem?')
  await phone.getByText('The host has moved us to the next step').waitFor()
  expect(await heading.count()).toBe(1)
  expect(await phone.locator('.composer textarea').inputValue()).toBe('Half a sentence that I still')
  await button(phone, 'Go there now').click()
  await phone.getByRole('heading', { name: 'What is the problem, in our words?' }).waitFor()
  // Back again, and after loading the page, the words are where they were.
  await goTo(host, 'Hopes, fears and elephants')
  await heading.waitFor()
  await phone.reload()
  await heading.waitFor()
  expect(await phone.locator('.composer textarea').inputValue()).toBe('Half a sentence that I still')
})

test('[T13] "This is not my phone" leaves nothing behind', async () => {
  await button(phone, 'Text size and language').click()
  await phone.getByLabel('This is not my phone').check()
  await button(phone, 'Back').click()
  await goTo(host, 'Hopes, fears and elephants')
  await phone.getByRole('heading', { name: 'What do you want to say?' }).waitFor()
  await writeCard(phone, 'Hope', 'On a borrowed phone')
  expect(await phone.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ''])
  expect(await phone.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  await phone.reload()
  await phone.getByText('We can’t find your seat').waitFor()
})

test('[M1] [M3] [M5] the plan is changed in the meeting; its time and what the host says are on every screen', async () => {
  const screen = await stage.device('big')
  await screen.goto(screenLink(app.url, links))
  const rows = host.locator('.plan-rows li')
  await button(host, 'Change the plan').click()
  await rows.nth(7).getByRole('button', { name: 'Up' }).focus()
  for (let n = 0; n < 5; n++) await host.keyboard.press('Enter')
  // The focus has gone with the row.
  await expect.poll(() => rows.nth(2).locator('.words').first().textContent()).toBe('Who does what')
  expect(await host.evaluate(() => document.activeElement?.closest('li')?.textContent)).toContain('Who does what')
  await rows
    .nth(2)
    .getByRole('button', { name: /^Change/ })
    .click()
  await host.getByLabel('What do you call it?').fill('Who brings soup?')
  await host.getByLabel('How many minutes?').fill('1')
  await button(host, 'Save').click()
  await rows
    .nth(0)
    .getByRole('button', { name: /^Leave out/ })
    .click()
  await button(host, 'Add a step').click()
  await host.locator('dialog').getByRole('button', { name: 'Talk together' }).click()
  await host.locator('dialog').getByRole('button', { name: 'Back', exact: true }).click()
  expect(await host.locator('.plan > ol > li').count()).toBe(11)

  await goTo(host, 'Who brings soup?')
  for (const page of [phone, screen]) {
    await page.getByRole('heading', { name: 'Who brings soup?' }).waitFor()
    await page.getByText('1 min left. Nearly time.').waitFor()
  }
  await button(host, /2 more minutes/).click()
  for (const page of [phone, screen]) await page.getByText('3 min left').waitFor()
  await button(host, 'Show it').click()
  const script = 'What needs doing? Who will do it?'
  for (const page of [phone, screen]) await page.getByText(script).waitFor()
  await button(host, 'Stop showing it').click()
  for (const page of [phone, screen]) await page.getByText(script).waitFor({ state: 'detached' })
  await goTo(host, 'Talk together')
  await phone.getByText('Listen and speak. It is fine to pass.').waitFor()
  await screen.getByText('Listen and speak. It is fine to pass.').waitFor()
})

test('[M4] hard talk at the end earns the host a prompt, and one tap moves it up', async () => {
  await button(host, 'Change the plan').click()
  const hopes = host.locator('.plan-rows li', { hasText: 'Hopes, fears and elephants' })
  for (let n = 0; n < 5; n++) await hopes.getByRole('button', { name: 'Down' }).click()
  await host.locator('dialog').getByRole('button', { name: 'Back', exact: true }).click()
  await host.getByText('“Hopes, fears and elephants” comes late').waitFor()
  await button(host, 'Move it up').click()
  await host.getByText('“Hopes, fears and elephants” comes late').waitFor({ state: 'detached' })
  expect(await host.locator('.plan > ol > li').nth(3).textContent()).toContain('Hopes, fears and elephants')
})

test('[A13] with no phone: a seat, a hand, a named card, a device passed round, a pile of paper', async () => {
  await goTo(host, 'Who does what')
  await button(host, 'For someone with no phone').click()
  await host.getByLabel('Someone has no phone?').fill('Old Joe')
  await button(host, 'Add a seat').click()
  await button(host, 'Put their hand up').waitFor()
  await host.locator('dialog').getByRole('button', { name: 'Back', exact: true }).click()

  await button(phone, /^No phone/).click()
  await button(phone, 'Put their hand up').click()
  await button(host, 'Give turn Old Joe').waitFor()
  await button(phone, 'Write a card for them').click()
  await phone.locator('dialog').getByText('Old Joe', { exact: true }).click()
  await phone.locator('dialog textarea').fill('I can bring soup')
  await phone.locator('dialog').getByRole('button', { name: 'Add my card' }).click()
  await host.locator('.card-table .card', { hasText: 'I can bring soup' }).getByText('Old Joe').waitFor()
  await phone.locator('dialog').getByRole('button', { name: 'Back', exact: true }).click()
  await phone.locator('dialog').getByRole('button', { name: 'Back', exact: true }).click()

  await goTo(host, 'Hopes, fears and elephants')
  await button(phone, /^No phone/).click()
  await button(phone, 'Pass this round').click()
  await button(phone, 'Start').click()
  for (const words of ['First of the round', 'Second of the round']) {
    await button(phone, 'Yes, I can write').click()
    expect(await phone.locator('.pass-round').textContent()).not.toContain('of the round')
    await phone.locator('.pass-round textarea').fill(words)
    await phone.locator('.pass-round').getByRole('button', { name: 'Add my card' }).click()
    await phone.locator('.just-written').getByText('Saved').waitFor()
    await button(phone, 'I’m finished').click()
    await phone.keyboard.press('Escape')
    expect(await phone.locator('.pass-round').textContent()).not.toContain('of the round')
  }
  await button(phone, 'Stop passing it round').click()
  await button(phone, 'Stop passing it round').click()
  expect(await phone.locator('body').textContent()).not.toContain('of the round')
  expect(await phone.evaluate(() => JSON.stringify(localStorage))).not.toContain('of the round')

  await button(host, 'For someone with no phone').click()
  await button(host, 'Type in paper cards').click()
  for (const words of ['Paper one', 'Paper two', 'Paper wrong']) {
    await host.locator('dialog textarea').fill(words)
    await host.keyboard.press('Enter')
  }
  await host.locator('.just-written li', { hasText: 'Paper wrong' }).getByRole('button').click()
  await host.getByText('2 cards typed in').waitFor()
  await host.locator('dialog').getByRole('button', { name: 'Back', exact: true }).click()
  await host.locator('dialog').getByRole('button', { name: 'Back', exact: true }).click()
  await turnOver(host)
  const texts = ['First of the round', 'Paper one', 'Paper two', 'Second of the round']
  await expect.poll(async () => (await cardsOn(host)).sort()).toEqual(texts)
})

test('[T16] a note by the letterbox’s link waits face down and is turned over with all others', async () => {
  const stranger = await stage.device('phone')
  await stranger.goto(`${app.url}/g/${links.board}/letterbox#k=${links.keys.letterbox}`)
  await stranger.getByText('The Thursday Group').waitFor()
  expect(new URL(stranger.url()).hash).toBe('')
  await button(stranger, 'Put it in the letterbox').click()
  await stranger.locator('.notice', { hasText: 'Write something first' }).waitFor()
  await stranger.getByRole('radio', { name: 'Fear' }).check({ force: true })
  await stranger.locator('textarea').fill('Nobody reads these')
  await stranger.context().setOffline(true)
  await button(stranger, 'Put it in the letterbox').click()
  await stranger.locator('.notice', { hasText: 'What you typed is still here' }).waitFor()
  await stranger.context().setOffline(false)
  await button(stranger, 'Put it in the letterbox').click()
  await stranger.getByRole('heading', { name: 'It is in the letterbox' }).waitFor()
  expect(await stranger.evaluate(() => JSON.stringify(localStorage))).not.toContain('Nobody reads these')
  await goTo(host, 'Hopes, fears and elephants')
  await writeCard(phone, 'Hope', 'A friendly face')
  await turnOver(host)
  expect((await cardsOn(host)).sort()).toEqual(['A friendly face', 'Nobody reads these'])
})

test('[T17] words that worry show help to their writer and to nobody else', async () => {
  await button(host, 'Help near you').click()
  await host.getByLabel('Who can help near you?').fill('The Hub, 0161 496 0000')
  await button(host, 'Save').click()
  await goTo(host, 'Hopes, fears and elephants')
  const frames: string[] = []
  host.on('websocket', socket => socket.on('framereceived', ({ payload }) => frames.push(String(payload))))
  await phone.locator('.composer textarea').fill('Some days I want to die')
  await phone.getByText('If you need help now').first().waitFor()
  await phone.getByText('The Hub').waitFor()
  expect(await phone.getByRole('link', { name: '0161 496 0000' }).getAttribute('href')).toBe('tel:01614960000')
  expect(await phone.getByRole('link', { name: /116 123/ }).getAttribute('href')).toBe('tel:116123')
  await button(phone, 'OK').click()
  expect(await phone.locator('.composer').getByText('If you need help now').count()).toBe(0)
  await button(phone, 'Add my card').click()
  await phone.locator('.own-cards').getByText('Saved').waitFor()
  expect(await host.getByText('If you need help now').count()).toBe(0)
  expect(frames.join()).not.toContain('help')
  await phone.locator('.composer textarea').fill('A friendly face')
  expect(await phone.locator('.composer').getByText('If you need help now').count()).toBe(0)
})

test('[U8] what is said to a screen reader counts things and never holds other people’s words', async () => {
  const heard = async (page: Page) => {
    await page.evaluate(() => {
      const all: string[] = []
      Object.assign(globalThis, { heard: all })
      for (const id of ['say', 'alert'])
        new MutationObserver(() => {
          const text = document.getElementById(id)!.textContent
          if (text) all.push(text)
        }).observe(document.getElementById(id)!, { childList: true, characterData: true, subtree: true })
    })
    return () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.join('\n'))
  }
  const other = await stage.device('phone')
  await takeSeat(other, everyoneLink(app.url, links), 'Amina')
  await button(other, 'Text size').click()
  await other.getByText('All', { exact: true }).click()
  await button(other, 'Back').click()
  await goTo(host, 'Who does what')
  await other.getByRole('heading', { name: 'Who does what?' }).waitFor()
  const said = await heard(other)
  for (let n = 0; n < 6; n++) {
    await phone.locator('.composer textarea').fill(`Marker ${n} of Shaz`)
    await button(phone, 'Add my card').click()
  }
  await expect.poll(said, { timeout: 20_000 }).toMatch(/\d+ new cards?\. \d+ in all\./)
  await button(phone, 'Stop and explain').click()
  await expect.poll(said, { timeout: 20_000 }).toContain('Let’s stop for a moment')
  expect(await said()).not.toMatch(/Marker|Shaz/)
})

test('[A14] on paper: sheets of A4 and nothing else, with a square of 8 cm and a code of 72 pt, and no key unless chosen', async () => {
  await button(host, /^Join code/).click()
  const code = (await host.locator('.big-code').first().textContent())!
  await host.getByRole('link', { name: 'Print on paper' }).click()
  await host.getByRole('heading', { name: 'Print on paper' }).waitFor()
  expect(await host.content()).not.toContain(links.keys.host)
  await host.getByText('What is the problem?', { exact: true }).first().click()
  await host.emulateMedia({ media: 'print' })
  await host.evaluate(() => document.fonts.ready)
  const millimetres = await host.evaluate(() => {
    const mm = 96 / 25.4
    const size = (element: Element | null) => element!.getBoundingClientRect().width / mm
    return {
      square: size(document.querySelector('.join-sheet .qr')),
      sheet: size(document.querySelector('.paper')),
      points: (Number.parseFloat(getComputedStyle(document.querySelector('.paper .code')!).fontSize) * 72) / 96,
      smallest: Math.min(
        ...[...document.querySelectorAll('.paper *')]
          .filter(({ childNodes }) => [...childNodes].some(node => node.nodeType === 3 && node.textContent!.trim()))
          .map(element => (Number.parseFloat(getComputedStyle(element).fontSize) * 72) / 96),
      ),
      cut: [...document.querySelectorAll('.paper > div')].filter(
        sheet => sheet.scrollHeight > sheet.clientHeight + 1 || sheet.scrollWidth > sheet.clientWidth + 1,
      ).length,
      sheets: document.querySelectorAll('.paper').length,
      others: [...document.querySelectorAll('h1, button, input')].filter(one => one.checkVisibility()).length,
    }
  })
  expect(millimetres.square).toBeCloseTo(80, 0)
  expect(millimetres.sheet).toBeCloseTo(210, 0)
  expect(millimetres.points).toBeCloseTo(72, 0)
  expect(millimetres.smallest).toBeGreaterThanOrEqual(13.9)
  expect(millimetres).toMatchObject({ cut: 0, others: 0 })
  expect(await host.locator('.join-sheet .code').textContent()).toBe(code)
  const pdf = (await host.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(millimetres.sheets)
})
