import { describe, expect, test } from 'vitest'
import { openSite } from './site.ts'

const group = { group: 'The Thursday Group', about: 'Getting a doctor', day: '', plan: 'full' }

describe('new groups', () => {
  test('[B4] a group for now has an open meeting, a code, and a door that is open to whoever has the code', async () => {
    const site = await openSite()
    const { status, body } = await site.ask('groups', group)
    expect(status).toBe(201)
    expect(Object.keys(body).sort()).toEqual(['board', 'keys'])
    expect(new Set(Object.values(body.keys)).size).toBe(4)
    for (const key of Object.values(body.keys)) expect(key).toMatch(/^[\w-]{22}$/)
    const host = await site.sit(body, 'Hana', 'host')
    expect([...host.board.meeting.values()][0]).toMatchObject({
      number: 1,
      state: 'open',
      door: 'open',
      about: 'Getting a doctor',
      code: expect.stringMatching(/^[A-Z]{4}[2-9]{2}$/),
    })
    expect([...host.board.group.values()]).toMatchObject([{ name: 'The Thursday Group' }])
    expect(host.board.step.size).toBe(9)
  })

  test('[B4] [R5] a group for another day has a planned meeting and no code yet', async () => {
    const site = await openSite()
    const { body } = await site.ask('groups', { ...group, day: '2026-12-03' })
    const host = await site.sit(body, 'Hana', 'host')
    expect([...host.board.meeting.values()][0]).toMatchObject({ state: 'planned', code: '', day: '2026-12-03' })
  })

  test('[B4] the plan is the steps that were chosen, as they were put in order', async () => {
    const site = await openSite()
    const stepsOf = async (plan: unknown) => {
      const { body } = await site.ask('groups', { ...group, plan })
      const { board } = await site.sit(body, 'Hana', 'host')
      return [...board.step.values()].sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ type }) => type)
    }
    expect(await stepsOf('short')).toEqual(['hello', 'agreement', 'hopes', 'ideas', 'jobs'])
    expect(await stepsOf(['jobs', 'hello', 'jobs', 'hopes'])).toEqual(['jobs', 'hello', 'jobs', 'hopes'])
  })

  test('[B7] [A1] what cannot be a group is refused with a reason, and words are cleaned', async () => {
    const site = await openSite()
    const wrong: readonly (readonly [Record<string, unknown>, string])[] = [
      [{ group: '' }, 'empty'],
      [{ group: '\u200b\u202e ' }, 'empty'],
      [{ group: 'x'.repeat(81) }, 'too_long'],
      [{ about: 'x'.repeat(141) }, 'too_long'],
      [{ group: 7 }, 'malformed'],
      [{ day: 'tomorrow' }, 'malformed'],
      [{ plan: [] }, 'malformed'],
      [{ plan: ['hello', 'a step of mine'] }, 'malformed'],
      [{ plan: Array(41).fill('hello') }, 'malformed'],
      [{ plan: 'own' }, 'malformed'],
    ]
    for (const [fields, reason] of wrong)
      expect(await site.ask('groups', { ...group, ...fields })).toEqual({ status: 400, body: { reason } })
    const { body } = await site.ask('groups', { ...group, group: '  Two\n words\u202e ' })
    const looked = await site.ask('look', { board: body.board, key: body.keys.everyone })
    expect(looked.body.group).toBe('Two words')
  })

  test('[R11] one network makes sixty groups and no more, and others are not held back', async () => {
    const site = await openSite()
    const planned = { ...group, day: '2026-12-03' }
    const made = await Promise.all(Array.from({ length: 70 }, () => site.ask('groups', planned, '203.0.113.7')))
    const refused = made.filter(({ status }) => status !== 201)
    expect(refused.length).toBeGreaterThan(5)
    for (const one of refused) expect(one).toEqual({ status: 429, body: { reason: 'slow_down' } })
    expect((await site.ask('groups', planned, '203.0.113.8')).status).toBe(201)
  })
})

describe('looking before taking a seat', () => {
  test('[A3] shows the group’s name and how things stand, and nothing else', async () => {
    const site = await openSite()
    const links = await site.found()
    const host = await site.sit(links, 'Hana', 'host')
    for (const role of ['everyone', 'screen', 'host'] as const) {
      const { status, body } = await site.ask('look', { board: links.board, key: links.keys[role] })
      expect(status).toBe(200)
      expect(body).toEqual({
        board: links.board,
        role,
        group: 'The Thursday Group',
        help: '',
        about: 'Getting a doctor with no address',
        state: 'open',
        day: '',
        begun: false,
      })
    }
    await host.act('step.go', { step: [...host.board.step.keys()][0]! })
    expect((await site.ask('look', { board: links.board, key: links.keys.everyone })).body.begun).toBe(true)
  })

  test('[A7] [R11] a key opens its own board only, and looks like a key', async () => {
    const site = await openSite()
    const [one, other] = [await site.found(), await site.found()]
    const wrong: readonly (readonly [unknown, number, string])[] = [
      [{ board: other.board, key: one.keys.host }, 403, 'no_key'],
      [{ board: one.board, key: 'x'.repeat(22) }, 403, 'no_key'],
      [{ board: one.board, key: 'short' }, 403, 'no_key'],
      [{ board: '../etc', key: one.keys.host }, 400, 'malformed'],
      [{ board: one.board }, 400, 'malformed'],
      [{}, 400, 'malformed'],
      [null, 400, 'malformed'],
      [[], 400, 'malformed'],
    ]
    for (const [by, status, reason] of wrong)
      expect([by, await site.ask('look', by)]).toEqual([by, { status, body: { reason } }])
  })
})
