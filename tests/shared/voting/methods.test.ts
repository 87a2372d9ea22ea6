import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Marks } from '#shared/voting/method.ts'
import { fits, handsFit, methodNames, mostOnOne, totalOf, votesLeft } from '#shared/voting/methods.ts'

fc.configureGlobal({ seed: 26_11 })

const dots = { method: 'dots', votes: 3, several: false } as const
const many = { ...dots, several: true } as const
const approve = { method: 'approve', votes: 3, several: true } as const
const options = ['a', 'b', 'c', 'd']

test.each([
  ['one vote on each of three', dots, { a: 1, b: 1, c: 1 }, true],
  ['one too many', dots, { a: 1, b: 1, c: 1, d: 1 }, false],
  ['two on one thing', dots, { a: 2 }, false],
  ['two on one thing where that is fine', many, { a: 2, b: 1 }, true],
  ['all on one thing', many, { a: 3 }, true],
  ['more on one thing than there are', many, { a: 4 }, false],
  ['yes to all', approve, { a: 1, b: 1, c: 1, d: 1 }, true],
  ['yes twice', approve, { a: 2 }, false],
  ['nothing', dots, {}, true],
  ['a thing of another round', approve, { e: 1 }, false],
  ['less than nothing', many, { a: -1, b: 3 }, false],
  ['half a vote', many, { a: 0.5 }, false],
  ['none of a thing', many, { a: 0 }, false],
] as const)('[V1] is it a ballot: %s', (_, rules, marks, is) => {
  expect(fits(rules, options, Object.entries(marks))).toBe(is)
})

test('[V1] the same thing twice is no ballot, however little is on it', () => {
  for (const rules of [dots, many, approve])
    expect(
      fits(rules, options, [
        ['a', 1],
        ['a', 1],
      ]),
    ).toBe(false)
})

const anyRules = fc.record({
  method: fc.constantFrom(...methodNames),
  votes: fc.integer({ min: 1, max: 5 }),
  several: fc.boolean(),
})
const anyMarks: fc.Arbitrary<Marks> = fc.array(
  fc.tuple(fc.constantFrom(...options, 'e'), fc.integer({ min: -2, max: 6 })),
  { maxLength: 6 },
)

test('[V1] what fits is within what each person has, whatever is sent', () => {
  fc.assert(
    fc.property(anyRules, anyMarks, (rules, marks) => {
      if (!fits(rules, options, marks)) return
      const sum = marks.reduce((all, [, count]) => all + count, 0)
      if (rules.method === 'dots') expect(sum).toBeLessThanOrEqual(rules.votes)
      expect(votesLeft(rules, marks)).toBeGreaterThanOrEqual(0)
      for (const [option, count] of marks) {
        expect(options).toContain(option)
        expect(count).toBeLessThanOrEqual(mostOnOne(rules))
      }
      expect(new Set(marks.map(([option]) => option)).size).toBe(marks.length)
      const total = totalOf(rules, 1)
      if (sum > 0) expect(sum >= total.least && sum <= total.most).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('[V7] hands are no more than those people have', () => {
  expect(handsFit(dots, 2, [2, 2, 2, 0])).toBe(true)
  expect(handsFit(dots, 2, [3, 0, 0, 0])).toBe(false)
  expect(handsFit(dots, 2, [2, 2, 2, 1])).toBe(false)
  expect(handsFit(many, 2, [6, 0, 0, 0])).toBe(true)
  expect(handsFit(approve, 2, [2, 2, 2, 2])).toBe(true)
  expect(handsFit(approve, 0, [0, 0, 0, 0])).toBe(true)
  expect(handsFit(approve, 0, [1, 0, 0, 0])).toBe(false)
})
