import { nanoid } from 'nanoid'
import { expect, test, vi } from 'vitest'
import { movedClock } from '../../fakes/movedClock.ts'
import { CANARIES, overMeeting } from './overMeeting.ts'
import type { SiteOptions } from './site.ts'

const MINUTES = 60_000

async function drafted(options: SiteOptions = {}) {
  const clock = movedClock()
  const meeting = await overMeeting({ final: false, clock, ...options })
  await meeting.close()
  const { site, asHost, wanted } = meeting
  const leftOut = [await meeting.numberOf(CANARIES.leftOut)]
  const show = (more = {}) => site.ask('draft', { ...asHost, ...wanted('group', { leftOut }), ...more })
  expect((await show()).body).toEqual({ done: true })
  const read = async (who: object, device = nanoid(22), language = '') =>
    (await site.ask('draft/read', { ...who, device, language })).body.draft
  const sums = async () => (await site.ask('draft/sums', { ...asHost, number: 1 })).body.draft
  const answer = async (who: object, ok: boolean, marks: number[] = [], device = nanoid(22)) => {
    const { id } = await read(who, device)
    return site.ask('draft/answer', { ...who, number: 1, id, device, ok, leaveOut: marks })
  }
  return { ...meeting, clock, leftOut, show, read, sums, answer }
}

test('[O32] people see the draft on their phones as it would be shared, also while the meeting could be opened again', async () => {
  const { read, asShaz, asMember, finish } = await drafted()
  for (const who of [asShaz, asMember]) {
    const draft = await read(who)
    expect(draft).toMatchObject({ number: 1, mine: null })
    expect(JSON.stringify(draft)).toContain(CANARIES.said)
    for (const word of [CANARIES.leftOut, CANARIES.covered]) expect(JSON.stringify(draft)).not.toContain(word)
  }
  expect((await read(asShaz, nanoid(22), 'pl')).report.language.tag).toBe('pl')
  await finish()
  expect(await read(asShaz)).toMatchObject({ number: 1 })
})

test('[O32] a meeting that is open has no draft, and one of other words is over', async () => {
  const { site, show, read, sums, asShaz, asHost, host } = await drafted()
  await host.act('meeting.reopen', {})
  await host.until(board => [...board.meeting.values()][0]!.state === 'open')
  expect((await show()).body).toEqual({ reason: 'not_over' })
  expect(await read(asShaz)).toBeNull()
  expect(await sums()).toBeNull()
  const { id: step } = [...host.board.step.values()].find(({ type }) => type === 'problem')!
  const card = { card: nanoid(12), kind: 'problem', text: 'One more', lang: '', claim: nanoid(22), showName: false }
  await host.act('card.post', card as never, { step })
  await host.act('meeting.close', {})
  await host.until(board => [...board.meeting.values()][0]!.state === 'closed')
  expect(await read(asShaz)).toBeNull()
  expect(await sums()).toBeNull()
  const late = { ...asShaz, number: 1, id: nanoid(22), device: nanoid(22), ok: true, leaveOut: [] }
  expect((await site.ask('draft/answer', late)).body).toEqual({ reason: 'gone' })
  expect((await show()).body).toEqual({ done: true })
  expect(await read(asShaz)).not.toBeNull()
  expect(
    (
      await site.ask('draft', {
        ...asHost,
        number: 8,
        language: 'en',
        choice: { audience: 'group', names: false, leftOut: [], parts: [] },
      })
    ).body,
  ).toEqual({ reason: 'gone' })
})

test('[O33] hosts are told sums and what was marked, three answers at a time', async () => {
  const { answer, sums, asShaz, asCanarina, asMember, numberOf, leftOut, clock } = await drafted()
  const said = await numberOf(CANARIES.said)
  // What is not in the draft, or nowhere, cannot be marked.
  await answer(asShaz, false, [said, said, leftOut[0]!, 9999])
  await answer(asCanarina, true)
  expect(await sums()).toMatchObject({ yes: 0, no: 0, marked: [] })
  await answer(asMember, true, [said])
  expect(await sums()).toMatchObject({ yes: 0, no: 0, marked: [] })
  clock.move(MINUTES)
  const told = await sums()
  expect(told).toMatchObject({ number: 1, yes: 2, no: 1, marked: [said] })
  expect(Object.keys(told).sort()).toEqual(['choice', 'language', 'marked', 'no', 'number', 'yes'])
})

