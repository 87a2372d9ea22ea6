import { describe, expect, test } from 'vitest'
import { messageFrame } from '#shared/protocol/frames.ts'
import { syncFrame } from '../rooms/phone.ts'
import { ask, closeOf, dial, OFFER, openSite } from './site.ts'

/** A group, somebody with a seat, and a big screen. */
async function table() {
  const site = await openSite()
  const links = await site.found()
  const host = await site.sit(links, 'Hana', 'host')
  const shaz = await site.join(links, { name: 'Shaz' })
  const screen = await site.join(links, { role: 'screen' })
  const path = `/sync/${links.board}.1`
  const knock = (protocols: string[], { at = path, headers = {} as Record<string, string> } = {}) =>
    dial(site.url, at, protocols, headers)
  return { site, links, host, shaz, screen, path, knock }
}

/** Finishes the meeting: from now on the board is in epoch 2. */
async function finish({ host }: Awaited<ReturnType<typeof table>>) {
  const closed = closeOf(host.socket)
  await host.act('meeting.close', {})
  await host.act('meeting.finish', {})
  await closed
}

describe('the door of the socket', () => {
  test('[P2] the version and one ticket are let in, and the version alone is given back', async () => {
    const { shaz, screen, knock } = await table()
    for (const { ticket } of [shaz, screen])
      for (const offered of [
        [OFFER, ticket],
        [ticket, OFFER],
      ]) {
        const { status, protocol, headers, socket, frames } = await knock(offered)
        expect([status, protocol]).toEqual([101, OFFER])
        expect(JSON.stringify(headers)).not.toContain(ticket)
        socket.send(syncFrame(0, Uint8Array.of(0)))
        while (!frames.some(frame => frame[0] === 0)) await new Promise(resolve => socket.once('message', resolve))
        expect(frames[0]![0]).toBe(100)
        expect(Buffer.concat(frames).includes(ticket)).toBe(false)
      }
  })

  test('[P2] whoever is not let in is told by a code that is final, and nothing else', async () => {
    const { links, shaz, path, site, knock } = await table()
    const other = await site.found()
    const { ticket } = shaz
    const refusals: readonly (readonly [string, string[], string, number])[] = [
      ['an old version', ['sametable.0', ticket], path, 4426],
      ['a version to come', ['sametable.999', ticket], path, 4426],
      ['no ticket', [OFFER], path, 4401],
      ['two tickets', [OFFER, ticket, 'x'.repeat(22)], path, 4401],
      ['an unknown ticket', [OFFER, 'x'.repeat(22)], path, 4401],
      ['a key for a ticket', [OFFER, links.keys.host], path, 4401],
      ['another board', [OFFER, ticket], `/sync/${other.board}.1`, 4401],
      ['no board', [OFFER, ticket], '/sync/nothing.1', 4401],
      ['no epoch', [OFFER, ticket], `/sync/${links.board}`, 4401],
      ['an epoch that is none', [OFFER, ticket], `/sync/${links.board}.one`, 4401],
      ['more than a board', [OFFER, ticket], `${path}/more`, 4401],
      ['an epoch to come', [OFFER, ticket], `/sync/${links.board}.7`, 4409],
    ]
    for (const [what, offered, at, code] of refusals) {
      const { closed, frames } = await knock(offered, { at })
      expect([what, await closed]).toEqual([what, { code, reason: code === 4409 ? '1' : '' }])
      expect([what, frames]).toEqual([what, []])
    }
  })

  test('[P2] [R6] a stale epoch is told the number of the one there is', async () => {
    const all = await table()
    await finish(all)
    const { screen, shaz, links, path, knock } = all
    expect(await (await knock([OFFER, screen.ticket])).closed).toEqual({ code: 4409, reason: '2' })
    // Seats end with their meeting.
    expect((await (await knock([OFFER, shaz.ticket])).closed).code).toBe(4401)
    const fresh = await knock([OFFER, screen.ticket], { at: path.replace('.1', '.2') })
    fresh.socket.send(syncFrame(0, Uint8Array.of(0)))
    await new Promise(resolve => fresh.socket.once('message', resolve))
    expect(links.board).toBe(all.links.board)
  })

  test('[P2] a seat that was taken away is told so, and a big screen whose key is new', async () => {
    const { site, links, host, shaz, screen, knock } = await table()
    await host.act('seat.remove', { seat: shaz.body.seat })
    expect(await (await knock([OFFER, shaz.ticket])).closed).toEqual({ code: 4403, reason: '' })
    const keeper = await site.join(links, { role: 'host', name: 'Henry' })
    await site.renew(keeper.ticket, ['screen'])
    expect(await (await knock([OFFER, screen.ticket])).closed).toEqual({ code: 4401, reason: '' })
  })

  test('[P2] [P3] what was sent before the door was open is not lost', async () => {
    const { host, shaz, knock } = await table()
    const [meeting] = host.board.meeting.values()
    const { socket } = await knock([OFFER, shaz.ticket])
    // In one breath with the handshake.
    const wish = { id: 'the-first-thing-said', meeting: meeting!.id, step: '', name: 'seat.rename' }
    socket.send(messageFrame({ ...wish, args: { name: 'Sharon' } }))
    await host.until(board => [...board.seat.values()].some(({ name }) => name === 'Sharon'))
  })
})

