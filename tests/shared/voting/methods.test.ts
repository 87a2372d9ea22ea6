import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fits, handsFit, methodNames, mostOnOne, votesLeft } from '#shared/voting/methods.ts'
import { winnersOf } from '#shared/voting/result.ts'
import { safeCells } from '#shared/voting/safe.ts'

const OPTIONS = ['a', 'b', 'c', 'd']
const rules = fc.record({
  method: fc.constantFrom(...methodNames),
  votes: fc.integer({ min: 1, max: 5 }),
  several: fc.boolean(),
})
const marks = fc.array(fc.tuple(fc.constantFrom(...OPTIONS, 'elsewhere'), fc.integer({ min: -1, max: 6 })), {
  maxLength: 6,
})

describe('a ballot', () => {
  test('[V1] fits when it marks things of the round, each once, within what each person has, and not otherwise', () => {
    fc.assert(
      fc.property(rules, marks, (by, given) => {
        const things = given.map(([option]) => option)
        const isWhole = given.every(([, count]) => count >= 1 && count <= mostOnOne(by))
        const isOnce = new Set(things).size === things.length && !things.includes('elsewhere')
        const sum = given.reduce((total, [, count]) => total + count, 0)
        const isWithin = by.method === 'approve' || sum <= by.votes
        expect(fits(by, OPTIONS, given)).toBe(isWhole && isOnce && isWithin)
        if (fits(by, OPTIONS, given)) expect(votesLeft(by, given)).toBeGreaterThanOrEqual(0)
      }),
      { seed: 26_11 },
    )
  })

  test('[V1] without "several" nothing takes more than one vote; yes to any number counts nothing', () => {
    expect(fits({ method: 'dots', votes: 3, several: false }, OPTIONS, [['a', 2]])).toBe(false)
    expect(fits({ method: 'dots', votes: 3, several: true }, OPTIONS, [['a', 3]])).toBe(true)
    const everything = OPTIONS.map((option): [string, number] => [option, 1])
    expect(fits({ method: 'approve', votes: 1, several: true }, OPTIONS, everything)).toBe(true)
    expect(fits({ method: 'approve', votes: 5, several: true }, OPTIONS, [['a', 2]])).toBe(false)
  })
})

test('[V7] so many people can raise so many hands, and no more', () => {
  const by = { method: 'dots', votes: 3, several: false } as const
  expect(handsFit(by, 2, [2, 2, 2, 0])).toBe(true)
  expect(handsFit(by, 2, [3, 0, 0, 0])).toBe(false)
  expect(handsFit(by, 2, [2, 2, 2, 1])).toBe(false)
  expect(handsFit({ ...by, method: 'approve' }, 2, [2, 2, 2, 2])).toBe(true)
  expect(handsFit(by, 0, [0, 0, 0, 0])).toBe(true)
  expect(handsFit({ ...by, method: 'approve' }, 0, [1, 0, 0, 0])).toBe(false)
})

test('[V6] whatever really has most is among those that won or are level, however much is kept back', () => {
  const counted = fc.array(fc.record({ sum: fc.nat({ max: 6 }), hands: fc.nat({ max: 3 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(counted, fc.integer({ min: 5, max: 9 }), (all, people) => {
      const sums = all.map(({ sum }) => sum)
      const cells = safeCells(sums, people, { least: people, most: people * 5 })
      if (!cells) return
      const shown = all.map(({ hands }, at) => ({ id: String(at), cell: cells[at]!, hands }))
      const winners = winnersOf(shown).map(({ id }) => id)
      const best = Math.max(...all.map(({ sum, hands }) => sum + hands))
      const really = all.flatMap(({ sum, hands }, at) => (best > 0 && sum + hands === best ? [String(at)] : []))
      expect(winners).toEqual(expect.arrayContaining(really))
      expect(winners.length > 0).toBe(best > 0)
    }),
    { seed: 26_11 },
  )
  const tie = winnersOf([
    { id: 'a', cell: 'few', hands: 0 },
    { id: 'b', cell: 2, hands: 0 },
    { id: 'c', cell: 1, hands: 0 },
  ])
  expect(tie.map(({ id }) => id)).toEqual(['a', 'b'])
})
