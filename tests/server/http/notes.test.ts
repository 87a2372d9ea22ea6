import { nanoid } from 'nanoid'
import { describe, expect, test } from 'vitest'
import { openSite } from './site.ts'

const NO_KEY = { status: 403, body: { reason: 'no_key' } }
const DONE = { status: 200, body: { done: true } }

async function group(fields = {}) {
  const site = await openSite()
  const links = await site.found(fields)
  const post = (text: string, fields: Record<string, unknown> = {}, from?: string) =>
    site.ask(
      'notes',
      {
        board: links.board,
        key: links.keys.letterbox,
        claim: nanoid(22),
        kind: 'fear',
        text,
        lang: 'en',
        ...fields,
      },
      from,
    )
  return { site, links, post }
}

describe('the letterbox', () => {
  test('[T16] takes notes before the meeting, which are turned over in it', async () => {
    const { site, links, post } = await group({ day: '2026-12-03' })
    expect(await post('Before we meet')).toEqual(DONE)
    expect(await post('By the link of everyone', { key: links.keys.everyone })).toEqual(DONE)
    const host = await site.sit(links, 'Hana', 'host')
    await host.act('meeting.open', {})
    const step = [...host.board.step.values()].find(({ type }) => type === 'hopes')!
    await host.act('step.go', { step: step.id })
    await host.act('cards.turnOver', { step: step.id, turned: 0 })
    await host.until(board => board.card.size === 2)
    expect([...host.board.card.values()].map(({ text }) => text).sort()).toEqual([
      'Before we meet',
      'By the link of everyone',
    ])
  })

  test('[T16] tells nobody that something waits: not a frame more or less', async () => {
    const { site, links, post } = await group()
    const host = await site.sit(links, 'Hana', 'host')
    const steps = () => JSON.stringify([...host.board.step.values()])
    const [frames, before] = [host.frames.length, steps()]
    await post('Quietly')
    await host.act('hand.set', { up: true })
    // What came since is what the hand has made: an update, and that it was done.
    expect(host.frames.length - frames).toBeLessThanOrEqual(2)
    expect(steps()).toBe(before)
  })

  test('[T16] has a key that opens nothing else', async () => {
    const { site, links } = await group({ about: 'Something private' })
    const by = { board: links.board, key: links.keys.letterbox }
    const { body } = await site.ask('look', by)
    expect(body).toMatchObject({ role: 'letterbox', group: 'The Thursday Group', about: '', day: '', begun: false })
    const joining = { ticket: nanoid(22), by, name: 'Nobody', knock: null }
    expect(await site.ask('join', joining)).toEqual(NO_KEY)
    expect(await site.ask('join', { ...joining, by: null })).toMatchObject({ body: { reason: 'gone' } })
  })

  test('[T16] takes nothing by another key, of another group, or by a key that was replaced', async () => {
    const { site, links, post } = await group()
    const other = await site.found()
    for (const key of [links.keys.screen, links.keys.host, other.keys.letterbox, nanoid(22)])
      expect(await post('No', { key })).toEqual(NO_KEY)
    const ticket = nanoid(22)
    await site.ask('join', { ticket, by: { board: links.board, key: links.keys.host }, name: 'Hana', knock: null })
    const fresh = nanoid(22)
    expect(await site.ask('keys', { ticket, next: nanoid(22), keys: { letterbox: fresh } })).toEqual(DONE)
    expect(await post('Old')).toEqual(NO_KEY)
    expect(await post('New', { key: fresh })).toEqual(DONE)
  })

  test('[T16] says why it does not take a note, and is not flooded from one network', async () => {
    const { post } = await group()
    expect((await post('   ')).body).toEqual({ reason: 'empty' })
    expect((await post('x'.repeat(401))).body).toEqual({ reason: 'too_long' })
    expect((await post('A', { kind: 'job' })).body).toEqual({ reason: 'malformed' })
    expect((await post('A', { claim: 'short' })).body).toEqual({ reason: 'malformed' })
    let told = DONE as Awaited<ReturnType<typeof post>>
    let count = 0
    while (told.status === 200 && count < 100) {
      told = await post(`Flood ${count}`, {}, '203.0.113.7')
      count++
    }
    expect(told).toEqual({ status: 429, body: { reason: 'slow_down' } })
    expect(await post('From elsewhere', {}, '203.0.113.8')).toEqual(DONE)
  })
})
