import type { Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp } from '../fakes/server.ts'
import { cardsOn, everyoneLink, foundGroup, hostLink, type Links, listenTo, Stage } from '../fakes/stage.ts'

/* The whole of step 3, by people who have no mouse, and by people who can tap and nothing else. */

let app: Awaited<ReturnType<typeof openTestApp>>
let stage: Stage
let links: Links

beforeEach(async () => {
  app = await openTestApp()
  stage = await Stage.open(app.url)
  links = await foundGroup(app.url)
})

afterEach(async () => {
  expect(stage.complaints).toEqual([])
  await stage.close()
  await app.close()
})

const hasFocus = (target: Locator) => target.evaluate(element => element === document.activeElement)

/** Goes there with the Tab key, however many stops there are in between. */
async function tabTo(target: Locator): Promise<void> {
  await target.waitFor()
  const page = target.page()
  for (let stop = 0; stop < 120; stop++) {
    if (await hasFocus(target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${target}`)
}

async function press(target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(target)
  await target.page().keyboard.press(key)
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()

/** Chooses in a group of radio buttons, which is one stop with arrows inside. */
async function choose(group: Locator, first: string, wanted: string): Promise<void> {
  await tabTo(group.getByRole('radio', { name: first, exact: true }))
  for (let arrow = 0; arrow < 10; arrow++) {
    if (await group.getByRole('radio', { name: wanted, exact: true }).isChecked()) return
    await group.page().keyboard.press('ArrowRight')
  }
  throw new Error(`the arrows do not reach ${wanted}`)
}

test('[U4] from starting a meeting to one card at a time with the keyboard alone', async () => {
  const host = await stage.device('laptop')
  await host.goto(app.url)
  await press(host.getByRole('link', { name: 'Start a meeting' }))
  await tabTo(host.getByLabel('What is your group called?'))
  await host.keyboard.type('The Thursday Group')
  await host.keyboard.press('Enter')
  // What is new begins at its heading; before the focus is there, a key would be pressed on its way.
  await host.locator('h1:focus', { hasText: 'Your meeting is ready' }).waitFor()
  const link = (await host.locator('.address').first().textContent())!.replace(/^https?:\/\/[^/]+/, app.url)
  await press(button(host, /^Copy.*For the host/))
  await press(button(host, 'Go to my meeting'))
  await tabTo(host.getByLabel('What shall we call you?'))
  await host.keyboard.type('Hana')
  await host.keyboard.press('Enter')

  const person = await stage.device('laptop')
  await person.goto(link)
  await press(person.getByLabel('I’d rather not say'), 'Space')
  await press(button(person, 'Take my seat'))
  await person.getByText('We start soon').waitFor()

  await press(host.getByRole('navigation', { name: 'Plan for today' }).getByRole('button', { name: 'Hopes, fears' }))
  await press(button(host, 'Move everyone to this step'))
  await person.getByRole('heading', { name: 'What do you want to say?' }).waitFor()
  for (const [kind, text] of [
    ['Hope', 'Same nurse twice'],
    ['Elephant', 'Who really decides?'],
  ] as const) {
    const checked = person.locator('.kinds input:checked')
    await tabTo(checked)
    for (
      let arrow = 0;
      arrow < 3 && !(await person.getByRole('radio', { name: kind, exact: true }).isChecked());
      arrow++
    )
      await person.keyboard.press('ArrowRight')
    await tabTo(person.locator('.composer textarea'))
    await person.keyboard.type(text)
    await press(button(person, 'Add my card'))
    await person.locator('.own-cards li', { hasText: text }).locator('small', { hasText: 'Saved' }).waitFor()
    // After adding, writing goes on where it was.
    expect(await hasFocus(person.locator('.composer textarea'))).toBe(true)
  }
  await press(person.locator('.own-cards li button').first())
  await tabTo(person.locator('dialog textarea'))
  await person.keyboard.type(', please')
  await press(button(person, 'Keep my change'))
  await person.locator('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => hasFocus(person.locator('.own-cards li button').first())).toBe(true)
  await press(button(person, 'I’m done'))

  await host.getByText('1 of 1 are done').waitFor()
  await press(button(host, 'Turn the cards over'))
  await person.locator('.card-table .card').first().waitFor()
  await press(
    person
      .locator('.card-table .card')
      .first()
      .getByRole('button', { name: /^Me too/ }),
  )
  await press(person.locator('.card-table .card').first().getByRole('button', { name: /^More/ }))
  await press(button(person, 'Move'))
  await tabTo(person.getByLabel('Name of the pile'))
  await person.keyboard.type('Nurses')
  await person.keyboard.press('Enter')
  await host.getByRole('heading', { name: 'Nurses' }).waitFor()
  await press(button(host, 'One at a time'))
  await press(button(host, 'Keep for later'))
  await person.getByText('Keep for later').first().waitFor()
  await press(button(host, 'Next one'))
  await press(button(host, 'Show all cards'))
  expect(await cardsOn(host)).toHaveLength(2)

  // And the settings, there and back, with the focus where it was.
  const settings = button(person, 'Text size and language')
  await press(settings)
  await choose(person.getByRole('group', { name: 'Text size' }), 'Normal', 'Huge')
  await expect.poll(() => person.evaluate(() => document.documentElement.dataset.size)).toBe('huge')
  await press(button(person, 'Back'))
  await expect.poll(() => hasFocus(settings)).toBe(true)
}, 120_000)

test('[U4] a card is dragged to a pile with the arrow keys, and put back with Escape', async () => {
  const host = await stage.device('laptop')
  await host.goto(hostLink(app.url, links))
  await host.getByLabel('What shall we call you?').fill('Hana')
  await button(host, 'Take my seat').click()
  await host.getByRole('navigation').getByRole('button', { name: 'What is the problem?' }).click()
  await button(host, 'Move everyone to this step').click()
  for (const text of ['First line', 'Second line']) {
    await button(host, 'Write a card').click()
    await host.locator('dialog textarea').fill(text)
    await host.locator('dialog').getByRole('button', { name: 'Add my card' }).click()
    await host.locator('dialog').getByRole('button', { name: 'Back' }).click()
    await host.locator('.card-table .card', { hasText: text }).waitFor()
  }
  await host.locator('.card', { hasText: 'First line' }).getByRole('button', { name: /^More/ }).click()
  await button(host, 'Move').click()
  await host.getByLabel('Name of the pile').fill('Lines')
  await button(host, 'New pile').click()
  const pile = host.locator('.pile', { hasText: 'Lines' })
  await pile.locator('.card', { hasText: 'First line' }).waitFor()

  const grip = host.locator('.card', { hasText: 'Second line' }).locator('.grip')
  const hears = await listenTo(host)
  const dragToPile = async () => {
    await grip.focus()
    await host.keyboard.press('Space')
    await hears('Picked up')
    for (let arrow = 0; arrow < 6; arrow++) {
      await host.keyboard.press('ArrowUp')
      await host.evaluate(() => new Promise(requestAnimationFrame))
      if (await pile.locator('ul.drop-here').isVisible()) return
    }
    throw new Error('the arrows do not reach the pile')
  }
  await dragToPile()
  await host.keyboard.press('Escape')
  await hears('Put back')
  expect(await pile.locator('.card').count()).toBe(1)
  await dragToPile()
  await host.keyboard.press('Space')
  await pile.locator('.card', { hasText: 'Second line' }).waitFor()
}, 90_000)

test('[A10] a card is dragged to a pile with a mouse, by its handle', async () => {
  const host = await stage.device('laptop')
  await host.goto(hostLink(app.url, links))
  await host.getByLabel('What shall we call you?').fill('Hana')
  await button(host, 'Take my seat').click()
  await host.getByRole('navigation').getByRole('button', { name: 'What is the problem?' }).click()
  await button(host, 'Move everyone to this step').click()
  await button(host, 'Write a card').click()
  await host.locator('dialog textarea').fill('A line')
  await host.locator('dialog').getByRole('button', { name: 'Add my card' }).click()
  await host.locator('dialog').getByRole('button', { name: 'Back' }).click()
  const card = host.locator('.card-table .card', { hasText: 'A line' })
  await card.hover()
  await card.locator('.grip').hover()
  await host.mouse.down()
  await host.mouse.move(400, 300, { steps: 5 })
  const target = (await host.locator('.new-pile-here').boundingBox())!
  await host.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 10 })
  await host.locator('.new-pile-here.drop-here').waitFor()
  await host.mouse.up()
  await host.locator('.pile .card', { hasText: 'A line' }).waitFor()
}, 90_000)

test('[U5] the whole step with single taps on two touch screens', async () => {
  const host = await stage.device('laptop', { hasTouch: true, isMobile: true, viewport: { width: 1180, height: 820 } })
  const phone = await stage.device('phone')
  const tap = (target: Locator) => target.first().tap()
  await host.goto(hostLink(app.url, links))
  await host.getByLabel('I’d rather not say').tap()
  await tap(button(host, 'Take my seat'))
  await phone.goto(everyoneLink(app.url, links))
  await tap(phone.getByLabel('What shall we call you?'))
  await phone.keyboard.type('Shaz')
  await tap(button(phone, 'Take my seat'))
  await phone.getByText('We start soon').waitFor()
  await tap(host.getByRole('navigation', { name: 'Plan for today' }).getByRole('button', { name: 'Hopes, fears' }))
  await tap(button(host, 'Move everyone to this step'))
  await phone.getByRole('heading', { name: 'What do you want to say?' }).waitFor()
  for (const [kind, text] of [
    ['Fear', 'No bus home'],
    ['Elephant', 'Who really decides?'],
  ] as const) {
    await tap(phone.locator('.kinds label', { hasText: kind }))
    await tap(phone.locator('.composer textarea'))
    await phone.keyboard.type(text)
    await tap(button(phone, 'Add my card'))
    await phone.locator('.own-cards li', { hasText: text }).locator('small', { hasText: 'Saved' }).waitFor()
  }
  await tap(phone.locator('.own-cards li button'))
  await tap(button(phone, 'Take it away'))
  await tap(button(phone, 'No, keep it'))
  await tap(phone.locator('dialog').getByRole('button', { name: 'Back' }))
  await tap(button(phone, 'I’m done'))
  await host.getByText('1 of 1 are done').waitFor()
  await tap(button(host, 'Turn the cards over'))
  await phone.locator('.card-table .card').first().waitFor()
  await tap(
    phone
      .locator('.card-table .card')
      .first()
      .getByRole('button', { name: /^Me too/ }),
  )
  await tap(phone.locator('.card-table .card').first().getByRole('button', { name: /^More/ }))
  await tap(button(phone, 'Move'))
  await tap(button(phone, 'New pile'))
  await host.locator('.pile').waitFor()
  // Phones and tablets have no handles to drag: every move has its buttons.
  expect(await phone.locator('.grip').count()).toBe(0)
  await tap(button(host, 'One at a time'))
  await tap(button(host, 'Talk now'))
  await phone.getByRole('heading', { name: 'We are all looking at this one' }).waitFor()
  await tap(button(host, 'Next one'))
  await tap(button(host, 'Show all cards'))
  expect(await cardsOn(host)).toHaveLength(2)
}, 120_000)

test('[U4] a host who has never seen it has three links after two fields and four taps', async () => {
  const host = await stage.device('laptop')
  await host.goto(stage.url)
  let taps = 0
  await host.exposeFunction('tapped', () => taps++)
  await host.evaluate(() =>
    addEventListener('click', () => (globalThis as unknown as { tapped(): void }).tapped(), true),
  )
  await host.getByRole('link', { name: 'Start a meeting' }).click()
  await host.getByLabel('What is your group called?').fill('The Thursday Group')
  await host.getByLabel('What is this meeting about?').fill('Getting a doctor with no address')
  await host.getByRole('button', { name: 'Make my meeting' }).click()
  await host.getByRole('heading', { name: 'Your meeting is ready' }).waitFor()
  for (const link of ['For everyone', 'For the big screen', 'For the host'])
    await host.getByRole('heading', { name: link }).waitFor()
  const [file] = await Promise.all([
    host.waitForEvent('download'),
    host.getByRole('button', { name: 'Save my host link' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('Same Table host link.txt')
  await host.getByRole('button', { name: 'Go to my meeting' }).click()
  await host.getByLabel('What shall we call you?').waitFor()
  expect(taps).toBe(4)
})
