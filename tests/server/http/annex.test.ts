import { expect, test } from 'vitest'
import { type FiledMeeting, readFiled } from '#shared/meeting/filed.ts'
import { goldenMeeting } from '../../fakes/goldenMeeting.ts'
import { openSite } from './site.ts'

const MINUTE = 60_000
const turns = (each: number) =>
  Array.from({ length: 24 }, (_, at) => [at % 4, at * each * MINUTE, (at + 1) * each * MINUTE])

/** A group whose third meeting is final. */
async function past(meeting: FiledMeeting = goldenMeeting) {
  const site = await openSite()
  const { body } = await site.ask('import', { records: [JSON.stringify(meeting)] })
  const by = (key: 'host' | 'everyone') => ({
    board: body.board,
    pass: { key: body.keys[key] },
    number: meeting.number,
  })
  const stored = async () => (await site.storage.part(body.board, meeting.number, 'record'))!
  const add = (each: number) => site.ask('records/annex', { ...by('host'), turns: turns(each) })
  return { site, by, stored, add, board: body.board, keys: body.keys }
}

test('[O44] a transcript adds one summary to the record and nothing else, and the same one is added once', async () => {
  const { add, stored } = await past()
  expect(await add(1)).toEqual({ status: 200, body: { outcome: 'added' } })
  const { added, ...rest } = readFiled(await stored())
  const { added: _, ...before } = goldenMeeting
  expect(rest).toEqual(before)
  expect(added).toHaveLength(1)
  expect(added[0]).toMatchObject({ minutes: 24, turns: 24, of: 12 })
  expect(JSON.stringify(added)).not.toMatch(/person|Amina|Grace/)
  const once = await stored()
  expect((await add(1)).body).toEqual({ outcome: 'there' })
  expect(await stored()).toBe(once)
})

test('[O44] five can be added, and each taken out again', async () => {
  const { add, stored, site, by } = await past()
  for (let each = 1; each <= 5; each++) expect((await add(each)).body).toEqual({ outcome: 'added' })
  expect((await add(6)).body).toEqual({ outcome: 'full' })
  const { added } = readFiled(await stored())
  const away = () => site.ask('records/annex/away', { ...by('host'), summary: added[2] })
  expect((await away()).body).toEqual({ done: true })
  expect((await away()).body).toEqual({ done: true })
  expect(readFiled(await stored()).added).toEqual(added.filter((_, at) => at !== 2))
})

test('[O35] [O44] that one is added or taken out is shown to everyone, once for each, and not where nothing changed', async () => {
  const { add, stored, site, by, board, keys } = await past()
  for (let time = 0; time < 2; time++) await add(1)
  const summary = readFiled(await stored()).added[0]
  for (let time = 0; time < 2; time++) await site.ask('records/annex/away', { ...by('host'), summary })
  const bo = await site.sit({ board, keys }, 'Bo')
  const deeds = [...bo.board.deed.values()].sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ what }) => what)
  expect(deeds).toEqual(['talk_added', 'talk_removed'])
})

test('[O44] [W40] of two people nothing is added', async () => {
  const { add, stored } = await past({ ...goldenMeeting, people: goldenMeeting.people.slice(0, 2) })
  const before = await stored()
  expect((await add(1)).body).toEqual({ outcome: 'too_few' })
  expect(await stored()).toBe(before)
})

test('[O44] only by a host, only to what is final, and only what is turns', async () => {
  const { site, by, board, keys, stored } = await past()
  const before = await stored()
  const body = { ...by('host'), turns: turns(1) }
  expect((await site.ask('records/annex', { ...body, ...by('everyone') })).body).toEqual({ reason: 'not_yours' })
  expect((await site.ask('records/annex', { ...body, number: 7 })).body).toEqual({ reason: 'gone' })
  expect((await site.ask('records/annex', { ...body, turns: [[0, 1, 0]] })).body).toEqual({ reason: 'malformed' })
  const away = { ...by('everyone'), summary: goldenMeeting.talk }
  expect((await site.ask('records/annex/away', away)).body).toEqual({ reason: 'not_yours' })
  const host = await site.sit({ board, keys }, 'Hana', 'host')
  const now = [...host.board.meeting.values()][0]!.number
  expect((await site.ask('records/annex', { ...body, number: now })).body).toEqual({ reason: 'not_final' })
  expect(await stored()).toBe(before)
})

test('[O44] the group’s report shows it, and nobody else’s', async () => {
  const { site, by, add } = await past({ ...goldenMeeting, talk: null })
  await add(1)
  const parts = async (audience: string) => {
    const choice = { audience, names: false, leftOut: [], parts: [] }
    const { body } = await site.ask('report', { ...by('host'), language: 'en', choice })
    return body.report.sections.map(({ name }: { name: string }) => name)
  }
  expect(await parts('group')).toContain('talk')
  for (const audience of ['deciders', 'everyone']) expect(await parts(audience)).not.toContain('talk')
})
