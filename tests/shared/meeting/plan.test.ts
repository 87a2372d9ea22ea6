import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hardAndLate, minutesOf } from '#shared/meeting/plan.ts'
import { plans, type StepName, stepNames, stepTypes } from '#shared/meeting/steps.ts'

const planned = (...types: StepName[]) =>
  types.map(type => ({ type, minutes: stepTypes[type].minutes as number, skipped: false }))
const late = (steps: ReturnType<typeof planned>) => hardAndLate(steps).map(({ type }) => type)

test('[M4] the plans that we offer have their hard talk early', () => {
  for (const plan of Object.values(plans)) expect(late(planned(...plan))).toEqual([])
})

test('[M4] a hard step that begins in the last third is late, by its minutes and not by its number', () => {
  expect(late(planned('hello', 'ideas', 'hopes'))).toEqual([])
  expect(late(planned('hello', 'ideas', 'now', 'hopes'))).toEqual(['hopes'])
  expect(late(planned('hopes', 'ideas', 'now', 'jobs', 'problem'))).toEqual(['problem'])
  const [hello, hopes] = planned('hello', 'hopes')
  expect(late([{ ...hello!, minutes: 100 }, hopes!])).toEqual(['hopes'])
})

test('[M4] what is left out takes no time and is not late; without minutes the steps are counted', () => {
  const [hello, ideas, now, hopes] = planned('hello', 'ideas', 'now', 'hopes')
  expect(late([hello!, ideas!, now!, { ...hopes!, skipped: true }])).toEqual([])
  expect(late([hello!, { ...ideas!, skipped: true }, { ...now!, skipped: true }, hopes!])).toEqual([])
  const none = planned('hello', 'ideas', 'hopes').map(step => ({ ...step, minutes: 0 }))
  expect(late(none)).toEqual(['hopes'])
})

test('[M4] the first step is never late, whatever the plan', () => {
  const step = fc.record({ type: fc.constantFrom(...stepNames), minutes: fc.nat(90), skipped: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), steps => {
      const first = steps.find(({ skipped }) => !skipped)
      expect(hardAndLate(steps)).not.toContain(first)
      for (const one of hardAndLate(steps)) expect(one.skipped).toBe(false)
    }),
  )
  expect(minutesOf(planned(...plans.full))).toBe(110)
})
