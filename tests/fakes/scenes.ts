import { nanoid } from 'nanoid'
import type { Page } from 'playwright-core'
import { languages, PSEUDO } from '#shared/words/languages.ts'
import { comparing, lookingBack } from './lookBackScenes.ts'
import { ownTalk } from './ownTalkScenes.ts'
import { RawClient } from './rawClient.ts'
import { reporting } from './reportScenes.ts'
import { speaking } from './speakingScenes.ts'
import {
  everyoneLink,
  foundGroup,
  goTo,
  hostLink,
  type Links,
  type Stage,
  screenLink,
  takeSeat,
  turnOver,
  wear,
  writeCard,
} from './stage.ts'
import { takingIn } from './takeInScenes.ts'
import { voting } from './votingScenes.ts'
import { Wire } from './wire.ts'

/** A screen in one of its states, as somebody has reached it. */
export interface Scene {
  readonly name: string
  readonly kind: 'phone' | 'laptop' | 'big'
  readonly page: Page
}

const CARDS = [
  ['Hope', 'A friendly face at the front desk'],
  ['Hope', 'To be believed'],
  ['Hope', 'Same nurse twice'],
  ['Hope', 'One phone number that works'],
  ['Hope', 'Staff get training from us'],
  ['Hope', 'We stay mates after'],
  ['Fear', 'It’s all talk again'],
  ['Fear', 'Telling my story again and again'],
  ['Fear', 'I’ll say the wrong thing'],
  ['Fear', 'They judge me for using'],
  ['Fear', 'The money stops in March'],
  ['Fear', 'No bus home'],
  ['Elephant', 'Some of us get paid to be here. Some don’t.'],
  ['Elephant', 'Who really decides?'],
  ['Elephant', 'Racism at the front desk'],
  ['Elephant', 'We don’t all trust the council'],
  ['Elephant', 'The boss isn’t here'],
] as const

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const back = (page: Page) => page.locator('dialog').getByRole('button', { name: 'Back', exact: true }).click()

