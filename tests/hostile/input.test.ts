import fc from 'fast-check'
import { nanoid } from 'nanoid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Id } from '#shared/board/ids.ts'
import { LARGEST_FRAME, MESSAGE, messageFrame } from '#shared/protocol/frames.ts'
import { PROTOCOL, roomName } from '#shared/protocol/version.ts'
import { RawClient } from '../fakes/rawClient.ts'
import { openTestApp, post } from '../fakes/server.ts'
import { foundGroup, type Links } from '../fakes/stage.ts'

/*
 * Bytes that no page of ours would send. What they are meant to do is of no interest here: whatever they are, they change
 * nothing and disturb nobody.
 */

let app: Awaited<ReturnType<typeof openTestApp>>
let links: Links
let witness: RawClient

beforeAll(async () => {
  app = await openTestApp()
  links = await foundGroup(app.url)
  witness = await RawClient.join(app.url, links, 'Witness', 'host')
})

afterAll(async () => {
  witness.close()
  await app.close()
})

const json = () =>
  JSON.stringify([...witness.board.card.values(), ...witness.board.meeting.values(), ...witness.board.pile.values()])
let before = ''

beforeEach(() => {
  before = json()
})

/** The witness can still do things, and sees nothing that was not done. */
afterEach(async () => {
  expect(json()).toBe(before)
  expect((await witness.act('seat.rename', { name: `Witness ${nanoid(4)}` })).type).toBe('done')
  expect(witness.closedWith).toBeNull()
})

