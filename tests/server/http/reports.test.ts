import { unzipSync } from 'fflate'
import { nanoid } from 'nanoid'
import { expect, test } from 'vitest'
import { readFiled } from '#shared/meeting/filed.ts'
import { choiceFor } from '../../fakes/goldenMeeting.ts'
import { CANARIES, overMeeting } from './overMeeting.ts'
import { openSite } from './site.ts'

/** A meeting with one card in it, and ways to ask for what it leaves behind. */
async function meeting() {
  const site = await openSite()
  const links = await site.found()
  const host = await site.sit(links, 'Hana', 'host')
  const shaz = await site.sit(links, 'Shaz')
  const step = [...host.board.step.values()].find(({ type }) => type === 'problem')!
  await host.act('step.go', { step: step.id })
  const card = {
    card: nanoid(12),
    kind: 'problem',
    text: 'No bus',
    lang: '',
    claim: nanoid(22),
    showName: false,
  } as const
  expect(await shaz.act('card.post', card, { step: step.id })).toMatchObject({ type: 'done' })
  const by = (key: keyof typeof links.keys) => ({ board: links.board, pass: { key: links.keys[key] } })
  const asking = (key: keyof typeof links.keys, audience: Parameters<typeof choiceFor>[0] = 'group') => ({
    ...{ ...by(key), number: 1, language: 'en', choice: choiceFor(audience) },
  })
  return { site, links, host, shaz, by, asking }
}

test('[O7] before the meeting is over only a host sees what it will leave behind', async () => {
  const { site, by, asking } = await meeting()
  expect((await site.ask('records', by('host'))).body).toMatchObject({
    ...{ standing: 'host', now: { number: 1, state: 'open' }, meetings: [{ number: 1, cards: 1, people: 2 }] },
  })
  expect((await site.ask('records', by('everyone'))).body).toMatchObject({ standing: 'member', meetings: [] })
  expect((await site.ask('report', asking('host'))).status).toBe(200)
  expect(await site.ask('report', asking('everyone'))).toEqual({ status: 400, body: { reason: 'not_yours' } })
})

test('[O7] once it is over members read what the group may, and nobody else anything', async () => {
  const { site, host, by, asking } = await meeting()
  await host.act('meeting.close', {})
  await host.until(board => [...board.meeting.values()][0]!.state === 'closed')
  const read = (await site.ask('report', asking('everyone'))).body as { report: { data: unknown }; record: unknown }
  expect(JSON.stringify(read.report)).toContain('No bus')
  expect(read.record).toBeNull()
  for (const audience of ['deciders', 'everyone', 'own'] as const)
    expect((await site.ask('report', asking('everyone', audience))).body).toEqual({ reason: 'not_yours' })
  for (const key of ['letterbox', 'screen'] as const) {
    expect((await site.ask('records', by(key))).body).toEqual({ reason: 'no_key' })
    expect((await site.ask('report', asking(key))).body).toEqual({ reason: 'no_key' })
  }
  const wrong = { ...asking('host'), pass: { ticket: nanoid(22) } }
  expect((await site.ask('report', wrong)).body).toEqual({ reason: 'no_key' })
})

test('[O7] who leads now is a host, with the ticket of their seat', async () => {
  const { site, links, host } = await meeting()
  const { ticket, body } = await site.join(links, { name: 'Bo' })
  const standing = async () =>
    (await site.ask('records', { board: links.board, pass: { ticket } })).body as { standing: string }
  expect(await standing()).toMatchObject({ standing: 'member' })
  await host.act('lead.pass', { seat: (body as { seat: never }).seat, together: true })
  expect(await standing()).toMatchObject({ standing: 'host' })
})

test('[O6] a file is made beside the meetings, and what could not be made is named', async () => {
  const { site, asking } = await meeting()
  const response = await fetch(`${site.url}/api/report/files`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...asking('host'), formats: ['data'] }),
  })
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="same-table-1.json"')
  expect(response.headers.get('x-not-made')).toBe('')
  expect(readFiled(await response.text()).number).toBe(1)
})

test('[O27] several files come in one zip, and what the report has nothing for is refused', async () => {
  const { site, asking } = await meeting()
  const askFor = (...formats: string[]) =>
    fetch(`${site.url}/api/report/files`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...asking('host'), formats }),
    })
  const response = await askFor('data', 'csv')
  expect(response.headers.get('content-type')).toBe('application/zip')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="same-table-1.zip"')
  const inside = unzipSync(new Uint8Array(await response.arrayBuffer()))
  expect(Object.keys(inside)).toEqual(['same-table-1.json', 'same-table-1.csv'])
  expect(await (await askFor('calendar')).json()).toEqual({ reason: 'malformed' })
  const { formats } = (await site.ask('report', asking('host'))).body as { formats: string[] }
  expect(formats).toContain('csv')
  expect(formats).not.toContain('calendar')
})

test('[O62] what was read is what goes out: when the meeting was opened again and has other words, it is to be read anew', async () => {
  const { site, host, shaz, asHost, asMember, wanted, close, finish, numberOf } = await overMeeting({ final: false })
  await close()
  const read = async () => (await site.ask('report', { ...asHost, ...wanted() })).body.of as string
  const of = await read()
  const out = await numberOf(CANARIES.leftOut)
  expect((await site.ask('report', { ...asMember, ...wanted() })).body.of).toBe('')
  await host.act('meeting.reopen', {})
  await host.until(board => [...board.meeting.values()][0]!.state === 'open')
  const { id: step } = [...host.board.step.values()].find(({ type }) => type === 'problem')!
  const card = { card: nanoid(12), kind: 'problem', text: 'Comes late', lang: '', claim: nanoid(22), showName: false }
  await shaz.act('card.post', card as never, { step })
  await host.act('meeting.close', {})
  await host.until(board => [...board.meeting.values()][0]!.state === 'closed')

  const order = { ...asHost, ...wanted('group', { leftOut: [out] }) }
  const behind = { status: 409, body: { reason: 'behind' } }
  expect(await site.ask('report/files', { ...order, of, formats: ['csv'] })).toEqual(behind)
  expect(await site.ask('draft', { ...order, of })).toEqual(behind)
  await finish()
  const share = { ...order, key: nanoid(22), days: 7, to: '' }
  expect(await site.ask('shares', { ...share, of })).toEqual(behind)
  expect((await site.ask('shares/list', asHost)).body.shares).toEqual([])

  const again = await read()
  expect(again).not.toBe(of)
  expect((await site.ask('shares', { ...share, of: again })).status).toBe(200)
  expect((await site.ask('draft', { ...order, of: again })).status).toBe(200)
  expect(JSON.stringify((await site.ask('shares/list', asHost)).body)).not.toContain(again)
})
