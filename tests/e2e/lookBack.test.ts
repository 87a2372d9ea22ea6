import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ComparedMeeting, openComparedMeeting } from '../fakes/comparedMeeting.ts'
import { type LongMeeting, livelyTurns, openLongMeeting, teamsVtt } from '../fakes/longMeeting.ts'
import { everyoneLink, goTo, hostLink, Stage, takeSeat } from '../fakes/stage.ts'

let first: LongMeeting
let second: LongMeeting
let compared: ComparedMeeting
let stage: Stage

const PEOPLE = ['Amina', 'Joe', 'Kel', 'Tomasz', 'Grace', 'Shaz']
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const fileOf = (text: string) => ({ name: 'meeting.vtt', mimeType: 'text/vtt', buffer: Buffer.from(text) })

beforeAll(async () => {
  first = await openLongMeeting(PEOPLE)
  second = await openLongMeeting(PEOPLE)
  compared = await openComparedMeeting()
  stage = await Stage.open(first.url)
  stage.alsoAt(second.url)
  stage.alsoAt(compared.meeting.url)
})

afterAll(async () => {
  await stage.close()
  await first.close()
  await second.close()
  await compared.close()
})

/** What the preview says: name, turns, minutes. */
const previewOn = (host: Page) =>
  host
    .locator('.import-preview tbody tr')
    .evaluateAll(rows => rows.map(row => [...row.querySelectorAll('th, td')].map(cell => cell.textContent)))

/** What a table of a chart says. */
async function tableOf(page: Page, chart: string): Promise<(string | null)[][]> {
  const figure = page.getByRole('figure', { name: chart })
  const open = figure.getByRole('button', { name: 'Show as a table' })
  if (await open.isVisible()) await open.click()
  return figure
    .locator('tbody tr')
    .evaluateAll(rows => rows.map(row => [...row.querySelectorAll('th, td')].map(cell => cell.textContent)))
}

test('[X4] [X5] [X6] [X7] [W43] a host brings in a transcript, with who is who and when, and takes it back', {
  timeout: 180_000,
}, async () => {
  const { url, links } = first
  const host = await stage.device('laptop')
  await takeSeat(host, hostLink(url, links), 'Hana')
  first.pass(44)
  // A quarter of an hour that was tapped, with a break of half a minute that no other place fits.
  const tapped = [
    ['Amina', 4, 6],
    ['Joe', 6, 7],
    ['Amina', 7.5, 9],
    ['Joe', 9, 12],
    ['Amina', 12, 12.5],
  ] as const
  await first.tapped(tapped)
  await host.reload()
  await goTo(host, 'How did it go?')
  const sent: string[] = []
  host.on('websocket', socket => socket.on('framesent', ({ payload }) => sent.push(payload.toString())))
  await host.reload()
  await button(host, 'Bring in a transcript').click()
  const file = host.getByLabel(/^Choose a file/)

  await file.setInputFiles(fileOf('These are the minutes of our last meeting.'))
  await host.getByText('We can’t read a transcript in this file.', { exact: true }).waitFor()
  await file.setInputFiles(fileOf('WEBVTT\n\n00:00:01.000 --> 00:00:oops\n<v Amina>secret words</v>\n'))
  await host.getByText('Look at line 3.', { exact: true }).waitFor()
  expect(await host.locator('.import-form').count()).toBe(0)

  // The recording began three minutes after the meeting.
  const cues = tapped.map(([who, from, to]) => [who, from - 3, to - 3] as const)
  const broken = '00:20:00.000 --> 00:19:00.000\n<v Amina>backwards</v>\n'
  await file.setInputFiles(fileOf(`${teamsVtt([...cues, ['Zoltan', 14, 15]])}\n${broken}`))
  await host.getByText('Left out, as we can’t read it: 1.').waitFor()
  const seatOf = (name: string) => host.getByLabel(name, { exact: true })
  const chosen = async (name: string) =>
    seatOf(name).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.textContent)
  expect(await chosen('Amina')).toBe('Amina')
  expect(await chosen('Joe')).toBe('Joe')
  expect(await chosen('Zoltan')).toBe('Not known')
  await host.getByText('It starts 3 min after our meeting.').waitFor()
  await host.getByText('We put it where it fits best with the taps.').waitFor()
  expect(await previewOn(host)).toEqual([
    ['Amina', '3', '4'],
    ['Joe', '2', '4'],
    ['Not known', '1', '1'],
  ])
  await button(host, '1 min later').click()
  await host.getByText('It starts 4 min after our meeting.').waitFor()
  await button(host, '1 min earlier').click()
  await seatOf('Zoltan').selectOption({ label: 'Grace' })
  await host.locator('.import-preview').getByText('Grace').waitFor()
  await button(host, 'Bring it in').click()
  await host.locator('.imported').getByText('6 turns came in.').waitFor()
  expect(sent.join('')).not.toMatch(/secret|words|Zoltan|Amina|meeting\.vtt/)
  expect(await host.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/secret|nobody may keep|Zoltan/)
  await button(host, 'Back').click()
  expect(await tableOf(host, 'Who spoke when')).toContainEqual(['Grace', '1', '1'])

  await button(host, 'Bring in a transcript').click()
  await host.locator('dialog').getByRole('button', { name: 'Undo' }).click()
  await host.locator('.imported').getByText('6 turns came in.').waitFor({ state: 'detached' })
  await button(host, 'Back').click()
  expect(await tableOf(host, 'Who spoke when')).toContainEqual(['Grace', '0', '0'])
  await host.context().close()
  expect(stage.complaints).toEqual([])
})

