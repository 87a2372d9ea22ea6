/** Long after the first card can be written: a phone that has just come has dearer things to load, milliseconds. */
const AFTER = 15_000

const workers = () => (window.isSecureContext ? navigator.serviceWorker : undefined)

/** Keeps the files of the pages on this device, where the browser allows it: on https and on this computer itself. */
export function keepPages(): void {
  if (!import.meta.env.PROD || !workers()) return
  const register = () =>
    workers()
      ?.register('/sw.js')
      .catch(() => {})
  addEventListener('load', () => setTimeout(register, AFTER))
}

/** "This is not my phone": the files go too, so that nobody sees that somebody has been here. */
export async function forgetPages(): Promise<void> {
  for (const registration of (await workers()?.getRegistrations()) ?? []) await registration.unregister()
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name)
}
