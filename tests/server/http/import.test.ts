import { expect, test } from 'vitest'
import { readFiles } from '#client/screens/readFiles.ts'
import { readFiled } from '#shared/meeting/filed.ts'
import { makeFiles } from '../../fakes/files.ts'
import { choiceFor, goldenMeeting } from '../../fakes/goldenMeeting.ts'
import { openSite, type Site } from './site.ts'

const earlier = { ...goldenMeeting, number: 1, day: '2026-04-02', steps: [] }
const bring = (site: Site, ...records: unknown[]) =>
  site.ask('import', { records: records.map(one => (typeof one === 'string' ? one : JSON.stringify(one))) })

/** The data file of a meeting as a host takes it along. */
async function take(site: Site, board: string, key: string, number: number): Promise<string> {
  const asked = { board, pass: { key }, number, language: 'en', choice: choiceFor('group', { names: true }) }
  const response = await fetch(`${site.url}/api/report/files`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...asked, formats: ['data'] }),
  })
  return response.text()
}

test('[O40] out, in and out again is the same, for every meeting', async () => {
  const site = await openSite()
  const agreed = {
    ...goldenMeeting,
    people: goldenMeeting.people.map(one => ({ ...one, mayName: true })),
  }
  const first = (await bring(site, agreed, earlier)).body as { board: string; keys: { host: string } }
  const files = [await take(site, first.board, first.keys.host, 1), await take(site, first.board, first.keys.host, 3)]
  const second = (await bring(site, ...files)).body as typeof first
  for (const [at, number] of [1, 3].entries())
    expect(await take(site, second.board, second.keys.host, number)).toBe(files[at])
  expect(readFiled(files[1]!)).toEqual(agreed)
})

test('[O40] the group goes on: the next meeting has the plan, the kept cards and what was decided', async () => {
  const site = await openSite()
  const { body } = await bring(site, goldenMeeting)
  const { board, keys } = body as { board: string; keys: Record<'host', string> }
  const host = await site.sit({ board, keys } as never, 'Hana', 'host')
  expect([...host.board.meeting.values()]).toMatchObject([{ number: 4, state: 'planned', about: goldenMeeting.about }])
  expect([...host.board.card.values()]).toMatchObject([{ text: 'Nobody asked the cleaners', carried: true, by: '' }])
  const decided = goldenMeeting.steps.flatMap(step => step.decisions.map(({ text }) => text))
  expect([...host.board.decision.values()].map(({ text }) => text).sort()).toEqual(decided.sort())
  expect(host.board.step.size).toBe(goldenMeeting.steps.length)
})

const damaged = [
  'not json',
  '[]',
  '{}',
  { ...goldenMeeting, version: 99 },
  { ...goldenMeeting, steps: [{ ...goldenMeeting.steps[0], type: 'party' }] },
  { ...goldenMeeting, group: '' },
  JSON.stringify(goldenMeeting).slice(0, -40),
  { ...goldenMeeting, number: 0 },
  { ...goldenMeeting, number: 999_999 },
]
test.each(damaged.map((file, at) => ({ at, file })))(
  '[O40] a damaged file is refused, and nothing is made: $at',
  async ({ file }) => {
    const site = await openSite()
    const made: string[] = []
    const create = site.storage.create.bind(site.storage)
    site.storage.create = (board, ...rest) => {
      made.push(board)
      return create(board, ...rest)
    }
    expect(await bring(site, goldenMeeting, file)).toEqual({ status: 400, body: { reason: 'not_a_record' } })
    expect(made).toEqual([])
  },
)

test('[O40] two files of one meeting are refused, and so is too much', async () => {
  const site = await openSite()
  expect((await bring(site, goldenMeeting, goldenMeeting)).body).toEqual({ reason: 'not_a_record' })
  expect((await bring(site, 'x'.repeat(9 * 1024 * 1024))).body).toEqual({ reason: 'malformed' })
})

test('[O40] the page says which file is wrong, and where in it', async () => {
  const files = (...given: [string, unknown][]) =>
    readFiles(makeFiles(given.map(([name, one]) => [name, typeof one === 'string' ? one : JSON.stringify(one)])))
  expect(await files(['b.json', goldenMeeting], ['a.json', `\uFEFF${JSON.stringify(earlier)}`])).toEqual({
    meetings: [earlier, goldenMeeting],
  })
  expect(await files(['a.json', goldenMeeting], ['b.json', '{'])).toEqual({
    wrong: { what: 'not_json', file: 'b.json' },
  })
  const party = { ...goldenMeeting, steps: [goldenMeeting.steps[0], { ...goldenMeeting.steps[1], type: 'party' }] }
  expect(await files(['a.json', party])).toEqual({ wrong: { what: 'damaged', file: 'a.json', where: 'steps 2, type' } })
  expect(await files(['a.json', goldenMeeting], ['b.json', goldenMeeting])).toEqual({
    wrong: { what: 'twice', number: 3 },
  })
})
