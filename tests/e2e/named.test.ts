import { nanoid } from 'nanoid'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { withMovedTime } from '../fakes/movedTime.ts'
import { RawClient } from '../fakes/rawClient.ts'
import { everyoneLink, goTo, hostLink, listenTo, screenLink, takeSeat } from '../fakes/stage.ts'

const MINUTE = 60_000

const room = withMovedTime()

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('[W51] [W52] [W53] a host shows how many have not spoken; names come when all agree, and go in one tap', async () => {
  const [host, phone, screen] = await Promise.all(
    (['laptop', 'phone', 'big'] as const).map(kind => room.stage.device(kind)),
  )
  await takeSeat(host!, hostLink(room.url, room.links), 'Leo')
  await takeSeat(phone!, everyoneLink(room.url, room.links), 'Shaz')
  await screen!.goto(screenLink(room.url, room.links))
  const leader = await RawClient.join(room.url, room.links, 'Hana', 'host')
  const others = [
    ...(await Promise.all(['Amina', 'Kel', 'Mo'].map(name => RawClient.join(room.url, room.links, name)))),
    leader,
  ]
  for (const one of others) room.closing.push(() => one.close())
  await goTo(host!, 'Hopes, fears and elephants')
  await leader.act('screen.set', { screenShows: 'say' })
  await button(host!, 'Who is speaking').click()
  const turn = { cap: nanoid(12) as Id<'cap'>, turn: 0, start: Date.now(), len: 20_000, closed: true }
  room.ahead += MINUTE
  await others[0]!.act('talk.mine', turn)

  await button(host!, 'Show how many have not spoken').click()
  await screen!.getByText('5 people have not spoken yet. No pressure.').waitFor()
  await button(host!, 'Show how many have not spoken').click()
  await screen!.getByText('5 people have not spoken yet. No pressure.').waitFor({ state: 'detached' })

  await host!.locator('.agree-host summary', { hasText: 'Names on the big screen' }).click()
  await button(host!, 'Ask everyone').click()
  await phone!.locator('.agree-ask').waitFor()
  await button(phone!, 'No thanks').click()
  await phone!.locator('.agree-ask').waitFor({ state: 'detached' })
  for (const one of others) await one.act('agree.say', { about: 'named', yes: true })
  room.ahead += MINUTE
  await others[0]!.act('agree.say', { about: 'named', yes: true })
  await host!.getByRole('button', { name: 'Back' }).first().click()
  await host!.locator('.agree-ask').getByRole('button', { name: 'Yes', exact: true }).click()
  // One would rather not: there are no names.
  expect(await screen!.locator('.named-turns').count()).toBe(0)

  await button(phone!, 'Speaking').click()
  room.ahead += MINUTE
  await phone!.locator('dialog .agree-ask').getByRole('button', { name: 'Yes', exact: true }).click()
  const list = screen!.locator('.named-turns li')
  await list.first().waitFor()
  expect((await list.allInnerTexts()).map(text => text.replace(/\s+/g, ' '))).toEqual([
    'Amina 1 turn',
    'Hana No turn yet',
    'Kel No turn yet',
    'Leo No turn yet',
    'Mo No turn yet',
    'Shaz No turn yet',
  ])
  await button(phone!, 'Take the names off').scrollIntoViewIfNeeded()
  const hears = await listenTo(phone!)
  await button(phone!, 'Take the names off').click()
  await list.first().waitFor({ state: 'detached' })
  await hears('The names are off. Nobody is told who did it.')
})

