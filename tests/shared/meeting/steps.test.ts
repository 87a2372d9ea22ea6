import { expect, test } from 'vitest'
import { type Kind, kindNames, kinds } from '#shared/board/kinds.ts'
import { allowsKind, hasCards, isSealed, plans, stepNames, stepTypes } from '#shared/meeting/steps.ts'

test('[A1] every kind of card can be written in one step and only there', () => {
  for (const kind of kindNames)
    expect(
      stepNames.filter(step => allowsKind(step, kind)),
      kind,
    ).toHaveLength(1)
})

test('[T1] a step says that something waits exactly where a card of it can be sealed', () => {
  expect(stepNames.filter(isSealed)).toEqual(['hello', 'agreement', 'hopes', 'now', 'ideas', 'end'])
  for (const step of stepNames)
    expect(isSealed(step), step).toBe(
      (stepTypes[step].kinds as readonly Kind[]).some(kind => kinds[kind].sharing === 'sealed'),
    )
})

test('[B4] a plan is made of steps in their order, each once, and the full one of all that have cards', () => {
  expect(plans.full).toEqual(stepNames.filter(hasCards))
  for (const plan of Object.values(plans))
    expect(stepNames.filter(step => plan.some(one => one === step))).toEqual(plan)
})
