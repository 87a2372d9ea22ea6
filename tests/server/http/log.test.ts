import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { nanoid } from 'nanoid'
import { describe, expect, test } from 'vitest'
import type { Log } from '#server/log.ts'
import { MemoryStorage } from '#server/storage/memory.ts'
import { Damaged } from '#server/storage/storage.ts'
import type { Id } from '#shared/board/ids.ts'
import { messageFrame } from '#shared/protocol/frames.ts'
import { RawClient } from '../../fakes/rawClient.ts'
import { post, root, temporaryFolder } from '../../fakes/server.ts'
import { foundGroup } from '../../fakes/stage.ts'
import { watch } from '../rooms/watched.ts'
import { ask, closeOf, codeOn, dial, OFFER, openSite, start } from './site.ts'

const NAMES = ['Shazia-Wren', 'Amina-Lark', 'Kelvin-Moss']
const words = (number: number) => `Nobody asks us about number ${number}`

/** A meeting with a bit of everything: what goes well, what is refused, and what nobody should send. */
async function busyMeeting(url: string) {
  const links = await foundGroup(url, { group: 'The Secret Thursday Group', about: 'A landlord called Grimsby' })
  const host = await RawClient.join(url, links, 'Hana-Dove', 'host')
  const code = codeOn(host)
  const step = [...host.board.step.values()].find(({ type }) => type === 'hopes')!
  await host.act('step.go', { step: step.id })
  const people = []
  for (const name of NAMES) people.push(await RawClient.join(url, links, name))
  const claims = [nanoid(22), nanoid(22), nanoid(22)]
  for (const [n, person] of people.entries())
    await person.act('card.post', {
      card: nanoid(12) as Id<'card'>,
      kind: 'fear',
      text: words(n),
      lang: 'en',
      claim: claims[n]!,
      showName: false,
    })
  await host.act('cards.turnOver', { step: step.id, turned: 0 })
  await people[0]!.act('card.meToo', { card: [...host.board.card.keys()][0]!, on: true })
  await people[0]!.act('step.go', { step: '' })
  await host.act('door.set', { door: 'knock' })
  const ticket = nanoid(22)
  await post(`${url}/api/join`, { ticket, by: { code }, name: 'Mo-At-The-Door', knock: null })
  await post(`${url}/api/look`, { code: 'ZZZZ22' }, { 'x-forwarded-for': '203.0.113.77' })
  await post(`${url}/api/join`, {
    ticket,
    by: { board: links.board, key: nanoid(22) },
    name: 'x'.repeat(50),
    knock: null,
  })
  await ask(url, {
    method: 'POST',
    path: '/api/look',
    body: '{"Grimsby',
    headers: { 'content-type': 'application/json' },
  })
  await ask(url, { path: '/m/Grimsby%ff', headers: { 'user-agent': 'Phone of Shazia' } })
  await ask(url, { path: '/api/about', headers: { origin: 'https://evil.example' } })
  await dial(url, `/sync/${links.board}.1`, [OFFER, ticket])
  await dial(url, '/sync/Grimsby.1', [OFFER, ticket], { origin: 'https://evil.example' })
  const malformed = closeOf(people[1]!.socket)
  people[1]!.socket.send(messageFrame('Nobody asks us'))
  await malformed
  const torn = closeOf(people[2]!.socket)
  people[2]!.socket.send(Buffer.alloc(20_000, 'Nobody asks us'))
  await torn
  await host.act('meeting.close', {})
  const closed = closeOf(host.socket)
  await host.act('meeting.finish', {})
  await closed
  const secrets = [...Object.values(links.keys), ticket, code, ...claims, links.board]
  const said = ['Nobody asks', 'Grimsby', 'Secret Thursday', 'evil.example', '203.0.113.77', 'Phone of', 'At-The-Door']
  return { secrets: [...secrets, ...said, ...NAMES, 'Hana-Dove'] }
}

