import { nanoid } from 'nanoid'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { RawClient } from '../fakes/rawClient.ts'
import { openTestApp } from '../fakes/server.ts'
import { foundGroup, Stage, screenLink } from '../fakes/stage.ts'

/*
 * AVIXA DISCAS, for reading: farthest viewer = image height × element height (as a part of it) × 200, where the element
 * is a small letter; of Atkinson Hyperlegible Next it is 0.496 em. WCAG 2.2 contrast, with the light of a poor room added
 * to both until black against white is 7 to 1 (ANSI/INFOCOMM PISCR).
 */
const X_HEIGHT = 0.496
const SEATS = { near: 2.9, middle: 4, far: 5.8 } as const
/** Nothing at all is smaller than this part of the height. */
const SMALLEST = 0.03
const ROOM = 7
const LEAST_IN_ROOM = 4

let app: Awaited<ReturnType<typeof openTestApp>>
let stage: Stage
let host: RawClient
let screen: Page

beforeAll(async () => {
  app = await openTestApp()
  stage = await Stage.open(app.url)
  const links = await foundGroup(app.url)
  host = await RawClient.join(app.url, links, 'Hana', 'host')
  screen = await stage.device('big')
  await screen.goto(screenLink(app.url, links))
  await screen.getByRole('heading', { name: 'Come and take a seat' }).waitFor()
})

afterAll(async () => {
  host.close()
  await stage.close()
  await app.close()
})

/** Every text on the page: how high its letters are, and how it stands out from its ground in a bright room. */
const textsOn = (page: Page) =>
  page.evaluate(
    ({ room }) => {
      const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
      const luminance = ([r, g, b]: number[]) => {
        const [R, G, B] = [r!, g!, b!].map(part => {
          const c = part / 255
          return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * R! + 0.7152 * G! + 0.0722 * B!
      }
      // What is painted behind the words, their own boxes and whatever lies under them.
      const groundOf = (element: Element): number[] => {
        const { left, top, width, height } = element.getBoundingClientRect()
        const stack = document.elementsFromPoint(left + width / 2, top + height / 2)
        for (const at of stack.slice(Math.max(0, stack.indexOf(element)))) {
          const ground = channels(getComputedStyle(at).backgroundColor)
          if (ground.length === 3 || ground[3]! > 0.99) return ground
        }
        return [255, 255, 255]
      }
      const ambient = 1 / (room - 1)
      return [...document.querySelectorAll<HTMLElement>('.big-screen *, .lost')]
        .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.textContent!.trim()))
        .filter(element => element.checkVisibility() && !element.closest('.vh, .ruler'))
        .map(element => {
          const { color, fontSize } = getComputedStyle(element)
          const lights = [channels(color), groundOf(element)].map(one => luminance(one) + ambient)
          return {
            text: element.textContent!.trim().slice(0, 30),
            isCard: element.closest('.card') !== null,
            height: Number.parseFloat(fontSize) / innerHeight,
            inRoom: Math.max(...lights) / Math.min(...lights),
          }
        })
    },
    { room: ROOM },
  )

async function look(what: string, least: number) {
  const texts = await textsOn(screen)
  expect(texts.length, what).toBeGreaterThan(2)
  for (const { text, isCard, height, inRoom } of texts) {
    expect(height, `${what}: "${text}"`).toBeGreaterThanOrEqual(SMALLEST - 0.0005)
    if (isCard) expect(height * X_HEIGHT * 200, `${what}: "${text}" from the back row`).toBeGreaterThanOrEqual(least)
    expect(inRoom, `${what}: "${text}" in a bright room`).toBeGreaterThanOrEqual(LEAST_IN_ROOM)
  }
}

test('[U9] [U11] from the back row, in a bright room, every text of the real page can be read', async () => {
  await look('arrive', 0)
  const step = [...host.board.step.values()].find(({ type }) => type === 'hopes')!
  await host.act('step.go', { step: step.id })
  await screen.getByRole('heading', { name: 'Hopes, fears and elephants' }).waitFor()
  await look('face down', 0)
  for (const kind of ['hope', 'fear', 'elephant'] as const)
    for (const text of ['A friendly face at the front desk', 'Some of us get paid to be here. Some don’t.'])
      await host.act('card.post', {
        ...{ card: nanoid(12) as Id<'card'>, kind, text, lang: 'en', claim: nanoid(22), showName: false },
      })
  await host.act('cards.turnOver', { step: step.id, turned: 0 })
  await host.until(board => board.card.size === 6)
  // Somebody has spoken: the wall has a sentence from now on.
  const cap = nanoid(12) as Id<'cap'>
  await host.act('talk.mine', { cap, turn: 0, start: Date.now() - 60_000, len: 50_000, closed: true })
  await screen.locator('.wall-line').waitFor()
  const card = [...host.board.card.values()].find(({ kind }) => kind === 'elephant')!.id
  for (const screenTheme of ['light', 'dark'] as const)
    for (const screenSize of ['near', 'middle', 'far'] as const) {
      await host.act('screen.set', { screenTheme, screenSize, screenShows: 'step' })
      for (const [width, height] of [
        [1280, 720],
        [1920, 1080],
        [3840, 2160],
      ] as const) {
        await screen.setViewportSize({ width, height })
        await screen
          .locator(`[data-theme=${screenTheme}] .size-${screenSize} .columns-of-cards .card`)
          .first()
          .waitFor()
        await look(`${screenTheme}, ${screenSize}, ${height}`, SEATS[screenSize])
      }
    }
  for (const screenTheme of ['light', 'dark'] as const) {
    await host.act('screen.set', { screenTheme })
    await host.act('spotlight.show', { card })
    await screen.locator(`[data-theme=${screenTheme}] .spotlight`).waitFor()
    await look(`${screenTheme}, one at a time`, 10 * 0.98)
    await host.act('screen.set', { screenShows: 'say' })
    await screen.locator('.say-it').waitFor()
    await look(`${screenTheme}, said`, 0)
    await host.act('way.start', { way: nanoid(12) as Id<'way'>, kind: 'pairs', minutes: 3, to: '' })
    await screen.locator('.wall-line.way').waitFor()
    await look(`${screenTheme}, in pairs`, 0)
    await host.act('way.end', {})
    await host.act('screen.set', { screenShows: 'step' })
    await host.act('spotlight.show', { card: '' })
  }
})
