import { expect, test } from 'vitest'
import { formatNames } from '#server/export/formats.ts'
import { MemoryStorage } from '#server/storage/memory.ts'
import { choiceFor, goldenMeeting } from '../../fakes/goldenMeeting.ts'
import { openSite } from './site.ts'

/** Amina is the first of the people, Grace the third, and the second of the guests the ninth. */
const TURNS = [
  [0, 0, 20],
  [2, 20, 10],
  [0, 31, 5],
  [8, 40, 7],
]
const KEPT = JSON.stringify({ version: 1, turns: TURNS })
const NUMBER = goldenMeeting.number

/** A group that has kept who spoke when, of its third meeting. */
async function past(kept: string | null = KEPT) {
  const storage = new MemoryStorage()
  const rewritten: unknown[] = []
  const rewrite = storage.rewrite.bind(storage)
  storage.rewrite = (board, changes) => {
    rewritten.push(...changes)
    return rewrite(board, changes)
  }
  const site = await openSite({ storage })
  const { body } = await site.ask('import', { records: [JSON.stringify(goldenMeeting)] })
  if (kept !== null) await rewrite(body.board, [{ number: NUMBER, part: 'talk', was: null, json: kept }])
  rewritten.length = 0
  const by = (key: 'host' | 'everyone' | 'letterbox') => ({
    ...{ board: body.board, pass: { key: body.keys[key] }, number: NUMBER },
  })
  const erase = (name: string, guest = 0) => site.ask('records/talk/erase', { ...by('everyone'), name, guest })
  const stored = async () => JSON.parse((await storage.part(body.board, NUMBER, 'talk')) ?? 'null')
  return { site, by, erase, stored, rewritten, links: { board: body.board, keys: body.keys } }
}

test('[W59] hosts see who spoke when; whoever was there is told that it is there; nobody else anything', async () => {
  const { site, by } = await past()
  expect((await site.ask('records/talk', by('host'))).body).toEqual({ isKept: true, kept: JSON.parse(KEPT) })
  expect((await site.ask('records/talk', by('everyone'))).body).toEqual({ isKept: true, kept: null })
  expect((await site.ask('records/talk', by('letterbox'))).body).toEqual({ reason: 'no_key' })
  const none = await past(null)
  for (const key of ['host', 'everyone'] as const)
    expect((await none.site.ask('records/talk', none.by(key))).body).toEqual({ isKept: false, kept: null })
})

test('[W59] whoever was there takes theirs out, by name or as a guest, and the rest is written anew', async () => {
  const { erase, stored, rewritten, site, by } = await past()
  expect((await erase('Amina')).body).toEqual({ found: true })
  expect((await stored()).turns).toEqual([
    [2, 0, 10],
    [8, 20, 7],
  ])
  // Replaced, so that the storage destroys the key of what was there before.
  expect(rewritten).toEqual([expect.objectContaining({ number: NUMBER, part: 'talk', was: KEPT })])
  expect((await erase('', 2)).body).toEqual({ found: true })
  expect((await stored()).turns).toEqual([[2, 0, 10]])
  // With the last of them nothing is left.
  expect((await erase('Grace')).body).toEqual({ found: true })
  expect(await stored()).toBeNull()
  expect((await site.ask('records/talk', by('host'))).body).toEqual({ isKept: false, kept: null })
  expect((await erase('Grace')).body).toEqual({ found: true })
})

test('[W59] whoever asks for a name that nobody had is told, and nothing changes', async () => {
  const { erase, stored, rewritten, site, by } = await past()
  for (const [name, guest] of [
    ['Nobody', 0],
    ['', 77],
    ['Amina', 2],
  ] as const)
    expect((await erase(name, guest)).body).toEqual({ found: false })
  // Somebody who was there and never spoke.
  expect((await erase('Shaz')).body).toEqual({ found: true })
  expect(await stored()).toEqual(JSON.parse(KEPT))
  expect(rewritten).toEqual([])
  const foreign = { ...by('letterbox'), name: 'Amina', guest: 0 }
  expect((await site.ask('records/talk/erase', foreign)).body).toEqual({ reason: 'no_key' })
})

test('[W59] a host destroys it, and only a host', async () => {
  const { site, by, stored } = await past()
  expect((await site.ask('records/talk/destroy', by('everyone'))).body).toEqual({ reason: 'not_yours' })
  expect(await stored()).toEqual(JSON.parse(KEPT))
  expect((await site.ask('records/talk/destroy', by('host'))).body).toEqual({ done: true })
  expect(await stored()).toBeNull()
  expect((await site.ask('records/talk/destroy', by('host'))).body).toEqual({ done: true })
})

test('[O35] [W59] that it was destroyed is shown to everyone, and not where there was none', async () => {
  const { site, by, links } = await past()
  for (let time = 0; time < 2; time++) await site.ask('records/talk/destroy', by('host'))
  const bo = await site.sit(links, 'Bo')
  expect([...bo.board.deed.values()].map(({ what }) => what)).toEqual(['talk_destroyed'])
})

test('[W59] it is in no report and no file: they are the same without it', async () => {
  const [withTalk, without] = [await past(), await past(null)]
  const asked = { language: 'en', choice: choiceFor('group', { names: true }) }
  const report = async ({ site, by }: typeof withTalk) => (await site.ask('report', { ...by('host'), ...asked })).body
  expect(await report(withTalk)).toEqual(await report(without))
  const fileOf = async ({ site, by }: typeof withTalk, format: string) => {
    const response = await fetch(`${site.url}/api/report/files`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...by('host'), ...asked, formats: [format] }),
    })
    return response.text()
  }
  expect(formatNames).toContain('data')
  expect(await fileOf(withTalk, 'data')).toBe(await fileOf(without, 'data'))
})
