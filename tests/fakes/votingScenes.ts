import type { Page } from 'playwright-core'
import { RawClient } from './rawClient.ts'
import type { Scene } from './scenes.ts'
import {
  everyoneLink,
  foundGroup,
  goTo,
  hostLink,
  type Stage,
  screenLink,
  takeSeat,
  turnOver,
  writeCard,
} from './stage.ts'

const IDEAS = [
  'Someone walks in with you the first time',
  'A card that says “I don’t need an address”',
  'We train the front desk staff',
  'One phone number for all the doctors',
]

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const back = (page: Page) => page.locator('dialog').getByRole('button', { name: 'Back', exact: true }).click()

/** From ideas to a decision: a vote, its result, a question, the words of what is decided. */
export async function* voting(stage: Stage): AsyncGenerator<Scene> {
  const links = await foundGroup(stage.url)
  const [host, phone, laptop, screen] = await Promise.all(
    (['laptop', 'phone', 'laptop', 'big'] as const).map(kind => stage.device(kind)),
  )
  await takeSeat(host!, hostLink(stage.url, links), 'Hana')
  await screen!.goto(screenLink(stage.url, links))
  await takeSeat(phone!, everyoneLink(stage.url, links), 'Shaz')
  await takeSeat(laptop!, everyoneLink(stage.url, links), 'Amina')
  await goTo(host!, 'Ideas and votes')
  for (const [at, idea] of IDEAS.entries()) await writeCard(at % 2 ? phone! : laptop!, 'Idea', idea)
  yield { name: 'ideas', kind: 'phone', page: phone! }
  await turnOver(host!)
  const others = await Promise.all(
    ['Kel', 'Mo', 'Pip', 'Grace', 'Robin', 'Yusuf', 'Ines'].map(name => RawClient.join(stage.url, links, name)),
  )
  await button(host!, 'For someone with no phone').click()
  await host!.getByLabel('Someone has no phone?').fill('Joe')
  await button(host!, 'Add a seat').click()
  await button(host!, 'Put their hand up').waitFor()
  await back(host!)

  await button(host!, 'Start a vote').click()
  yield { name: 'host-start-vote', kind: 'laptop', page: host! }
  await button(host!, 'Open the vote').click()
  await phone!.getByRole('heading', { name: 'What do we try first?' }).waitFor()
  for (const idea of [0, 0]) await button(phone!, `One more vote for: ${IDEAS[idea]}`).click()
  await phone!.getByText('1 vote left').waitFor()
  yield { name: 'vote', kind: 'phone', page: phone! }
  yield { name: 'vote-laptop', kind: 'laptop', page: laptop! }
  yield { name: 'host-vote', kind: 'laptop', page: host! }
  yield { name: 'screen-vote', kind: 'big', page: screen! }
  await button(host!, 'Count a show of hands').click()
  yield { name: 'host-hands', kind: 'laptop', page: host! }
  await back(host!)
  await button(phone!, /^No phone/).click()
  await button(phone!, 'Vote for someone with no phone').click()
  await button(phone!, 'Start').click()
  yield { name: 'vote-round-blank', kind: 'phone', page: phone! }
  await phone!.locator('dialog').getByRole('button', { name: 'Joe' }).click()
  yield { name: 'vote-round-go', kind: 'phone', page: phone! }
  await button(phone!, 'I’m finished').click()
  await button(phone!, 'Stop passing it round').click()
  await button(phone!, 'Stop passing it round').click()
  for (const [at, client] of others.entries()) {
    const round = await client.until(board => [...board.round.values()][0])
    const marks: [string, number][] = [
      [round.options[at % 4]!, 1],
      [round.options[0]!, 2],
    ]
    await client.act('ballot.cast', { round: round.id, marks: at % 4 === 0 ? [[round.options[0]!, 3]] : marks })
  }
  await button(host!, 'Close and show').click()
  await host!.locator('dialog').getByRole('button', { name: 'Close and show' }).click()
  await phone!.getByRole('heading', { name: 'What we chose' }).waitFor()
  yield { name: 'result', kind: 'phone', page: phone! }
  yield { name: 'host-result', kind: 'laptop', page: host! }
  await screen!.locator('.winner').waitFor()
  yield { name: 'screen-result', kind: 'big', page: screen! }

  await button(host!, 'Ask: can we all live with it?').click()
  yield { name: 'host-wording', kind: 'laptop', page: host! }
  await button(host!, 'Keep these words').click()
  await button(host!, 'Ask: can we all live with it?').click()
  await button(phone!, 'With a change').click()
  await phone!.getByLabel('What would make it OK for you?').fill('I want to choose who walks in.')
  yield { name: 'live', kind: 'phone', page: phone! }
  yield { name: 'screen-live', kind: 'big', page: screen! }
  await button(phone!, 'Add my reason').click()
  await phone!.getByText('“I want to choose who walks in.”').waitFor()
  for (const client of others) {
    const check = await client.until(board => [...board.check.values()].find(({ sort }) => sort === 'live'))
    await client.act('check.answer', { check: check.id, answer: 'yes' })
  }
  yield { name: 'host-live', kind: 'laptop', page: host! }
  await button(host!, 'Close and show').click()
  await host!.getByText('What would make it OK').waitFor()
  yield { name: 'host-deciding', kind: 'laptop', page: host! }
  await phone!.getByText('What would make it OK').waitFor()
  yield { name: 'live-result', kind: 'phone', page: phone! }
  await screen!.getByText('“I want to choose').waitFor()
  yield { name: 'screen-live-result', kind: 'big', page: screen! }
  await host!.getByLabel('When do we look at it again?').fill('2027-02-25')
  await button(host!, 'We decide this').click()
  await phone!.locator('.decided').waitFor()
  yield { name: 'decided', kind: 'phone', page: phone! }
  yield { name: 'host-decided', kind: 'laptop', page: host! }
  yield { name: 'screen-decided', kind: 'big', page: screen! }

  await button(host!, 'Ask everyone').click()
  yield { name: 'host-ask', kind: 'laptop', page: host! }
  await button(host!, 'Did you feel heard?').click()
  await phone!.getByRole('heading', { name: 'Did you feel heard?' }).waitFor()
  yield { name: 'check', kind: 'phone', page: phone! }
  await screen!.getByRole('heading', { name: 'Did you feel heard?' }).waitFor()
  yield { name: 'screen-check', kind: 'big', page: screen! }
  for (const [at, client] of others.entries()) {
    const check = await client.until(board => [...board.check.values()].find(({ sort }) => sort === 'heard'))
    await client.act('check.answer', { check: check.id, answer: at < 2 ? 'no' : at < 4 ? 'part' : 'yes' })
  }
  await phone!.getByRole('button', { name: 'Yes', exact: true }).click()
  await host!.getByText('8 of').waitFor()
  await host!.locator('.open-check').getByRole('button', { name: 'Close and show' }).click()
  await host!.getByText('Some of us say no').waitFor()
  yield { name: 'host-check-low', kind: 'laptop', page: host! }
  await screen!.locator('.three').waitFor()
  yield { name: 'screen-check-result', kind: 'big', page: screen! }
  await button(host!, 'Vote again').click()
  await host!.getByText('Say yes to any number').click()
  await button(host!, 'Open the vote').click()
  await phone!.getByText('Choose as many as you like').waitFor()
  await button(phone!, `Choose: ${IDEAS[1]}`).click()
  yield { name: 'vote-approve', kind: 'phone', page: phone! }
  for (const client of others) client.close()
  for (const page of [host!, phone!, laptop!, screen!]) await page.context().close()
}
