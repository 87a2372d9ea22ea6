import { isIP } from 'node:net'
import os from 'node:os'

/**
 * May a page from this origin talk to this server? Only our own: the public address, or this machine by a name or number
 * that no stranger's page can have. (A stranger can point a name of theirs at us, but not an address or `localhost`.)
 * Programs that are no browser send no origin; they need a key or a ticket like everyone.
 */
export function allowsOrigin(origin: string | undefined, host: string | undefined, publicUrl: string | null): boolean {
  if (origin === undefined || origin === publicUrl) return true
  if (!URL.canParse(origin)) return false
  const page = new URL(origin)
  if (page.host !== host) return false
  const name = page.hostname.replace(/^\[|\]$/g, '')
  return isIP(name) !== 0 || name === 'localhost' || name.endsWith('.local') || name === os.hostname().toLowerCase()
}