/** A socket with a seat; resolves with its close code once the server has let it go, or when told to stop. */
async function hostileSocket() {
  const ticket = nanoid(22)
  const by = { board: links.board, key: links.keys.everyone }
  const { body } = await post(`${app.url}/api/join`, { ticket, by, name: '', knock: null })
  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/sync/${roomName(links.board, body.epoch)}`, [
    PROTOCOL,
    ticket,
  ])
  socket.on('error', () => {})
  await new Promise(resolve => socket.once('open', resolve))
  const closed = new Promise<number>(resolve => socket.once('close', resolve))
  return { socket, closed, ticket }
}

/** Sends and waits until the server has read it, whatever it thought of it. */
async function send(frames: readonly Uint8Array[]): Promise<number | null> {
  const { socket, closed } = await hostileSocket()
  for (const frame of frames) socket.send(frame)
  const ponged = new Promise<null>(resolve => socket.once('pong', () => resolve(null)))
  socket.ping()
  const result = await Promise.race([closed, ponged])
  socket.terminate()
  return result
}

describe('frames', () => {
  test('[T12] [P3] any bytes at all in a document update change nothing and close nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 0, maxLength: 2000 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(1, 2, 3, 200),
        async (bodies, step) => {
          expect(
            await send(bodies.map(body => Uint8Array.from([0, step % 128, ...(step > 127 ? [1] : []), ...body]))),
          ).toBeNull()
        },
      ),
      { numRuns: 30, seed: 11 },
    )
  })

  test('[P3] any bytes at all are read, passed over, or close the one socket they came on', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 0, maxLength: 400 }), { minLength: 1, maxLength: 6 }),
        async frames => {
          expect([null, 4400, 4508]).toContain(await send(frames))
        },
      ),
      { numRuns: 60, seed: 12 },
    )
  })

  test('[R11] a frame that is too large closes the socket', async () => {
    expect(await send([messageFrame({ id: nanoid(), args: 'x'.repeat(LARGEST_FRAME) })])).toBe(1009)
  })

  test('[P3] text frames and broken messages close the socket', async () => {
    expect(await send([Uint8Array.of(MESSAGE, 3, 123, 123, 123)])).toBe(4400)
    expect(await send([messageFrame('no object')])).toBe(4400)
    expect(await send([messageFrame({ id: 'short', meeting: 'm', step: '', name: 'card.post', args: {} })])).toBe(4400)
    const { socket, closed } = await hostileSocket()
    socket.send('text')
    expect(await closed).toBe(4400)
  })

  test('[R11] a flood of frames closes the socket that made it', async () => {
    const { socket, closed } = await hostileSocket()
    for (let frame = 0; frame < 1000; frame++) socket.send(Uint8Array.of(1, 0))
    expect(await closed).toBe(4508)
  })

  test('[R11] a flood of pings closes the socket that made it', async () => {
    const { socket, closed } = await hostileSocket()
    for (let ping = 0; ping < 1000; ping++) socket.ping()
    expect(await closed).toBe(4508)
  })
})

describe('actions', () => {
  const hostileTexts = [
    '=HYPERLINK("http://evil.example","x")',
    '<img src=x onerror=alert(1)>',
    '__proto__',
    '\u202Eevil',
    '\uD800',
    '\u0000\u0007',
    'Z̸̢̛'.repeat(60),
    '../../etc/passwd',
    "'; DROP TABLE card; --",
  ]

  test('[B7] [A1] hostile words are only words', async () => {
    const person = await RawClient.join(app.url, links, '')
    const step = [...person.board.step.values()].find(({ type }) => type === 'problem')!
    const made: string[] = []
    for (const text of hostileTexts) {
      const card = nanoid(12) as Id<'card'>
      const answer = await person.act(
        'card.post',
        { card, kind: 'problem', text, lang: 'en', claim: nanoid(22), showName: true },
        { step: step.id },
      )
      if (answer.type === 'done') made.push(card)
      else expect(answer).toMatchObject({ type: 'refused', reason: expect.stringMatching(/^(empty|too_long)$/) })
    }
    await witness.until(board => made.every(card => board.card.has(card as Id<'card'>)))
    for (const card of made) {
      const { text } = witness.board.card.get(card as Id<'card'>)!
      expect(text).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u)
      await witness.act('card.take', { card: card as Id<'card'> })
    }
    await witness.until(board => board.card.size === 0)
    before = json()
    person.close()
  })

  test('[A1] [A2] any action with any arguments by somebody without the hat does nothing', async () => {
    const person = await RawClient.join(app.url, links, '')
    const screen = await RawClient.join(app.url, links, '', 'screen')
    const names = [
      'step.go',
      'cards.turnOver',
      'seat.take',
      'meeting.close',
      'keys.renewed',
      'meToo.tell',
      'door.answer',
      'constructor',
      '__proto__',
      'toString',
      '',
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 3 }), async (name, args) => {
        for (const client of [person, screen]) {
          const answer = await client.act(name as never, args as never)
          expect(answer.type).toBe('refused')
        }
      }),
      { numRuns: 60, seed: 13 },
    )
    person.close()
    screen.close()
  })

  test('[A2] a big screen can do nothing that a person can', async () => {
    const screen = await RawClient.join(app.url, links, '', 'screen')
    const [step] = screen.board.step.values()
    const posting = {
      card: nanoid(12) as Id<'card'>,
      kind: 'skill',
      text: 'x',
      lang: 'en',
      claim: nanoid(22),
      showName: true,
    } as const
    expect(await screen.act('card.post', posting, { step: step!.id })).toMatchObject({
      type: 'refused',
      reason: 'not_yours',
    })
    expect(await screen.act('seat.done', { done: true, turned: 0 }, { step: step!.id })).toMatchObject({
      reason: 'not_yours',
    })
    screen.close()
  })

  test('[A4] replayed, reordered and doubled actions do once what they do', async () => {
    const person = await RawClient.join(app.url, links, '')
    const step = [...person.board.step.values()].find(({ type }) => type === 'problem')!
    const id = nanoid()
    const args = {
      card: nanoid(12) as Id<'card'>,
      kind: 'problem',
      text: 'once',
      lang: 'en',
      claim: nanoid(22),
      showName: true,
    } as const
    for (let time = 0; time < 3; time++)
      expect(await person.act('card.post', args, { step: step.id, id })).toMatchObject({ type: 'done' })
    await witness.until(board => board.card.size === 1)
    await person.act('card.withdraw', { claim: args.claim })
    // The same bytes again, after what they made is gone.
    expect(await person.act('card.post', args, { step: step.id, id })).toMatchObject({ type: 'done' })
    await witness.until(board => board.card.size === 0)
    expect(person.board.card.size).toBe(0)
    person.close()
  })
})
