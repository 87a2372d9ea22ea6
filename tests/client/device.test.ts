import { expect, test } from 'vitest'
import { BrowserDevice } from '#client/board/device.ts'

/** Storage as browsers have it, with room for so many entries. */
function fakeStorage(room = Number.POSITIVE_INFINITY): Storage {
  const kept: Record<string, string> = {}
  return Object.defineProperties(kept, {
    getItem: { value: (key: string) => kept[key] ?? null },
    setItem: {
      value: (key: string, value: string) => {
        if (Object.keys(kept).length >= room) throw new Error('QuotaExceededError')
        kept[key] = value
      },
    },
    removeItem: { value: (key: string) => delete kept[key] },
  }) as unknown as Storage
}

test('[T13] after "This is not my phone" nothing is in the browser, and all still works', () => {
  const storage = fakeStorage()
  const device = new BrowserDevice(storage)
  device.set('seat.b', { ticket: 'secret' })
  device.set('draft.s', { text: 'my words' })
  expect(Object.keys(storage)).toHaveLength(2)
  device.isBorrowed = true
  expect(Object.keys(storage)).toEqual([])
  expect(device.get('seat.b')).toEqual({ ticket: 'secret' })
  device.set('out.b.1', { text: 'more' })
  expect(Object.keys(storage)).toEqual([])
  expect(device.keys('')).toHaveLength(3)
})

test('[T13] saying that it is ours after all keeps what there is', () => {
  const storage = fakeStorage()
  const device = new BrowserDevice(storage)
  device.isBorrowed = true
  device.set('seat.b', 1)
  device.isBorrowed = false
  expect(Object.keys(storage)).toEqual(['same-table.seat.b'])
})

test('[D5] a browser that is full, or keeps nothing, loses nothing while the page is open', () => {
  for (const storage of [fakeStorage(0), null]) {
    const device = new BrowserDevice(storage)
    device.set('out.b.1', { text: 'my words' })
    expect(device.get('out.b.1')).toEqual({ text: 'my words' })
    expect(device.keys('out.')).toEqual(['out.b.1'])
    device.remove('out.b.1')
    expect(device.keys('')).toEqual([])
  }
})

test('[D5] what another program left in the browser is not ours, and broken entries are nothing', () => {
  const storage = fakeStorage()
  storage.setItem('other', '1')
  storage.setItem('same-table.bad', '{')
  const device = new BrowserDevice(storage)
  expect(device.get('bad')).toBeNull()
  expect(device.keys('')).toEqual(['bad'])
})
