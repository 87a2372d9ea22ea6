import { describe, expect, test } from 'vitest'
import { closeOf, codeOn, openSite } from './site.ts'

const WRONG = { status: 404, body: { reason: 'no_code' } }
const SLOW = { status: 429, body: { reason: 'slow_down' } }

describe('a joining code', () => {
  test('[R5] works while its meeting is open, and not before or after', async () => {
    const site = await openSite()
    const links = await site.found({ day: '2026-12-03' })
    const host = await site.sit(links, 'Hana', 'host')
    const codes: string[] = []
    const look = (code: string) => site.ask('look', { code })
    for (const _ of ['opened', 'opened again']) {
      await host.act(codes.length === 0 ? 'meeting.open' : 'meeting.reopen', {})
      codes.push(codeOn(host))
      expect(await look(codes.at(-1)!)).toMatchObject({ status: 200, body: { board: links.board, state: 'open' } })
      await host.act('meeting.close', {})
      expect(codeOn(host)).toBe('')
      for (const code of codes) expect(await look(code)).toEqual(WRONG)
    }
    expect(codes[0]).not.toBe(codes[1])
    const closed = closeOf(host.socket)
    await host.act('meeting.finish', {})
    await closed
    for (const code of codes) {
      expect(await look(code)).toEqual(WRONG)
      expect(await site.join(links, { by: { code } })).toMatchObject(WRONG)
    }
  })

  test('[R5] [A9] leads to its own group, in small letters, with spaces and dashes', async () => {
    const site = await openSite()
    const [one, other] = [await site.found(), await site.found({ group: 'The Friday Group' })]
    const code = codeOn(await site.sit(one, 'Hana', 'host'))
    const [word, digits] = [code.slice(0, 4), code.slice(4)]
    const spellings = [
      code,
      code.toLowerCase(),
      `${word} ${digits}`,
      ` ${word.toLowerCase()}-${digits} `,
      [...code].join(' '),
    ]
    for (const spelling of spellings)
      expect((await site.ask('look', { code: spelling })).body).toMatchObject({ board: one.board, role: 'everyone' })
    expect(one.board).not.toBe(other.board)
  })

  test('[A9] what cannot be a code is answered like a code that nobody has', async () => {
    const site = await openSite()
    for (const code of ['', 'KITE', 'KITE4', 'KITE 01', 'KITEN47', '😀'])
      expect([code, (await site.ask('look', { code })).body]).toEqual([code, { reason: 'no_code' }])
  })

  test('[R5] a code makes nobody a host or a keeper', async () => {
    const site = await openSite()
    const links = await site.found()
    const host = await site.sit(links, 'Hana', 'host')
    const { ticket, body } = await site.join(links, { by: { code: codeOn(host) }, name: 'Shaz' })
    const shaz = await site.open({ ...body, ticket }, body.seat)
    expect(await shaz.act('lead.take', {})).toMatchObject({ type: 'refused', reason: 'not_yours' })
    expect(await site.renew(ticket, ['host'])).toEqual({ status: 403, body: { reason: 'no_key' } })
  })
})

describe('guessing codes', () => {
  test('[R11] is slowed down for the network that it comes from, and keys and other networks are not', async () => {
    const site = await openSite()
    const links = await site.found()
    const host = await site.sit(links, 'Hana', 'host')
    const code = codeOn(host)
    const guess = (n: number) => site.ask('look', { code: `ZZZZ${22 + n}` }, '203.0.113.7')
    for (let n = 0; n < 20; n++) expect(await guess(n % 8)).toEqual(WRONG)
    expect(await guess(0)).toEqual(SLOW)
    // A right one is not told from a wrong one any more.
    expect(await site.ask('look', { code }, '203.0.113.7')).toEqual(SLOW)
    expect(await site.join(links, { by: { code }, from: '203.0.113.7' })).toMatchObject(SLOW)

    expect((await site.ask('look', { code }, '203.0.113.8')).status).toBe(200)
    expect((await site.join(links, { name: 'Shaz', from: '203.0.113.7' })).status).toBe(200)
    const { status } = await site.ask('look', { board: links.board, key: links.keys.host }, '203.0.113.7')
    expect(status).toBe(200)
  })

  test('[R11] many at once are no way around', async () => {
    const site = await openSite()
    const asked = await Promise.all(
      Array.from({ length: 200 }, (_, n) => site.ask('look', { code: `ZZZZ${22 + (n % 8)}` }, '203.0.113.7')),
    )
    expect(asked.filter(({ status }) => status === 404).length).toBeLessThanOrEqual(22)
  })

  test('[R11] right codes cost nothing, however many come in', async () => {
    const site = await openSite()
    const links = await site.found()
    const code = codeOn(await site.sit(links, 'Hana', 'host'))
    for (let n = 0; n < 40; n++) expect((await site.ask('look', { code }, '203.0.113.7')).status).toBe(200)
  })
})

describe('asking too much', () => {
  test('[R11] one network’s flood of requests is answered shortly, and others are served', async () => {
    const site = await openSite()
    const links = await site.found()
    const by = { board: links.board, key: links.keys.everyone }
    const asked = []
    for (let round = 0; round < 25; round++)
      asked.push(...(await Promise.all(Array.from({ length: 100 }, () => site.ask('look', by, '203.0.113.7')))))
    const refused = asked.filter(({ status }) => status !== 200)
    expect(asked.length - refused.length).toBeGreaterThanOrEqual(1500)
    expect(refused.length).toBeGreaterThan(0)
    for (const one of refused) expect(one).toEqual(SLOW)
    expect((await site.ask('look', by, '203.0.113.8')).status).toBe(200)
  })
})
