import { expect, test } from 'vitest'
import { keepAs } from '#client/offline/keep.ts'

const HERE = 'https://table.example.org'
const ask = (path: string, { method = 'GET', isPage = false } = {}) => keepAs(method, new URL(path, HERE), HERE, isPage)

test('[U14] kept are files that never change, and the one page that is the same for all', () => {
  expect(ask('/assets/table-x1.js')).toBe('asset')
  for (const path of ['/', '/new', '/m/abc', '/KITE47', '/screen/abc']) expect(ask(path, { isPage: true })).toBe('page')
})

test('[U14] nothing of a board or a person is kept, and nothing from elsewhere', () => {
  for (const path of ['/api/look', '/api/about', '/sync/abc.1', '/healthz', '/manifest.webmanifest', '/icon-192.png'])
    expect(ask(path)).toBeNull()
  for (const path of ['/api/look', '/sync/x']) expect(ask(path, { isPage: true })).toBeNull()
  // Opened by itself it is no page of ours, and would stand in its place when there is no network.
  for (const path of ['/icon-512.png', '/manifest.webmanifest', '/sw.js'])
    expect(ask(path, { isPage: true })).toBeNull()
  expect(ask('/assets/table-x1.js', { method: 'POST' })).toBeNull()
  expect(ask('https://elsewhere.example/assets/x.js')).toBeNull()
})
