import { nanoid } from 'nanoid'
import { describe, expect, test } from 'vitest'
import type { Links } from '../../fakes/stage.ts'
import { closeOf, codeOn, openSite, type Site } from './site.ts'

const namesOn = (board: { seat: ReadonlyMap<unknown, { name: string; guest: number }> }) =>
  [...board.seat.values()].map(({ name, guest }) => name || `Guest ${guest}`).sort()

/** The seats as a host sees them now. */
async function seatsOf(site: Site, links: Links) {
  const host = await site.sit(links, 'The one who looks', 'host')
  return namesOn(host.board).filter(name => name !== 'The one who looks')
}

describe('taking a seat', () => {
  test('[A2] by everyone’s key, by the code and by the host’s key; a big screen takes none', async () => {
    const site = await openSite()
    const links = await site.found()
    const host = await site.join(links, { role: 'host', name: 'Hana' })
    expect(host).toMatchObject({ status: 200, body: { board: links.board, epoch: 1, keeper: true } })
    const client = await site.open({ ...host.body, ticket: host.ticket }, host.body.seat)
    const byKey = await site.join(links, { name: 'Shaz' })
    const byCode = await site.join(links, { name: 'Kel', by: { code: codeOn(client) } })
    const screen = await site.join(links, { role: 'screen', name: 'ignored' })
    for (const { status, body } of [byKey, byCode]) {
      expect(status).toBe(200)
      expect(body).toMatchObject({ board: links.board, epoch: 1, keeper: false })
    }
    expect(screen).toMatchObject({ status: 200, body: { board: links.board, epoch: 1, seat: '', keeper: false } })
    await client.until(board => board.seat.size === 3)
    expect(namesOn(client.board)).toEqual(['Hana', 'Kel', 'Shaz'])
    expect([...client.board.seat.values()].filter(({ leads }) => leads).map(({ name }) => name)).toEqual(['Hana'])
    expect(client.board.seat.has(byKey.body.seat)).toBe(true)
  })

  test('[A3] whoever rather not says a name is a guest with a number, and two of one name are told apart', async () => {
    const site = await openSite()
    const links = await site.found()
    for (const name of ['', '  ', '\u200b', 'Zoë', 'Zoe\u0308 B']) {
      expect((await site.join(links, { name })).status).toBe(200)
    }
    for (const name of ['Zoë', 'zoe', ' ZOE\u0308 '])
      expect(await site.join(links, { name })).toMatchObject({ status: 409, body: { reason: 'same_name' } })
    expect(await site.join(links, { name: 'x'.repeat(41) })).toMatchObject({
      status: 400,
      body: { reason: 'too_long' },
    })
    expect(await seatsOf(site, links)).toEqual(['Guest 1', 'Guest 2', 'Guest 3', 'Zoë', 'Zoë B'])
  })

  test('[A3] somebody whose name was refused takes a seat by the same ticket under another', async () => {
    const site = await openSite()
    const links = await site.found()
    await site.join(links, { name: 'Shaz' })
    const { ticket } = await site.join(links, { name: 'Shaz' })
    const again = await site.join(links, { ticket, name: 'Shaz B' })
    expect(again.status).toBe(200)
    await site.open({ ...again.body, ticket }, again.body.seat)
    expect(await seatsOf(site, links)).toEqual(['Shaz', 'Shaz B'])
  })

  test('[A3] a meeting takes so many seats and no more, until somebody leaves', async () => {
    const site = await openSite({ env: { SEATS: '3' } })
    const links = await site.found()
    const host = await site.sit(links, 'Hana', 'host')
    const shaz = await site.sit(links, 'Shaz')
    expect((await site.join(links, { name: 'Kel' })).status).toBe(200)
    const full = { status: 409, body: { reason: 'full' } }
    expect(await site.join(links, { name: 'Mo' })).toMatchObject(full)
    expect(await site.join(links, { name: 'Mo', by: { code: codeOn(host) } })).toMatchObject(full)
    expect(await site.join(links, { name: 'Mo', role: 'host' })).toMatchObject(full)
    expect((await site.join(links, { role: 'screen' })).status).toBe(200)
    await shaz.act('seat.leave', {})
    expect((await site.join(links, { name: 'Mo' })).status).toBe(200)
  })

  test('[A2] what is no ticket, no way in or no name is refused', async () => {
    const site = await openSite()
    const links = await site.found()
    const by = { board: links.board, key: links.keys.everyone }
    const good = { ticket: nanoid(22), by, name: 'Shaz', knock: null }
    const wrong: readonly (readonly [Record<string, unknown>, string])[] = [
      [{ ticket: 'short' }, 'no_key'],
      [{ ticket: undefined }, 'malformed'],
      [{ by: null }, 'gone'],
      [{ by: {} }, 'malformed'],
      [{ by: { ...by, key: 'x'.repeat(22) } }, 'no_key'],
      [{ by: { code: 'NONE22' } }, 'no_code'],
      [{ name: undefined }, 'malformed'],
      [{ knock: 'a knock' }, 'malformed'],
    ]
    for (const [fields, reason] of wrong) {
      const { status, body } = await site.ask('join', { ...good, ...fields })
      expect([fields, status >= 400 && status < 500, body]).toEqual([fields, true, { reason }])
    }
    expect(await seatsOf(site, links)).toEqual([])
  })
})

