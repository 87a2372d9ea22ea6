import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { languageFor } from '#shared/words/languages.ts'

/** The screens that Same Table is made for. */
export const screens = {
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  laptop: { viewport: { width: 1366, height: 768 } },
  big: { viewport: { width: 1920, height: 1080 } },
} as const satisfies Record<string, BrowserContextOptions>

export interface Look {
  readonly size?: 'normal' | 'big' | 'huge'
  readonly colours?: 'light' | 'dark' | 'match' | 'contrast'
  readonly language?: string
}

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

/** The browsers of this process, by what they were told at their start, which takes as long as many a test. */
const browsers = new Map<string, Promise<Browser>>()

async function browserWith(more: readonly string[]): Promise<Browser> {
  const running = await browsers.get(more.join())
  if (running?.isConnected()) return running
  const executablePath = process.env.CHROMIUM_PATH!
  const args = [...ARGS, '--disable-component-update', '--disable-sync', ...more]
  const starting = chromium.launch({ executablePath, args })
  browsers.set(more.join(), starting)
  return starting
}

/** For programs that end by themselves once nothing runs any more. */
export async function closeBrowsers(): Promise<void> {
  for (const browser of browsers.values()) await (await browser).close()
  browsers.clear()
}

/**
 * Devices in a real browser, and a meeting on them. Remembers everything that a page complained about or asked of
 * another place.
 */
export class Stage {
  readonly complaints: string[] = []
  readonly strangers: string[] = []
  readonly #browser: Browser
  readonly #url: string
  /** Ways to the same server. */
  readonly #ways = new Set<string>()
  readonly #devices = new Set<BrowserContext>()

  private constructor(browser: Browser, url: string) {
    this.#browser = browser
    this.#url = url
  }

  static async open(url: string, more: readonly string[] = []): Promise<Stage> {
    return new Stage(await browserWith(more), url)
  }

  get url(): string {
    return this.#url
  }

  /** A browser of its own, as on somebody's own device. */
  async device(kind: keyof typeof screens, options: BrowserContextOptions = {}, look: Look = {}): Promise<Page> {
    const context = await this.#browser.newContext({ ...screens[kind], ...options })
    this.#devices.add(context)
    if (Object.keys(look).length > 0) await dress(context, look)
    const page = await context.newPage()
    page.on('pageerror', error => this.complaints.push(`${error.name}: ${error.message}`))
    page.on('console', message => {
      // A server that is away, and a refusal, are also told to the console by the browser itself.
      const ofTheNetwork =
        /Failed to load resource|WebSocket connection to|net::ERR|error occurred when fetching the script/.test(
          message.text(),
        )
      if (message.type() === 'error' && !ofTheNetwork) this.complaints.push(message.text())
    })
    page.on('request', request => {
      const { origin, protocol } = new URL(request.url())
      if (protocol !== 'data:' && protocol !== 'blob:' && !this.#isOurs(origin)) this.strangers.push(request.url())
    })
    return page
  }

  /** The same server by another way, as a wire that can be cut. */
  alsoAt(url: string): void {
    this.#ways.add(new URL(url).origin)
  }

  #isOurs(origin: string): boolean {
    return origin === new URL(this.#url).origin || this.#ways.has(origin)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#devices].map(device => device.close()))
  }
}

const settingsOf = (look: Look) => ({ size: 'normal', spacing: 'normal', colours: 'light', language: null, ...look })
const SETTINGS = 'same-table.settings'

/** Sets what somebody chose on the settings page, before any page is opened. */
async function dress(context: BrowserContext, look: Look): Promise<void> {
  await context.addInitScript(
    ([key, json]) => localStorage.setItem(key!, json!),
    [SETTINGS, JSON.stringify(settingsOf(look))],
  )
}

/**
 * The same page in another look, as if its person had changed their settings in another tab. Comes back when the page
 * has these words, letters and colours, and nothing moves any more.
 */
export async function wear(page: Page, look: Look): Promise<void> {
  const settings = settingsOf(look)
  const { dir, tag } = languageFor([settings.language ?? 'en'])
  const wanted = {
    ...{ dir, lang: tag === 'en' ? 'en-GB' : tag, size: settings.size },
    // The big screen has a theme of its own, and what the system likes is not known here.
    theme: settings.colours === 'dark' ? 'dark' : settings.colours === 'match' ? null : 'light',
  }
  await page.evaluate(
    async ({ key, json, dir, lang, size, theme }) => {
      const { documentElement: html } = document
      const isWorn = () =>
        html.dir === dir &&
        html.lang === lang &&
        html.dataset.size === size &&
        (!theme || html.dataset.theme === theme || document.querySelector('.big-screen') !== null)
      localStorage.setItem(key, json)
      dispatchEvent(new StorageEvent('storage', { key }))
      if (!isWorn())
        await new Promise<void>(resolve => {
          const observer = new MutationObserver(() => {
            if (!isWorn()) return
            observer.disconnect()
            resolve()
          })
          observer.observe(html, { attributes: true })
        })
      await Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})))
    },
    { key: SETTINGS, json: JSON.stringify(settings), ...wanted },
  )
}

