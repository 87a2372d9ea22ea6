import { nanoid } from 'nanoid'
import { expect, test, vi } from 'vitest'
import { changePart } from '#server/rooms/changePart.ts'
import { MemoryStorage } from '#server/storage/memory.ts'
import { readFiled } from '#shared/meeting/filed.ts'
import { choiceFor } from '../../fakes/goldenMeeting.ts'
import { movedClock } from '../../fakes/movedClock.ts'
import { CANARIES, overMeeting } from './overMeeting.ts'
import { dial, OFFER, type SiteOptions } from './site.ts'

const OVER = { status: 410, body: { reason: 'link_over' } }

const DAY = 86_400_000

async function shared(more: Parameters<typeof choiceFor>[1] = {}, options: SiteOptions = {}) {
  const meeting = await overMeeting(options)
  const { site, asHost, links } = meeting
  const leftOut = [await meeting.numberOf(CANARIES.leftOut)]
  const key = nanoid(22)
  const sharing = { number: 1, language: 'en', choice: choiceFor('group', { leftOut, ...more }), days: 7, to: '' }
  const made = await site.ask('shares', { ...asHost, key, ...sharing })
  const open = (by: Record<string, unknown> = {}, from?: string) =>
    site.ask('shared', { board: links.board, key, ...by }, from)
  return { ...meeting, key, sharing, made, open, leftOut }
}

test('[O31] a link opens what the host has cut, and nothing that was left out or covered', async () => {
  const { made, open, leftOut } = await shared()
  expect(made).toMatchObject({ status: 200, body: { until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) } })
  const { status, body } = await open()
  expect(status).toBe(200)
  const all = JSON.stringify(body)
  expect(all).toContain(CANARIES.said)
  for (const word of [CANARIES.leftOut, CANARIES.covered, CANARIES.named, 'Shaz', 'Hana'])
    expect(all).not.toContain(word)
  expect(Object.keys(body).sort()).toEqual(['formats', 'report', 'until'])
  expect(all).not.toContain(`"n":${leftOut[0]}`)
})