describe('asking again', () => {
  test('[A4] with the same ticket is the same seat, whatever else is said', async () => {
    const site = await openSite()
    const links = await site.found()
    const first = await site.join(links, { name: 'Shaz' })
    const { ticket } = first
    for (const more of [{}, { name: 'Somebody else' }, { by: null }, { by: { code: 'NONE22' } }])
      expect((await site.join(links, { ticket, ...more })).body).toEqual(first.body)
    expect(await seatsOf(site, links)).toEqual(['Shaz'])
  })

  test.each(['Shaz', ''])(
    '[A4] [A3] at once with the same ticket is one seat, which the ticket opens (name "%s")',
    async name => {
      const site = await openSite()
      const links = await site.found()
      const ticket = nanoid(22)
      // A button that was pressed twice; an answer that did not come in time.
      const asked = await Promise.all(Array.from({ length: 4 }, () => site.join(links, { ticket, name })))
      const again = await site.join(links, { ticket, name })
      expect(again.status).toBe(200)
      for (const { status, body } of asked) if (status === 200) expect(body.seat).toBe(again.body.seat)
      await site.open({ ...again.body, ticket }, again.body.seat)
      expect(await seatsOf(site, links)).toEqual([name || 'Guest 1'])
    },
  )

  test('[A2] [A6] somebody with a seat who opens the host’s link keeps the seat and is a keeper', async () => {
    const site = await openSite()
    const links = await site.found()
    const { ticket, body } = await site.join(links, { name: 'Shaz' })
    expect((await site.join(links, { ticket })).body).toMatchObject({ seat: body.seat, keeper: false })
    const other = await site.found()
    expect((await site.join(other, { ticket, role: 'host' })).body).toMatchObject({ seat: body.seat, keeper: false })
    expect((await site.join(links, { ticket, role: 'host' })).body).toMatchObject({ seat: body.seat, keeper: true })
    const shaz = await site.open({ ...body, ticket }, body.seat)
    expect((await shaz.act('lead.take', {})).type).toBe('done')
    expect(await seatsOf(site, links)).toEqual(['Shaz'])
  })

  test('[A2] after the seat was taken away, a seat is taken anew and by a way in', async () => {
    const site = await openSite()
    const links = await site.found()
    const host = await site.sit(links, 'Hana', 'host')
    const first = await site.join(links, { name: 'Shaz' })
    const phone = await site.open({ ...first.body, ticket: first.ticket }, first.body.seat)
    const closed = closeOf(phone.socket)
    await host.act('seat.remove', { seat: first.body.seat })
    expect(await closed).toEqual({ code: 4403, reason: '' })
    expect(await site.join(links, { ticket: first.ticket, by: null })).toMatchObject({ body: { reason: 'gone' } })
    const again = await site.join(links, { ticket: first.ticket, name: 'Shaz' })
    expect(again.status).toBe(200)
    await site.open({ ...again.body, ticket: first.ticket }, again.body.seat)
  })

  test('[R6] [A5] a closed meeting takes nobody new, and gives those who were there their seats', async () => {
    const site = await openSite()
    const links = await site.found()
    const host = await site.sit(links, 'Hana', 'host')
    const shaz = await site.join(links, { name: 'Shaz' })
    await host.act('meeting.close', {})
    expect(await site.join(links, { name: 'Mo' })).toMatchObject({ status: 400, body: { reason: 'meeting_over' } })
    expect((await site.join(links, { ticket: shaz.ticket })).body).toEqual(shaz.body)
    expect((await site.join(links, { role: 'screen' })).status).toBe(200)

    const closed = closeOf(host.socket)
    await host.act('meeting.finish', {})
    expect(await closed).toEqual({ code: 4409, reason: '2' })
    // The ticket has gone with the meeting, and the key leads to the next one.
    expect(await site.join(links, { ticket: shaz.ticket, by: null })).toMatchObject({ body: { reason: 'gone' } })
    expect((await site.join(links, { ticket: shaz.ticket, name: 'Shaz' })).body).toMatchObject({ epoch: 2 })
  })
})
