import { device } from '../board/device.ts'

/** Long after the first card can be written: a phone that has just come has dearer things to load, milliseconds. */
const AFTER = 15_000

const workers = () => (window.isSecureContext ? navigator.serviceWorker : undefined)

/** Keeps the files of the pages on this device, where the browser allows it: on https and on this computer itself. */
export function keepPages(): void {
  const here = workers()
  if (!import.meta.env.PROD || !here) return
  here.addEventListener('controllerchange', () => void keepLoaded())
  addEventListener('load', () => setTimeout(() => device.isBorrowed || here.register('/sw.js').catch(() => {}), AFTER))
}

/**
 * What this page loaded before the worker came goes to the worker too, or a phone that loses its signal at its first
 * meeting could not open the page again. It comes from the browser's own cache and costs no data.
 */
async function keepLoaded(): Promise<void> {
  for (const { name } of performance.getEntriesByType('resource'))
    if (!device.isBorrowed && new URL(name).pathname.startsWith('/assets/'))
      await fetch(name, { cache: 'force-cache' }).catch(() => {})
}

/** "This is not my phone": the files go too, so that nobody sees that somebody has been here. */
export async function forgetPages(): Promise<void> {
  for (const registration of (await workers()?.getRegistrations()) ?? []) await registration.unregister()
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name)
}
