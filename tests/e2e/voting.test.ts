import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp } from '../fakes/server.ts'
import {
  everyoneLink,
  foundGroup,
  goTo,
  hostLink,
  listenTo,
  Stage,
  screenLink,
  takeSeat,
  turnOver,
  writeCard,
} from '../fakes/stage.ts'
import { Wire } from '../fakes/wire.ts'

let app: Awaited<ReturnType<typeof openTestApp>>
let stage: Stage

const IDEAS = ['Someone walks in with you', 'We train the front desk', 'A card that says so', 'One phone number']
const NAMES = ['Shaz', 'Amina', 'Kel', 'Lorraine', 'Dave', 'Tomasz', 'Grace', 'Mo', 'Pip', 'Robin', 'Yusuf', 'Ines']

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const add = (page: Page, idea: string) => button(page, `One more vote for: ${idea}`).click()

beforeAll(async () => {
  app = await openTestApp()
  stage = await Stage.open(app.url)
})

afterAll(async () => {
  await stage.close()
  await app.close()
})

test('[V1] [V5] [V6] [V7] twelve browsers vote, one by proxy, one by a show of hands; then they decide', {
  timeout: 240_000,
}, async () => {
  const links = await foundGroup(app.url)
  const host = await stage.device('laptop')
  await takeSeat(host, hostLink(app.url, links), 'Hana')
  const screen = await stage.device('big')
  await screen.goto(screenLink(app.url, links))
  const people: Page[] = []
  for (const name of NAMES) {
    const page = await stage.device('phone')
    await takeSeat(page, everyoneLink(app.url, links), name)
    people.push(page)
  }
  await goTo(host, 'Ideas and votes')
  for (const [at, idea] of IDEAS.entries()) await writeCard(people[at]!, 'Idea', idea)
  await turnOver(host)
  await button(host, 'For someone with no phone').click()
  await host.getByLabel('Someone has no phone?').fill('Joe')
  await button(host, 'Add a seat').click()
  await button(host, 'Put their hand up').waitFor()
  await button(host, 'Back').click()

  await button(host, 'Start a vote').click()
  await button(host, 'Open the vote').click()
  await Promise.all(people.map(page => page.getByRole('heading', { name: 'What do we try first?' }).waitFor()))
  await screen.getByText('Vote on your phone').waitFor()
  // Each phone has its own order, and a reload does not change it.
  const orderOn = (page: Page) => page.locator('.vote-option .words').allTextContents()
  // The vote comes with a part of its own, behind the heading.
  await Promise.all(people.map(page => page.locator('.vote-option').first().waitFor()))
  const orders = await Promise.all(people.map(orderOn))
  expect(new Set(orders.map(order => order.join())).size).toBeGreaterThan(3)

  // Three votes each: two for the first idea, one for another; everyone's are their own.
  for (const [at, page] of people.entries()) {
    await add(page, IDEAS[0]!)
    await add(page, IDEAS[0]!)
    await add(page, IDEAS[1 + (at % 3)]!)
    await page.getByText('You have used all your votes').waitFor()
    // The button stays where it is and says why not.
    const hears = await listenTo(page)
    await button(page, `One more vote for: ${IDEAS[3]}`).click({ force: true })
    await hears('You have no votes left')
  }
  await people[0]!.reload()
  await people[0]!.getByText('You have used all your votes').waitFor()
  expect(await orderOn(people[0]!)).toEqual(orders[0])
  // One changes their mind.
  await button(people[11]!, `One vote less for: ${IDEAS[0]}`).click()
  await people[11]!.getByText('1 vote left').waitFor()
  await add(people[11]!, IDEAS[3]!)
  await people[11]!.getByText('You have used all your votes').waitFor()

  // Joe votes on a neighbour's phone, which goes blank after.
  const neighbour = people[1]!
  await button(neighbour, /^No phone/).click()
  await button(neighbour, 'Vote for someone with no phone').click()
  await button(neighbour, 'Start').click()
  const round = neighbour.locator('dialog')
  await round.getByRole('button', { name: 'Joe' }).click()
  await round.getByText('3 votes left').waitFor()
  await round.getByRole('button', { name: `One more vote for: ${IDEAS[3]}` }).click()
  await round.getByText('2 votes left').waitFor()
  await round.getByRole('button', { name: 'I’m finished' }).click()
  await round.getByRole('button', { name: 'Joe' }).click()
  await round.getByText('3 votes left').waitFor()
  await round.getByRole('button', { name: 'I’m finished' }).click()
  await round.getByRole('button', { name: 'Stop passing it round' }).click()
  await round.getByRole('button', { name: 'Stop passing it round' }).click()

  for (const page of people.slice(0, 9)) await button(page, 'I’m done').click()
  await screen.getByText('9 of 12 are done. No rush.').waitFor()
  const before = (await screen.locator('body').textContent())!
  expect(before).not.toMatch(/\d+ votes?\b/)

  await button(host, 'Count a show of hands').click()
  await host.getByLabel('How many people show hands?').fill('1')
  await host.getByLabel(`Hands for: ${IDEAS[1]}`).fill('1')
  await button(host, 'Save').click()
  await screen.getByText('Vote on your phone').waitFor()
  await button(host, 'Close and show').click()
  await host.locator('dialog').getByRole('button', { name: 'Close and show' }).click()

  // 23 = 12 × 2 − 1; the last of the twelve gave it to the fourth idea, and so did Joe.
  await screen.locator('.winner', { hasText: IDEAS[0] }).getByText('23 votes').waitFor()
  await screen.getByText('13 people voted').waitFor()
  await screen.getByText('1 hand', { exact: true }).waitFor()
  const expected = [
    [IDEAS[0], '23 votes'],
    [IDEAS[3], '6 votes'],
    [IDEAS[1], '4 votes1 hand'],
    [IDEAS[2], '4 votes'],
  ]
  for (const page of [...people, host]) {
    await page.locator('.round-result').waitFor()
    const rows = page.locator('.round-result li')
    const shown = await rows.evaluateAll(items =>
      items.map(item => [
        item.querySelector('.words')?.textContent,
        [...item.querySelectorAll('.votes > b, .votes > .hands')].map(part => part.textContent).join(''),
      ]),
    )
    expect(shown).toEqual(expected)
  }

  // Can we all live with it?
  await button(host, 'Ask: can we all live with it?').click()
  await button(host, 'Keep these words').click()
  await button(host, 'Ask: can we all live with it?').click()
  for (const page of people.slice(0, 9)) await button(page, 'Yes').click()
  await button(people[9]!, 'With a change').click()
  await people[10]!.getByRole('button', { name: 'No', exact: true }).click()
  await people[10]!.getByLabel('What would make it OK for you?').fill('I want to choose who walks in')
  await button(people[10]!, 'Add my reason').click()
  await people[10]!.getByText('“I want to choose who walks in”').waitFor()
  await screen.getByText('11 of 14 have answered').waitFor()
  await button(host, 'Close and show').click()
  await screen.getByText('3 have not answered').waitFor()
  await screen.getByText('“I want to choose who walks in”').waitFor()
  await people[0]!.getByText('I want to choose who walks in').waitFor()
  await button(host, 'Change the words').click()
  await host.getByLabel('What do we decide?').fill('Someone you choose walks in with you')
  await button(host, 'Keep these words').click()
  await host.getByText('The words have changed').waitFor()
  expect(await button(host, 'We decide this').count()).toBe(0)
  await button(host, 'Ask again').click()
  for (const page of people) await button(page, 'Yes').click()
  await screen.getByText('12 of 14 have answered').waitFor()
  await button(host, 'Close and show').click()
  await host.getByLabel('When do we look at it again?').fill('2027-02-25')
  await button(host, 'We decide this').click()
  for (const page of [people[0]!, host]) {
    const decided = page.locator('.decided')
    await decided.getByText('Someone you choose walks in with you').waitFor()
    await decided.getByText('First words: Someone walks in with you').waitFor()
    await decided.getByText('14 people were here.').waitFor()
    await decided.getByText('25 February 2027').waitFor()
  }
  expect(stage.complaints).toEqual([])
  expect(stage.strangers).toEqual([])
})

