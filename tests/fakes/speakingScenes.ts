import { nanoid } from 'nanoid'
import type { Page } from 'playwright-core'
import type { Id } from '#shared/board/ids.ts'
import { RawClient } from './rawClient.ts'
import type { Scene } from './scenes.ts'
import { everyoneLink, foundGroup, goTo, hostLink, type Stage, takeSeat } from './stage.ts'

const NAMES = ['Amina', 'Big Dave', 'Grace', 'Kel', 'Lorraine', 'Mo', 'Pip', 'Robin', 'Tomasz', '']

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const back = (page: Page) => page.locator('dialog').getByRole('button', { name: 'Back', exact: true }).click()

/** Who is speaking: the map of a host and of the friend of time, the ways to share the time, and corrections. */
export async function* speaking(stage: Stage): AsyncGenerator<Scene> {
  const links = await foundGroup(stage.url)
  const [host, phone] = await Promise.all([stage.device('laptop'), stage.device('phone')])
  await takeSeat(host, hostLink(stage.url, links), 'Hana')
  await takeSeat(phone, everyoneLink(stage.url, links), 'Shaz')
  const others = await Promise.all(NAMES.map(name => RawClient.join(stage.url, links, name)))
  const watcher = await RawClient.join(stage.url, links, 'Wes', 'host')
  await watcher.act('seat.add', { seat: nanoid(12) as Id<'seat'>, name: 'Yusuf' })
  await goTo(host, 'Hopes, fears and elephants')
  await button(host, 'Who is speaking').click()
  await host.locator('.map-seat').first().waitFor()
  yield { name: 'host-map-empty', kind: 'laptop', page: host }

  const long = { cap: nanoid(12) as Id<'cap'>, turn: 0, start: Date.now() - 190_000, len: 189_000, closed: false }
  await others[3]!.act('talk.mine', long)
  await host.locator('.make-room').waitFor()
  yield { name: 'host-prompt', kind: 'laptop', page: host }
  await button(host, 'That is not right Kel').click()
  await host.locator('.make-room').waitFor({ state: 'detached' })

  // Own devices know how long each spoke; three have not yet.
  let at = Date.now()
  for (const [n, seconds] of [4, 12, 0, 7, 9, 5, 0, 0, 3.5, 4].entries()) {
    const turn = { cap: nanoid(12) as Id<'cap'>, turn: 0, start: Math.round(at), len: seconds * 1000, closed: true }
    if (seconds > 0) await others[n]!.act('talk.mine', turn)
    at += seconds * 100
  }
  for (const n of [0, 8]) await others[n]!.act('hand.set', { up: true })
  await others[2]!.act('talk.wish', { wish: 'write' })
  await others[6]!.act('talk.wish', { wish: 'later' })
  await host.locator('.map-seat', { hasText: 'Lorraine' }).click()
  await host.locator('.speaking-now time', { hasText: '0:04' }).waitFor()
  yield { name: 'host-map', kind: 'laptop', page: host }
  await button(host, 'Share the time').click()
  yield { name: 'host-ways', kind: 'laptop', page: host }
  await host.locator('dialog').getByLabel('Talking piece').check()
  yield { name: 'host-ways-piece', kind: 'laptop', page: host }
  await host.locator('dialog').getByLabel('Go round').check()
  await host.locator('dialog').getByRole('button', { name: 'Start' }).click()
  await host.locator('.map-way .has').waitFor()
  yield { name: 'host-way', kind: 'laptop', page: host }
  await button(host, 'End it').click()
  await button(host, 'Put it right').click()
  yield { name: 'host-fix', kind: 'laptop', page: host }
  await host.locator('dialog').getByRole('button', { name: 'Someone else spoke' }).first().click()
  yield { name: 'host-fix-who', kind: 'laptop', page: host }
  await back(host)
  await button(host, 'Who is here').click()
  await host
    .locator('dialog')
    .getByRole('button', { name: /^Taps for us Shaz/ })
    .click()
  yield { name: 'host-who-is-here', kind: 'laptop', page: host }
  await back(host)
  await phone.getByText('The host asks you to tap').waitFor()
  yield { name: 'time-friend-asked', kind: 'phone', page: phone }
  await button(phone, 'Who is speaking').click()
  await phone.locator('.map-seat', { hasText: 'Kel' }).tap()
  await phone.locator('.speaking-now .who', { hasText: 'Kel' }).waitFor()
  yield { name: 'time-friend', kind: 'phone', page: phone }
  await host.locator('.speaking-now .who', { hasText: 'Kel' }).waitFor()
  await host.getByRole('button', { name: 'Back', exact: true }).click()
  await host.getByText('Who has spoken').waitFor()
  yield { name: 'host-spoken', kind: 'laptop', page: host }
}
