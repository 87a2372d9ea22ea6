import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { takeSeat as sitDown } from '#server/demo/bareClient.ts'
import { withMovedTime } from '../fakes/movedTime.ts'
import { cardsOn, everyoneLink, goTo, hostLink, takeSeat, turnOver, writeCard } from '../fakes/stage.ts'

const room = withMovedTime()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('[E3] [E4] [U7] a host erases a card for good: phones come back by themselves to a fresh board, and nothing typed is lost', async () => {
  const [host, phone] = await Promise.all((['laptop', 'phone'] as const).map(kind => room.stage.device(kind)))
  await takeSeat(host!, hostLink(room.url, room.links), 'Hana')
  await takeSeat(phone!, everyoneLink(room.url, room.links), 'Shaz')
  await goTo(host!, 'Hopes, fears and elephants')
  await writeCard(phone!, 'Elephant', 'To be erased')
  await writeCard(phone!, 'Elephant', 'This stays')
  await turnOver(host!)
  await phone!.locator('.card-table .card').first().waitFor()

  const card = host!.locator('.card-table .card', { hasText: 'To be erased' })
  await card.getByRole('button', { name: /^More/ }).click()
  await button(host!, 'Erase for good').click()
  await host!.locator('.ask:focus', { hasText: 'Nobody can bring it back.' }).waitFor()
  await button(host!, 'No, keep it').click()
  await host!.locator('button:focus', { hasText: 'Erase for good' }).waitFor()
  await button(host!, 'Erase for good').click()
  await button(host!, 'Yes, erase it').click()
  await card.waitFor({ state: 'detached' })
  await phone!.locator('.card-table .card', { hasText: 'To be erased' }).waitFor({ state: 'detached' })

  await button(phone!, 'Write').click()
  const box = phone!.locator('.composer textarea').first()
  await box.fill('Half a thought')
  const moved = Promise.all(
    [host!, phone!].map(page => page.waitForEvent('websocket', socket => /\.2$/.test(socket.url()))),
  )
  // Its time is over; whatever anybody does next makes the server look at its clock.
  room.ahead += 30_000
  await sitDown(room.url, { board: room.links.board, key: room.links.keys.everyone }, 'Mo')
  await moved
  expect(await box.inputValue()).toBe('Half a thought')
  await button(phone!, 'Add my card').click()
  await phone!.locator('.own-cards li', { hasText: 'Half a thought' }).locator('small', { hasText: 'Saved' }).waitFor()
  expect(await phone!.getByText(/No signal|signal is back/i).count()).toBe(0)
  expect(await cardsOn(host!)).toEqual(['This stays'])
  await host!.getByText('A card was erased.').first().waitFor({ state: 'attached' })
  expect(room.stage.complaints).toEqual([])
})
