import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp } from '../fakes/server.ts'
import { everyoneLink, foundGroup, Stage, takeSeat } from '../fakes/stage.ts'

let app: Awaited<ReturnType<typeof openTestApp>>
let stage: Stage

beforeEach(async () => {
  app = await openTestApp()
  stage = await Stage.open(app.url)
})

afterEach(async () => {
  await stage.close()
  await app.close()
})

/** What the page does by itself a while after it was opened. */
async function keepPages(page: Page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/sw.js')
    await navigator.serviceWorker.ready
    // The worker has taken this page over.
    while (!navigator.serviceWorker.controller)
      await new Promise(next => navigator.serviceWorker.addEventListener('controllerchange', next, { once: true }))
  })
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

const caches = (page: Page) =>
  page.evaluate(async () => {
    const all: string[] = []
    for (const name of await globalThis.caches.keys())
      for (const { url } of await (await globalThis.caches.open(name)).keys()) all.push(new URL(url).pathname)
    return all
  })

test('[U14] a second visit costs next to nothing, and without a network the pages open and say so', async () => {
  const page = await stage.device('phone')
  const links = await foundGroup(app.url)
  await takeSeat(page, everyoneLink(app.url, links), 'Shaz')
  await keepPages(page)
  await page.getByText('We start soon').waitFor()
  const kept = await caches(page)
  expect(kept.some(path => path.startsWith('/assets/'))).toBe(true)
  expect(kept.filter(path => !path.startsWith('/assets/'))).toEqual(['/'])

  const network = await page.context().newCDPSession(page)
  let bytes = 0
  await network.send('Network.enable')
  await network.send('Network.setCacheDisabled', { cacheDisabled: true })
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(app.url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  // The page itself is asked for again by the worker, which no page can count: it is smaller than this.
  expect(bytes).toBeLessThan(3000)

  await page.context().setOffline(true)
  await page.goto(app.url)
  await page.getByText('Your groups on this phone').waitFor()
  await page.goto(`${app.url}/m/${links.board}`)
  await page.getByText('We can’t reach the board').first().waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('We start soon').waitFor()
})

test('[U14] [T13] "This is not my phone" leaves no worker and no files', async () => {
  const page = await stage.device('phone')
  await page.goto(app.url)
  await keepPages(page)
  await page.getByRole('button', { name: 'Text size' }).click()
  await page.getByLabel('This is not my phone').check()
  await expect.poll(() => caches(page)).toEqual([])
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
})

test('[U14] it can be installed: a manifest with icons that are there', async () => {
  const page = await stage.device('phone')
  await page.goto(app.url)
  const href = await page.locator('link[rel=manifest]').getAttribute('href')
  const answer = await fetch(`${app.url}${href}`)
  expect(answer.headers.get('content-type')).toMatch(/^application\/manifest\+json/)
  const { icons, start_url } = (await answer.json()) as { icons: { src: string; sizes: string }[]; start_url: string }
  expect(start_url).toBe('/')
  for (const { src, sizes } of [...icons, { src: '/apple-touch-icon.png', sizes: '180x180' }]) {
    const size = await page.evaluate(async url => {
      const image = new Image()
      image.src = url
      await image.decode()
      return `${image.naturalWidth}x${image.naturalHeight}`
    }, src)
    expect(size).toBe(sizes)
  }
})
