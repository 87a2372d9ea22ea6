import { connect } from 'node:net'
import { nanoid } from 'nanoid'
import { expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { roomName } from '#shared/protocol/version.ts'
import { RawClient } from '../../fakes/rawClient.ts'
import { post, temporaryFolder } from '../../fakes/server.ts'
import { foundGroup } from '../../fakes/stage.ts'
import { closeOf, dial, OFFER, start } from './site.ts'

const card = (text: string) => ({
  card: nanoid(12) as Id<'card'>,
  kind: 'problem' as const,
  text,
  lang: 'en',
  claim: nanoid(22),
  showName: false,
})

test('[D1] [R4] a server that is asked to stop answers what it was asked, and loses nothing', async () => {
  const folder = temporaryFolder()
  const first = await start(folder)
  const links = await foundGroup(first.url)
  const host = await RawClient.join(first.url, links, 'Hana', 'host')
  const ticket = nanoid(22)
  const by = { board: links.board, key: links.keys.everyone }
  const { body: place } = await post(`${first.url}/api/join`, { ticket, by, name: 'Shaz', knock: null })
  const shaz = await RawClient.open(first.url, { ...place, ticket }, place.seat)
  const step = [...host.board.step.values()].find(({ type }) => type === 'problem')!
  await host.act('step.go', { step: step.id })
  await shaz.until(board => [...board.meeting.values()][0]!.step === step.id)

  const posts = Array.from({ length: 60 }, (_, n) => ({ id: nanoid(), args: card(`Asked ${n}`) }))
  const answered: string[] = []
  const asked = posts.map(({ id, args }) => shaz.act('card.post', args, { id }).then(() => answered.push(id)))
  const closed = closeOf(shaz.socket)
  // The first answer tells that all of them have come in: they were sent in one breath.
  await asked[0]
  const stopped = first.stop()
  const { code } = await closed
  expect(await stopped).toBe(0)
  // Nothing that the provider takes for final.
  expect(code < 4400 || code >= 4500).toBe(true)
  expect(answered).toHaveLength(60)
  expect(first.output()).toContain('"stopped"')

  const second = await start(folder)
  const again = await RawClient.open(second.url, { ...place, ticket }, place.seat)
  const answers = await Promise.all(posts.map(({ id, args }) => again.act('card.post', args, { id })))
  expect(answers.map(({ type }) => type)).toEqual(posts.map(() => 'done'))
  const texts = [...again.board.card.values()].map(({ text }) => text).sort()
  expect(texts).toEqual(posts.map(({ args }) => args.text).sort())
  expect(await second.stop()).toBe(0)
}, 20_000)

test('[D1] [R11] a server that is asked to stop does so whoever holds it up, and is asked once', async () => {
  const server = await start(temporaryFolder())
  const links = await foundGroup(server.url)
  const { hostname, port } = new URL(server.url)
  // Half a request that never ends, a socket that nobody opened the door for, and one that does not read.
  const half = connect(Number(port), hostname)
  half.on('error', () => {})
  await new Promise<void>(resolve => half.write('POST /api/look HTTP/1.1\r\nContent-Length: 900\r\n', () => resolve()))
  const stranger = await dial(server.url, `/sync/${roomName(links.board, 1)}`, [OFFER, nanoid(22)])
  const deaf = await RawClient.join(server.url, links, 'Shaz')
  deaf.socket.pause()
  const stopped = server.stop()
  server.child.kill('SIGTERM')
  expect(await stopped).toBe(0)
  half.destroy()
  stranger.socket.terminate()
  deaf.close()
}, 20_000)

test('[D1] [A4] whenever a server is killed, what it acknowledged is there, and the rest can be sent again', async () => {
  const folder = temporaryFolder()
  const posts: { id: string; args: ReturnType<typeof card> }[] = []
  const acknowledged = new Set<string>()
  let place: { board: string; epoch: number; ticket: string; seat: string } | null = null
  let step = ''
  // Killed after so many answers.
  for (const life of [1, 12, 23]) {
    const server = await start(folder)
    if (!place) {
      const links = await foundGroup(server.url)
      const ticket = nanoid(22)
      const by = { board: links.board, key: links.keys.host }
      const { body } = await post(`${server.url}/api/join`, { ticket, by, name: 'Hana', knock: null })
      place = { ...body, ticket }
    }
    const host = await RawClient.open(server.url, place!, place!.seat as never)
    const texts = [...host.board.card.values()].map(({ text }) => text)
    for (const text of acknowledged) expect(texts.filter(one => one === text)).toEqual([text])
    step = [...host.board.step.values()].find(({ type }) => type === 'problem')!.id
    for (let n = 0; n < 25; n++) posts.push({ id: nanoid(), args: card(`Life ${life}, ${n}`) })
    const enough = new Promise<void>(resolve => {
      let answers = 0
      const send = async ({ id, args }: (typeof posts)[number]) => {
        await host.act('card.post', args, { id, step })
        acknowledged.add(args.text)
        if (++answers === life) resolve()
      }
      // In small waves, each when the one before it was answered.
      const waves = async () => {
        const left = posts.filter(({ args }) => !acknowledged.has(args.text))
        for (let n = 0; n < left.length; n += 5) await Promise.all(left.slice(n, n + 5).map(send))
      }
      void waves()
    })
    await enough
    await server.kill()
  }
  const last = await start(folder)
  const host = await RawClient.open(last.url, place!, place!.seat as never)
  const answers = await Promise.all(posts.map(({ id, args }) => host.act('card.post', args, { id, step })))
  expect(answers.map(({ type }) => type)).toEqual(posts.map(() => 'done'))
  const texts = [...host.board.card.values()].map(({ text }) => text).sort()
  expect(texts).toEqual(posts.map(({ args }) => args.text).sort())
  host.close()
  expect(await last.stop()).toBe(0)
}, 30_000)

test('[D1] somebody who was taking a seat when the server stopped takes it when it is back', async () => {
  const folder = temporaryFolder()
  const first = await start(folder)
  const links = await foundGroup(first.url)
  const by = { board: links.board, key: links.keys.everyone }
  const people = Array.from({ length: 8 }, (_, n) => ({ ticket: nanoid(22), by, name: `Person ${n}`, knock: null }))
  const asked = people.map(person => post(`${first.url}/api/join`, person).catch(() => null))
  const stopped = first.stop()
  const answers = await Promise.all(asked)
  expect(await stopped).toBe(0)

  const second = await start(folder)
  for (const [n, person] of people.entries()) {
    const { status, body } = await post(`${second.url}/api/join`, person)
    expect(status).toBe(200)
    if (answers[n]?.status === 200) expect(body.seat).toBe(answers[n].body.seat)
  }
  const host = await RawClient.join(second.url, links, 'Hana', 'host')
  expect(host.board.seat.size).toBe(9)
  host.close()
  expect(await second.stop()).toBe(0)
}, 20_000)