/** A meeting at an open vote on two ideas: the host, and a person at this address. */
async function openVote(url: string): Promise<{ host: Page; person: Page }> {
  const links = await foundGroup(app.url)
  const host = await stage.device('laptop')
  await takeSeat(host, hostLink(app.url, links), 'Hana')
  const person = await stage.device('phone')
  await takeSeat(person, everyoneLink(url, links), 'Shaz')
  await goTo(host, 'Ideas and votes')
  for (const idea of IDEAS.slice(0, 2)) await writeCard(person, 'Idea', idea)
  await turnOver(host)
  await button(host, 'Start a vote').click()
  await button(host, 'Open the vote').click()
  await person.getByText('3 votes left').waitFor()
  return { host, person }
}

test('[V1] [D5] whoever voted without a signal while it was closed is told, once', { timeout: 90_000 }, async () => {
  const wire = await Wire.open(app.url)
  stage.alsoAt(wire.url)
  const { host, person } = await openVote(wire.url)
  wire.cut()
  await person.locator('#app').getByText('No signal. Keep going.').waitFor()
  await add(person, IDEAS[0]!)
  await person.getByText('2 votes left').waitFor()
  // Nobody who is here is waited for, so that it closes at once.
  await button(host, 'Close and show').click()
  await host.getByRole('heading', { name: 'What we chose' }).waitFor()
  wire.mend()
  const told = person.getByText('That is closed now')
  await told.waitFor()
  await person.getByRole('heading', { name: 'What we chose' }).waitFor()
  await person.locator('.notice', { has: told }).getByRole('button', { name: 'OK' }).click()
  await told.waitFor({ state: 'detached' })
  await person.reload()
  await person.getByRole('heading', { name: 'What we chose' }).waitFor()
  expect(await told.count()).toBe(0)
  await wire.close()
})