describe('pages from elsewhere', () => {
  const strangers = ['https://evil.example', 'http://127.0.0.1:1', 'null', 'file://', 'not an address']

  test('[R11] [T14] do not reach a socket, with a ticket or without', async () => {
    const { shaz, knock, host } = await table()
    for (const origin of strangers) {
      const { status, frames } = await knock([OFFER, shaz.ticket], { headers: { origin } })
      expect([origin, status, frames]).toEqual([origin, 403, []])
    }
    expect((await knock([OFFER, shaz.ticket], { at: '/elsewhere/x.1' })).status).toBe(403)
    expect(host.closedWith).toBeNull()
  })

  test('[R11] [T14] do not reach the API either, and get nothing to read', async () => {
    const { site, links } = await table()
    const body = JSON.stringify({ board: links.board, key: links.keys.everyone })
    for (const origin of strangers) {
      const headers = { 'content-type': 'application/json', origin }
      const { status, text, headers: given } = await ask(site.url, { method: 'POST', path: '/api/look', headers, body })
      expect([origin, status, text]).toEqual([origin, 403, '{"reason":"not_this_address"}'])
      expect(given['access-control-allow-origin']).toBeUndefined()
    }
  })

  test('[R11] a stranger’s name that points here is a stranger', async () => {
    const { site, shaz, knock } = await table()
    const headers = { origin: 'http://evil.example', host: 'evil.example', 'content-type': 'application/json' }
    expect((await knock([OFFER, shaz.ticket], { headers })).status).toBe(403)
    expect((await ask(site.url, { path: '/api/about', headers })).status).toBe(403)
  })

  test('[R11] our own pages are let in: by number, as localhost, and by the public address', async () => {
    const site = await openSite({ env: { PUBLIC_URL: 'https://table.example.org' } })
    const links = await site.found()
    const { ticket } = await site.join(links, { name: 'Shaz' })
    const { port } = new URL(site.url)
    for (const [origin, host] of [
      [site.url, `127.0.0.1:${port}`],
      [`http://localhost:${port}`, `localhost:${port}`],
      ['http://[::1]:80', '[::1]'],
      ['http://table.local', 'table.local'],
      ['https://table.example.org', `127.0.0.1:${port}`],
    ] as const) {
      expect([origin, (await ask(site.url, { path: '/api/about', headers: { origin, host } })).status]).toEqual([
        origin,
        200,
      ])
      const { status } = await dial(site.url, `/sync/${links.board}.1`, [OFFER, ticket], { origin, host })
      expect([origin, status]).toEqual([origin, 101])
    }
  })
})
