import { readdirSync, readFileSync } from 'node:fs'
import { Server } from 'node:http'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { hashOf } from '#server/access/secret.ts'
import { SqliteStorage } from '#server/storage/sqlite.ts'
import { openRealStore } from '../../fakes/realStore.ts'
import { temporaryFolder } from '../../fakes/server.ts'
import { closeLater, codeOn, openSite } from './site.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** Everything that this program's servers are asked from now on: addresses, and headers apart. */
function listen() {
  const asked: { url: string; headers: string }[] = []
  const emit = Server.prototype.emit
  vi.spyOn(Server.prototype, 'emit').mockImplementation(function (this: Server, event: string, ...rest: unknown[]) {
    if (event === 'request' || event === 'upgrade') {
      const { url, headers } = rest[0] as { url: string; headers: object }
      asked.push({ url, headers: JSON.stringify(headers) })
    }
    return Reflect.apply(emit, this, [event, ...rest])
  })
  return asked
}

test('[T15] no key, ticket or code is in an address that the server sees, from the first look to the last frame', async () => {
  const site = await openSite()
  const asked = listen()
  const links = await site.found()
  const host = await site.sit(links, 'Hana', 'host')
  const code = codeOn(host)
  await site.ask('look', { board: links.board, key: links.keys.everyone })
  await site.ask('look', { code })
  const { ticket } = await site.join(links, { by: { code }, name: 'Shaz' })
  await site.renew(ticket, ['screen'])
  // A page’s own store over the stock provider.
  closeLater(await openRealStore(site.url, links, 'Kel'))
  closeLater(await openRealStore(site.url, links, '', 'screen'))

  const urls = asked.map(({ url }) => url)
  expect(urls.filter(url => url.startsWith('/sync/')).length).toBeGreaterThanOrEqual(3)
  expect(new Set(urls)).toEqual(
    new Set(['/api/groups', '/api/join', '/api/look', '/api/keys', `/sync/${links.board}.1`]),
  )
  // The ticket travels as a sub-protocol: it is in the headers, so that looking for it could have found it.
  expect(asked.some(({ headers }) => headers.includes('sametable.'))).toBe(true)
  for (const secret of [...Object.values(links.keys), ticket, code, 'Shaz', 'Hana'])
    for (const url of urls) expect(url).not.toContain(secret)
})

test('[T15] keys and tickets are stored as hashes only', async () => {
  const folder = temporaryFolder()
  const site = await openSite({ storage: new SqliteStorage(folder) })
  const links = await site.found()
  const host = await site.join(links, { role: 'host', name: 'Hana' })
  const shaz = await site.join(links, { name: 'Shaz' })
  const screen = await site.join(links, { role: 'screen' })
  const { body } = await site.renew(host.ticket, ['host', 'everyone'])
  const secrets = [host.ticket, shaz.ticket, screen.ticket, body.ticket, links.keys.screen]
  secrets.push(...(Object.values(body.keys) as string[]))

  const stored = Buffer.concat(readdirSync(folder).map(file => readFileSync(path.join(folder, file))))
  for (const secret of secrets) {
    expect(secret).toMatch(/^[\w-]{22}$/)
    expect(stored.includes(secret)).toBe(false)
    expect(stored.includes(hashOf(secret))).toBe(true)
  }
})

test('[T15] an answer says no more of a key or ticket than whoever asked brought along', async () => {
  const site = await openSite()
  const links = await site.found()
  const joined = await site.join(links, { name: 'Shaz' })
  const again = await site.join(links, { ticket: joined.ticket })
  const looked = await site.ask('look', { board: links.board, key: links.keys.everyone })
  for (const { body } of [joined, again, looked]) {
    const text = JSON.stringify(body)
    for (const secret of [joined.ticket, ...Object.values(links.keys)]) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(hashOf(secret))
    }
  }
})