test('[U4] [U8] a vote with the keyboard alone: each button says its idea, and what it did is said once', {
  timeout: 90_000,
}, async () => {
  const { person, host } = await openVote(app.url)
  const more = button(person, `One more vote for: ${IDEAS[0]}`)
  await person.keyboard.press('Tab')
  for (let stop = 0; stop < 60 && !(await more.evaluate(one => one === document.activeElement)); stop++)
    await person.keyboard.press('Tab')
  await person.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    const region = document.getElementById('say')!
    new MutationObserver(() => region.textContent?.trim() && said.push(region.textContent.trim())).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    })
  })
  await person.keyboard.press('Enter')
  await person.getByText('2 votes left').waitFor()
  await person.keyboard.press('Space')
  await person.getByText('1 vote left').waitFor()
  const saidOnPage = () => person.evaluate(() => (window as unknown as { said: string[] }).said)
  await expect.poll(saidOnPage).toEqual(['1 vote on this. 2 left.', '2 votes on this. 1 left.'])
  // When it closes, the result begins where the vote was: nobody has to look for it.
  await button(host, 'Close and show').click()
  await host.locator('dialog').getByRole('button', { name: 'Close and show' }).click()
  await person.locator('h2:focus', { hasText: 'What we chose' }).waitFor()
})

/** Puts the words of a decision to everyone. */
async function askAll(host: Page, words: string): Promise<void> {
  await button(host, 'Ask: can we all live with it?').click()
  await host.getByLabel('What do we decide?').fill(words)
  await button(host, 'Keep these words').click()
  await button(host, 'Ask: can we all live with it?').click()
}

test('[V1] [V8] a reason is its writer’s own: nobody who has their device says it, and it is not lost', {
  timeout: 120_000,
}, async () => {
  const wire = await Wire.open(app.url)
  stage.alsoAt(wire.url)
  const { host, person } = await openVote(wire.url)
  await button(host, 'For someone with no phone').click()
  for (const name of ['Joe', 'Kim', 'Lea']) {
    await host.getByLabel('Someone has no phone?').fill(name)
    await button(host, 'Add a seat').click()
    await button(host, `Put their hand up ${name}`).waitFor()
  }
  await button(host, 'Back').click()
  await button(host, 'Close and show').click()
  await host.locator('dialog').getByRole('button', { name: 'Close and show' }).click()
  await host.getByRole('heading', { name: 'What we chose' }).waitFor()
  await askAll(host, 'We ring first')

  const why = 'Only in the morning'
  await person.getByRole('button', { name: 'No', exact: true }).click()
  await person.getByLabel('What would make it OK for you?').fill(why)
  await button(person, 'Add my reason').click()
  await person.getByText(`“${why}”`).waitFor()
  // Pressed once more, with nothing written, it takes nothing away.
  await button(person, 'Add my reason').click({ force: true })
  await person.getByText('Write something first').first().waitFor()
  await person.getByText(`“${why}”`).waitFor()

  await button(person, /^No phone/).click()
  await button(person, 'Vote for someone with no phone').click()
  await button(person, 'Start').click()
  const round = person.locator('dialog')
  for (const name of ['Joe', 'Kim', 'Lea']) {
    await round.getByRole('button', { name }).click()
    await round.getByRole('button', { name: 'No', exact: true }).click()
    await round.getByText('Your answer is in. You can change it.').waitFor()
    expect(await round.getByText(why).count()).toBe(0)
    await round.getByRole('button', { name: 'I’m finished' }).click()
  }
  await round.getByRole('button', { name: 'Stop passing it round' }).click()
  await round.getByRole('button', { name: 'Stop passing it round' }).click()
  await button(host, 'Answer yourself').click()
  await host.locator('dialog').getByRole('button', { name: 'No', exact: true }).click()
  await host.getByText('5 of 5 have answered').first().waitFor()
  await button(host, 'Back').click()

  wire.cut()
  await person.locator('#app').getByText('No signal. Keep going.').waitFor()
  const late = 'Or in the evening'
  await person.getByLabel('What would make it OK for you?').fill(late)
  await button(person, 'Add my reason').click()
  await person.getByText(`“${late}”`).waitFor()
  await button(host, 'Close and show').click()
  await host.locator('.check-result .reasons').waitFor()
  expect(await host.locator('.reasons li p').allTextContents()).toEqual([why])
  wire.mend()
  await person.locator('.notice', { hasText: 'That is closed now' }).getByText(`“${late}”`).waitFor()

  // Other words have no numbers before everyone was asked about them; let go, nothing is left of them.
  await person.locator('.check-result .three').waitFor()
  await button(host, 'Change the words').click()
  await host.getByLabel('What do we decide?').fill('We write first')
  await button(host, 'Keep these words').click()
  await person.locator('.check-result').getByText('We write first').waitFor()
  expect(await person.locator('.check-result .three').count()).toBe(0)
  await button(host, 'Let it go').click()
  await person.locator('.check-result').waitFor({ state: 'detached' })
  await wire.close()
})
