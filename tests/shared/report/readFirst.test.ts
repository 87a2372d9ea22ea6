import { expect, test } from 'vitest'
import { cardsOf, type FiledMeeting } from '#shared/meeting/filed.ts'
import { readFirst } from '#shared/report/readFirst.ts'
import { goldenMeeting } from '../../fakes/goldenMeeting.ts'

const [hello] = goldenMeeting.steps
const worriesIn = (text: string, names: readonly string[] = ['Amina', 'Al', 'Żaneta', 'Big Dave']) => {
  const people = names.map(name => ({ name, guest: 0, opens: false, mayName: false }))
  const card = { ...hello!.cards[0]!, text }
  const record: FiledMeeting = { ...goldenMeeting, people, steps: [{ ...hello!, cards: [card] }] }
  return readFirst(record)[0]!.worries
}

test.each([
  ['Ask Amina about it', ['name']],
  ['aminas tea was good', ['name']],
  ['Pytaj Żanetę o wszystko', ['name']],
  ['zaneta knows', ['name']],
  ['Also the bus is late', []],
  ['Ask Al first', ['name']],
  ['big plans for dave', ['name']],
  ['The man called Mr Brown shouts', ['name']],
  ['I think I’m late', []],
  ['They live in Leeds', ['place']],
  ['Mieszkam w Łodzi', ['place']],
  ['The hostel on Park Road is cold', ['name', 'place']],
  ['في شارع النهر', ['place']],
  ['Ring 0113 496 0000', ['number']],
  ['Write to help@example.org', ['number']],
  ['I waited 12 weeks', []],
  ['This one is short. So is this.', []],
  ['I went to the desk and they told me to come back with a letter and then nobody was there', ['long']],
] as const)('[O8] points out: %s', (text, worries) => {
  expect(worriesIn(text)).toEqual(worries)
})

test('[O8] everything that people said is there to be read, once, and nothing that is covered', () => {
  const list = readFirst(goldenMeeting)
  const said = goldenMeeting.steps.flatMap(step => [
    ...cardsOf(step).map(({ n, text }) => ({ n, text })),
    ...step.decisions.map(({ n, text }) => ({ n, text })),
    ...step.checks.flatMap(({ reasons }) => reasons.map(({ n, text }) => ({ n, text }))),
  ])
  const shown = said.filter(({ text }) => text !== null)
  expect(list.map(({ n }) => n).sort((a, b) => a - b)).toEqual(shown.map(({ n }) => n).sort((a, b) => a - b))
})
