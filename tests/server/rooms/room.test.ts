import { expect, test } from 'vitest'
import { World } from '../../fakes/world.ts'

test('[R1] what one person does is on everyone’s board', async () => {
  const world = await World.open()
  const host = await world.seat('Hana', { leads: true })
  const shaz = await world.seat('Shaz')
  const screen = await world.screen()
  const step = host.store.view.projection!.steps[2]!
  expect(step.type).toBe('hopes')
  const gone = host.store.act('step.go', { step: step.id })
  await world.clock.advance(100)
  expect(await gone).toEqual({ done: true, note: undefined })
  expect(shaz.store.view.projection!.step!.id).toBe(step.id)
  expect(screen.view.projection!.step!.id).toBe(step.id)

  const posted = shaz.store.act('card.post', {
    card: 'c1' as never,
    kind: 'elephant',
    text: 'Who really decides?',
    lang: 'en',
    claim: 'a-claim-of-sixteen',
    showName: false,
  })
  expect(shaz.store.view.own).toMatchObject([{ text: 'Who really decides?', where: 'waiting', saved: false }])
  await world.clock.advance(100)
  expect(await posted).toEqual({ done: true, note: undefined })
  expect(shaz.store.view.own).toMatchObject([{ where: 'waiting', saved: true }])
  expect(host.store.view.projection!.step!.count).toBe(0)

  const turned = host.store.act('cards.turnOver', { step: step.id, turned: 0 })
  await world.clock.advance(100)
  expect(await turned).toMatchObject({ done: true })
  expect(screen.view.projection!.step!.kinds[2]!.cards).toMatchObject([{ text: 'Who really decides?', by: null }])
  expect(shaz.store.view.own).toMatchObject([{ where: 'out' }])
})
