import { nanoid } from 'nanoid'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { withMovedTime } from '../fakes/movedTime.ts'
import { RawClient } from '../fakes/rawClient.ts'
import { everyoneLink, screenLink, takeSeat } from '../fakes/stage.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

const room = withMovedTime()

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('[W34] [W35] who has asked for it is told on their own phone, and the wall when it has become more even', {
  timeout: 120_000,
}, async () => {
  const [phone, screen] = await Promise.all((['phone', 'big'] as const).map(kind => room.stage.device(kind)))
  const leader = await RawClient.join(room.url, room.links, 'Hana', 'host')
  const others = await Promise.all(['Amina', 'Kel'].map(name => RawClient.join(room.url, room.links, name)))
  for (const one of [leader, ...others]) room.closing.push(() => one.close())
  await takeSeat(phone!, everyoneLink(room.url, room.links), 'Shaz')
  await screen!.goto(screenLink(room.url, room.links))
  const names = await leader.until(board => (board.seat.size === 4 ? [...board.seat.values()] : undefined))
  const seat = (name: string) => names.find(one => one.name === name)!.id
  const step = [...leader.board.step.values()].find(({ type }) => type === 'hopes')!.id
  await leader.act('step.go', { step })
  await leader.act('screen.set', { screenShows: 'say' })
  await button(phone!, 'Speaking').click()
  await button(phone!, 'Tell me when I have spoken a lot').click()
  await phone!.locator('dialog').getByRole('button', { name: 'Back', exact: true }).click()

  const cap = nanoid(12) as Id<'cap'>
  let turn = 0
  /** They speak one after the other, for so long each, over and over, as a host taps it. */
  async function speaking(minutes: number, seconds: number, ...people: readonly string[]) {
    for (const until = room.ahead + minutes * MINUTE; room.ahead < until; turn++) {
      const start = Date.now() + room.ahead
      room.ahead += seconds * SECOND
      const who = seat(people[turn % people.length]!)
      await leader.act('talk.tap', { cap, turn, who, start, len: seconds * SECOND, closed: true })
    }
  }

  await speaking(15, 31, 'Shaz', 'Shaz', 'Shaz', 'Shaz', 'Shaz', 'Shaz', 'Shaz', 'Amina')
  const nudge = phone!.locator('.nudge')
  await nudge.getByText('Who could you bring in?').waitFor()
  await nudge.getByRole('button', { name: 'That’s not right' }).click()
  await phone!.locator('summary:focus', { hasText: 'That’s not right' }).waitFor()
  await button(phone!, 'Erase what was captured of me').waitFor()
  await phone!.locator('dialog').getByRole('button', { name: 'Back', exact: true }).click()
  expect(await nudge.count()).toBe(0)

  await speaking(12, 31, 'Amina', 'Kel', 'Hana', 'Shaz')
  await screen!.getByText('More even than 10 minutes ago.').waitFor()
})
