import { nanoid } from 'nanoid'
import { describe, expect, test } from 'vitest'
import { MemoryStorage } from '#server/storage/memory.ts'
import type { Batch } from '#server/storage/storage.ts'
import { readFrame } from '#shared/protocol/frames.ts'
import type { Push } from '#shared/protocol/messages.ts'
import type { RawClient } from '../../fakes/rawClient.ts'
import { watch } from '../rooms/watched.ts'
import { codeOn, openSite, type Site, type SiteOptions } from './site.ts'

/** What this client was told beside the board. */
const pushes = (client: RawClient): Push[] =>
  client.frames.flatMap(({ bytes }) => {
    const frame = readFrame(bytes)
    return frame.type === 'message' ? [JSON.parse(frame.text)] : []
  })

const doorOf = (client: RawClient) => pushes(client).filter(push => push.type === 'door')

/** Waits until somebody is at the door, or nobody, as the host is told. */
async function untilDoor(client: RawClient, names: readonly string[]) {
  const told = () =>
    doorOf(client)
      .at(-1)
      ?.knocks.map(({ name }) => name)
  while (JSON.stringify(told()) !== JSON.stringify(names))
    await new Promise(resolve => client.socket.once('message', resolve))
}

async function shutDoor(options: SiteOptions = {}) {
  const site = await openSite(options)
  const links = await site.found()
  const host = await site.sit(links, 'Hana', 'host')
  await host.act('door.set', { door: 'knock' })
  const by = { code: codeOn(host) }
  const knock = (more: Partial<Parameters<Site['join']>[1]> = {}) => site.join(links, { by, name: 'Mo', ...more })
  return { site, links, host, knock }
}

describe('a door that is shut', () => {
  test('[A8] a code knocks, hosts are told and nobody else, and nobody waits on the board', async () => {
    const { site, links, host, knock } = await shutDoor()
    const shaz = await site.sit(links, 'Shaz')
    const { ticket, status, body } = await knock()
    expect({ status, keys: Object.keys(body) }).toEqual({ status: 202, keys: ['knock'] })
    await untilDoor(host, ['Mo'])
    await shaz.act('seat.rename', { name: 'Sharon' })
    expect(doorOf(shaz)).toEqual([])
    expect(host.board.seat.size).toBe(2)
    expect([...host.board.seat.values()].map(({ name }) => name)).not.toContain('Mo')

    // Asking again waits at the same place.
    expect((await knock({ ticket, knock: body.knock })).body).toEqual(body)
    await host.act('door.answer', { knocks: [body.knock], welcome: true })
    const seated = await knock({ ticket, knock: body.knock })
    expect(seated).toMatchObject({ status: 200, body: { keeper: false } })
    await site.open({ ...seated.body, ticket }, seated.body.seat)
    await untilDoor(host, [])
    expect([...host.board.seat.values()].map(({ name }) => name).sort()).toEqual(['Hana', 'Mo', 'Sharon'])
  })

  test('[A8] whoever is not let in is told so, and has no seat', async () => {
    const { host, knock } = await shutDoor()
    const { ticket, body } = await knock()
    await host.act('door.answer', { knocks: [body.knock], welcome: false })
    for (const _ of [1, 2])
      expect(await knock({ ticket, knock: body.knock })).toMatchObject({ status: 403, body: { reason: 'door_shut' } })
    expect(host.board.seat.size).toBe(1)
  })

  test('[A8] a welcome lets one person in, once', async () => {
    const { host, knock } = await shutDoor()
    const { body } = await knock()
    await host.act('door.answer', { knocks: [body.knock], welcome: true })
    expect((await knock({ knock: body.knock })).status).toBe(200)
    const second = await knock({ knock: body.knock, name: 'Somebody else' })
    expect(second.status).toBe(202)
    expect(second.body.knock).not.toBe(body.knock)
  })

  test('[A8] an invented knock is only a knock', async () => {
    const { host, knock } = await shutDoor()
    const { status, body } = await knock({ knock: 'invented' })
    expect(status).toBe(202)
    expect(body.knock).not.toBe('invented')
    await untilDoor(host, ['Mo'])
    expect(host.board.seat.size).toBe(1)
  })

  test('[A8] the links open it still, and a door that is opened again opens to the code', async () => {
    const { site, links, host, knock } = await shutDoor()
    expect((await site.join(links, { name: 'Shaz' })).status).toBe(200)
    await host.act('door.set', { door: 'open' })
    expect((await knock({ name: 'Kel' })).status).toBe(200)
  })

  test('[A8] [R11] so many wait at the door and no more', async () => {
    const { knock } = await shutDoor({ env: { SEATS: '3' } })
    for (const name of ['A', 'B', 'C']) expect((await knock({ name })).status).toBe(202)
    expect(await knock({ name: 'D' })).toMatchObject({ status: 409, body: { reason: 'full' } })
  })

  test('[A8] [R11] whoever was sent away does not stand in the way of others', async () => {
    const { host, knock } = await shutDoor({ env: { SEATS: '3' } })
    const knocks = []
    for (const name of ['A', 'B', 'C']) knocks.push((await knock({ name })).body.knock)
    await host.act('door.answer', { knocks, welcome: false })
    expect((await knock({ name: 'Mo' })).status).toBe(202)
    await untilDoor(host, ['Mo'])
  })

  test('[A8] [R3] whoever was let in has one seat, also when storing failed on the way', async () => {
    const storage = watch(new MemoryStorage())
    const { site, links, host, knock } = await shutDoor({ storage })
    const { ticket, body } = await knock()
    await host.act('door.answer', { knocks: [body.knock], welcome: true })
    // The seat is stored; that nobody is at the door any more is not, the first time.
    storage.before.append = (_board: unknown, _epoch: unknown, _after: unknown, { secrets }: Batch) => {
      if (!secrets.some(({ table, row }) => table === 'knock' && row === null)) return
      delete storage.before.append
      throw new Error('trouble with the disk')
    }
    const first = await knock({ ticket, knock: body.knock })
    expect(storage.before.append).toBeUndefined()
    const seated = first.status === 200 ? first : await knock({ ticket, knock: body.knock })
    expect(seated.status).toBe(200)
    const mo = await site.open({ ...seated.body, ticket }, seated.body.seat)
    expect([...mo.board.seat.values()].filter(({ name }) => name === 'Mo')).toHaveLength(1)
    expect(links.board).toBe(seated.body.board)
  })

  test('[A8] a ticket of somebody who waits opens nothing', async () => {
    const { site, knock } = await shutDoor()
    const ticket = nanoid(22)
    const { body } = await knock({ ticket })
    expect((await site.ask('join', { ticket, by: null, name: 'Mo', knock: body.knock })).body).toEqual({
      reason: 'gone',
    })
  })
})