describe('the log', () => {
  test('[T11] of a busy meeting holds codes and counts, and no word, name, address, key, ticket or code', async () => {
    const server = await start(temporaryFolder(), { env: { LOG_LEVEL: 'debug', PUBLIC_URL: '' } })
    const { secrets } = await busyMeeting(server.url)
    expect(await server.stop()).toBe(0)
    const output = server.output()
    for (const secret of secrets) expect([secret, output.includes(secret)]).toEqual([secret, false])
    const lines = output.split('\n').filter(line => line.startsWith('{'))
    const codes = new Set(lines.map(line => JSON.parse(line).msg))
    for (const code of ['listening', 'meeting_final', 'socket_refused', 'stopped']) expect(codes).toContain(code)
    for (const line of lines) {
      expect(line).not.toMatch(/127\.0\.0\.1|::1/)
      const { level, time, msg, ...counts } = JSON.parse(line)
      expect([typeof level, typeof time]).toEqual(['number', 'number'])
      expect(msg).toMatch(/^[a-z_]+$/)
      for (const value of Object.values(counts)) expect(typeof value).toBe('number')
    }
    // Beside these there is only what tells whoever started it where it is.
    const rest = output.split('\n').filter(line => line && !line.startsWith('{'))
    expect(rest.filter(line => !/^ {2}(Same Table is ready|On this computer|Stop with)/.test(line))).toEqual([])
  }, 20_000)

  test('[T11] is told codes and counts only, also when everything goes wrong', async () => {
    const told: unknown[][] = []
    const faults: unknown[] = []
    const log: Log = {
      info: (...line) => told.push(line),
      warn: (...line) => told.push(line),
      fault: (code, error) => {
        told.push([code])
        faults.push(error)
      },
    }
    const storage = watch(new MemoryStorage())
    const site = await openSite({ log, storage })
    const links = await site.found()
    const host = await site.sit(links, 'Hana', 'host')
    storage.before.append = () => {
      throw new Error('INSERT INTO t VALUES (Nobody asks us)')
    }
    const closed = closeOf(host.socket)
    void host.act('seat.rename', { name: 'Hana-Dove' })
    expect((await closed).code).toBe(4512)
    storage.before.load = () => {
      throw new Damaged('update board.1.2')
    }
    const { status, body } = await site.ask('look', { board: links.board, key: links.keys.everyone })
    expect({ status, body }).toEqual({ status: 503, body: { reason: 'damaged' } })
    const { ticket } = { ticket: nanoid(22) }
    expect((await site.join(links, { ticket, name: 'Mo' })).body).toEqual({ reason: 'damaged' })
    expect(faults.length).toBeGreaterThanOrEqual(3)
    for (const [code, counts, ...more] of told) {
      expect(code).toMatch(/^[a-z_]+$/)
      expect(more).toEqual([])
      for (const value of Object.values((counts ?? {}) as object)) expect(typeof value).toBe('number')
    }
  })

  test('[T11] writes of a fault its name and the places in our code, whatever its message holds', () => {
    const faults = `
      import { openLog } from ${JSON.stringify(path.join(root, 'server/log.ts'))}
      const log = openLog('debug')
      const secret = 'Nobody asks us'
      const changed = new Error(secret + '\\n' + secret)
      if (changed.stack) changed.message = 'said in other words'
      const thrown = [
        new Error(secret),
        new TypeError('first line\\n    at ' + secret + '\\nand more: ' + secret),
        Object.assign(new Error('disk'), { code: secret, detail: secret }),
        Object.assign(new Error('disk'), { code: 'ERR_SQLITE_ERROR', errstr: secret }),
        new Error('outside', { cause: new Error(secret) }),
        new AggregateError([new Error(secret)], 'many'),
        changed,
        secret,
        { message: secret },
        null,
      ]
      try { JSON.parse('{"text":"' + secret + '" oops') } catch (error) { thrown.push(error) }
      for (const error of thrown) log.fault('request_failed', error)
      process.stderr.write('count ' + thrown.length)
    `
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', faults], {
      encoding: 'utf8',
    })
    expect(status).toBe(0)
    expect(stdout).not.toContain('Nobody')
    const lines = stdout.split('\n').filter(line => line.startsWith('{'))
    expect(lines).toHaveLength(Number(/count (\d+)/.exec(stderr)![1]))
    const [first, , , coded] = lines.map(line => JSON.parse(line))
    expect(first).toMatchObject({ msg: 'request_failed', error: 'Error' })
    expect(first.at.length).toBeGreaterThan(0)
    expect(coded.error).toBe('Error ERR_SQLITE_ERROR')
  })
})