export interface Links {
  readonly board: string
  readonly keys: Readonly<Record<'everyone' | 'screen' | 'host' | 'letterbox', string>>
}

/** Makes a group over the API: a meeting that is open now. */
export async function foundGroup(url: string, fields: Record<string, unknown> = {}): Promise<Links> {
  const response = await fetch(`${url}/api/groups`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      group: 'The Thursday Group',
      about: 'Getting a doctor with no address',
      day: '',
      plan: 'full',
      ...fields,
    }),
  })
  return (await response.json()) as Links
}

export const everyoneLink = (url: string, { board, keys }: Links) => `${url}/m/${board}#k=${keys.everyone}`
export const hostLink = (url: string, { board, keys }: Links) => `${url}/m/${board}#host=${keys.host}`
export const screenLink = (url: string, { board, keys }: Links) => `${url}/screen/${board}#k=${keys.screen}`

/** Opens a link and takes a seat; without a name as a guest. */
export async function takeSeat(page: Page, link: string, name = ''): Promise<void> {
  await page.goto(link)
  const field = page.getByLabel('What shall we call you?')
  await field.waitFor()
  if (name) await field.fill(name)
  else await page.getByLabel('I’d rather not say').check()
  await page.getByRole('button', { name: 'Take my seat' }).click()
  // "Big Dave" looks like a full name, and is asked about.
  if (/ /.test(name)) await page.getByRole('button', { name: 'Yes, use it' }).click()
  await field.waitFor({ state: 'detached' })
}

/** The host brings everyone to a step. */
export async function goTo(host: Page, step: string): Promise<void> {
  await host.getByRole('navigation', { name: 'Plan for today' }).getByRole('button', { name: step }).click()
  await host.getByRole('button', { name: 'Move everyone to this step' }).click()
  const sure = host.getByRole('button', { name: 'Go now' })
  const there = host.locator('.plan [aria-current="step"]', { hasText: step })
  await sure.or(there).first().waitFor()
  if (await sure.isVisible()) await sure.click()
  await there.waitFor()
}

/** Writes a card and waits until the server has it. */
export async function writeCard(page: Page, kind: string, text: string): Promise<void> {
  await page.locator('.composer textarea').first().waitFor()
  // Where a step has one kind of card there is nothing to choose.
  const radio = page.getByRole('radio', { name: kind, exact: true })
  if ((await radio.count()) > 0) await radio.check({ force: true })
  await page.locator('.composer textarea').first().fill(text)
  await page.getByRole('button', { name: 'Add my card' }).click()
  await page.locator('.own-cards li', { hasText: text }).locator('small', { hasText: 'Saved' }).waitFor()
}

/** The host turns the cards over, whoever is done or not. */
export async function turnOver(host: Page): Promise<void> {
  await host.getByRole('button', { name: /^Turn (the cards over|over new cards)$/ }).click()
  const sure = host.getByRole('button', { name: 'Turn over now' })
  const turned = host.locator('.card-table .card').first()
  await sure.or(turned).first().waitFor()
  if (await sure.isVisible()) await sure.click()
  await turned.waitFor()
}

/** The words of all cards on a screen, in the order in which they stand. */
export const cardsOn = (page: Page, within = '.card-table'): Promise<string[]> =>
  page.locator(`${within} .card .words`).allTextContents()

/**
 * What a screen reader is told on this page from now on. A sentence stands for a second only, and this machine may be
 * busy: everything that was said is kept until it is asked for.
 */
export async function listenTo(page: Page): Promise<(words: string) => Promise<unknown>> {
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    const say = document.querySelector('#say')!
    new MutationObserver(() => say.textContent && heard.push(say.textContent)).observe(say, { childList: true })
  })
  return words =>
    page.waitForFunction(
      wanted => (globalThis as unknown as { heard: string[] }).heard.splice(0).some(one => one.includes(wanted)),
      words,
    )
}
