import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../fakes/server.ts'
import { ask, openSite } from './site.ts'

/** Pages as the build makes them, beside something that is nobody's business. */
function builtPages(): string {
  const folder = temporaryFolder()
  const client = path.join(folder, 'dist')
  mkdirSync(path.join(client, 'assets'), { recursive: true })
  writeFileSync(path.join(client, 'index.html'), '<!doctype html><title>Same Table</title>')
  writeFileSync(path.join(client, 'assets', 'page-AbCd1234.js'), 'export {}')
  writeFileSync(path.join(folder, 'secret.txt'), 'a secret of the computer')
  return client
}

const client = builtPages()
const PAGE = '<!doctype html><title>Same Table</title>'
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "media-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join(';')

const everyAnswer: readonly { path: string; status: number; method?: string; body?: string }[] = [
  { path: '/', status: 200 },
  { path: '/m/some-board', status: 200 },
  { path: '/screen/some-board', status: 200 },
  { path: '/safe?x=1', status: 200 },
  { path: '/assets/page-AbCd1234.js', status: 200 },
  { path: '/assets/none.js', status: 404 },
  { path: '/api/none', status: 404 },
  { path: '/api/about', status: 200 },
  { path: '/api/time', status: 200 },
  { path: '/sync/board.1', status: 404 },
  { path: '/healthz', status: 200 },
  { path: '/api/look', method: 'POST', body: '{}', status: 400 },
  { path: '/api/join', method: 'POST', body: '{"board"', status: 400 },
  { path: '/posted', method: 'POST', body: '{}', status: 404 },
  { path: '/deleted', method: 'DELETE', status: 404 },
]

describe('what every answer says', () => {
  test.each(everyAnswer)('[T14] $path ($status) has the policy', async ({ status, body, ...rest }) => {
    const site = await openSite({ client })
    const headers = body ? { 'content-type': 'application/json' } : {}
    const answer = await ask(site.url, { ...rest, headers, ...(body ? { body } : {}) })
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({
      'content-security-policy': POLICY,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(self)',
    })
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    expect(answer.headers['x-powered-by']).toBeUndefined()
  })

  test('[T13] [T14] nothing is kept by the browser: no page and no answer, only the built files', async () => {
    const site = await openSite({ client })
    const cacheOf = async (place: string) => (await ask(site.url, { path: place })).headers['cache-control']
    expect(await cacheOf('/assets/page-AbCd1234.js')).toBe('public, max-age=31536000, immutable')
    for (const place of ['/api/about', '/api/time', '/api/none'])
      expect([place, await cacheOf(place)]).toEqual([place, 'no-store'])
    const refused = await ask(site.url, { method: 'POST', path: '/api/join', body: '{}' })
    expect(refused.headers['cache-control']).toBe('no-store')
    for (const place of ['/', '/m/some-board']) expect([place, await cacheOf(place)]).toEqual([place, 'no-store'])
  })

  test('[T14] only a server that people reach over https tells browsers to stay with https', async () => {
    for (const [publicUrl, told] of [
      ['', undefined],
      ['http://table.local', undefined],
      ['https://table.example.org', 'max-age=31536000; includeSubDomains'],
    ] as const) {
      const site = await openSite({ client, env: { PUBLIC_URL: publicUrl } })
      expect((await ask(site.url, {})).headers['strict-transport-security']).toBe(told)
    }
  })
})

describe('what is served', () => {
  test('[T14] every path that is no file is the page', async () => {
    const site = await openSite({ client })
    for (const place of ['/', '/m/board', '/anything/at/all'])
      expect(await ask(site.url, { path: place })).toMatchObject({ status: 200, text: PAGE })
  })

  test('[R11] no path leads out of the folder of the pages', async () => {
    const site = await openSite({ client })
    const ways = [
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/%2e%2e/%2e%2e/secret.txt',
      '/..\\secret.txt',
      '/assets/..%5c..%5csecret.txt',
      '//secret.txt',
      '/%00/../secret.txt',
      `/${path.join(client, '../secret.txt')}`,
      '/%252e%252e/secret.txt',
    ]
    for (const way of ways) {
      const { status, text } = await ask(site.url, { path: way })
      expect([way, [200, 400, 403, 404].includes(status)]).toEqual([way, true])
      expect([way, text.includes('a secret of the computer')]).toEqual([way, false])
    }
  })

  test('[T14] an answer to an address that is none does not repeat it, and has the policy too', async () => {
    const site = await openSite({ client })
    const { status, headers, text } = await ask(site.url, { path: '/m/%ff<script>' })
    expect(status).toBe(400)
    expect(text).not.toContain('script')
    expect(headers['content-security-policy']).toBe(POLICY)
  })
})

describe('what the API takes', () => {
  const send = async (body: string, type = 'application/json') => {
    const site = await openSite({ client })
    const { status, text } = await ask(site.url, {
      method: 'POST',
      path: '/api/look',
      headers: { 'content-type': type, 'content-length': Buffer.byteLength(body) },
      body,
    })
    return { status, body: JSON.parse(text) }
  }

  test('[R11] a body that is too large, no JSON or of another type is refused, without a word about it', async () => {
    const refused = { status: 400, body: { reason: 'malformed' } }
    expect(await send(JSON.stringify({ code: 'x'.repeat(17_000) }))).toEqual(refused)
    expect(await send('{"code": "KITE47"')).toEqual(refused)
    expect(await send('')).toEqual(refused)
    expect(await send('null')).toEqual(refused)
    expect(await send('[[[[[[[[')).toEqual(refused)
    expect(await send('code=KITE47', 'application/x-www-form-urlencoded')).toEqual(refused)
    expect(await send('{"code":"KITE47"}', 'text/plain')).toEqual(refused)
    expect(await send('{"__proto__": {"code": "KITE47"}}')).toEqual(refused)
  })

  test('[R11] a deep body costs nothing', async () => {
    const deep = `${'['.repeat(8000)}${']'.repeat(8000)}`
    expect(await send(`{"code":${deep}}`)).toEqual({ status: 400, body: { reason: 'malformed' } })
  })
})
