import { nanoid } from 'nanoid'
import { afterEach, expect, test, vi } from 'vitest'
import * as api from '../../client/report/api.ts'
import { choiceFor } from '../fakes/goldenMeeting.ts'
import { CANARIES, overMeeting } from '../server/http/overMeeting.ts'

afterEach(() => vi.unstubAllGlobals())

/** A meeting that is over, and pages that ask its server. */
async function pages() {
  const meeting = await overMeeting()
  const real = fetch
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => real(new URL(path, meeting.site.url), init))
  const known = { board: meeting.links.board, group: '', name: 'Shaz', renewal: null }
  const host = api.passOf({ ...known, ticket: '', keys: meeting.links.keys })!
  const shaz = api.passOf({ ...known, ticket: meeting.tickets.shaz, keys: {} })!
  const wanted = { number: 1, language: 'en', choice: choiceFor('group') }
  return { ...meeting, host, shaz, wanted, known }
}

test('[O7] a device comes as a host if it can, else as somebody who was there, else by the link', () => {
  const known = { board: 'b', group: '', name: '', renewal: null, ticket: 't' }
  const keys = { host: 'h', everyone: 'e', screen: 's' }
  expect(api.passOf({ ...known, keys })).toEqual({ board: 'b', pass: { key: 'h' } })
  expect(api.passOf({ ...known, keys: { everyone: 'e' } })).toEqual({ board: 'b', pass: { ticket: 't' } })
  expect(api.passOf({ ...known, ticket: '', keys: { everyone: 'e' } })).toEqual({ board: 'b', pass: { key: 'e' } })
  expect(api.passOf({ ...known, ticket: '', keys: { screen: 's' } })).toBeNull()
})

test('[O31] pages read what the server answers: reports, files and links', async () => {
  const { host, shaz, wanted, links } = await pages()
  expect(await api.askRecords(shaz)).toMatchObject({ standing: 'member', meetings: [{ number: 1, cards: 3 }] })
  const { report, record } = await api.askReport(host, wanted)
  expect(report.sections.length).toBeGreaterThan(0)
  expect(record?.number).toBe(1)
  const file = await api.askFile(host, wanted, ['data'])
  expect(file).toMatchObject({ name: 'same-table-1.json', failed: [] })
  expect(await file.bytes.text()).toContain(CANARIES.said)

  const key = api.newShareKey()
  const { id, until } = await api.share(host, key, { ...wanted, days: api.shareDays[1], to: '' })
  expect(api.shareLink('https://x.example', links.board, key)).toBe(`https://x.example/r/${links.board}#${key}`)
  expect(await api.readShared(links.board, key)).toMatchObject({ until, report: { group: report.group } })
  expect((await api.listShares(host)).shares).toMatchObject([{ id, until }])
  await expect(api.readSharedFile(links.board, key, 'data')).rejects.toMatchObject({ reason: 'malformed' })
  await api.revokeShare(host, id)
  await expect(api.readShared(links.board, key)).rejects.toMatchObject({ reason: 'link_over' })
})

test('[O32] [O33] pages show a draft and answer it, by a ticket or by a link', async () => {
  const { host, shaz, wanted, known, links } = await pages()
  expect(await api.readDraft(shaz, '')).toEqual({ draft: null })
  await api.showDraft(host, wanted)
  const byLink = api.passOf({ ...known, ticket: '', keys: { everyone: links.keys.everyone } })!
  for (const [group, ok] of [
    [shaz, false],
    [byLink, true],
    [byLink, false],
    [host, true],
  ] as const) {
    const { draft } = await api.readDraft(group, 'ar')
    expect(draft?.report.language.dir).toBe('rtl')
    await api.answerDraft(group, draft!, { ok, leaveOut: [] })
    expect((await api.readDraft(group, '')).draft?.mine).toEqual({ ok, leaveOut: [] })
  }
  // One device, by one link and by the other: it is told apart by itself, not by its link.
  expect(await api.draftNow(host, 1)).toMatchObject({ draft: { number: 1, marked: [] } })
  await api.takeDraftAway(host, 1)
  expect(await api.draftNow(host, 1)).toEqual({ draft: null })
})

test('[O34] [O36] pages take a name out, and keep the list of whom the group reports to', async () => {
  const { host, shaz, record } = await pages()
  const named = (await record()).people.find(({ mayName }) => mayName)!
  await api.takeNameOut(shaz, 1, named)
  expect((await record()).people.filter(({ mayName }) => mayName)).toEqual([])

  const { version, list } = await api.askAudiences(host)
  const council = {
    ...{ id: nanoid(12), who: 'The council', needs: '', format: 'link', language: 'pl' },
    ...({ audience: 'deciders', since: '2026-11-26', sent: '' } as const),
  }
  const saved = await api.saveAudiences(host, { version, list: [...list, council] })
  expect(saved.list).toEqual([council])
  expect((await api.markSent(host, council.id)).list[0]!.sent).not.toBe('')
  await expect(api.saveAudiences(host, saved)).rejects.toMatchObject({ reason: 'behind' })
})
