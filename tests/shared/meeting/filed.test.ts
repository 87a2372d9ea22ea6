import * as v from 'valibot'
import { expect, test } from 'vitest'
import { type FiledMeeting, readFiled } from '#shared/meeting/filed.ts'
import { goldenMeeting } from '../../fakes/goldenMeeting.ts'

/** As records of before version 4 were: without numbers. */
const older = (version: number): unknown => {
  const strip = ({ n: _, ...one }: { n: number }) => one
  return {
    ...goldenMeeting,
    version,
    people: goldenMeeting.people.map(({ name, guest }) => ({ name, guest })),
    added: undefined,
    steps: goldenMeeting.steps.map(step => ({
      ...step,
      cards: step.cards.map(strip),
      piles: step.piles.map(pile => ({ ...pile, cards: pile.cards.map(strip) })),
      votes: step.votes.map(vote => ({ ...vote, options: vote.options.map(({ card: _, ...option }) => option) })),
      checks: step.checks.map(check => ({
        ...check,
        reasons: check.reasons.map(({ text, lang }) => ({
          text: text ?? 'Covered words',
          lang,
          covered: text === null,
        })),
      })),
      decisions: step.decisions.map(strip),
    })),
  }
}

const numbersIn = ({ steps }: FiledMeeting) =>
  steps.flatMap(step => [
    ...step.cards.map(({ n }) => n),
    ...step.piles.flatMap(pile => pile.cards.map(({ n }) => n)),
    ...step.checks.flatMap(check => check.reasons.map(({ n }) => n)),
    ...step.decisions.map(({ n }) => n),
  ])

test('[O4] a record is read as it was written', () => {
  expect(readFiled(JSON.stringify(goldenMeeting))).toEqual(goldenMeeting)
})

test.each([1, 2, 3])('[O4] a record of version %i is read: things get numbers, options their cards', version => {
  const read = readFiled(JSON.stringify(older(version)))
  const numbers = numbersIn(read)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers).not.toContain(0)
  expect(JSON.stringify(read)).not.toContain('Covered words')
  const ideas = read.steps.find(({ type }) => type === 'ideas')!
  const [walk] = ideas.votes[0]!.options
  expect(ideas.cards.find(({ n }) => n === walk!.card)!.text).toBe(walk!.text)
  expect(ideas.votes[0]!.options.at(-1)!.card).toBe(0)
})

test('[O4] what is no record is refused, and says where', () => {
  expect(() => readFiled('{')).toThrow(SyntaxError)
  for (const json of ['null', '[]', '{}', '{"version":5}', '{"version":3,"steps":[{"cards":[{}]}]}'])
    expect(() => readFiled(json)).toThrow()
  const broken = { ...goldenMeeting, steps: [{ ...goldenMeeting.steps[0], type: 'party' }] }
  try {
    readFiled(JSON.stringify(broken))
    expect.unreachable()
  } catch (error) {
    expect(v.getDotPath((error as v.ValiError<never>).issues[0])).toBe('steps.0.type')
  }
})
