import { nanoid } from 'nanoid'
import { describe, expect, test } from 'vitest'
import { closeOf, openSite } from './site.ts'

const NO_KEY = { status: 403, body: { reason: 'no_key' } }

async function group() {
  const site = await openSite()
  const links = await site.found()
  const joined = await site.join(links, { role: 'host', name: 'Hana' })
  const host = await site.open({ ...joined.body, ticket: joined.ticket }, joined.body.seat)
  const renew = (roles: string[], ticket = joined.ticket) => site.renew(ticket, roles)
  return { site, links, host, ticket: joined.ticket, place: joined.body, renew }
}

describe('new keys', () => {
  test.each(['everyone', 'screen', 'host'] as const)(
    '[A7] the old link of %s opens nothing any more, the new one does, and the other links stay',
    async role => {
      const { site, links, renew } = await group()
      const { status, body } = await renew([role])
      expect({ status, keys: Object.keys(body.keys) }).toEqual({ status: 200, keys: [role] })
      const fresh = { ...links, keys: { ...links.keys, ...body.keys } }
      for (const of of ['everyone', 'screen', 'host'] as const) {
        expect((await site.join(fresh, { role: of, name: `By the link of ${of}` })).status).toBe(200)
        const before = await site.join(links, { role: of, name: `By the old link of ${of}` })
        if (of === role) expect(before).toMatchObject(NO_KEY)
        else expect(before.status).toBe(200)
      }
      expect(await site.ask('look', { board: links.board, key: links.keys[role] })).toEqual(NO_KEY)
    },
  )

  test('[A7] everyone is shown that there are new keys, and nobody loses their seat', async () => {
    const { site, links, renew } = await group()
    const shaz = await site.sit(links, 'Shaz')
    await renew(['everyone', 'screen', 'host'])
    await shaz.until(board => [...board.deed.values()].some(({ what }) => what === 'keys'))
    expect((await shaz.act('seat.rename', { name: 'Sharon' })).type).toBe('done')
  })

  test('[A7] a big screen that is connected is let go, and does not come back by its ticket or its link', async () => {
    const { site, links, renew } = await group()
    const { ticket, body } = await site.join(links, { role: 'screen' })
    const screen = await site.open({ ...body, ticket })
    const closed = closeOf(screen.socket)
    const { body: renewed } = await renew(['screen'])
    expect(await closed).toEqual({ code: 4401, reason: '' })
    await expect(site.open({ ...body, ticket })).rejects.toThrow('4401')
    expect(await site.join(links, { ticket, role: 'screen' })).toMatchObject(NO_KEY)
    const fresh = { ...links, keys: { ...links.keys, ...renewed.keys } }
    expect((await site.join(fresh, { ticket, role: 'screen' })).status).toBe(200)
    await site.open({ ...body, ticket })
  })

  test('[A7] [A6] another keeper comes back as a person, and cannot make keys or take the lead', async () => {
    const { site, links, renew } = await group()
    const other = await site.join(links, { role: 'host', name: 'Henry' })
    const henry = await site.open({ ...other.body, ticket: other.ticket }, other.body.seat)
    const closed = closeOf(henry.socket)
    await renew(['host'])
    expect((await closed).code).toBe(4512)
    expect((await site.join(links, { ticket: other.ticket, by: null })).body).toMatchObject({ keeper: false })
    const back = await site.open({ ...other.body, ticket: other.ticket }, other.body.seat)
    expect(await back.act('lead.take', {})).toMatchObject({ reason: 'not_yours' })
    expect(await renew(['host'], other.ticket)).toEqual(NO_KEY)
  })

  test('[A7] whoever made the new keys stays the keeper, by the new ticket and not by the old one', async () => {
    const { site, place, ticket, host, renew } = await group()
    const { body } = await renew(['host'])
    expect(body.ticket).not.toBe(ticket)
    expect((await host.act('lead.take', {})).type).toBe('done')
    expect((await site.ask('join', { ticket: body.ticket, by: null, name: '', knock: null })).body).toMatchObject({
      seat: place.seat,
      keeper: true,
    })
    expect((await site.ask('join', { ticket, by: null, name: '', knock: null })).body).toMatchObject({ keeper: false })
    expect(await renew(['host'])).toEqual(NO_KEY)
    expect((await renew(['host'], body.ticket)).status).toBe(200)
    // Without a new key for hosts the ticket stays the same.
    const { site: another, renew: again } = await group()
    expect(another).not.toBe(site)
    expect((await again(['everyone'])).status).toBe(200)
    expect((await again(['everyone'])).status).toBe(200)
  })

  test('[A7] [A4] asked for again, because the answer was lost, new keys are made once and the keeper stays', async () => {
    const { site, links, ticket } = await group()
    const renewal = { ticket, next: nanoid(22), keys: { host: nanoid(22), everyone: nanoid(22) } }
    for (let n = 0; n < 3; n++) expect(await site.ask('keys', renewal)).toEqual({ status: 200, body: { done: true } })
    const back = await site.join(links, { ticket: renewal.next, by: null })
    expect(back.body).toMatchObject({ keeper: true })
    const keeper = await site.open({ ...back.body, ticket: renewal.next }, back.body.seat)
    expect([...keeper.board.deed.values()].filter(({ what }) => what === 'keys')).toHaveLength(1)
    // Nobody else's ticket is taken over by naming it as the next one.
    const shaz = await site.join({ ...links, keys: { ...links.keys, ...renewal.keys } }, { name: 'Shaz' })
    const theirs = { ticket: renewal.next, next: shaz.ticket, keys: { host: nanoid(22) } }
    expect(await site.ask('keys', theirs)).toEqual(NO_KEY)
  })

  test('[A7] nobody makes new keys but who came in by the host key', async () => {
    const { site, links, ticket, renew } = await group()
    const shaz = await site.join(links, { name: 'Shaz' })
    const screen = await site.join(links, { role: 'screen' })
    for (const ticket of [shaz.ticket, screen.ticket, 'x'.repeat(22), '', links.keys.host])
      expect(await renew(['everyone'], ticket)).toEqual(NO_KEY)
    for (const roles of [[], ['keeper']]) expect((await renew(roles)).body).toEqual({ reason: 'malformed' })
    const [next, key] = [nanoid(22), nanoid(22)]
    for (const keys of ['host', null, { host: 'short' }, { host: key, screen: key }])
      expect((await site.ask('keys', { ticket, next, keys })).body).toEqual({ reason: 'malformed' })
    expect((await site.join(links, { name: 'Kel' })).status).toBe(200)
  })
})