/** Before there is a meeting: home, a new group, its links. */
async function* beginning(stage: Stage): AsyncGenerator<Scene> {
  const laptop = await stage.device('laptop')
  const phone = await stage.device('phone')
  for (const [kind, page] of [
    ['laptop', laptop],
    ['phone', phone],
  ] as const) {
    await page.goto(stage.url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    yield { name: `home-${kind}`, kind, page }
  }
  await phone.getByLabel('Join').fill('cake 99')
  await button(phone, 'Go').click()
  await phone.getByText('We can’t find that code').waitFor()
  yield { name: 'home-wrong-code', kind: 'phone', page: phone }
  await phone.goto(`${stage.url}/safe`)
  await phone.getByRole('heading', { level: 1 }).waitFor()
  yield { name: 'safe', kind: 'phone', page: phone }
  await button(phone, 'Text size').click()
  yield { name: 'settings', kind: 'phone', page: phone }

  await laptop.getByRole('link', { name: 'Start a meeting' }).click()
  await button(laptop, 'Make my meeting').click()
  await laptop.getByText('Give your group a name first').waitFor()
  yield { name: 'start-no-name', kind: 'laptop', page: laptop }
  await laptop.getByLabel('What is your group called?').fill('The Thursday Group')
  await laptop.getByText('Pick a day').click()
  await laptop.getByText('Make my own').click()
  yield { name: 'start-own-plan', kind: 'laptop', page: laptop }
  await laptop.getByText('Now', { exact: true }).click()
  await button(laptop, 'Make my meeting').click()
  await laptop.getByRole('heading', { name: 'Your meeting is ready' }).waitFor()
  await button(laptop, 'Go to my meeting').click()
  yield { name: 'links', kind: 'laptop', page: laptop }
  const letterbox = (await laptop.locator('.address', { hasText: '/letterbox#' }).textContent())!
  await phone.goto(letterbox.replace(/^https?:\/\/[^/]*/, stage.url))
  await phone.getByRole('heading', { name: 'What do you want to tell the group?' }).waitFor()
  yield { name: 'letterbox', kind: 'phone', page: phone }
  await phone.locator('textarea').fill('I want to die of shame at that desk')
  await phone.getByText('If you need help now').first().waitFor()
  yield { name: 'help-now', kind: 'phone', page: phone }
  await button(phone, 'Put it in the letterbox').click()
  await phone.getByRole('heading', { name: 'It is in the letterbox' }).waitFor()
  yield { name: 'letterbox-sent', kind: 'phone', page: phone }
}

/** People at the door and in the room, before the first step. */
async function* arriving(stage: Stage, links: Links, host: Page, screen: Page, phone: Page): AsyncGenerator<Scene> {
  yield { name: 'host-arriving', kind: 'laptop', page: host }
  await phone.goto(everyoneLink(stage.url, links))
  await button(phone, 'Take my seat').click()
  await phone.getByText('Write a name, or tick').waitFor()
  yield { name: 'join-no-name', kind: 'phone', page: phone }
  await phone.getByLabel('What shall we call you?').fill('Hana')
  await button(phone, 'Take my seat').click()
  await phone.getByText('Someone here is called Hana too').waitFor()
  yield { name: 'join-same-name', kind: 'phone', page: phone }
  await takeSeat(phone, everyoneLink(stage.url, links), 'Shaz')
  await phone.getByText('We start soon').waitFor()
  yield { name: 'lobby', kind: 'phone', page: phone }
  yield { name: 'screen-arrive', kind: 'big', page: screen }

  await host.getByText('People knock first').click()
  const stranger = await stage.device('phone')
  await stranger.goto(`${stage.url}/${(await host.locator('.big-code').textContent())!.replace(' ', '')}`)
  await stranger.getByLabel('What shall we call you?').fill('Robin')
  yield { name: 'join', kind: 'phone', page: stranger }
  await button(stranger, 'Take my seat').click()
  await stranger.getByText('You are at the door').waitFor()
  yield { name: 'door', kind: 'phone', page: stranger }
  await button(host, 'Let them in').waitFor()
  yield { name: 'host-door', kind: 'laptop', page: host }
  await button(host, 'Let them in').click()
  await stranger.getByText('We start soon').waitFor()
  await host.getByText('Keep the door open').click()
  await button(host, /here$/).first().click()
  yield { name: 'host-people', kind: 'laptop', page: host }
  await back(host)
  await stranger.context().close()
}

/** Writing in private. */
async function* writing(host: Page, screen: Page, phone: Page, laptop: Page): AsyncGenerator<Scene> {
  await goTo(host, 'Hopes, fears and elephants')
  await phone.getByRole('heading', { name: 'What do you want to say?' }).waitFor()
  yield { name: 'write-empty', kind: 'phone', page: phone }
  await button(phone, 'Add my card').click()
  await phone.getByText('Write something first').waitFor()
  yield { name: 'write-nothing', kind: 'phone', page: phone }
  for (const [kind, text] of CARDS)
    await writeCard(CARDS.findIndex(card => card[1] === text) % 2 ? laptop : phone, kind, text)
  await phone.getByRole('radio', { name: 'Elephant' }).check({ force: true })
  await phone.locator('.composer textarea').fill('Some of us get paid to be here. Some don’t.')
  yield { name: 'write', kind: 'phone', page: phone }
  yield { name: 'write-laptop', kind: 'laptop', page: laptop }
  await phone.locator('.own-cards li button').first().click()
  yield { name: 'own-card', kind: 'phone', page: phone }
  await button(phone, 'Take it away').click()
  yield { name: 'own-card-take-away', kind: 'phone', page: phone }
  await back(phone)
  await button(phone, 'I’m done').click()
  yield { name: 'host-face-down', kind: 'laptop', page: host }
  yield { name: 'screen-face-down', kind: 'big', page: screen }
  await button(host, 'Turn the cards over').click()
  yield { name: 'host-turn-ask', kind: 'laptop', page: host }
  await back(host)
  await button(host, 'Write a card').click()
  yield { name: 'host-write', kind: 'laptop', page: host }
  await back(host)
}

/** The cards on the table. */
async function* talking(host: Page, screen: Page, phone: Page, laptop: Page): AsyncGenerator<Scene> {
  await phone.locator('.composer textarea').fill('')
  await turnOver(host)
  await phone.locator('.card-table .card').first().waitFor()
  for (const page of [phone, laptop])
    await page.locator('.card-table .card').nth(2).getByRole('button', { name: 'Me too' }).click()
  await laptop.locator('.card-table .card').nth(5).getByRole('button', { name: /^More/ }).click()
  yield { name: 'card-laptop', kind: 'laptop', page: laptop }
  await button(laptop, 'Move').click()
  yield { name: 'move', kind: 'laptop', page: laptop }
  await laptop.getByLabel('Name of the pile').fill('Front desk')
  await button(laptop, 'New pile').click()
  await laptop.getByRole('heading', { name: 'Front desk' }).waitFor()
  await laptop.getByRole('button', { name: /Change this pile/ }).click()
  yield { name: 'pile', kind: 'laptop', page: laptop }
  await back(laptop)
  yield { name: 'table-laptop', kind: 'laptop', page: laptop }
  yield { name: 'table', kind: 'phone', page: phone }
  await phone.locator('.card-table .card').first().getByRole('button', { name: /^More/ }).click()
  yield { name: 'card', kind: 'phone', page: phone }
  await back(phone)
  yield { name: 'host-table', kind: 'laptop', page: host }
  await host.locator('.card-table .card').first().getByRole('button', { name: /^More/ }).click()
  yield { name: 'host-card', kind: 'laptop', page: host }
  await button(host, 'Erase for good').click()
  yield { name: 'host-erase', kind: 'laptop', page: host }
  await back(host)

  await button(phone, 'I want to speak').click()
  await button(laptop, 'I want to speak').click()
  await button(laptop, 'Slow down').click()
  await button(phone, 'Stop and explain').click()
  await phone.getByLabel('Which word?').fill('outcomes')
  await host.getByText('Someone says: stop and explain').first().waitFor()
  yield { name: 'signals', kind: 'phone', page: phone }
  await button(phone, 'Ask about this word').click()
  await host.getByText('outcomes').waitFor()
  await button(host, 'Pause all').click()
  yield { name: 'signals-laptop', kind: 'laptop', page: laptop }
  yield { name: 'host-signals', kind: 'laptop', page: host }
  yield { name: 'screen-paused', kind: 'big', page: screen }
  await button(host, /^Give turn/)
    .first()
    .click()
  await phone.getByText('It is your turn to speak').first().waitFor()
  yield { name: 'your-turn', kind: 'phone', page: phone }
  await button(phone, 'Pass').click()
  for (let sorted = 0; sorted < 2; sorted++) await button(host, 'Sorted').first().click()
  await button(laptop, 'Put my hand down').click()
  await button(host, 'Big screen is on').click()
  yield { name: 'host-screen', kind: 'laptop', page: host }
  await host.getByText('Near', { exact: true }).click()
  await back(host)
  await screen.locator('.size-near .columns-of-cards .card').first().waitFor()
  yield { name: 'screen-near', kind: 'big', page: screen }
  for (const size of ['Middle', 'Far'] as const) {
    await button(host, 'Big screen is on').click()
    await host.getByText(size, { exact: true }).click()
    await back(host)
    await screen.locator(`.size-${size.toLowerCase()} .columns-of-cards .card`).first().waitFor()
    yield { name: `screen-${size.toLowerCase()}`, kind: 'big', page: screen }
  }

  const elephant = host.locator('.card-table .card', { hasText: 'Some of us get paid' })
  await elephant.getByRole('button', { name: /^More/ }).click()
  await button(host, 'Look at this one together').click()
  await screen.locator('.spotlight').waitFor()
  yield { name: 'host-one', kind: 'laptop', page: host }
  yield { name: 'one', kind: 'phone', page: phone }
  yield { name: 'screen-one', kind: 'big', page: screen }
  await button(host, 'Cover it').click()
  await screen.getByText('This card is covered').waitFor()
  yield { name: 'screen-card-covered', kind: 'big', page: screen }
  yield { name: 'one-covered', kind: 'phone', page: phone }
  await button(host, 'Show it again').click()
  await button(host, 'Show all cards').click()
  await button(host, 'Big screen is on').click()
  await host.getByText('Cover it', { exact: true }).click()
  await back(host)
  await screen.getByText('Having a break').waitFor()
  yield { name: 'screen-cover', kind: 'big', page: screen }
}

/** People without a phone: their seats, their cards, one device passed round, paper. */
async function* withoutPhones(stage: Stage, host: Page, phone: Page): AsyncGenerator<Scene> {
  await button(host, 'For someone with no phone').click()
  await host.getByLabel('Someone has no phone?').fill('Old Joe')
  await button(host, 'Add a seat').click()
  await button(host, 'Put their hand up').waitFor()
  yield { name: 'host-no-phone', kind: 'laptop', page: host }
  await button(host, 'Type in paper cards').click()
  await host.locator('dialog textarea').fill('We are always last on the list')
  await host.locator('dialog textarea').press('Enter')
  await host.getByText('1 card typed in').waitFor()
  yield { name: 'host-paper', kind: 'laptop', page: host }
  await back(host)
  await back(host)
  await host.goto(`${stage.url}/print/${new URL(host.url()).pathname.split('/').pop()}`)
  await host.getByRole('heading', { name: 'Print on paper' }).waitFor()
  await host.locator('.paper .code').waitFor()
  yield { name: 'print', kind: 'laptop', page: host }
  await host.getByRole('link', { name: 'Back' }).click()
  await host.getByRole('heading', { name: 'Hopes, fears and elephants' }).first().waitFor()
  await button(phone, /^No phone/).click()
  await button(phone, 'Put their hand up').waitFor()
  yield { name: 'no-phone', kind: 'phone', page: phone }
  await button(phone, 'Write a card for them').click()
  yield { name: 'for-them', kind: 'phone', page: phone }
  await back(phone)
  await button(phone, 'Pass this round').click()
  yield { name: 'round-intro', kind: 'phone', page: phone }
  await button(phone, 'Start').click()
  yield { name: 'round-blank', kind: 'phone', page: phone }
  await button(phone, 'Yes, I can write').click()
  await phone.locator('dialog textarea').fill('Nobody asks me')
  await phone.locator('dialog').getByRole('button', { name: 'Add my card' }).click()
  await phone.locator('dialog').getByText('Saved').waitFor()
  yield { name: 'round-go', kind: 'phone', page: phone }
  await button(phone, 'I’m finished').click()
  await button(phone, 'Stop passing it round').click()
  yield { name: 'round-end', kind: 'phone', page: phone }
  await button(phone, 'Stop passing it round').click()
}

/** The plan, its time, and what the host says. */
async function* planning(host: Page, screen: Page, phone: Page): AsyncGenerator<Scene> {
  await button(host, 'Change the plan').click()
  yield { name: 'host-plan', kind: 'laptop', page: host }
  const rows = host.locator('.plan-rows li')
  await rows
    .nth(5)
    .getByRole('button', { name: /^Leave out/ })
    .click()
  await rows
    .nth(3)
    .getByRole('button', { name: /^Change/ })
    .click()
  yield { name: 'host-step-form', kind: 'laptop', page: host }
  await button(host, 'Add a step').click()
  await host.locator('dialog').getByRole('button', { name: 'A break' }).click()
  await back(host)
  yield { name: 'host-plan-changed', kind: 'laptop', page: host }
  await host.locator('.timer button').first().click()
  yield { name: 'host-timer', kind: 'laptop', page: host }
  await host.getByRole('button', { name: '2 min', exact: true }).click()
  await phone.getByText('Nearly time').waitFor()
  await button(host, 'Show it').click()
  await screen.locator('.say-it').waitFor()
  yield { name: 'screen-say', kind: 'big', page: screen }
  yield { name: 'said', kind: 'phone', page: phone }
  yield { name: 'host-said', kind: 'laptop', page: host }
  await goTo(host, 'A break')
  await screen.locator('.cover').waitFor()
  yield { name: 'screen-break', kind: 'big', page: screen }
  await phone.getByRole('heading', { name: 'Time for a break' }).waitFor()
  yield { name: 'break', kind: 'phone', page: phone }
  yield { name: 'host-break', kind: 'laptop', page: host }
}

/** The lead, the links, the end. */
async function* ending(host: Page, screen: Page, phone: Page): AsyncGenerator<Scene> {
  await button(host, 'Pass the lead').click()
  yield { name: 'host-lead', kind: 'laptop', page: host }
  await back(host)
  await button(host, /^Join code/).click()
  yield { name: 'host-links', kind: 'laptop', page: host }
  await back(host)
  await host.getByRole('navigation', { name: 'Plan for today' }).getByRole('button', { name: 'Who does what' }).click()
  yield { name: 'host-looking', kind: 'laptop', page: host }
  await button(host, 'Move everyone to this step').click()
  yield { name: 'host-move', kind: 'laptop', page: host }
  await button(host, 'Go now').click()
  await phone.getByRole('heading', { name: 'Who does what?' }).waitFor()
  yield { name: 'named-step', kind: 'phone', page: phone }
  await button(phone, /here$/).click()
  yield { name: 'people', kind: 'phone', page: phone }
  await button(phone, 'Leave the meeting').click()
  yield { name: 'leave', kind: 'phone', page: phone }
  await back(phone)
  await button(host, 'Close the meeting').click()
  yield { name: 'host-close', kind: 'laptop', page: host }
  await button(host, 'Yes, close it').click()
  await host.getByText('You can open it again').waitFor()
  await button(host, 'Ask everyone on their phone').click()
  yield { name: 'host-closed', kind: 'laptop', page: host }
  await screen.getByText('This meeting has ended').waitFor()
  yield { name: 'screen-closed', kind: 'big', page: screen }
  await phone.getByText('Can your name be in our reports?').waitFor()
  yield { name: 'closed', kind: 'phone', page: phone }
  await button(host, 'We are done').click()
  yield { name: 'host-final-ask', kind: 'laptop', page: host }
  await button(host, 'Yes, make it final').click()
  await host.getByText('You made this happen').waitFor()
  await phone.getByText('You made this happen').waitFor()
  yield { name: 'ended', kind: 'phone', page: phone }
  await screen.getByText('This meeting has ended').waitFor()
  yield { name: 'screen-next', kind: 'big', page: screen }
  await button(host, 'Go to the next meeting').click()
  await host.getByRole('heading', { name: 'Meeting 2 is not open yet' }).waitFor()
  yield { name: 'host-planned', kind: 'laptop', page: host }
}

/** What goes wrong, and what is more than usual: every state that a screen can be in beside the good ones. */
async function* troubles(stage: Stage): AsyncGenerator<Scene> {
  const wire = await Wire.open(stage.url)
  stage.alsoAt(wire.url)
  const links = await foundGroup(stage.url)
  const [host, laptop, phone, screen] = await Promise.all(
    (['laptop', 'laptop', 'phone', 'big'] as const).map(kind => stage.device(kind)),
  )
  await takeSeat(phone!, everyoneLink(wire.url, links), 'Shaz')
  await phone!.route('**/api/join', () => {})
  await phone!.reload()
  await phone!.getByText('Finding your seat').waitFor()
  yield { name: 'loading', kind: 'phone', page: phone! }
  await phone!.unroute('**/api/join')
  await phone!.reload()
  await takeSeat(host!, hostLink(wire.url, links), 'Hana')
  await takeSeat(laptop!, everyoneLink(wire.url, links), 'Amina')
  await screen!.goto(screenLink(wire.url, links))
  await goTo(host!, 'Hopes, fears and elephants')
  await phone!.locator('.composer textarea').fill('I am still writing this')
  await goTo(host!, 'Our agreement')
  await phone!.locator('#app').getByText('The host has moved us').waitFor()
  yield { name: 'moved', kind: 'phone', page: phone! }
  await phone!.locator('.composer textarea').fill('')
  await goTo(host!, 'Hopes, fears and elephants')
  await phone!.getByRole('heading', { name: 'What do you want to say?' }).waitFor()
  await laptop!.getByRole('heading', { name: 'What do you want to say?' }).waitFor()

  // Without a signal no other language can be loaded: those that the scenes are looked at in are there by now.
  for (const page of [host!, laptop!, phone!, screen!])
    for (const language of [...languages.map(({ tag }) => tag), PSEUDO.tag]) await wear(page, { language })
  for (const page of [host!, laptop!, phone!, screen!]) await wear(page, {})
  wire.cut()
  for (const page of [phone!, laptop!]) {
    await page.locator('.composer textarea').fill('Written without a signal')
    await button(page, 'Add my card').click()
    await page.locator('#app').getByText('No signal. Keep going.').waitFor()
  }
  yield { name: 'offline', kind: 'phone', page: phone! }
  yield { name: 'offline-laptop', kind: 'laptop', page: laptop! }
  await host!.locator('#app').getByText('No signal. Keep going.').waitFor()
  yield { name: 'host-offline', kind: 'laptop', page: host! }
  await screen!.locator('.lost').waitFor()
  yield { name: 'screen-lost', kind: 'big', page: screen! }
  wire.mend()
  await phone!.locator('#app').getByText('You are back').waitFor()
  yield { name: 'back', kind: 'phone', page: phone! }
  await host!.locator('#app').getByText('No signal. Keep going.').waitFor({ state: 'detached' })

  // A group that writes a lot.
  const writer = await RawClient.join(stage.url, links, 'Kel')
  await writer.until(board => [...board.meeting.values()][0]!.step !== '')
  for (let card = 0; card < 90; card++) {
    const [kind, text] = CARDS[card % CARDS.length]!
    await writer.act('card.post', {
      ...{ card: nanoid(12) as never, kind: kind.toLowerCase() as 'hope', text: `${text} ${card}` },
      ...{ lang: 'en', claim: nanoid(22), showName: false },
    })
  }
  await turnOver(host!)
  await host!.getByText('Only the host').click()
  await phone!
    .getByText(/^Show all \d+$/)
    .first()
    .waitFor()
  yield { name: 'many', kind: 'phone', page: phone! }
  yield { name: 'many-laptop', kind: 'laptop', page: laptop! }
  yield { name: 'host-many', kind: 'laptop', page: host! }
  await screen!.getByText(/Page 1 of/).waitFor()
  yield { name: 'screen-many', kind: 'big', page: screen! }
  await phone!.locator('.card-table .card').first().getByRole('button', { name: /^More/ }).click()
  await phone!.locator('dialog').getByText('The host moves the cards now').waitFor()
  yield { name: 'not-yours', kind: 'phone', page: phone! }
  writer.close()
  await wire.close()
}

/** A meeting from the first page to the next one. */
async function* meeting(stage: Stage): AsyncGenerator<Scene> {
  yield* beginning(stage)
  const links = await foundGroup(stage.url)
  const host = await stage.device('laptop')
  const screen = await stage.device('big')
  const phone = await stage.device('phone')
  const laptop = await stage.device('laptop')
  await takeSeat(host, hostLink(stage.url, links), 'Hana')
  await screen.goto(screenLink(stage.url, links))
  await screen.getByRole('heading', { name: 'Come and take a seat' }).waitFor()
  yield* arriving(stage, links, host, screen, phone)
  await takeSeat(laptop, everyoneLink(stage.url, links), 'Amina')
  yield* writing(host, screen, phone, laptop)
  yield* withoutPhones(stage, host, phone)
  yield* talking(host, screen, phone, laptop)
  yield* planning(host, screen, phone)
  yield* ending(host, screen, phone)
}

async function* chosen(stage: Stage): AsyncGenerator<Scene> {
  yield* voting(stage)
  yield* troubles(stage)
}

async function* talk(stage: Stage): AsyncGenerator<Scene> {
  yield* ownTalk(stage)
  yield* speaking(stage)
  yield* lookingBack(stage)
  yield* comparing(stage)
}

/**
 * Every screen and state, in four parts that can be looked at side by side: each begins with a group of its own. Whoever
 * asks for the next scene has finished looking at the last.
 */
export const parts = { meeting, chosen, talk, report: reporting, takeIn: takingIn } as const

export async function* scenes(stage: Stage): AsyncGenerator<Scene> {
  for (const part of Object.values(parts)) yield* part(stage)
}
