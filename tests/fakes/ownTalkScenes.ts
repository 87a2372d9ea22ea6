import { nanoid } from 'nanoid'
import type { Page } from 'playwright-core'
import { systemClock } from '#server/clock.ts'
import type { Id } from '#shared/board/ids.ts'
import { RawClient } from './rawClient.ts'
import type { Scene } from './scenes.ts'
import { openTestApp } from './server.ts'
import { everyoneLink, foundGroup, hostLink, type Stage, screenLink, takeSeat } from './stage.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const back = (page: Page) => page.locator('dialog').getByRole('button', { name: 'Back', exact: true }).click()

const CARDS = [
  ['hope', 'A friendly face at the front desk'],
  ['hope', 'To be believed'],
  ['fear', 'It’s all talk again'],
  ['fear', 'Telling my story again and again'],
  ['elephant', 'Some of us get paid to be here. Some don’t.'],
  ['elephant', 'Who really decides?'],
] as const

/** What every phone and the wall have of sharing the time: one's own turn, whose turn it is, quiet ways. */
export async function* ownTalk(stage: Stage): AsyncGenerator<Scene> {
  // Of a server of its own, whose time moves on: names are put up half a minute after the last.
  let ahead = 0
  const app = await openTestApp({}, undefined, { ...systemClock, now: () => Date.now() + ahead })
  const { url } = app
  stage.alsoAt(url)
  const links = await foundGroup(url)
  const leader = await RawClient.join(url, links, 'Hana', 'host')
  const [host, phone, screen] = await Promise.all((['laptop', 'phone', 'big'] as const).map(kind => stage.device(kind)))
  await takeSeat(host!, hostLink(url, links), 'Leo')
  await screen!.goto(screenLink(url, links))
  await takeSeat(phone!, everyoneLink(url, links), 'Shaz')
  const names = ['Amina', 'Kel', 'Lorraine', 'Tomasz', 'Grace', 'Mo', 'Pip', 'Robin']
  const others = await Promise.all(names.map(name => RawClient.join(url, links, name)))
  const step = await leader.until(board => [...board.step.values()].find(({ type }) => type === 'hopes')?.id)
  await leader.act('step.go', { step })
  for (const [kind, text] of CARDS)
    await leader.act('card.post', {
      ...{ card: nanoid(12) as Id<'card'>, kind, text, lang: 'en', claim: nanoid(22), showName: false },
    })
  await leader.act('cards.turnOver', { step, turned: 0 })

  await button(phone!, 'Speaking').click()
  await button(phone!, 'I’m speaking').waitFor()
  yield { name: 'speaking', kind: 'phone', page: phone! }
  await phone!.getByText('How this works').click()
  await phone!.getByText('That’s not right').click()
  await button(phone!, 'Erase what was captured of me').click()
  await button(phone!, 'Ask me later').click()
  await button(phone!, 'Yes, erase them').scrollIntoViewIfNeeded()
  yield { name: 'speaking-rights', kind: 'phone', page: phone! }
  await phone!.getByRole('button', { name: 'I’m speaking' }).click()
  yield { name: 'speaking-on', kind: 'phone', page: phone! }
  await back(phone!)
  yield { name: 'speaking-bar', kind: 'phone', page: phone! }
  await button(phone!, 'I’ve finished').click()
  await screen!.locator('.wall-line').waitFor()
  yield { name: 'screen-wall', kind: 'big', page: screen! }

  await leader.act('agree.ask', { about: 'named' })
  await phone!.locator('.agree-ask').waitFor()
  yield { name: 'named-ask', kind: 'phone', page: phone! }
  await phone!.locator('.agree-ask').getByRole('button', { name: 'Yes', exact: true }).click()
  await host!.locator('.agree-ask').getByRole('button', { name: 'Yes', exact: true }).click()
  for (const one of [leader, ...others]) await one.act('agree.say', { about: 'named', yes: true })
  ahead += 60_000
  await leader.act('agree.say', { about: 'named', yes: true })
  await screen!.locator('.named-turns').waitFor()
  yield { name: 'screen-named', kind: 'big', page: screen! }
  await button(phone!, 'Speaking').click()
  await button(phone!, 'Take the names off').scrollIntoViewIfNeeded()
  yield { name: 'named-on', kind: 'phone', page: phone! }
  await button(phone!, 'Take the names off').click()
  await screen!.locator('.named-turns').waitFor({ state: 'detached' })
  await back(phone!)
  for (const about of ['now', 'keep'] as const) {
    await leader.act('agree.ask', { about })
    await phone!.locator('.agree-ask').waitFor()
    yield { name: `${about}-ask`, kind: 'phone', page: phone! }
    for (const page of [phone!, host!])
      await page.locator('.agree-ask').getByRole('button', { name: 'Yes', exact: true }).click()
    for (const one of [leader, ...others]) await one.act('agree.say', { about, yes: true })
  }
  await button(phone!, 'Speaking').click()
  await button(phone!, 'Show me who is speaking').waitFor({ timeout: 60_000 })
  await button(phone!, 'Show me who is speaking').scrollIntoViewIfNeeded()
  yield { name: 'now-choice', kind: 'phone', page: phone! }
  await button(phone!, 'Show me who is speaking').click()
  await back(phone!)
  await phone!.locator('.now-line').waitFor()
  const speaks = { cap: nanoid(12) as Id<'cap'>, turn: 0, start: Date.now() + ahead }
  await others[0]!.act('talk.mine', { ...speaks, len: 0, closed: false })
  await phone!.locator('.now-line').getByText('Amina').waitFor()
  yield { name: 'now-line', kind: 'phone', page: phone! }
  await others[0]!.act('talk.mine', { ...speaks, len: 1000, closed: true })
  await button(host!, 'Who is speaking').click()
  for (const title of ['Names on the big screen', 'Who is speaking, on phones', 'Keep who spoke when'])
    await host!.locator('.agree-host summary', { hasText: title }).click()
  await host!.locator('.agree-host .question').last().scrollIntoViewIfNeeded()
  yield { name: 'host-asks', kind: 'laptop', page: host! }
  await host!.getByRole('button', { name: 'Back' }).first().click()
  for (const about of ['now', 'keep'] as const) await leader.act('agree.end', { about })
  await phone!.locator('.now-line').waitFor({ state: 'detached' })

  // Everybody else is happy listening but one: first or next it is, and then the other.
  for (const one of [leader, ...others.slice(1)]) await one.act('talk.wish', { wish: 'listen' })
  await button(host!, 'Speaking').click()
  await button(host!, 'I’m happy listening').click()
  yield { name: 'host-speaking', kind: 'laptop', page: host! }
  await back(host!)
  await leader.act('way.start', { way: nanoid(12) as Id<'way'>, kind: 'round', minutes: 0, to: '' })
  const mine = phone!.locator('.speaking').getByText('It is your turn to speak')
  await mine.or(phone!.locator('.way-now')).first().waitFor()
  if ((await mine.count()) === 0) {
    yield { name: 'way-next', kind: 'phone', page: phone! }
    await leader.act('way.next', { at: 0, passed: true })
  }
  await mine.waitFor()
  yield { name: 'way-turn', kind: 'phone', page: phone! }
  yield { name: 'screen-round', kind: 'big', page: screen! }
  const shaz = [...leader.board.seat.values()].find(({ name }) => name === 'Shaz')!.id
  await leader.act('way.start', { way: nanoid(12) as Id<'way'>, kind: 'piece', minutes: 0, to: shaz })
  await button(phone!, 'Hand it to…').waitFor()
  yield { name: 'way-piece', kind: 'phone', page: phone! }
  yield { name: 'screen-piece', kind: 'big', page: screen! }
  await button(phone!, 'Hand it to…').click()
  yield { name: 'way-hand', kind: 'phone', page: phone! }
  await phone!.locator('dialog').getByRole('button', { name: 'Grace' }).click()
  await phone!.locator('.way-now').waitFor()
  yield { name: 'way-listen', kind: 'phone', page: phone! }
  await leader.act('way.start', { way: nanoid(12) as Id<'way'>, kind: 'pairs', minutes: 3, to: '' })
  await phone!.locator('.way-now').getByText('Talk in pairs').waitFor()
  yield { name: 'way-pairs', kind: 'phone', page: phone! }
  yield { name: 'screen-pairs', kind: 'big', page: screen! }
  yield { name: 'host-pairs', kind: 'laptop', page: host! }
  await leader.act('screen.set', { screenShows: 'say' })
  await screen!.locator('.say-it').waitFor()
  yield { name: 'screen-say-pairs', kind: 'big', page: screen! }
  const [card] = [...leader.board.card.keys()]
  await leader.act('way.end', {})
  yield { name: 'screen-say-wall', kind: 'big', page: screen! }
  await leader.act('screen.set', { screenShows: 'step' })
  await leader.act('spotlight.show', { card: card! })
  await screen!.locator('.spotlight').waitFor()
  yield { name: 'screen-one-wall', kind: 'big', page: screen! }
  for (const one of [leader, ...others]) one.close()
  for (const page of [host!, phone!, screen!]) await page.context().close()
  await app.close()
}
