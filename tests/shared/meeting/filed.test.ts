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

const [golden] = goldenMeeting.steps
const inStep = (more: object) => ({ ...goldenMeeting, steps: [{ ...golden, cards: [], piles: [], ...more }] })
const card = (n: number) => ({ ...golden!.cards[0]!, n })
const vote = goldenMeeting.steps.flatMap(({ votes }) => votes)[0]!
const decision = goldenMeeting.steps.flatMap(({ decisions }) => decisions)[0]!
const talk = goldenMeeting.talk!
const withOption = (more: object) => inStep({ votes: [{ ...vote, options: [{ ...vote.options[0], ...more }] }] })
const beyond: readonly (readonly [what: string, record: unknown])[] = [
  ['meeting 0', { ...goldenMeeting, number: 0 }],
  ['a meeting of no number', { ...goldenMeeting, number: 1e308 }],
  ['votes', withOption({ votes: 1e308 })],
  ['less than no votes', withOption({ votes: -1 })],
  ['hands', withOption({ hands: 2 ** 60 })],
  ['turnout', inStep({ votes: [{ ...vote, turnout: 1e300 }] })],
  ['me too', inStep({ cards: [{ ...card(1), meToo: 1e308 }] })],
  ['answers', inStep({ decisions: [{ ...decision, cells: Array.from({ length: 1000 }, () => 1) }] })],
  ['time', { ...goldenMeeting, talk: { ...talk, stretches: [{ ...talk.stretches[0], length: 1e308 }] } }],
  ['evenness', { ...goldenMeeting, talk: { ...talk, stretches: [{ ...talk.stretches[0], even: -5 }] } }],
  ['people', { ...goldenMeeting, people: Array.from({ length: 20_000 }, () => goldenMeeting.people[0]) }],
  ['steps', { ...goldenMeeting, steps: Array.from({ length: 300 }, () => ({ ...golden, cards: [], piles: [] })) }],
  [
    'cards',
    inStep({
      piles: [1, 2].map(at => ({ name: '', cards: Array.from({ length: 6000 }, (_, n) => card(at * 10_000 + n)) })),
    }),
  ],
  ['two of one number', inStep({ cards: [card(1), card(1)] })],
  ['a card and a decision of one number', inStep({ cards: [card(1)], decisions: [{ ...decision, n: 1 }] })],
]
test.each(beyond)('[O60] a record is refused that holds more than any meeting could: %s', (_, record) => {
  expect(() => readFiled(JSON.stringify(record))).toThrow(v.ValiError)
})

test('[O60] of a record that is wrong in a thousand places the first is told, and nothing is made of the others', () => {
  try {
    readFiled(JSON.stringify(inStep({ cards: Array.from({ length: 1000 }, () => ({})) })))
    expect.unreachable()
  } catch (error) {
    expect((error as v.ValiError<never>).issues).toHaveLength(1)
  }
})
