import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp } from '../fakes/server.ts'
import { everyoneLink, foundGroup, goTo, hostLink, type Links, Stage, takeSeat } from '../fakes/stage.ts'

let app: Awaited<ReturnType<typeof openTestApp>>
let stage: Stage
let links: Links
let phone: Page

/** A recogniser in the place of the browser's, which would need a microphone and somebody to speak. */
function pretendToHear() {
  class Pretender {
    lang = ''
    processLocally = false
    onresult: ((event: unknown) => void) | null = null
    onerror: ((event: unknown) => void) | null = null
    onend: (() => void) | null = null
    start() {
      Object.assign(globalThis, { recogniser: this })
    }
    stop() {
      this.onend?.()
    }
    static async available() {
      return 'available'
    }
  }
  Object.assign(globalThis, { SpeechRecognition: Pretender, webkitSpeechRecognition: Pretender })
}

/** What is heard, or what goes wrong. */
const hear = (words: string) =>
  phone.evaluate(said => {
    const { recogniser } = globalThis as unknown as { recogniser: { onresult(event: unknown): void } }
    recogniser.onresult({ resultIndex: 0, results: [Object.assign([{ transcript: ` ${said} ` }], { isFinal: true })] })
  }, words)
const fail = (error: string) =>
  phone.evaluate(why => {
    const { recogniser } = globalThis as unknown as { recogniser: { onerror(event: unknown): void; onend(): void } }
    recogniser.onerror({ error: why })
    recogniser.onend()
  }, error)
const listening = () => phone.evaluate(() => (globalThis as unknown as { recogniser?: { lang: string } }).recogniser)

const button = (name: string) => phone.getByRole('button', { name, exact: true })
const box = () => phone.locator('.composer textarea')

beforeEach(async () => {
  app = await openTestApp()
  stage = await Stage.open(app.url)
  links = await foundGroup(app.url)
  const host = await stage.device('laptop')
  await takeSeat(host, hostLink(app.url, links), 'Hana')
  phone = await stage.device('phone')
  await phone.addInitScript(pretendToHear)
  await takeSeat(phone, everyoneLink(app.url, links), 'Shaz')
  await goTo(host, 'Hopes, fears and elephants')
  await box().waitFor()
})

afterEach(async () => {
  expect(stage.complaints).toEqual([])
  await stage.close()
  await app.close()
})

test('[U15] before the first time it says where the voice may go; then words land in the box, to be checked', async () => {
  await box().fill('I hope')
  await button('Say it').click()
  await phone.getByText('may send your voice to Google').waitFor()
  expect(await listening()).toBeUndefined()
  await button('Not now').click()
  expect(await listening()).toBeUndefined()
  await button('Say it').click()
  await button('Go on').click()
  await button('Stop listening').waitFor()
  await expect.poll(listening).toMatchObject({ lang: 'en', processLocally: true })
  await hear('for a friendly face')
  await hear('at the front desk')
  await expect.poll(() => box().inputValue()).toBe('I hope for a friendly face at the front desk')
  await button('Stop listening').click()
  await button('Say it').waitFor()
  // Nothing was sent by speaking.
  expect(await phone.locator('.own-cards').count()).toBe(0)

  // The second time it listens at once.
  await button('Say it').click()
  await button('Stop listening').waitFor()
})

test('[U15] when nothing can be heard it says what to do instead, and silence is no fault', async () => {
  await button('Say it').click()
  await button('Go on').click()
  await expect.poll(listening).toBeDefined()
  await fail('no-speech')
  await button('Say it').waitFor()
  expect(await phone.locator('.notice', { hasText: 'We can’t hear you' }).count()).toBe(0)
  await button('Say it').click()
  await button('Stop listening').waitFor()
  await fail('not-allowed')
  await phone.locator('.notice', { hasText: 'use the mic on your keyboard' }).waitFor()
})

test('[U15] there is no such button where the browser cannot, or others could listen in', async () => {
  const other = await stage.device('phone')
  await other.addInitScript(() => {
    Object.assign(globalThis, { SpeechRecognition: undefined, webkitSpeechRecognition: undefined })
  })
  await takeSeat(other, everyoneLink(app.url, links), 'Amina')
  await other.locator('.composer textarea').waitFor()
  expect(await other.getByRole('button', { name: 'Say it' }).count()).toBe(0)
})
