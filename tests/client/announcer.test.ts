import { beforeEach, expect, test } from 'vitest'
import { Announcer } from '#client/ui/announcer.ts'
import { FakeClock } from '../fakes/clock.ts'

let clock: FakeClock
let said: { at: number; region: string; text: string }[]
let announcer: Announcer

beforeEach(() => {
  clock = new FakeClock(0)
  said = []
  announcer = new Announcer({
    now: clock.now,
    after: (ms, callback) => void clock.after(ms, callback),
    put: (region, text) => {
      if (text) said.push({ at: clock.now(), region, text: text.trim() })
    },
  })
})

test('[U8] a hundred events in ten seconds make at most three sentences', async () => {
  for (let event = 0; event < 100; event++) {
    announcer.say(event % 3 === 0 ? 'cards' : 'people', `${event} things`)
    await clock.advance(100)
  }
  expect(said.length).toBeLessThanOrEqual(3)
  for (const [index, { at }] of said.entries())
    if (index > 0) expect(at - said[index - 1]!.at).toBeGreaterThanOrEqual(5000)
})

test('[U8] nothing is said while somebody types, and one thing three seconds after', async () => {
  announcer.say('cards', '4 new cards')
  announcer.typed()
  await clock.advance(2000)
  announcer.typed()
  await clock.advance(2900)
  expect(said).toEqual([])
  announcer.say('cards', '5 new cards')
  await clock.advance(200)
  expect(said.map(({ text }) => text)).toEqual(['5 new cards'])
})

test('[U8] of one sort only the last waits', async () => {
  announcer.answer('Your card is in.')
  for (let n = 1; n <= 9; n++) announcer.say('cards', `${n} cards`)
  announcer.say('step', 'Step 4 of 9')
  await clock.advance(20_000)
  expect(said.map(({ text }) => text)).toEqual(['Your card is in.', '9 cards', 'Step 4 of 9'])
})

test('[U8] an alarm goes to its own region at once, and an answer too', async () => {
  announcer.alarm('No signal')
  announcer.answer('Saved.')
  expect(said).toEqual([
    { at: 0, region: 'alert', text: 'No signal' },
    { at: 0, region: 'say', text: 'Saved.' },
  ])
})

test('[U8] the same sentence twice is put differently, so that it is heard twice', () => {
  const raw: string[] = []
  const other = new Announcer({ now: () => 0, after: () => {}, put: (_, text) => raw.push(text) })
  other.answer('Saved.')
  other.answer('Saved.')
  expect(raw[0]).not.toBe(raw[1])
  expect(raw.map(text => text.trim())).toEqual(['Saved.', 'Saved.'])
})
