import { nanoid } from 'nanoid'
import { expect, test } from 'vitest'
import { openSite } from './site.ts'

const entry = (who: string, more = {}) => ({
  ...{ id: nanoid(12), who, needs: 'One page', format: 'link', language: 'en', audience: 'deciders' },
  ...{ since: '2026-11-26', sent: '' },
  ...more,
})

async function group() {
  const site = await openSite()
  const links = await site.found()
  const as = (role: keyof typeof links.keys) => ({ board: links.board, pass: { key: links.keys[role] } })
  const save = (version: number, list: unknown) => site.ask('audiences/save', { ...as('host'), version, list })
  return { site, as, save }
}

test('[O36] hosts keep a list of whom the group reports to, and nobody else reads or writes it', async () => {
  const { site, as, save } = await group()
  expect((await site.ask('audiences', as('host'))).body).toEqual({ version: 0, list: [] })
  const council = entry('The council')
  expect((await save(0, [council])).body).toEqual({ version: 1, list: [council] })
  for (const role of ['everyone', 'screen', 'letterbox'] as const) {
    const reason = role === 'everyone' ? 'not_yours' : 'no_key'
    expect((await site.ask('audiences', as(role))).body).toEqual({ reason })
    expect((await site.ask('audiences/save', { ...as(role), version: 1, list: [] })).body).toEqual({ reason })
    expect((await site.ask('audiences/sent', { ...as(role), id: council.id })).body).toEqual({ reason })
  }
})

test('[O36] who was not first is told, and nothing is lost', async () => {
  const { site, as, save } = await group()
  const both = await Promise.all([save(0, [entry('The council')]), save(0, [entry('The clinic')])])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(both.map(({ body }) => body.reason)).toContain('behind')
  expect((await site.ask('audiences', as('host'))).body).toMatchObject({ version: 1, list: [{}] })
})

test('[O36] what was sent to whom is marked with its day', async () => {
  const { site, as, save } = await group()
  const [council, clinic] = [entry('The council'), entry('The clinic')]
  await save(0, [council, clinic])
  const { body } = await site.ask('audiences/sent', { ...as('host'), id: clinic.id })
  expect(body).toMatchObject({ version: 2, list: [{ sent: '' }, { sent: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }] })
  expect((await save(1, [])).body).toEqual({ reason: 'behind' })
  expect((await site.ask('audiences/sent', { ...as('host'), id: nanoid(12) })).body).toEqual({ reason: 'gone' })
})

test('[O36] two hundred with the longest words are kept; more, or what is no entry, is refused', async () => {
  const { save } = await group()
  const long = (n: number) => entry(`${n}`.padEnd(80, '界'), { needs: '界'.repeat(140) })
  const many = Array.from({ length: 200 }, (_, n) => long(n))
  expect(await save(0, many)).toMatchObject({ status: 200, body: { version: 1 } })
  expect((await save(1, [...many, long(200)])).body).toEqual({ reason: 'list_full' })
  expect((await save(1, [entry('x'.repeat(81))])).body).toEqual({ reason: 'too_long' })
  expect((await save(1, [entry('')])).body).toEqual({ reason: 'empty' })
  const same = entry('The council')
  for (const list of [[same, same], [entry('x', { format: '__proto__' })], [entry('x', { since: 'now' })], [{}], {}])
    expect((await save(1, list)).body).toEqual({ reason: 'malformed' })
})
