import { expect, test } from 'vitest'
import { hashOf } from '#server/access/secret.ts'
import { CANARIES, overMeeting } from './overMeeting.ts'
import { closeOf, dial, OFFER } from './site.ts'

test('[O30] whoever was there without any key reads what the group may, by the ticket they had', async () => {
  const { site, asShaz, wanted, links, tickets } = await overMeeting()
  expect((await site.ask('records', asShaz)).body).toMatchObject({ standing: 'member', meetings: [{ number: 1 }] })
  const read = (await site.ask('report', { ...asShaz, ...wanted() })).body
  expect(JSON.stringify(read.report)).toContain(CANARIES.said)
  expect(read.record).toBeNull()
  for (const audience of ['own', 'deciders', 'everyone'] as const)
    expect((await site.ask('report', { ...asShaz, ...wanted(audience) })).body).toEqual({ reason: 'not_yours' })
  const stored = await site.storage.access.findTicket(hashOf(tickets.shaz))
  expect(stored).toEqual({ hash: stored!.hash, board: links.board, seat: '', key: '', role: null })
})

test('[O30] it opens no board, in no epoch', async () => {
  const { links, tickets, site } = await overMeeting()
  for (const epoch of [1, 2]) {
    const { closed, frames } = await dial(site.url, `/sync/${links.board}.${epoch}`, [OFFER, tickets.shaz])
    expect((await closed).code).toBe(4401)
    expect(frames).toEqual([])
  }
})

test('[O30] the same ticket takes a seat in the next meeting, and reads as before once that is over', async () => {
  const { site, links, asShaz, tickets } = await overMeeting()
  expect((await site.ask('join', { ticket: tickets.shaz, by: null, name: '', knock: null })).body).toEqual({
    reason: 'gone',
  })
  const host = await site.sit(links, 'Hana', 'host')
  const again = await site.join(links, { ticket: tickets.shaz, name: 'Shaz' })
  expect(again).toMatchObject({ status: 200, body: { epoch: 2 } })
  await host.act('meeting.open', {})
  await host.until(board => [...board.meeting.values()][0]!.state === 'open')
  expect((await site.ask('records', asShaz)).body).toMatchObject({ meetings: [{ number: 1 }] })
  await host.act('meeting.close', {})
  const gone = closeOf(host.socket)
  await host.act('meeting.finish', {}).catch(() => null)
  await gone
  expect((await site.ask('records', asShaz)).body).toMatchObject({ meetings: [{ number: 1 }, { number: 2 }] })
})

test('[O30] whose seat was taken away before the end reads nothing', async () => {
  const meeting = await overMeeting({ final: false })
  const { site, host, shaz, asShaz } = meeting
  await host.act('seat.remove', { seat: shaz.seat })
  await meeting.close()
  await meeting.finish()
  expect((await site.ask('records', asShaz)).body).toEqual({ reason: 'no_key' })
})

test('[O30] [A7] new links end it', async () => {
  const { site, links, asShaz } = await overMeeting()
  const host = await site.join(links, { role: 'host', name: 'Hana' })
  await site.renew(host.ticket, ['screen'])
  expect((await site.ask('records', asShaz)).status).toBe(200)
  await site.renew(host.ticket, ['everyone'])
  expect((await site.ask('records', asShaz)).body).toEqual({ reason: 'no_key' })
})

test('[O34] whoever was there takes a name out of all reports, and nobody can put it back', async () => {
  const { site, asHost, asShaz, wanted } = await overMeeting()
  const named = async () =>
    JSON.stringify(
      (await site.ask('report', { ...asHost, ...wanted('own', { names: true, parts: ['people'] }) })).body.report,
    )
  expect(await named()).toContain(CANARIES.named)
  const out = { number: 1, name: CANARIES.named, guest: 0 }
  const stranger = { ...asHost, pass: { key: 'x'.repeat(22) } }
  expect((await site.ask('records/unname', { ...stranger, ...out })).body).toEqual({ reason: 'no_key' })
  expect((await site.ask('records/unname', { ...asShaz, ...out, name: 'Nobody of that name' })).body).toEqual({
    done: true,
  })
  expect(await named()).toContain(CANARIES.named)
  for (const _ of [1, 2]) expect((await site.ask('records/unname', { ...asShaz, ...out })).body).toEqual({ done: true })
  expect(await named()).not.toContain(CANARIES.named)
  expect((await site.ask('records/unname', { ...asShaz, ...out, number: 9 })).body).toEqual({ reason: 'gone' })
  expect((await site.ask('records/unname', { ...asShaz, ...out, number: 2 })).body).toEqual({ reason: 'not_final' })
})
