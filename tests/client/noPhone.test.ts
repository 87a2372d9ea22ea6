import { expect, test } from 'vitest'
import type { Whose } from '#client/board/outbox.ts'
import type { Id } from '#shared/board/ids.ts'
import { World } from '../fakes/world.ts'

const SORTS: readonly Whose[] = ['mine', 'theirs', 'nobodys']

/** Shaz writes one card of each sort at hopes and fears. */
async function written() {
  const world = await World.open()
  const host = await world.seat('Hana', { leads: true })
  const shaz = await world.seat('Shaz')
  const step = host.store.view.projection!.steps.find(({ type }) => type === 'hopes')!
  void host.store.act('step.go', { step: step.id })
  await world.clock.advance(500)
  const post = (whose: Whose) =>
    shaz.store.act(
      'card.post',
      {
        card: `card-${whose}` as Id<'card'>,
        kind: 'elephant',
        text: `Words of ${whose}`,
        lang: 'en',
        claim: `claim-claim-${whose}`,
        showName: false,
      },
      step.id,
      whose,
    )
  return { world, host, shaz, step, post }
}

test('[A13] what is sent for somebody else, or from paper, has the very shape of one’s own', async () => {
  const { world, shaz, post } = await written()
  shaz.offline()
  for (const whose of SORTS) void post(whose)
  const waiting = shaz.device.keys('out.').map(key => (shaz.device.get(key) as { request: { args: object } }).request)
  expect(waiting).toHaveLength(3)
  const shapes = waiting.map(request => JSON.stringify([Object.keys(request), Object.keys(request.args)]))
  expect(new Set(shapes).size).toBe(1)
  expect(JSON.stringify(waiting)).not.toMatch(/:"(mine|theirs|nobodys)"/)
  shaz.online()
  await world.clock.advance(5000)
  const stored = (await world.storage.load(world.board))!
  const rows = stored.secrets.filter(({ table }) => table === 'letterbox')
  expect(new Set(rows.map(({ row }) => JSON.stringify(Object.keys(row!)))).size).toBe(1)
  expect(rows).toHaveLength(3)
})

test('[A13] once turned over they are alike on every screen', async () => {
  const { world, host, step, post } = await written()
  for (const whose of SORTS) void post(whose)
  await world.clock.advance(500)
  void host.store.act('cards.turnOver', { step: step.id, turned: 0 })
  await world.clock.advance(500)
  const cards = host.store.view.projection!.step!.kinds.flatMap(({ cards }) => cards)
  expect(cards.map(({ text }) => text).sort()).toEqual(SORTS.map(whose => `Words of ${whose}`).sort())
  const rest = cards.map(({ id, text, ...rest }) => JSON.stringify(rest))
  expect(new Set(rest).size).toBe(1)
})

test('[A13] a device that is passed round shows and keeps nothing of what others wrote on it', async () => {
  const { world, shaz, post } = await written()
  shaz.offline()
  for (const whose of SORTS) void post(whose)
  const own = () => shaz.store.view.own.map(({ text, isTheirs }) => [text, isTheirs])
  expect(own()).toEqual([
    ['Words of mine', false],
    ['Words of theirs', false],
  ])
  shaz.online()
  await world.clock.advance(5000)
  expect(own()).toEqual([
    ['Words of mine', false],
    ['Words of theirs', true],
  ])
  const kept = shaz.device.keys('').map(key => JSON.stringify(shaz.device.get(key)))
  expect(kept.join()).not.toContain('nobodys')
})

test('[A13] words that others wrote here and that cannot land are given back, not lost', async () => {
  const { world, host, shaz, post } = await written()
  shaz.offline()
  void post('nobodys')
  void host.store.act('meeting.close', {})
  await world.clock.advance(1000)
  shaz.online()
  await world.clock.advance(5000)
  expect(shaz.store.view.refused).toMatchObject([{ request: { args: { text: 'Words of nobodys' } } }])
})
