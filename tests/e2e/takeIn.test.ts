import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openKeptMeeting } from '../fakes/keptMeeting.ts'
import { livelyTurns, teamsVtt } from '../fakes/longMeeting.ts'
import { RawClient } from '../fakes/rawClient.ts'
import { openReports } from '../fakes/reportScenes.ts'
import { openTestApp } from '../fakes/server.ts'
import {
  cardsOn,
  everyoneLink,
  foundGroup,
  goTo,
  hostLink,
  Stage,
  takeSeat,
  turnOver,
  writeCard,
} from '../fakes/stage.ts'

let app: Awaited<ReturnType<typeof openTestApp>>
let kept: Awaited<ReturnType<typeof openKeptMeeting>>
let stage: Stage

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const back = (page: Page) => page.locator('dialog[open]').getByRole('button', { name: 'Back', exact: true }).click()
const fileOf = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

beforeAll(async () => {
  app = await openTestApp()
  kept = await openKeptMeeting()
  stage = await Stage.open(app.url)
  stage.alsoAt(kept.url)
})

afterAll(async () => {
  await stage.close()
  await app.close()
  await kept.close()
})

test('[O41] [O42] [O43] cards of a file come in face down like all others, when the host says so, and can be taken back', async () => {
  const links = await foundGroup(app.url)
  const [host, phone] = await Promise.all([stage.device('laptop'), stage.device('phone')])
  await takeSeat(host, hostLink(app.url, links), 'Hana')
  await takeSeat(phone, everyoneLink(app.url, links), 'Shaz')
  await goTo(host, 'Hopes, fears and elephants')
  await writeCard(phone, 'Hope', 'Written at the table')
  await button(phone, /^No phone/).click()
  await button(phone, 'Type in paper cards').waitFor()
  expect(await button(phone, 'Bring cards from a file').count()).toBe(0)
  await back(phone)

  const sent: string[] = []
  host.on('websocket', socket => socket.on('framesent', ({ payload }) => sent.push(String(payload))))
  await button(host, 'For someone with no phone').click()
  await button(host, 'Bring cards from a file').click()
  const file = host.getByLabel('Choose a file (.csv)')
  await file.setInputFiles(fileOf('broken.csv', 'kind,words\nhope,"no end'))
  await host.getByText('Look at line 2.').waitFor()
  await host.getByText('Nothing was sent').waitFor()
  expect(await button(host, /^Bring in/).count()).toBe(0)
  await file.setInputFiles(
    fileOf(
      'list.csv',
      '\uFEFFkind;words\r\nhope;From a file\r\nElephants;"Too; from a file"\r\nwish;No\r\nfear;Wrong\r\n',
    ),
  )
  await host.getByText('Line 4: We don’t know this kind.').waitFor()
  await button(host, 'Bring in 3 cards').click()
  await host.getByText('3 cards are in.').waitFor()
  const row = host.locator('.just-written li', { hasText: 'Wrong' })
  await row.getByRole('button').click()
  await host.getByText('2 cards are in.').waitFor()
  await back(host)

  await button(host, 'Bring cards from a file').click()
  await file.setInputFiles(fileOf('list.txt', 'Not this, either\nNor this'))
  await host.getByRole('radio', { name: 'Fear' }).check({ force: true })
  await button(host, 'Bring in 2 cards').click()
  await button(host, 'Take them all back').click()
  await file.waitFor()
  await back(host)
  await back(host)

  await turnOver(host)
  await phone.locator('.card-table .card').nth(2).waitFor()
  expect((await cardsOn(phone)).sort()).toEqual(['From a file', 'Too; from a file', 'Written at the table'])
  // On the device that brought them in nothing tells of them.
  expect(await host.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('from a file')
})

test('[O43] more cards than a server takes at once come in all the same', { timeout: 120_000 }, async () => {
  const links = await foundGroup(app.url)
  const host = await stage.device('laptop')
  await takeSeat(host, hostLink(app.url, links), 'Hana')
  await goTo(host, 'What is the problem?')
  await button(host, 'For someone with no phone').click()
  await button(host, 'Bring cards from a file').click()
  const lines = Array.from({ length: 260 }, (_, at) => `Problem ${at}`)
  await host.getByLabel('Choose a file (.csv)').setInputFiles(fileOf('long.txt', lines.join('\n')))
  await button(host, 'Bring in 260 cards').click()
  await host.getByText('260 cards are in.').waitFor({ timeout: 60_000 })
  const client = await RawClient.join(app.url, links, 'Shaz')
  await client.until(board => board.card.size === lines.length)
  expect(new Set([...client.board.card.values()].map(({ text }) => text))).toEqual(new Set(lines))
  client.close()
})

test('[O44] a transcript is added to the record of a final meeting, once, and taken out again', async () => {
  const host = await stage.device('laptop')
  await openReports(host, hostLink(kept.url, kept.links), kept.links.board)
  await button(host, 'Add a transcript').click()
  const file = host.getByLabel(/^Choose a file/)
  const bodies: string[] = []
  host.on('request', request => bodies.push(request.postData() ?? ''))
  for (const attempt of [1, 2]) {
    await file.setInputFiles(fileOf('meeting.vtt', teamsVtt(livelyTurns)))
    await button(host, 'Add to the record').click()
    await (attempt === 1 ? button(host, /^Take it out/) : host.getByText('It was not added twice')).waitFor()
  }
  const { added } = await kept.record()
  expect(added).toHaveLength(1)
  expect(bodies.join()).not.toMatch(/words that nobody may keep|Amina|Joe/)
  await button(host, /^Take it out/).click()
  await host.getByText('Added so far').waitFor({ state: 'detached' })
  expect((await kept.record()).added).toEqual([])
})

test('[W59] who spoke when is seen by a host; somebody takes theirs out; then it is destroyed', async () => {
  const [host, phone] = await Promise.all([stage.device('laptop'), stage.device('phone')])
  await openReports(phone, everyoneLink(kept.url, kept.links), kept.links.board)
  const name = phone.getByLabel('Your name in that meeting')
  await name.fill('Nobody')
  await button(phone, 'Take my turns out').click()
  await phone.getByText('Nobody of that name').waitFor()
  expect(await kept.whoIsKept()).toEqual(new Set([0, 2, 3, 4, 5, 9]))
  await name.fill('guest 3')
  await button(phone, 'Take my turns out').click()
  await phone.getByText('Those turns are gone for good.').first().waitFor()
  expect(await kept.whoIsKept()).toEqual(new Set([0, 2, 3, 4, 5]))

  await openReports(host, hostLink(kept.url, kept.links), kept.links.board)
  await button(host, 'Who spoke when').click()
  const lanes = host.getByRole('figure', { name: 'Who spoke when' }).locator('.lanes .words')
  await lanes.first().waitFor()
  expect(await lanes.allTextContents()).toEqual(['Amina', 'Grace', 'Shaz', 'Tomasz', 'ليلى'])
  await host.getByLabel('Does someone want to be taken out').selectOption('Shaz')
  await button(host, 'Take their turns out').click()
  await expect.poll(() => lanes.allTextContents()).toEqual(['Amina', 'Grace', 'Tomasz', 'ليلى'])
  await button(host, 'Destroy all of this').click()
  await button(host, 'Yes, destroy it').click()
  await host.getByText('Nothing of it is left.').waitFor()
  expect(await kept.whoIsKept()).toBeNull()
  await phone.reload()
  await phone.getByRole('heading', { name: 'What we did together' }).waitFor()
  expect(await phone.getByText('Who spoke when was kept').count()).toBe(0)
})

/** Sheets on which something is cut off. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.paper > div')]
      .filter(sheet => sheet.scrollHeight > sheet.clientHeight + 1 || sheet.scrollWidth > sheet.clientWidth + 1)
      .map(sheet => sheet.parentElement!.className),
  )

test('[O46] a thank-you sheet has the cheers, and names only of those who said yes where names are wanted', async () => {
  const host = await stage.device('laptop')
  await takeSeat(host, hostLink(kept.url, kept.links), 'Hana')
  await host.goto(`${kept.url}/print/${kept.links.board}`)
  await host.getByText('Thank-you sheet').click()
  const sheet = host.locator('.thank-sheet')
  await sheet.getByText('12 of us met.').waitFor()
  const words = async () => (await sheet.allTextContents()).join(' ')
  expect(await words()).toContain('Amina, for the tea')
  expect(await words()).toContain('Someone that you pick walks in with you')
  expect(await words()).not.toMatch(/Grace|Tomasz|Shaz|Guest/)
  await host.getByLabel('Show names').check()
  await sheet.getByText('Grace').waitFor()
  expect(await words()).toContain('Amina, Grace, Tomasz, Żaneta')
  expect(await words()).not.toMatch(/Big Dave|Shaz|Guest 2/)
  await host.emulateMedia({ media: 'print' })
  expect(await cutOff(host)).toEqual([])
})

test('[O47] a long agreement goes on, on further sheets; a device with the host link alone is told what it cannot print', async () => {
  const links = await foundGroup(app.url)
  const host = await stage.device('laptop')
  await takeSeat(host, hostLink(app.url, links), 'Hana')
  await goTo(host, 'Our agreement')
  await button(host, 'For someone with no phone').click()
  await button(host, 'Bring cards from a file').click()
  const rules = Array.from({ length: 12 }, (_, at) => `${at + 1} ${'We wait for everyone. '.repeat(2 + (at % 4) * 5)}`)
  await host.getByLabel('Choose a file (.csv)').setInputFiles(fileOf('rules.txt', rules.join('\n')))
  await button(host, 'Bring in 12 cards').click()
  await host.getByText('12 cards are in.').waitFor()
  await back(host)
  await back(host)
  await turnOver(host)
  await host.locator('.card-table .card').nth(11).waitFor()
  await host.goto(`${app.url}/print/${links.board}`)
  await host.getByText('This device has only the host link.').waitFor()
  await host.getByText('Open Links and make new links.').waitFor()
  await host.getByText('Our agreement in big letters').click()
  await host.emulateMedia({ media: 'print' })
  const sheets = host.locator('.agreement-sheet')
  expect(await sheets.count()).toBeGreaterThan(2)
  expect(await sheets.locator('li').count()).toBe(12)
  expect(await sheets.last().locator('ol').getAttribute('start')).toBe(
    String(13 - (await sheets.last().locator('li').count())),
  )
  expect(await cutOff(host)).toEqual([])

  await host.emulateMedia({ media: 'screen' })
  await host.getByRole('link', { name: 'Back' }).click()
  await button(host, /^Join code/).click()
  await button(host, 'Make new links').click()
  await button(host, 'Yes, make new links').click()
  await host.getByRole('link', { name: 'Print on paper' }).click()
  await host.getByText('Letterbox for the wall').waitFor()
  expect(await host.getByText('This device has only the host link.').count()).toBe(0)
})