test('[O61] a reader is sent what the page shows: no card behind a short report, no numbers, no days of what it does not tell', async () => {
  const { site, host, asHost, shaz, wanted, links, close, finish } = await overMeeting({ final: false })
  const { id: step } = [...host.board.step.values()].find(({ type }) => type === 'problem')!
  for (let n = 1; n <= 5; n++) {
    const text = `Canary card ${n} of many`
    const card = { card: nanoid(12), kind: 'problem', text, lang: '', claim: nanoid(22), showName: false }
    await shaz.act('card.post', card as never, { step })
  }
  await close()
  await finish()
  for (const audience of ['easy', 'deciders'] as const) {
    const key = nanoid(22)
    await site.ask('shares', { ...asHost, key, ...wanted(audience), days: 7, to: '' })
    const { report } = (await site.ask('shared', { board: links.board, key })).body as { report: object }
    const all = JSON.stringify(report)
    expect(new Set(all.match(/(bus is late|Canary)[^"]*/g)).size).toBe(3)
    expect(Object.keys(report)).not.toContain('data')
    expect(Object.keys(report)).not.toContain('dues')
    expect(all).not.toMatch(/"n":[1-9]/)
  }
})

test('[O31] names are in it only where the host has chosen them and that person has said yes', async () => {
  const { open } = await shared({ names: true })
  const all = JSON.stringify((await open()).body)
  expect(all).toContain(CANARIES.named)
  expect(all).not.toContain('Hana')
})

test('[O31] the key of a link opens nothing else', async () => {
  const { site, links, key, wanted, sharing } = await shared()
  const asReader = { board: links.board, pass: { key } }
  const others: [string, object][] = [
    ['records', asReader],
    ['report', { ...asReader, ...wanted() }],
    ['report/files', { ...asReader, ...wanted(), formats: ['data'] }],
    ['records/unname', { ...asReader, number: 1, name: CANARIES.named, guest: 0 }],
    ['shares', { ...asReader, key: nanoid(22), ...sharing }],
    ['shares/list', asReader],
    ['draft', { ...asReader, ...wanted() }],
    ['draft/read', { ...asReader, language: '', device: nanoid(22) }],
    ['draft/sums', { ...asReader, number: 1 }],
    ['audiences', asReader],
    ['look', { board: links.board, key }],
    ['join', { ticket: nanoid(22), by: { board: links.board, key }, name: '', knock: null }],
  ]
  for (const [path, body] of others)
    expect([path, (await site.ask(path, body)).body]).toEqual([path, { reason: 'no_key' }])
  for (const pass of [{ ticket: key }, { ticket: nanoid(22) }])
    expect((await site.ask('records', { board: links.board, pass })).body).toEqual({ reason: 'no_key' })
  expect((await (await dial(site.url, `/sync/${links.board}.2`, [OFFER, key])).closed).code).toBe(4401)
  expect((await site.ask('shared/file', { board: links.board, key, format: 'data' })).body).toEqual({
    reason: 'malformed',
  })
})

test('[O31] no other key opens it: not of another group, not of this one, not a guess; guesses are slowed down', async () => {
  const { site, links, open } = await shared()
  const other = await site.found()
  expect(await open({ board: other.board })).toEqual(OVER)
  for (const key of Object.values(links.keys)) expect(await open({ key })).toEqual(OVER)
  for (const key of ['', 'x', '__proto__', null, { $ne: '' }])
    expect((await open({ key })).status).toBeGreaterThanOrEqual(400)
  const from = '203.0.113.9'
  const answers = []
  for (let n = 0; n < 25; n++) answers.push((await open({ key: nanoid(22) }, from)).body.reason)
  expect(answers.slice(0, 20)).toEqual(Array(20).fill('link_over'))
  expect(answers.at(-1)).toBe('slow_down')
  // Others on that network, who have a link, read on.
  expect((await open({}, from)).status).toBe(200)
})

test('[O31] it opens until its last day is over', async () => {
  const clock = movedClock()
  const { open, site, asHost } = await shared({}, { clock })
  clock.move(7 * DAY)
  expect((await open()).status).toBe(200)
  clock.move(DAY)
  expect(await open()).toEqual(OVER)
  expect((await site.ask('shares/list', asHost)).body.shares).toMatchObject([{ isOver: true }])
})

test('[O31] two hosts who share at once both have their link, also where both clear away an old one', async () => {
  const clock = movedClock()
  const storage = new MemoryStorage()
  const { site, asHost, sharing, links } = await shared({}, { clock, storage })
  clock.move(8 * DAY)
  const keys = [nanoid(22), nanoid(22)]
  const [bothRead, read] = [Promise.withResolvers<void>(), storage.parts.bind(storage)]
  let readers = 0
  vi.spyOn(storage, 'parts').mockImplementation(async (...place) => {
    const found = await read(...place)
    if (++readers === keys.length) bothRead.resolve()
    await bothRead.promise
    return found
  })
  const made = await Promise.all(keys.map(key => site.ask('shares', { ...asHost, ...sharing, key })))
  expect(made.map(({ status }) => status)).toEqual([200, 200])
  for (const key of keys) expect((await site.ask('shared', { board: links.board, key })).status).toBe(200)
  expect((await site.ask('shares/list', asHost)).body.shares).toHaveLength(2)
})

test('[O31] taken back it opens nothing, and the list has no key', async () => {
  const { site, asHost, asMember, asShaz, key, open, made } = await shared()
  const list = await site.ask('shares/list', asHost)
  expect(list.body.shares).toMatchObject([{ id: made.body.id, number: 1, language: 'en', isOver: false }])
  expect(JSON.stringify(list.body)).not.toContain(key)
  for (const pass of [asMember, asShaz]) {
    expect((await site.ask('shares/list', pass)).body).toEqual({ reason: 'not_yours' })
    expect((await site.ask('shares/revoke', { ...pass, id: made.body.id })).body).toEqual({ reason: 'not_yours' })
  }
  // What names a link opens nothing.
  expect(await open({ key: made.body.id.slice(0, 22) })).toEqual(OVER)
  for (const _ of [1, 2])
    expect((await site.ask('shares/revoke', { ...asHost, id: made.body.id })).body).toEqual({ done: true })
  expect(await open()).toEqual(OVER)
  expect((await site.ask('shares/list', asHost)).body.shares).toEqual([])
})

test('[O31] asked for twice with one key it is made once', async () => {
  const { site, asHost, key, sharing, made } = await shared()
  expect(await site.ask('shares', { ...asHost, key, ...sharing, days: 365 })).toEqual(made)
  expect((await site.ask('shares/list', asHost)).body.shares).toHaveLength(1)
})

test('[O31] what is erased from the record is not in it any more', async () => {
  const { site, links, open } = await shared()
  await changePart(site.storage, { board: links.board as never, number: 1, part: 'record' }, was => {
    const record = readFiled(was!)
    const without = <One extends { text: string | null }>(one: One) => ({
      ...one,
      text: one.text === CANARIES.said ? null : one.text,
    })
    return JSON.stringify({ ...record, steps: record.steps.map(step => ({ ...step, cards: step.cards.map(without) })) })
  })
  expect(JSON.stringify((await open()).body)).not.toContain(CANARIES.said)
})

test('[O31] a meeting that can still change is not shared, and only hosts share', async () => {
  const meeting = await overMeeting({ final: false })
  const { site, asHost, asMember, wanted } = meeting
  const ask = (who: typeof asHost, more = {}) =>
    site.ask('shares', { ...who, key: nanoid(22), ...wanted('everyone'), days: 7, to: '', ...more })
  expect((await ask(asHost)).body).toEqual({ reason: 'not_final' })
  await meeting.close()
  expect((await ask(asHost)).body).toEqual({ reason: 'not_final' })
  await meeting.finish()
  expect((await ask(asHost, { number: 7 })).body).toEqual({ reason: 'gone' })
  expect((await ask(asMember as never)).body).toEqual({ reason: 'not_yours' })
  expect((await ask(asHost, { days: 100_000 })).body).toEqual({ reason: 'malformed' })
  expect((await ask(asHost)).status).toBe(200)
})

test('[O31] a link tells nothing of what the group does later', async () => {
  const { site, links, open } = await shared()
  const host = await site.sit(links, 'Hana', 'host')
  await host.act('meeting.describe', { about: 'Canary of the next meeting', day: '2031-01-02' })
  const planned = JSON.stringify((await open()).body)
  expect(planned).not.toContain('Canary of the next meeting')
  await host.act('meeting.open', {})
  await host.until(board => [...board.meeting.values()][0]!.state === 'open')
  expect(JSON.stringify((await open()).body)).not.toContain('Canary of the next meeting')
})

test('[O35] a link that is made or taken back, and a report that is taken out, is shown to everyone', async () => {
  const { site, links, asHost, made, wanted, asMember } = await shared()
  const bo = await site.sit(links, 'Bo')
  const deeds = () => [...bo.board.deed.values()].sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ what }) => what)
  expect(deeds()).toEqual(['shared'])
  const file = (who: object) =>
    fetch(`${site.url}/api/report/files`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...who, ...wanted(), formats: ['data'] }),
    })
  for (const who of [asHost, asHost, asMember]) expect((await file(who)).status).toBe(200)
  await site.ask('shares/revoke', { ...asHost, id: made.body.id })
  await bo.until(board => [...board.deed.values()].some(({ what }) => what === 'unshared'))
  expect(deeds()).toEqual(['shared', 'exported', 'unshared'])
  expect(await bo.act('report.deed' as never, { what: 'exported' } as never)).toMatchObject({ reason: 'not_yours' })
})

test('[T11] [T15] nothing of it is in the log, and the key is stored nowhere', async () => {
  const log = { info: vi.fn(), warn: vi.fn(), fault: vi.fn() }
  const { key, open, site, links } = await shared({}, { log })
  await open()
  await open({ key: nanoid(22) })
  const lines = JSON.stringify([log.info.mock.calls, log.warn.mock.calls, log.fault.mock.calls])
  expect(log.fault).not.toHaveBeenCalled()
  for (const word of [key, ...Object.values(CANARIES), links.board]) expect(lines).not.toContain(word)
  const parts = await site.storage.parts(links.board as never, 0)
  expect(parts).toHaveLength(1)
  expect(JSON.stringify(parts)).not.toContain(key)
})