test('[O33] what is left over is told after the next full five minutes, and not at once with the next', async () => {
  const { answer, sums, asShaz, asCanarina, clock } = await drafted()
  await answer(asShaz, false)
  expect(await sums()).toMatchObject({ yes: 0, no: 0 })
  clock.move(5 * MINUTES)
  await answer(asCanarina, true)
  expect(await sums()).toMatchObject({ yes: 0, no: 1 })
  clock.move(5 * MINUTES)
  expect(await sums()).toMatchObject({ yes: 1, no: 1 })
})

test('[O33] one answer a device, the last one counts, and only that device sees it', async () => {
  const { answer, sums, read, asShaz, asMember, clock, finish } = await drafted()
  const device = nanoid(22)
  for (const ok of [true, false, false, true, false]) await answer(asShaz, ok, [], nanoid(22))
  await answer(asMember, true, [], device)
  await finish()
  // By the same ticket, that has no seat any more.
  await answer(asShaz, false)
  await answer(asMember, true, [], device)
  clock.move(10 * MINUTES)
  expect(await sums()).toMatchObject({ yes: 1, no: 1 })
  expect((await read(asShaz)).mine).toEqual({ ok: false, leaveOut: [] })
  expect((await read(asMember, device)).mine).toEqual({ ok: true, leaveOut: [] })
  expect((await read(asMember)).mine).toBeNull()
})

test('[O33] many answers at once are all there', async () => {
  const { answer, sums, asMember, clock } = await drafted()
  await Promise.all(Array.from({ length: 30 }, (_, n) => answer(asMember, n % 3 > 0)))
  clock.move(MINUTES)
  expect(await sums()).toMatchObject({ yes: 20, no: 10 })
})

test('[O33] nothing stored says whose an answer is, and it goes with the draft', async () => {
  const { site, answer, sums, asShaz, tickets, shaz, links, asHost, show } = await drafted()
  const stored = async () => JSON.stringify(await site.storage.parts(links.board as never, 1))
  await answer(asShaz, false)
  for (const word of [tickets.shaz, shaz.seat, 'Shaz', CANARIES.said]) expect(await stored()).not.toContain(word)
  await show()
  expect(JSON.parse((await site.storage.part(links.board as never, 1, 'draft'))!).answers).toEqual([])
  expect((await site.ask('draft/away', { ...asHost, number: 1 })).body).toEqual({ done: true })
  expect(await stored()).toBe('[]')
  expect(await sums()).toBeNull()
})

test('[O32] only hosts show a draft, are told of it and take it away; strangers do not see it', async () => {
  const { site, asShaz, asMember, wanted, links } = await drafted()
  for (const who of [asShaz, asMember]) {
    expect((await site.ask('draft', { ...who, ...wanted() })).body).toEqual({ reason: 'not_yours' })
    expect((await site.ask('draft/sums', { ...who, number: 1 })).body).toEqual({ reason: 'not_yours' })
    expect((await site.ask('draft/away', { ...who, number: 1 })).body).toEqual({ reason: 'not_yours' })
  }
  const device = nanoid(22)
  for (const pass of [{ key: links.keys.screen }, { key: links.keys.letterbox }, { ticket: nanoid(22) }]) {
    const stranger = { board: links.board, pass, device }
    expect((await site.ask('draft/read', { ...stranger, language: '' })).body).toEqual({ reason: 'no_key' })
    const no = { ...stranger, number: 1, id: nanoid(22), ok: false, leaveOut: [] }
    expect((await site.ask('draft/answer', no)).body).toEqual({ reason: 'no_key' })
  }
})

test('[T11] nothing of a draft or its answers is in the log', async () => {
  const log = { info: vi.fn(), warn: vi.fn(), fault: vi.fn() }
  const { answer, asShaz, tickets } = await drafted({ log })
  await answer(asShaz, false)
  const lines = JSON.stringify([log.info.mock.calls, log.warn.mock.calls, log.fault.mock.calls])
  for (const word of [...Object.values(CANARIES), ...Object.values(tickets), 'Shaz']) expect(lines).not.toContain(word)
})
