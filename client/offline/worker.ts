import { keepAs } from './keep.ts'

/*
 * The service worker, `/sw.js`: a second visit comes from this device, and an installed app opens without a network and
 * says so in its own words. It keeps files as they are asked for, because data is dear; a ready-made library for this
 * would cost a phone more than the whole of it.
 */

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetch extends Extendable {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetch) => void): void
}
const worker = self as unknown as Worker

/** Another one with every build: what an older build has kept is thrown away. */
const CACHE = 'same-table-BUILD_STAMP'
const PAGE = '/'
/** A page that is not here by then comes from this device, milliseconds. */
const PATIENCE = 4000

/**
 * Where files are kept; null once "This is not my phone" has taken it away. The worker goes on until its last page is
 * closed, and must not begin to keep things again.
 */
const kept = async () => ((await caches.has(CACHE)) ? await caches.open(CACHE) : null)

async function asset(request: Request): Promise<Response> {
  const cache = await kept()
  const known = await cache?.match(request)
  if (known) return known
  const fresh = await fetch(request)
  if (fresh.ok) await cache?.put(request, fresh.clone())
  return fresh
}

/**
 * The page that the server has now, or the last one when there is no network, or something in between that answers for a
 * server that is away. It is the same under every address.
 */
async function page(request: Request): Promise<Response> {
  const cache = await kept()
  const known = await cache?.match(PAGE)
  const fresh = fetch(request).then(async answer => {
    if (!answer.ok) return known ?? answer
    await cache?.put(PAGE, answer.clone())
    return answer
  })
  if (!known) return fresh
  const late = new Promise<Response>(resolve => setTimeout(() => resolve(known), PATIENCE))
  return Promise.race([fresh.catch(() => known), late])
}

async function install(): Promise<void> {
  // The one thing that is fetched ahead: without it nothing opens when there is no network.
  await (await caches.open(CACHE)).add(PAGE)
  await worker.skipWaiting()
}

worker.addEventListener('install', event => event.waitUntil(install()))
worker.addEventListener('activate', event => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name)
    await worker.clients.claim()
  }
  event.waitUntil(tidy())
})
worker.addEventListener('fetch', event => {
  const { request } = event
  const sort = keepAs(request.method, new URL(request.url), worker.location.origin, request.mode === 'navigate')
  if (sort) event.respondWith(sort === 'asset' ? asset(request) : page(request))
})
