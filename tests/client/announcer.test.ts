import { beforeEach, expect, test } from 'vitest'
import { Announcer } from '#client/ui/announcer.ts'
import { FakeClock } from '../fakes/clock.ts'

let clock: FakeClock
let said: { at: number; region: string; text: string }[]
let announcer: Announcer
let reading: boolean

beforeEach(() => {
  clock = new FakeClock(0)
  said = []
  reading = false
  announcer = new Announcer({
    now: clock.now,
    after: (ms, callback) => void clock.after(ms, callback),
    isReading: () => reading,
    put: (region, text) => {
      if (text) said.push({ at: clock.now(), region, text: text.trim() })
    },
  })
})

test('[U8] a hundred events of all sorts in ten seconds make at most three sentences', async () => {
  announcer.updates = 'all'
  const sorts = ['cards', 'here', 'step', 'paused', 'lead', 'timer']
  for (let event = 0; event < 100; event++) {
    const sort = sorts[event % sorts.length]!
    announcer.say(sort, n => `${sort} ${n}.`, { level: event % 2 ? 'all' : 'big' })
    await clock.advance(100)
  }
  expect(said.length).toBeGreaterThan(0)
  expect(said.length).toBeLessThanOrEqual(3)
  for (const [index, { at, text }] of said.entries()) {
    expect(text).toMatch(/^\w+ \d+\.$/)
    if (index > 0) expect(at - said[index - 1]!.at).toBeGreaterThanOrEqual(5000)
  }
})

test('[U8] things of one sort are counted until they are said', async () => {
  announcer.updates = 'all'
  announcer.answer('Your card is in.')
  let total = 14
  for (const n of [1, 2, 1]) {
    total += n
    const all = total
    announcer.say('cards', n => `${n} new cards. ${all} in all.`, { level: 'all', n })
  }
  await clock.advance(20_000)
  announcer.say('cards', n => `${n} new cards. 19 in all.`, { level: 'all' })
  await clock.advance(20_000)
  expect(said.map(({ text }) => text)).toEqual([
    'Your card is in.',
    '4 new cards. 18 in all.',
    '1 new cards. 19 in all.',
  ])
})

test('[U8] somebody is told all, only the big things, or none; answers and alarms always', async () => {
  for (const updates of ['all', 'big', 'none'] as const) {
    announcer.updates = updates
    announcer.say(`cards ${updates}`, 'Cards', { level: 'all' })
    announcer.say(`step ${updates}`, 'Step')
    announcer.answer(`Answer ${updates}`)
    announcer.alarm(`Alarm ${updates}`)
    await clock.advance(60_000)
  }
  const others = (word: string) => ['all', 'big', 'none'].map(updates => `${word} ${updates}`)
  expect(said.map(({ text }) => text).sort()).toEqual(
    ['Cards', 'Step', 'Step', ...others('Answer'), ...others('Alarm')].sort(),
  )
})

test('[U8] comings are told no more often than asked, and nothing else waits for them', async () => {
  for (let n = 1; n <= 9; n++) {
    announcer.say('here', `${n} people`, { every: 30_000 })
    if (n === 5) announcer.say('step', 'Step 2')
    await clock.advance(10_000)
  }
  const here = said.filter(({ text }) => text.endsWith('people'))
  for (const [index, { at }] of here.entries())
    if (index > 0) expect(at - here[index - 1]!.at).toBeGreaterThanOrEqual(30_000)
  expect(said.find(({ text }) => text === 'Step 2')!.at).toBeLessThan(50_000)
})

test('[U8] while the page is read aloud nothing is said, and then one summary, the big things first', async () => {
  announcer.updates = 'all'
  reading = true
  announcer.say('cards', n => `${n} new cards.`, { level: 'all', n: 4 })
  announcer.say('step', 'Step 4 of 9.')
  await clock.advance(60_000)
  expect(said).toEqual([])
  reading = false
  await clock.advance(3000)
  expect(said.map(({ text }) => text)).toEqual(['Step 4 of 9. 4 new cards.'])
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
  const other = new Announcer({
    now: () => 0,
    after: () => {},
    isReading: () => false,
    put: (_, text) => raw.push(text),
  })
  other.answer('Saved.')
  other.answer('Saved.')
  expect(raw[0]).not.toBe(raw[1])
  expect(raw.map(text => text.trim())).toEqual(['Saved.', 'Saved.'])
})
