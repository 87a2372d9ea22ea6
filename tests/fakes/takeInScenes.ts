import type { Page } from 'playwright-core'
import { openKeptMeeting } from './keptMeeting.ts'
import { livelyTurns, teamsVtt } from './longMeeting.ts'
import { openReports } from './reportScenes.ts'
import type { Scene } from './scenes.ts'
import { everyoneLink, foundGroup, goTo, hostLink, type Stage, takeSeat } from './stage.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const back = (page: Page) => page.locator('dialog[open]').getByRole('button', { name: 'Back', exact: true }).click()
const fileOf = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

const LIST = [
  'kind;words',
  'hope;A bus that comes',
  'fear;"Nobody listens; again"',
  'Elephants;Who decides?',
  'słoń;Pieniądze',
  'wish;More of us',
  'hope;',
].join('\r\n')

/** A host brings cards in from a file; and, once it is all over, a thank-you sheet is printed. */
async function* bringing(stage: Stage): AsyncGenerator<Scene> {
  const links = await foundGroup(stage.url)
  const host = await stage.device('laptop')
  await takeSeat(host, hostLink(stage.url, links), 'Hana')
  await goTo(host, 'Hopes, fears and elephants')
  await button(host, 'For someone with no phone').click()
  await button(host, 'Bring cards from a file').click()
  const file = host.getByLabel('Choose a file (.csv)')
  await file.setInputFiles(fileOf('broken.csv', 'kind;words\nhope;"no end'))
  await host.getByText('Nothing was sent').waitFor()
  yield { name: 'cards-file-broken', kind: 'laptop', page: host }
  await file.setInputFiles(fileOf('list.csv', LIST))
  await button(host, 'Bring in 4 cards').waitFor()
  yield { name: 'cards-file', kind: 'laptop', page: host }
  await file.setInputFiles(fileOf('list.txt', 'A bus that comes, every day\nA chair'))
  await button(host, 'Bring in 2 cards').waitFor()
  yield { name: 'cards-file-list', kind: 'laptop', page: host }
  await button(host, 'Bring in 2 cards').click()
  await host.getByText('2 cards are in.').waitFor()
  yield { name: 'cards-file-in', kind: 'laptop', page: host }
  await back(host)
  await back(host)

  await goTo(host, 'How did it go?')
  await button(host, 'Write a card').click()
  await host.getByRole('radio', { name: 'Cheer' }).check({ force: true })
  await host.locator('.composer textarea').fill('Shaz, for coming on foot')
  await button(host, 'Add my card').click()
  await host.locator('.own-cards').getByText('On the table').waitFor()
  await host.goto(`${stage.url}/print/${links.board}`)
  await host.getByText('Thank-you sheet').click()
  await host.locator('.thank-sheet').waitFor()
  await host.locator('.thank-sheet').scrollIntoViewIfNeeded()
  yield { name: 'print-thanks', kind: 'laptop', page: host }
  await host.context().close()
}

/** A meeting that is final: a transcript for its record, and who spoke when. */
async function* lookedAtLater(stage: Stage): AsyncGenerator<Scene> {
  const kept = await openKeptMeeting()
  stage.alsoAt(kept.url)
  const [host, phone] = await Promise.all((['laptop', 'phone'] as const).map(kind => stage.device(kind)))
  await openReports(host!, hostLink(kept.url, kept.links), kept.links.board)
  await button(host!, 'Add a transcript').click()
  await host!.getByLabel(/^Choose a file/).setInputFiles(fileOf('meeting.vtt', teamsVtt(livelyTurns)))
  await host!.getByText('Who is who?').waitFor()
  yield { name: 'annex', kind: 'laptop', page: host! }
  await button(host!, 'Add to the record').click()
  await button(host!, /^Take it out/).waitFor()
  yield { name: 'annex-added', kind: 'laptop', page: host! }
  await back(host!)
  await button(host!, 'Who spoke when').click()
  await host!.getByRole('figure').first().waitFor()
  yield { name: 'kept-talk', kind: 'laptop', page: host! }
  await openReports(phone!, everyoneLink(kept.url, kept.links), kept.links.board)
  await phone!.getByLabel('Your name in that meeting').fill('Nobody')
  await button(phone!, 'Take my turns out').click()
  await phone!.getByText('Nobody of that name').waitFor()
  yield { name: 'kept-talk-own', kind: 'phone', page: phone! }
  for (const page of [host!, phone!]) await page.context().close()
  await kept.close()
}

/** What is taken in from files and paper, and taken out again. */
export async function* takingIn(stage: Stage): AsyncGenerator<Scene> {
  yield* bringing(stage)
  yield* lookedAtLater(stage)
}
