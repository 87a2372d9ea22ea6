import type { Page } from 'playwright-core'
import { goldenMeeting } from './goldenMeeting.ts'
import type { Scene } from './scenes.ts'
import { everyoneLink, foundGroup, hostLink, type Links, type Stage } from './stage.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const back = (page: Page) => page.locator('dialog[open]').getByRole('button', { name: 'Back', exact: true }).click()

const earlier = [
  { ...goldenMeeting, number: 1, day: '2026-04-02', about: 'We met. We made our agreement.', steps: [], talk: null },
  { ...goldenMeeting, number: 2, day: '2026-04-30', about: 'We named the problem.', steps: [], talk: null },
]
const fileOf = (meeting: object, at: number) => ({
  ...{ name: `meeting-${at + 1}.json`, mimeType: 'application/json' },
  buffer: Buffer.from(JSON.stringify(meeting)),
})

/** A group whose meetings are over: it came from its files. */
export async function reportedGroup(url: string, meetings = [...earlier, goldenMeeting]): Promise<Links> {
  const response = await fetch(`${url}/api/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ records: meetings.map(one => JSON.stringify(one)) }),
  })
  return (await response.json()) as Links
}

/** A device that knows a group, at its reports. */
export async function openReports(page: Page, link: string, board: string): Promise<void> {
  await page.goto(link)
  // The key is on the device once the page asks for a name.
  await page.getByLabel('What shall we call you?').waitFor()
  await page.goto(`${new URL(link).origin}/g/${board}/report`)
}

/** What is left behind: made by a host, read by those who were there and by those who were sent a link. */
export async function* reporting(stage: Stage): AsyncGenerator<Scene> {
  const files = await stage.device('laptop')
  await files.goto(`${stage.url}/new/file`)
  const chosen = files.getByLabel(/files/)
  await chosen.setInputFiles([fileOf({ ...goldenMeeting, steps: [{}] }, 2)])
  await files.getByText('Nothing was made').waitFor()
  yield { name: 'from-file-wrong', kind: 'laptop', page: files }
  await chosen.setInputFiles([...earlier, goldenMeeting].map(fileOf))
  await button(files, 'Make the group from these').waitFor()
  yield { name: 'from-file', kind: 'laptop', page: files }
  await files.close()

  const links = await reportedGroup(stage.url)
  const host = await stage.device('laptop')
  await openReports(host, hostLink(stage.url, links), links.board)
  await host.getByRole('heading', { name: 'What we did together' }).waitFor()
  yield { name: 'report-easy', kind: 'laptop', page: host }
  for (const [name, label] of [
    ['group', 'For our group'],
    ['deciders', 'For decision makers'],
    ['everyone', 'For everyone'],
    ['own', 'Pick the parts'],
  ] as const) {
    await host.getByText(label, { exact: true }).click()
    if (name === 'own') await host.getByText('Which parts?').waitFor()
    if (name === 'group') await host.getByRole('heading', { name: 'Who was there' }).waitFor()
    yield { name: `report-${name}`, kind: 'laptop', page: host }
  }
  await host.getByText('For our group', { exact: true }).click()
  await button(host, 'Show it on their phones').click()
  await host.getByText('Yes: 0. No: 0.').waitFor()
  yield { name: 'report-draft', kind: 'laptop', page: host }
  await button(host, 'Who we tell').click()
  await button(host, 'Add someone').click()
  await host.getByLabel('Who is it?').fill('The council')
  await host.getByLabel('What do they need?').fill('One page, and dates')
  yield { name: 'report-list-form', kind: 'laptop', page: host }
  await button(host, 'Save').click()
  await button(host, 'Add someone').waitFor()
  yield { name: 'report-list', kind: 'laptop', page: host }
  await back(host)
  await button(host, /^Share$/).click()
  yield { name: 'report-read-first', kind: 'laptop', page: host }
  await host.locator('.to-read input').first().uncheck()
  await button(host, 'I have read it').click()
  await button(host, 'Make a link').click()
  await host.locator('.made-link').waitFor()
  yield { name: 'report-share', kind: 'laptop', page: host }
  const gate = Promise.withResolvers<void>()
  await host.route('**/api/report/files', route => gate.promise.then(() => route.continue()))
  await button(host, 'Spreadsheet').click()
  await host.locator('.told').getByText('Spreadsheet').waitFor()
  yield { name: 'report-making', kind: 'laptop', page: host }
  gate.resolve()
  await host.locator('.told .good').waitFor()
  yield { name: 'report-saved', kind: 'laptop', page: host }
  await host.unroute('**/api/report/files')
  await host.route('**/api/report/files', route => route.abort())
  await button(host, 'Spreadsheet').click()
  await host.locator('.told .bad').waitFor()
  yield { name: 'report-not-made', kind: 'laptop', page: host }
  const link = (await host.locator('.made-link .address').textContent())!
  await back(host)

  const phone = await stage.device('phone')
  await openReports(phone, everyoneLink(stage.url, links), links.board)
  await button(phone, 'Read it').waitFor()
  await phone.getByRole('heading', { name: 'What we did together' }).waitFor()
  yield { name: 'report-reading', kind: 'phone', page: phone }
  await button(phone, 'Read it').click()
  await button(phone, 'It can go out').waitFor()
  yield { name: 'report-draft-ask', kind: 'phone', page: phone }
  await button(phone, 'No, not like this').click()
  await phone.getByText('You have answered').waitFor()
  yield { name: 'report-draft-answered', kind: 'phone', page: phone }

  const reader = await stage.device('phone')
  await reader.goto(link.replace(/^https?:\/\/[^/]+/, stage.url))
  await reader.getByRole('heading', { name: 'What we did together' }).waitFor()
  yield { name: 'report-shared', kind: 'phone', page: reader }
  await button(host, /^Share$/).click()
  await button(host, 'Take it back').click()
  await reader.reload()
  await reader.getByText('This link has ended').waitFor()
  yield { name: 'report-link-over', kind: 'phone', page: reader }
  await reader.goto(`${stage.url}/g/${links.board}/report`)
  await reader.getByText('has no key').waitFor()
  yield { name: 'report-no-key', kind: 'phone', page: reader }
  const fresh = await foundGroup(stage.url)
  await openReports(reader, everyoneLink(stage.url, fresh), fresh.board)
  await reader.getByText('Nothing to report yet').waitFor()
  yield { name: 'report-none', kind: 'phone', page: reader }
}