test('[W40] [W41] everyone looks back at the same, hosts have names besides, and no phone has any', {
  timeout: 180_000,
}, async () => {
  const { url, links } = second
  second.pass(44)
  await second.tapped(livelyTurns)
  const host = await stage.device('laptop')
  const phone = await stage.device('phone')
  const received: string[] = []
  phone.on('websocket', socket => socket.on('framereceived', ({ payload }) => received.push(payload.toString())))
  await takeSeat(host, hostLink(url, links), 'Ada')
  await takeSeat(phone, everyoneLink(url, links), 'Bo')
  await goTo(host, 'How did it go?')
  await button(host, 'Ask: did it feel fair?').click()
  await phone.getByRole('heading', { name: 'Did it feel fair?' }).waitFor()
  await phone.getByText('It sounded like 6 voices.').waitFor()
  await button(phone, 'A bit').click()
  await host.getByText('It sounded like 6 voices.').waitFor()
  expect(await phone.getByRole('figure').count()).toBe(0)
  expect(await host.getByRole('figure').count()).toBe(4)
  await button(phone, 'See how the talk went').click()
  const flow = await tableOf(phone, 'How the talk went')
  expect(flow.map(([minutes]) => minutes)).toEqual(['0 to 10', '10 to 20', '20 to 30', '30 to 40', '40 to 43'])
  const even = await tableOf(phone, 'How we shared it')
  expect(even.at(0)?.[1]).not.toBe(even.at(-1)?.[1])

  await host.locator('.open-check').getByRole('button', { name: 'Close and show' }).click()
  await button(host, 'Close the meeting').click()
  await host.locator('dialog').getByRole('button', { name: /^Yes/ }).click()
  await phone.getByRole('heading', { name: 'Look back' }).waitFor()
  await phone.getByText('It sounded like 6 voices.').waitFor()
  await phone.getByText('Too few answered to show it safely.').waitFor()
  // Whatever came to the phone: no log, and nobody's seat beside a time of the talk.
  expect(received.join('')).not.toMatch(/"log"|"presence"|taps/)
  await button(host, 'Open it again').click()
  await phone.getByText('It sounded like').waitFor({ state: 'detached' })
  for (const page of [host, phone]) await page.context().close()
  expect(stage.complaints).toEqual([])
  expect(stage.strangers).toEqual([])
})

test('[W60] [W61] [W62] life and job are compared: own ticks in private, two totals for all, who could open next', {
  timeout: 180_000,
}, async () => {
  const { url, links } = compared.meeting
  const host = await stage.device('laptop')
  const phone = await stage.device('phone')
  const received: string[] = []
  host.on('websocket', socket => socket.on('framereceived', ({ payload }) => received.push(payload.toString())))
  await takeSeat(host, hostLink(url, links), 'Hana')
  await takeSeat(phone, everyoneLink(url, links), 'Bo')
  await goTo(host, 'How did it go?')
  await button(host, 'Ask: did it feel fair?').click()
  await button(host, 'Ask: here through life or job?').click()
  await button(phone, 'My life').click()
  const chosen = (name: string) => phone.locator('.ticks').getByRole('button', { name, pressed: true })
  await chosen('My life').waitFor()
  // It is on this phone again after a reload, and there it is changed.
  await phone.reload()
  await chosen('My life').waitFor()
  await button(phone, 'Both').click()
  await chosen('Both').waitFor()
  expect(await chosen('My life').count()).toBe(0)
  await compared.tick()
  await button(phone, 'I could open next time').click()
  await host.getByText('Could open next time: Bo', { exact: true }).waitFor()
  await host.locator('.groups').getByRole('button', { name: 'Close and show' }).click()
  for (const page of [host, phone]) {
    // Had Bo’s first tick counted, who has not spoken, nothing could be shown.
    await page.getByText('Here through their job: about 50% of us. They had about 50% of the talk.').waitFor()
    expect(await page.locator('.ticks').count()).toBe(0)
    expect(await button(page, 'Ask: here through life or job?').count()).toBe(0)
  }
  const ticks = received.join('').match(/"tick":"[a-z]*"/g) ?? []
  expect(new Set(ticks)).toEqual(new Set(['"tick":""']))
  for (const page of [host, phone]) await page.context().close()
  expect(stage.complaints).toEqual([])
})