test('[W54] [W55] [W56] [W57] [W58] phones name who speaks once all agree, for whoever wants it; what is kept can be left out', async () => {
  const [host, phone, other] = await Promise.all(
    (['laptop', 'phone', 'phone'] as const).map(kind => room.stage.device(kind)),
  )
  await takeSeat(host!, hostLink(room.url, room.links), 'Ola')
  await takeSeat(phone!, everyoneLink(room.url, room.links), 'Robin')
  await takeSeat(other!, everyoneLink(room.url, room.links), 'Sam')
  const pages = [host!, phone!, other!]
  const kel = await RawClient.join(room.url, room.links, 'Tomasz', 'host')
  room.closing.push(() => kel.close())
  const yes = async (about: 'now' | 'keep') => {
    await kel.act('agree.say', { about, yes: true })
    for (const page of pages) {
      await page.locator('.agree-ask').getByRole('button', { name: 'Yes', exact: true }).click()
      await page.locator('.agree-ask').waitFor({ state: 'detached' })
    }
    room.ahead += MINUTE
    await kel.act('agree.say', { about, yes: true })
  }

  await goTo(host!, 'Hopes, fears and elephants')
  await button(host!, 'Who is speaking').click()
  await host!.locator('.agree-host summary', { hasText: 'Who is speaking, on phones' }).click()
  await button(host!, 'Ask everyone').click()
  await host!.getByText('Everyone can see who speaks, and could note it down.').first().waitFor()
  await host!.getByRole('button', { name: 'Back' }).first().click()
  await phone!.getByText('Everyone can see who speaks, and could note it down.').waitFor()
  await yes('now')

  await button(phone!, 'Speaking').click()
  await button(phone!, 'Show me who is speaking').click()
  await button(phone!, 'Back').click()
  const line = phone!.locator('.now-line')
  await line.getByText('No one just now').waitFor()
  const quiet = await line.boundingBox()
  await kel.act('talk.mine', {
    ...{ cap: nanoid(12) as Id<'cap'>, turn: 0, len: 0, closed: false },
    start: Date.now() + room.ahead,
  })
  await line.getByText('Tomasz').waitFor()
  expect(await line.boundingBox()).toEqual(quiet)
  expect(await line.locator('p').getAttribute('aria-live')).toBe('off')
  expect(await other!.locator('.now-line').count()).toBe(0)
  await button(other!, 'Speaking').click()
  await button(other!, 'Turn it off for everyone').click()
  await line.waitFor({ state: 'detached' })
  await button(other!, 'Back').click()

  await kel.act('agree.ask', { about: 'keep' })
  await yes('keep')
  await kel.act('meeting.close', {})
  await phone!.getByText('Who spoke when will be kept. Everyone here agreed.').waitFor()
  const hears = await listenTo(phone!)
  await button(phone!, 'Leave my turns out').click()
  await hears('Your turns will not be kept.')

  // Somebody would rather not see it: hosts alone see how it was. Whoever likes can still erase their turns.
  await kel.act('meeting.reopen', {})
  await kel.act('balance.show', { shown: false })
  await kel.act('talk.mine', {
    ...{ cap: nanoid(12) as Id<'cap'>, turn: 1, len: 15_000, closed: true },
    start: Date.now() + room.ahead - 20_000,
  })
  await button(host!, 'Who is speaking').click()
  await host!.getByRole('heading', { name: 'Who is speaking?' }).waitFor()
  // The map of this host goes as another one closes the meeting.
  await kel.act('meeting.close', {})
  await phone!.getByText('Only hosts see it now.').waitFor()
  await host!.getByText(/^Minutes of talk/).waitFor()
  expect(await phone!.getByText(/^Minutes of talk/).count()).toBe(0)
  await host!.getByText('The turns of all who said yes are kept.').waitFor()
  const erase = button(phone!, 'Erase what was captured of me')
  const hasFocus = () => erase.evaluate(one => one === document.activeElement)
  // By keyboard, the focus is never lost.
  await erase.press('Enter')
  expect(await hasFocus()).toBe(true)
  await button(phone!, 'No, keep them').press('Enter')
  expect(await hasFocus()).toBe(true)
  await erase.press('Enter')
  await button(phone!, 'Yes, erase them').press('Enter')
  expect(await hasFocus()).toBe(true)
  await hears('Erased. None of your turns is left.')
})
