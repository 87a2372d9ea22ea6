import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { openTestApp, root, temporaryFolder } from '../fakes/server.ts'
import { everyoneLink, foundGroup, Stage, takeSeat } from '../fakes/stage.ts'
import { Wire } from '../fakes/wire.ts'
import { silentLog } from '../fakes/world.ts'

/** A worker takes its time; nothing here hangs on how much. */
const PATIENT = { timeout: 30_000 }

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

/** What the page does a quarter of a minute after it was opened waits for the test. */
const watched = (page: Page) =>
  page.addInitScript(() => {
    const { setTimeout } = window
    Object.assign(window, {
      later: [],
      setTimeout: (work: () => void, ms: number) =>
        ms === 15_000 ? (window as unknown as Waiting).later.push(work) : setTimeout(work, ms),
    })
  })

interface Waiting {
  readonly later: (() => void)[]
}

/** The quarter of a minute is over. */
const wait = async (page: Page) => {
  await page.waitForFunction(() => (window as unknown as Waiting).later.length > 0)
  await page.evaluate(() => {
    for (const work of (window as unknown as Waiting).later.splice(0)) work()
  })
}

/** The page has a worker now, and what it loaded before has gone to the worker. */
async function keepPages(page: Page) {
  await wait(page)
  const loaded = await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!navigator.serviceWorker.controller)
      await new Promise(next => navigator.serviceWorker.addEventListener('controllerchange', next, { once: true }))
    const paths = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
    return [...new Set(paths.filter(path => path.startsWith('/assets/')))]
  })
  expect(loaded.length).toBeGreaterThan(3)
  await expect.poll(() => kept(page), PATIENT).toEqual([...loaded, '/'].sort())
}

const caches = (page: Page) => page.evaluate(() => globalThis.caches.keys())

const kept = (page: Page) =>
  page.evaluate(async () => {
    const all: string[] = []
    for (const name of await globalThis.caches.keys())
      for (const { url } of await (await globalThis.caches.open(name)).keys()) all.push(new URL(url).pathname)
    return all.sort()
  })

const workers = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)

test('[U14] a second visit costs next to nothing on the wire, and a page opens again in a tunnel at the first', async () => {
  const wire = await Wire.open(app.url)
  const page = await stage.device('phone')
  try {
    await watched(page)
    const links = await foundGroup(app.url)
    await takeSeat(page, everyoneLink(wire.url, links), 'Shaz')
    await page.getByText('We start soon').waitFor()
    await keepPages(page)
    expect((await kept(page)).filter(path => !path.startsWith('/assets/'))).toEqual(['/'])

    // The browser's own cache does not help here: what does not come over the wire comes from the worker.
    wire.cut()
    await page.reload()
    await page.getByText('We can’t reach the board').first().waitFor()
    wire.mend()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('We start soon').waitFor()
    await page.goto(wire.url)
    await page.getByText('Your groups on this phone').waitFor()
    const file = await page.locator('script[src]').getAttribute('src')
    await page.close()

    const before = wire.received
    const again = await page.context().newPage()
    await again.goto(wire.url)
    await again.getByText('Your groups on this phone').waitFor()
    await again.evaluate(() => document.fonts.ready)
    const bytes = wire.received - before
    process.stdout.write(`${bytes} bytes of a second visit\n`)
    // All in: the page, what is asked about the server, and whether there is a newer worker.
    expect(bytes).toBeLessThanOrEqual(5 * 1024)
    expect(await kept(again)).toContain(file)
  } finally {
    await wire.close()
  }
})

test('[U14] without a network the home page opens, and so it does when only a proxy answers', async () => {
  const page = await stage.device('phone')
  await watched(page)
  await page.goto(app.url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await keepPages(page)
  await page.context().setOffline(true)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.context().setOffline(false)
  const { port } = app
  await app.close()
  const proxy = createServer((_, answer) => answer.writeHead(502).end('Bad gateway'))
  await new Promise<void>(next => proxy.listen(port, '127.0.0.1', next))
  await page.goto(app.url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await new Promise(next => proxy.close(next).closeAllConnections())
  app = await openTestApp()
})

test('[U14] a new build throws away what the old one has kept', async () => {
  const client = temporaryFolder()
  cpSync(path.join(root, 'dist'), client, { recursive: true })
  const config = { ...readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: 'memory:' }, root), client }
  const site = await openApp({ config, log: silentLog })
  const page = await stage.device('phone')
  try {
    await watched(page)
    await page.goto(`http://127.0.0.1:${site.port}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await keepPages(page)
    const [old] = await caches(page)
    const worker = path.join(client, 'sw.js')
    writeFileSync(worker, readFileSync(worker, 'utf8').replaceAll(old!, 'same-table-newer'))
    for (const made of ['.br', '.gz']) rmSync(worker + made)
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    // Browsers look by themselves, some time after a page was opened.
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
    await expect.poll(() => caches(page), PATIENT).toEqual(['same-table-newer'])
    await expect.poll(async () => (await kept(page)).some(path => path.startsWith('/assets/')), PATIENT).toBe(true)
  } finally {
    await site.close()
  }
})

test('[U14] [T13] "This is not my phone" leaves no worker and no files, and none come after', async () => {
  const page = await stage.device('phone')
  await watched(page)
  await page.goto(app.url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await keepPages(page)
  const notMine = async () => {
    await page.getByRole('button', { name: 'Text size' }).click()
    await page.getByLabel('This is not my phone').check()
  }
  await notMine()
  await expect.poll(() => caches(page), PATIENT).toEqual([])
  await expect.poll(() => workers(page), PATIENT).toBe(0)
  // The worker is there until the page is closed, and what is loaded now goes through it.
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('link', { name: 'Start a meeting' }).click()
  await page.getByLabel('What is your group called?').waitFor()
  expect(await caches(page)).toEqual([])

  // Said before there is a worker, it is heard as well.
  await page.goto(`${app.url}/safe`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await notMine()
  await wait(page)
  expect(await workers(page)).toBe(0)
  expect(await caches(page)).toEqual([])
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
    expect((await (await fetch(app.url + src)).blob()).size).toBeLessThan(15_000)
  }
})
